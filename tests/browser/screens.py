"""Every screen of the app: its address, who looks at it, and in which workshop."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from sim_workshop.domain.people import Member
from tests.browser.rooms import Houses, Room
from tests.browser.year_room import LAST_MEETING


@dataclass(frozen=True)
class Look:
    """One screen as one person sees it."""

    name: str
    path: str
    """`{code}`, `{entry}`, `{form}`, `{survey}`, `{report}` and `{draft}` are filled in."""
    who: Literal["lead", "participant", "nobody"] = "lead"
    room: Literal[
        "demonstration", "voting", "grouping", "evaluating", "evaluated", "committee", "light",
        "year",
    ] = "demonstration"  # fmt: skip
    upload: str = ""
    """A file of tests/data that is given to the screen first."""
    press: str = ""
    """What is pressed before looking."""
    again: bool = False
    """A screen that is in this list already, seen otherwise."""

    def address(self, room: Room) -> str:
        return self.path.format(
            code=room.code, entry=room.entry, form=room.form_key, survey=room.survey_key,
            report=room.report_key, draft=room.draft_key,
        )  # fmt: skip

    def members(self, houses: Houses, room: Room) -> list[Member]:
        """Whoever looks, as the cookie knows them."""
        if self.who == "lead":
            return [houses.host, room.lead.member]
        return [room.participant.member] if self.who == "participant" else []


LOOKS = (
    Look("home", "/?list=all"),
    Look("opening", "/opening"),
    Look("counties", "/counties"),
    Look("who", "/who"),
    Look("who-people", "/who", press="People", again=True),
    Look("who-agencies", "/who", press="Agencies", again=True),
    Look("agency-forms", "/agency_forms", room="voting"),
    Look("agency-forms-answers", "/agency_forms?form=qf2", room="voting", again=True),
    Look("agency-forms-make", "/agency_forms", room="voting", press="Make a form", again=True),
    Look("agency-form", "/form/{form}", who="nobody", room="voting"),
    Look("agency-card", "/form/{form}/card", who="nobody", room="voting"),
    Look("evidence-asked", "/evidence", room="voting", again=True),
    Look("review", "/reviewing", room="voting"),
    Look("review-accept", "/reviewing", room="voting", press="Accept crisis bed at night",
         again=True),
    Look("review-link", "/reviewing", room="voting", press="Make a link", again=True),
    Look("draft", "/draft/{draft}", who="nobody", room="voting"),
    Look("intercept", "/intercept?at=1"),
    Look("intercept-participant", "/intercept?at=1", who="participant", again=True),
    Look("intercept-prompts", "/intercept?at=1", press="Prompts", again=True),
    Look("intercept-practices", "/intercept?at=1", press="Practices", again=True),
    Look("intercept-about", "/intercept?at=1", press="About", again=True),
    Look("intercept-cross", "/intercept?at=cross", again=True),
    Look("console", "/console"),
    Look("console-removed", "/console", press="Removed", again=True),
    Look("console-similar", "/console", room="voting", press="Similar", again=True),
    Look("agenda", "/agenda"),
    Look("entry", "/entry?id={entry}"),
    Look("entry-participant", "/entry?id={entry}", who="participant", again=True),
    Look("evidence", "/evidence"),
    Look("evidence-number", "/evidence", press="Add a number", again=True),
    Look("data-sheet", "/data_sheet"),
    Look("data-sheet-columns", "/data_sheet", upload="sheets/jail.csv", again=True),
    Look("data-sheet-doubts", "/data_sheet", upload="sheets/jail.csv",
         press="Look at the numbers", again=True),
    Look("map", "/map"),
    Look("stepping-up", "/stepping_up"),
    Look("disparity", "/disparity"),
    Look("map-views", "/map_views"),
    Look("map-views-agencies", "/map_views", press="By agency", again=True),
    Look("map-views-new", "/map_views", press="Now and new", again=True),
    Look("map-views-heat", "/map_views", press="Where gaps are", again=True),
    Look("map-views-ways", "/map_views", press="Ways out", again=True),
    Look("map-views-since", "/map_views", press="What changed", again=True),
    Look("flow", "/flow"),
    Look("priorities", "/priorities"),
    Look("priorities-open", "/priorities", room="voting", again=True),
    Look("ballot", "/ballot", who="participant", room="voting"),
    Look("ballot-result", "/ballot", who="participant", again=True),
    Look("groups", "/groups", who="participant", room="grouping"),
    Look(
        "groups-step", "/groups", who="participant", room="grouping", press="Add a step", again=True
    ),
    Look("groups-lead", "/groups", room="grouping", again=True),
    Look("console-groups", "/console", room="grouping", press="Groups", again=True),
    Look("evaluation", "/evaluation", who="participant", room="evaluating"),
    Look("evaluation-lead", "/evaluation", room="evaluating", again=True),
    Look("evaluation-closed", "/evaluation", room="evaluated", again=True),
    Look("plan", "/plan"),
    Look("plan-step", "/plan", press="Add a step", again=True),
    Look("year", "/year", room="year"),
    Look("agencies", "/agencies", room="committee"),
    Look("agencies-empty", "/agencies", again=True),
    Look("agencies-participant", "/agencies", who="participant", room="committee", again=True),
    Look("agencies-form", "/agencies", room="committee", press="Add an agency", again=True),
    Look("agencies-problem", "/agencies", room="committee", press="State a problem", again=True),
    Look("agreements", "/agreements", room="committee"),
    Look("agreements-form", "/agreements", room="committee", press="Add an agreement", again=True),
    Look("agreements-charter", "/agreements", room="committee", press="Correct the charter",
         again=True),
    Look("report-card", "/report_card", room="committee"),
    Look("report-card-form", "/report_card", who="participant", room="committee",
         press="Rate for your agency", again=True),
    Look("data", "/data_sources", room="committee"),
    Look("data-form", "/data_sources", room="committee", press="Add a data source", again=True),
    Look("data-rate", "/data_sources", room="committee", press="Rate phase 1", again=True),
    Look("survey", "/survey/{survey}", who="nobody", room="committee"),
    Look("light", "/light", room="light"),
    Look("light-priorities", "/priorities", room="light", again=True),
    Look("workgroups", "/workgroups", room="year"),
    Look("meetings", "/meetings", room="year"),
    Look("progress", "/progress", room="year"),
    Look("library", "/library"),
    Look("year-participant", "/year", who="participant", room="year", again=True),
    Look("workgroups-report", "/workgroups", room="year",
         press="Report back Nights and weekends", again=True),
    Look("meetings-plan", "/meetings", room="year", press="Plan meetings", again=True),
    Look("meetings-minutes", "/meetings", room="year",
         press=f"Keep the minutes Steering committee {LAST_MEETING}", again=True),
    Look("progress-trial", "/progress", room="year", press="Try something", again=True),
    Look("report-back", "/report-back/{report}", who="nobody", room="year"),
    Look("workgroups-form", "/workgroups", press="Form a workgroup", again=True),
    Look("week", "/week", room="year"),
    Look("week-drawer", "/week", press="Change a step", again=True),
    Look("report", "/report"),
    Look("report-sections", "/report", press="Choose sections, version and date", again=True),
    Look("report-participant", "/report", who="participant", again=True),
    Look("settings", "/settings"),
    Look("settings-rules", "/settings", press="Names and votes", again=True),
    Look("links", "/links"),
    Look("places", "/places"),
    Look("history", "/history"),
    Look("front", "/", who="nobody", again=True),
    Look("join", "/join", who="nobody"),
    Look("join-name", "/join/{code}", who="nobody", again=True),
    Look("plain", "/plain/{code}?at=1", who="participant"),
    Look("plain-vote", "/plain/{code}", who="participant", room="voting", again=True),
    Look("plain-lead", "/plain/{code}", again=True),
    Look("plain-groups", "/plain/{code}", who="participant", room="grouping", again=True),
    Look("plain-evaluation", "/plain/{code}", who="participant", room="evaluating", again=True),
    Look("preflight", "/preflight"),
    Look("preflight-sheet", "/preflight/sheet", again=True),
    Look("join-light", "/join?light=1", who="nobody", again=True),
    Look("joined", "/joined/{code}", who="participant"),
    Look("back", "/back/{code}", who="nobody"),
    Look("sign-in", "/sign-in?key=aaaa", who="nobody"),
    Look("passphrase", "/sign-in", who="nobody", again=True),
)  # fmt: skip
