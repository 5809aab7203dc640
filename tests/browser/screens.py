"""Every screen of the app: its address, who looks at it, and in which workshop."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from sim_workshop.domain.people import Member
from tests.browser.rooms import Houses, Room


@dataclass(frozen=True)
class Look:
    """One screen as one person sees it."""

    name: str
    path: str
    """`{code}`, `{entry}` and `{form}` are filled in."""
    who: Literal["lead", "participant", "nobody"] = "lead"
    room: Literal["demonstration", "voting", "grouping", "evaluating", "evaluated"] = (
        "demonstration"
    )
    upload: str = ""
    """A file of tests/data that is given to the screen first."""
    press: str = ""
    """What is pressed before looking."""
    again: bool = False
    """A screen that is in this list already, seen otherwise."""

    def address(self, room: Room) -> str:
        return self.path.format(code=room.code, entry=room.entry, form=room.form_key)

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
    Look("evidence-asked", "/evidence", room="voting", again=True),
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
    Look("year", "/year"),
    Look("workgroups", "/workgroups"),
    Look("meetings", "/meetings"),
    Look("progress", "/progress"),
    Look("library", "/library"),
    Look("workgroups-form", "/workgroups", press="Form a workgroup", again=True),
    Look("week", "/week"),
    Look("week-drawer", "/week", press="Change a step", again=True),
    Look("report", "/report"),
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
    Look("preflight", "/preflight"),
    Look("preflight-sheet", "/preflight/sheet", again=True),
    Look("join-light", "/join?light=1", who="nobody", again=True),
    Look("joined", "/joined/{code}", who="participant"),
    Look("back", "/back/{code}", who="nobody"),
    Look("sign-in", "/sign-in?key=aaaa", who="nobody"),
    Look("passphrase", "/sign-in", who="nobody", again=True),
)  # fmt: skip
