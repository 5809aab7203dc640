"""What may leave: the Released map, from which alone every published file is made.

Only `release` makes one. In it are what the room shows and nothing of who typed it: no held,
removed or redacted text, no unreleased story, no address, no member, no small count of people and
nothing from which one could be worked out with the other numbers of the map (rules.md).

What it does not promise: sums with numbers printed elsewhere than in this map, averages and
totals of money or time that contain few people, and numbers in free text, which nobody rewrites;
those are listed by `listed_before_final`. Against two publications the ids hidden before stay
hidden; whether a value printed before now helps to work out another can only be told when the
values printed then are given too (`shown_before`).
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from typing import Any

from sim_workshop.domain.committee import Note
from sim_workshop.domain.evidence import Anecdote, DataPoint
from sim_workshop.domain.hits import Hit
from sim_workshop.domain.people import Stakeholder
from sim_workshop.domain.plan import ActionStep, Objective
from sim_workshop.domain.priorities import Priority, Round
from sim_workshop.domain.record import Record, Written
from sim_workshop.domain.small_cells import says_a_small_number
from sim_workshop.domain.small_numbers import small_number_beside_people
from sim_workshop.domain.sums import subject_of
from sim_workshop.domain.suppression import suppressed
from sim_workshop.domain.workshop import Map


@dataclass(frozen=True)
class Released:
    """A map that may leave."""

    map: Map
    suppressed: Mapping[str, str]
    """Id of a number that was left out, to why: "small" or "derivable"."""
    smallest: int
    """Counts of people below this, except 0, were left out."""
    given_away: frozenset[str] = frozenset()
    """Left out now, but known to whoever holds an earlier publication."""


def release(
    map_: Map,
    before: Mapping[str, str] | None = None,
    shown_before: Mapping[str, str] | None = None,
) -> Released:
    """The map as it may leave. `before` are the ids an earlier publication left out, with why;
    `shown_before` the values it printed, by id."""
    smallest = map_.workshop.smallest_cell_shown
    hidden = suppressed(map_.numbers, map_.measures, smallest, before, shown_before)
    kept = {r.id: r for r in map_.records.values() if _may_leave(r)}
    gone = map_.records.keys() - kept.keys()
    records = {r.id: _unlinked(_bare(r), gone) for r in kept.values()}
    for point in map_.numbers:
        left = records[point.id]
        assert isinstance(left, DataPoint)
        records[point.id] = _published(left, hidden.reasons, map_)
    revealed = {r.id for r in map_.rounds if r.state == "revealed"}
    tallies = {i: t for i, t in map_.tallies.items() if i in revealed}
    bare = replace(map_, records=records, members={}, tallies=tallies)
    return Released(bare, dict(hidden.reasons), smallest, hidden.given_away)


def _may_leave(record: Record) -> bool:
    if isinstance(record, Note):
        return False
    if isinstance(record, Anecdote) and not record.released:
        return False
    return record.is_visible


def _bare(record: Record) -> Record:
    """The record without who typed it, when, and what facilitators alone read."""
    if isinstance(record, Written):
        record = _without_author(record)
    if isinstance(record, Stakeholder):
        return record.model_copy(update={"email": "", "member": ""})
    if isinstance(record, Anecdote):
        return record.model_copy(update={"released_by": "", "release_reason": ""})
    return record


def _without_author(record: Written) -> Written:
    wordings = tuple(w.model_copy(update={"author": ""}) for w in record.wordings)
    nobody: dict[str, Any] = {
        "author": "", "by_proxy": "", "written_at": None, "standing_reason": "",
        "names_nobody": False, "wordings": wordings,
    }  # fmt: skip
    return record.model_copy(update=nobody)


LINKS: Mapping[type[Record], tuple[str, ...]] = {
    DataPoint: ("about", "part_of"), Anecdote: ("about",), Priority: ("addresses",),
    Round: ("candidates",),
}  # fmt: skip
LINK: Mapping[type[Record], tuple[str, ...]] = {
    ActionStep: ("priority", "objective"), Objective: ("priority",), Round: ("run_off_of",),
}  # fmt: skip


def _unlinked(record: Record, gone: frozenset[str] | set[str]) -> Record:
    """Without links to what did not leave."""
    if not gone.intersection(record.links()):
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


def _published(point: DataPoint, hidden: Mapping[str, str], map_: Map) -> DataPoint:
    if point.id in hidden:
        return _blanked(point, map_)
    if point.change and any(_is_one_series(point, map_.get(i)) for i in hidden):
        return point.model_copy(update={"change": ""})
    return point


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
    return any(int(figure) in own for figure in re.findall(r"\d{1,15}", text))


def _is_one_series(point: DataPoint, other: Record | None) -> bool:
    """The same thing in another period: "12 more than last year" beside a shown 15 says the 3 of
    last year."""
    if not isinstance(other, DataPoint) or subject_of(other) != subject_of(point):
        return False
    same_people = other.population.casefold() == point.population.casefold()
    return same_people and set(other.breakdown) == set(point.breakdown)


@dataclass(frozen=True)
class Listed:
    """A text about to be published that holds back "final" until a person looked at it."""

    record: str
    field: str
    text: str
    hits: tuple[Hit, ...]


NOT_PROSE = frozenset({
    "id", "areas", "source", "source_read", "about", "places", "answers", "addresses", "part_of",
    "credit", "unit", "value", "measure", "intercept", "letter", "candidates", "priority",
    "objective", "seats", "eligible_roles", "key_measures", "standing", "merged_into", "time_zone",
    "participants_as_written", "duration_as_written", "breakdown", "alternate", "agency", "email",
    "due", "starts", "ends", "opened_at", "closed_at", "timer_ends",
})  # fmt: skip
"""Fields that hold ids, names, days or how many came, and no sentences about people served."""


def listed_before_final(map_: Map) -> tuple[Listed, ...]:
    """Every text that would leave and has a small number beside a word for persons, in the order
    of the records. Nothing is rewritten; a person edits or confirms each."""
    released = release(map_)
    found = (
        Listed(record.id, field, text, hits)
        for record in released.map.records.values()
        for field, text in _prose(record)
        if (hits := small_number_beside_people(text, released.smallest))
    )
    return tuple(found)


def _prose(record: Record) -> Iterator[tuple[str, str]]:
    for field, content in record.model_dump(exclude=set(NOT_PROSE)).items():
        yield from ((field, text) for text in _texts(content))


def _texts(content: object) -> Iterator[str]:
    if isinstance(content, str):
        yield content
    elif isinstance(content, Mapping):
        for inner in content.values():
            yield from _texts(inner)
    elif isinstance(content, list | tuple):
        for inner in content:
            yield from _texts(inner)
