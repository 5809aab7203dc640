"""A workshop of many records, made through the program's own doors."""

from __future__ import annotations

from pathlib import Path

from sim_workshop.content import load_pack
from sim_workshop.domain.community import Community
from sim_workshop.domain.evidence import DataPoint
from sim_workshop.domain.findings import Gap, Opportunity, Resource
from sim_workshop.domain.plan import ActionStep
from sim_workshop.domain.priorities import Priority
from sim_workshop.domain.record import Record
from sim_workshop.store import Store, open_store
from sim_workshop.use_cases.acting import Acting
from sim_workshop.use_cases.hosting import open_workshop

TEXT = "Officers who take somebody to the hospital wait for hours, mostly at night, number {n}."


def records(many: int) -> list[Record]:
    """A mixture as a workshop has it: mostly cards, some numbers, priorities and steps."""
    boxes = [e.id for e in load_pack().elements if e.intercept != "community"]
    made: list[Record] = [
        Priority(id=f"c{n}", letter=chr(65 + n), title=f"Priority {n}", number=n + 1,
                 addresses=(f"g{n}",)) for n in range(5)
    ]  # fmt: skip
    made += [
        ActionStep(id=f"t{n}", priority=f"c{n % 5}", text=f"Step {n}", who="Jail administrator",
                   lead="Jail administrator", when="June 2027", order=n) for n in range(30)
    ]  # fmt: skip
    for n in range(many - len(made)):
        made.append(_card(n, boxes[n % len(boxes)]))
    return made


def _card(n: int, box: str) -> Record:
    text = TEXT.format(n=n)
    if n % 10 == 9:
        return DataPoint(
            id=f"n{n}", name=f"Bookings {n}", about=(box,), value=str(120 + n), low=120 + n,
            high=120 + n, unit="people", period="2026", source="Jail",
        )  # fmt: skip
    if n % 3 == 0:
        return Resource(id=f"r{n}", text=text, places=(box,), status="short_capacity")
    if n % 3 == 1:
        return Gap(id=f"g{n}", text=text, places=(box,), gap_type="not_enough_capacity")
    return Opportunity(id=f"o{n}", text=text, places=(box,))


def filled(folder: Path, many: int) -> tuple[Store, Acting]:
    """A store with one workshop of that many records."""
    store = open_store(f"sqlite:///{folder / 'bench.sqlite'}")
    opened = open_workshop(
        store, None, Community(id="bench", name="Bench County", state="OR"), records(many)
    )
    return store, Acting(store, opened.code, opened.facilitator)
