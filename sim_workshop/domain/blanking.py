"""What is taken out of a record before it leaves: who typed it, links to what stays, and every
field from which a hidden number could be read."""

from __future__ import annotations

from collections.abc import Collection, Mapping
from typing import Any

from sim_workshop.domain.evidence import Anecdote, DataPoint
from sim_workshop.domain.people import Stakeholder
from sim_workshop.domain.plan import ActionStep, Objective
from sim_workshop.domain.priorities import Priority, Round
from sim_workshop.domain.record import Record, Written
from sim_workshop.domain.small_cells import numbers_in, says_a_small_number
from sim_workshop.domain.sums import subject_of
from sim_workshop.domain.workshop import Map
from sim_workshop.domain.year.assessment import DataSource, Maturity
from sim_workshop.domain.year.engagement import Agency, Charter, Problem, ReportCard
from sim_workshop.domain.year.monitoring import Baseline
from sim_workshop.domain.year.working import Funding, Workgroup


def without_author(record: Record) -> Record:
    """The record without who typed it, when, and what facilitators alone read."""
    if isinstance(record, Written):
        record = _anonymous(record)
    if isinstance(record, Stakeholder):
        return record.model_copy(update={"email": "", "member": ""})
    if isinstance(record, Anecdote):
        return record.model_copy(update={"released_by": "", "release_reason": ""})
    if isinstance(record, Agency):
        return record.model_copy(update={"designee": "", "alternate": "", "sponsor": ""})
    if isinstance(record, Charter):
        return record.model_copy(update={"chair": "", "co_chair": "", "successor": ""})
    if isinstance(record, ReportCard):  # agencies are not ranked by how they see it
        return record.model_copy(update={"agency": ""})
    if isinstance(record, Maturity):
        return record.model_copy(update={"rater": ""})
    return record


def _anonymous(record: Written) -> Written:
    wordings = tuple(w.model_copy(update={"author": ""}) for w in record.wordings)
    nobody: dict[str, Any] = {
        "author": "", "by_proxy": "", "written_at": None, "standing_reason": "",
        "names_nobody": False, "wordings": wordings,
    }  # fmt: skip
    return record.model_copy(update=nobody)


LINKS: Mapping[type[Record], tuple[str, ...]] = {
    DataPoint: ("about", "part_of"), Anecdote: ("about",), Priority: ("addresses",),
    Round: ("candidates",), Workgroup: ("members", "priorities"), Funding: ("priorities",),
}  # fmt: skip
LINK: Mapping[type[Record], tuple[str, ...]] = {
    ActionStep: ("priority", "objective"), Objective: ("priority",), Round: ("run_off_of",),
    Problem: ("number", "story"), DataSource: ("agreement",),
}  # fmt: skip


def without_links(record: Record, gone: Collection[str]) -> Record:
    """Without links to what did not leave."""
    if not any(link in gone for link in record.links()):
        return record
    many = (*LINKS.get(type(record), ()), *(("answers",) if hasattr(record, "answers") else ()))
    changes: dict[str, Any] = {
        name: tuple(i for i in getattr(record, name) if i not in gone) for name in many
    }
    for name in LINK.get(type(record), ()):
        if getattr(record, name) in gone:
            changes[name] = ""
    return record.model_copy(update=changes)


BLANKED: Mapping[str, Any] = {
    "value": "", "low": None, "high": None, "numerator": "", "denominator": "", "change": "",
    "target": "", "footnote": "", "question": "", "remarks": (),
}  # fmt: skip
"""Of a hidden number nothing stays in which it could be read."""


def without_hidden(point: DataPoint, hidden: Mapping[str, str], map_: Map) -> DataPoint:
    if point.id in hidden:
        return _blanked(point, map_)
    if point.change and any(_is_one_series(point, map_.get(i)) for i in hidden):
        return point.model_copy(update={"change": ""})
    return point


def baseline_that_may_leave(baseline: Baseline, released: Record | None) -> Baseline:
    """A frozen number leaves as its number does. Where that was left out, changed or removed since,
    the frozen value stays here: it could say by its difference what must not be known."""
    point = released if isinstance(released, DataPoint) else None
    if point and (point.value, point.low, point.high) == (
        baseline.value, baseline.low, baseline.high,
    ):  # fmt: skip
        return baseline
    words = {
        "name": point.name if point else "", "population": point.population if point else "",
        "definition": point.definition if point else "",
    }  # fmt: skip
    return baseline.model_copy(update={"value": "", "low": None, "high": None, **words})


def _blanked(point: DataPoint, map_: Map) -> DataPoint:
    """The words around a hidden number stay where they do not say it."""
    changes: dict[str, Any] = dict(BLANKED)
    if says_a_small_number(point.population, map_.workshop.smallest_cell_shown):
        changes["population"] = ""
    if _says_it(point.definition, point):
        changes["definition"] = ""
    if _says_it(point.name, point):
        measure = map_.measures.get(point.measure)
        changes["name"] = measure.name if measure else ""
    return point.model_copy(update=changes)


def _says_it(text: str, point: DataPoint) -> bool:
    own = {int(n) for n in (point.low, point.high) if n is not None}
    return not own.isdisjoint(numbers_in(text))


def _is_one_series(point: DataPoint, other: Record | None) -> bool:
    """The same thing in another period: "12 more than last year" beside a shown 15 says the 3 of
    last year."""
    if not isinstance(other, DataPoint) or subject_of(other) != subject_of(point):
        return False
    same_people = other.population.casefold() == point.population.casefold()
    return same_people and set(other.breakdown) == set(point.breakdown)
