"""Workshops the browser tests look at, made by the use cases on the server's own database."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from functools import cached_property

from sim_workshop.domain.community import Community
from sim_workshop.domain.people import Member
from sim_workshop.domain.workshop import Map
from sim_workshop.exchange.slugs import slug
from sim_workshop.settings import Settings
from sim_workshop.store import Store, open_store
from sim_workshop.use_cases import (
    arranging,
    asking_ahead,
    engaging,
    evaluating,
    grouping,
    hosting,
    mapping,
    planning,
    prioritizing,
    reviewing,
)
from sim_workshop.use_cases.acting import Acting
from sim_workshop.use_cases.demonstrating import open_demonstration
from sim_workshop.use_cases.house import COOKIE, House, Person
from sim_workshop.use_cases.reviewing import Said
from tests.browser.committees import agreed, enrolled, rated, surveyed
from tests.browser.running import Server
from tests.browser.year_room import fill_year

HELD = "Call Maria at 503-555-0188"
"""A text that is held for its author, because it may tell who somebody is."""


@dataclass
class Room:
    """One workshop: its facilitator, and a participant who came in with the code."""

    store: Store
    lead: Acting
    participant: Acting
    form_key: str = ""
    """Key of the link to an agency's form, half filled in."""
    survey_key: str = ""
    """Key of the link to the survey on collaboration, while it is open."""
    report_key: str = ""
    """Key of the link by which a workgroup reports back."""
    draft_key: str = ""
    """Key of the link to the draft, with comments on it."""

    @property
    def code(self) -> str:
        return self.lead.code

    @property
    def map(self) -> Map:
        return self.store.read(self.code)

    @cached_property
    def entry(self) -> str:
        """An entry with much on it: a gap at the room's intercept."""
        here = self.map.at_intercept(self.map.room.at, self.map.gaps)
        return max(here, key=lambda gap: len(gap.text)).id


class Houses:
    """The server's database, seen from the test: rooms, and cookies of people in them."""

    def __init__(self, server: Server) -> None:
        self.server = server
        self.store = open_store(server.database)
        settings = Settings.from_environment(
            {"SIM_DATA": str(server.folder), "SIM_DATABASE": server.database}
        )
        self._house = House(settings, self.store)
        self.host = hosting.sign_in_with_key(self.store, hosting.first_host_key(self.store) or "")
        hosting.name_oneself(self.store, self.host, "Robin Host")

    def demonstration(self) -> Room:
        """The bundled county with everything filled in."""
        opened = open_demonstration(self.store)
        lead = hosting.name_oneself(self.store, opened.facilitator, "Sam Field")
        return self._room(Acting(self.store, opened.code, lead))

    def voting(self) -> Room:
        """The same, while a second vote is open, one ballot is cast and one text is held."""
        room = self.demonstration()
        mapping.place_entry(room.participant, kind="gap", text=HELD, places=["1"])
        for text in ("No crisis bed at night", "At night there is no crisis bed"):
            mapping.place_entry(room.lead, kind="gap", text=text, places=["1"])
        self._ask_agencies(room)
        self._send_draft(room)
        round_ = prioritizing.open_round(room.lead, title="Round 2")
        prioritizing.cast_ballot(room.participant, round=round_.id, marks={"A": 2, "C": 1})
        return room

    def grouping(self) -> Room:
        """The same on the second day: a group at each priority, the participant writes in one."""
        room = self.demonstration()
        if not room.map.chosen:
            ids = [p.id for p in room.map.priorities[:4]]
            prioritizing.take_to_plan(room.lead, ids=ids)
        first, second, *_ = grouping.form_groups(room.lead)
        grouping.place_group(room.lead, group=first.id, place="Table 3", seats=8)
        grouping.join_group(room.participant, group=first.id)
        grouping.take_pen(room.participant, group=first.id)
        colleague = engaging.join(self.store, room.code, "Kim Otero", "County clinic")
        grouping.join_group(Acting(self.store, room.code, colleague), group=second.id)
        planning.place_step(room.lead, priority=first.priority, text="Write to the two hospitals",
                            who="Ana Ruiz", when="3/4/2027")  # fmt: skip
        planning.place_step(room.lead, priority=first.priority, text="Find a house near the jail",
                            who="all")  # fmt: skip
        arranging.move_room(room.lead, stage="groups")
        return room

    def _ask_agencies(self, room: Room) -> None:
        """One agency has sent its answers, one is late."""
        measures = [m.id for m in room.map.measures.values() if m.tier == "core"]
        late = date(2026, 1, 12)
        asking_ahead.make_form(room.lead, agency="County hospital", due=late, asks=measures[2:4])
        form = asking_ahead.make_form(
            room.lead, agency="Sheriff's Office", contact="Jail commander", due=date(2030, 1, 12),
            asks=measures[:2],
        )  # fmt: skip
        room.form_key = asking_ahead.make_form_link(room.lead, id=form.id)
        said = [
            ("q01", {"text": "Jail commander", "where": room.map.pack.seats_of("2")[0].id}),
            ("q04", {"text": "Reentry desk, weekdays 8 to 4, two officers", "where": "4"}),
            ("q10", {"text": "People booked on Friday see nobody until Monday", "where": "2"}),
            ("q10", {"text": HELD}),
            (measures[0], {"value": "4,120", "period": "2025", "source": "Jail log"}),
        ]
        lines = [asking_ahead.Line(question, words) for question, words in said]
        asking_ahead.save_answers(self.store, room.form_key, lines, finished=True)

    def _send_draft(self, room: Room) -> None:
        """Comments and corrections wait; one was declined."""
        room.draft_key = reviewing.open_review(room.lead, whom="Planning team")
        remarks = [
            Said("summary", "Summary", "Kim Otero", "Say that the jail’s numbers are of one year."),
            Said("1-law-enforcement", "Law Enforcement", "Kim Otero", "", "crisis bed at night",
                 "crisis bed between ten and six"),
            Said("action-plan", "Action plan", "Lee Ortiz", "We agreed on this differently.",
                 "words that are gone", "others"),
            Said("summary", "Summary", "Lee Ortiz", "Leave the second sentence out."),
        ]  # fmt: skip
        kept = [reviewing.say(self.store, room.draft_key, said, revision=90) for said in remarks]
        if last := kept[-1]:
            reviewing.decline(room.lead, id=last.id, answer="The room asked for it.")

    def evaluating(self) -> Room:
        """The same at the end of the day: the questions are open."""
        room = self.demonstration()
        evaluating.open_evaluation(room.lead)
        evaluating.evaluate(room.participant, answers={"ev.goals": 4, "ev.voice": 5})
        return room

    def evaluated(self) -> Room:
        """The same after the close, with comments to release."""
        room = self.evaluating()
        for number in range(6):
            member = engaging.join(self.store, room.code, f"Guest {number}", "County clinic")
            wish = {"ev.better": "More time for the jail"} if number == 1 else {}
            answers = {"ev.goals": 2 + number % 4, "ev.map": 3, **wish}
            evaluating.evaluate(Acting(self.store, room.code, member), answers=answers)
        evaluating.close_evaluation(room.lead)
        return room

    def committee(self) -> Room:
        """The same in the year after: what agencies signed, rated and said of their data."""
        room = self.demonstration()
        enrolled(room.lead)
        agreed(room.lead)
        rated(room.lead)
        room.survey_key = surveyed(room.lead)
        return room

    def light(self) -> Room:
        """The same county without a workshop."""
        room = self.voting()
        prioritizing.close_round(room.lead, round=room.map.rounds[-1].id)
        hosting.change_settings(room.lead, light=True)
        return room

    def year(self) -> Room:
        """The same, well into the year after the workshop."""
        room = self.demonstration()
        room.report_key = fill_year(room.lead)
        return room

    def empty(self, county: str) -> Room:
        """A workshop just opened, of a county of its own."""
        community = Community(id=slug(county), name=county)
        opened = hosting.open_workshop(self.store, self.host, community, host_name="Sam Field")
        return self._room(Acting(self.store, opened.code, opened.facilitator), "Peer support")

    def _room(self, lead: Acting, agency: str = "Washington County Sheriff's Office") -> Room:
        member = engaging.join(self.store, lead.code, "Jo Reyes", agency)
        return Room(self.store, lead, Acting(self.store, lead.code, member))

    def cookie(self, *members: Member, at: str) -> dict[str, str]:
        """What makes a browser these members, looking at that workshop."""
        person = Person({m.workshop: m.id for m in members}, at)
        return {"name": COOKIE, "value": self._house.cookie_of(person), "url": self.server.url}

    def close(self) -> None:
        self.store.close()
