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
    "Who is present and for which seat, the votes, importance and feasibility, the practices' "
    "ratings and the next meeting are invented. Everything else is published by the county."
)
BALLOTS: tuple[dict[str, int], ...] = (
    *({"B": 2, "A": 1},) * 9, *({"A": 2, "C": 1},) * 5, *({"B": 1, "E": 2},) * 4,
    *({"C": 2, "D": 1},) * 4, *({"A": 1, "B": 1, "E": 1},) * 5,
)  # fmt: skip
SCALES: dict[str, tuple[int, int, int, tuple[str, ...]]] = {
    "A": (4, 3, 4, ("connections",)), "B": (5, 4, 5, ("bookings", "connections")),
    "C": (4, 2, 3, ("connections",)), "D": (3, 4, 2, ()), "E": (3, 5, 3, ()),
}  # fmt: skip
SEATS: dict[str, tuple[str, ...]] = {
    "Washington County Sheriff's Office": ("s1.3", "s1.5", "s2.1", "s2.2", "s3.5"),
    "Washington County Mental Health Program, Health and Human Services": (
        "s0.1", "s0.5", "s1.8", "s2.9",
    ),
    "Lifeworks Northwest": ("s0.2", "s1.7", "s4.3", "s5.4"),
    "District Attorney": ("s1.10", "s2.7", "s3.3"),
    "Public defenders": ("s2.8", "s3.4"),
    "Courts and Mental Health Court": ("s2.5", "s3.1", "s3.2", "sx.2"),
    "Local hospitals": ("s0.3", "s0.4"),
    "Fire, rescue and emergency medical services": ("s1.6",),
    "City police departments": ("s1.2", "s1.4"),
    "911 / WCCCA": ("s1.1",),
    "Washington County Community Corrections": ("s5.1", "s5.2"),
    "CODA": ("s0.6", "s5.8"),
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
    seated = [_seated(r) if isinstance(r, Stakeholder) else r for r in records]
    return Imported(found.community, (marked, *seated), found.notes)


def _seated(seat: Stakeholder) -> Stakeholder:
    return seat.but(present=True, seats=SEATS.get(seat.agency, ()))


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
