"""The demonstration: a bundled real county, completed with practice data that says so.

Resources, gaps, numbers, priorities and plan are the county's published facts. Invented, so that
a newcomer sees a living workshop: who is present, the votes, the scales, the practices' ratings,
the next meeting. Every screen and file says in words that it is practice data.
"""

from __future__ import annotations

from pathlib import Path

from sim_workshop.domain.people import Stakeholder
from sim_workshop.domain.workshop import WORKSHOP_ID, Workshop
from sim_workshop.exchange.imported import Imported
from sim_workshop.store import Store
from sim_workshop.use_cases import arranging, engaging, planning, prioritizing
from sim_workshop.use_cases.acting import Acting
from sim_workshop.use_cases.carrying import read_file, take_in
from sim_workshop.use_cases.hosting import Opened

COUNTY = Path(__file__).resolve().parents[2] / "examples" / "washington_or.yaml"
INVENTED = (
    "Who is present, the votes, importance and feasibility, the practices' ratings and the next "
    "meeting are invented. Everything else is published by the county."
)
BALLOTS: tuple[dict[str, int], ...] = (
    *({"B": 2, "A": 1},) * 9, *({"A": 2, "C": 1},) * 5, *({"B": 1, "E": 2},) * 4,
    *({"C": 2, "D": 1},) * 4, *({"A": 1, "B": 1, "E": 1},) * 5,
)  # fmt: skip
SCALES: dict[str, tuple[int, int, int, tuple[str, ...]]] = {
    "A": (4, 3, 4, ("connections",)), "B": (5, 4, 5, ("bookings", "connections")),
    "C": (4, 2, 3, ("connections",)), "D": (3, 4, 2, ()), "E": (3, 5, 3, ()),
}  # fmt: skip
RATINGS = ("in_place", "underway", "planned", "not_planned")


def open_demonstration(store: Store) -> Opened:
    """Opens the bundled county as a practice workshop, from start to report."""
    [found] = read_file(COUNTY)
    [taken] = take_in(store, [_as_practice(found)])
    opened = taken.opened
    acting = Acting(store, opened.code, opened.facilitator)
    _rate_practices(acting)
    _vote(acting)
    planning.set_meeting(acting, title="Steering committee", when="2027-03-04", where="County hall")
    arranging.move_room(acting, at="1", stage="intercept")
    return opened


def _as_practice(found: Imported) -> Imported:
    records = [r for r in found.records if r.id != WORKSHOP_ID]
    settings = next((r for r in found.records if isinstance(r, Workshop)), Workshop())
    marked = settings.but(
        practice=True, practice_note=INVENTED, priorities_to_plan=4,
        time_zone="America/Los_Angeles", stakeholders_may_download=True,
    )  # fmt: skip
    present = [r.but(present=True) if isinstance(r, Stakeholder) else r for r in records]
    return Imported(found.community, (marked, *present), found.notes)


def _rate_practices(acting: Acting) -> None:
    for number, practice in enumerate(acting.map.pack.practices):
        rating = RATINGS[number * 7 % len(RATINGS)]
        arranging.rate_practice(acting, id=practice.id, rating=rating)


def _vote(acting: Acting) -> None:
    """One practice vote, cast by the same door as a real one, revealed, and taken to the plan."""
    for priority in acting.map.priorities:
        importance, feasibility, severity, measures = SCALES.get(priority.letter, (3, 3, 3, ()))
        prioritizing.correct_priority(
            acting, id=priority.id, importance=importance, feasibility=feasibility,
            severity=severity, key_measures=measures, process_only=not measures,
        )  # fmt: skip
    round_ = prioritizing.open_round(acting, title="Round 1, practice votes")
    seats = [s for s in acting.map.stakeholders if s.agency] or [
        Stakeholder(id="-", agency="County")
    ]
    for number, marks in enumerate(BALLOTS):
        seat = seats[number % len(seats)]
        voter = engaging.join(
            acting.store,
            acting.code,
            f"Practice participant {number + 1}",
            seat.agency,
            seat.sector,
        )
        prioritizing.cast_ballot(
            Acting(acting.store, acting.code, voter), round=round_.id, marks=marks
        )
    prioritizing.close_round(acting, round=round_.id)
    prioritizing.reveal_round(acting, round=round_.id)
    first = prioritizing.first_by_votes(acting.map, acting.map.rounds[0], 4)
    prioritizing.take_to_plan(acting, ids=first)
