"""Which numbers are left out of what leaves: small counts of people, and whatever else would let
somebody work them out (complementary suppression).

The small ones go first. Then, as long as a hidden number can be worked out from those still shown,
one more is hidden: the smallest other part of a sum it stands in, or the whole. Shares and rates
go with the counts they are made from.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from fractions import Fraction
from typing import Literal

from sim_workshop.domain.evidence import DataPoint
from sim_workshop.domain.place import Measure
from sim_workshop.domain.shares import give_away, go_with
from sim_workshop.domain.small_cells import (
    amount_of,
    counts_people,
    is_share,
    is_too_small,
    measure_of,
)
from sim_workshop.domain.sums import Count, Sum, Table, table_of
from sim_workshop.domain.unknowns import Unknown, worked_out

Reason = Literal["small", "derivable"]


@dataclass(frozen=True)
class _Numbers:
    """The numbers of a map, sorted by what they are."""

    points: Mapping[str, DataPoint]
    counts: Mapping[str, Count]
    shares: tuple[DataPoint, ...]
    measures: Mapping[str, Measure]
    table: Table
    smallest: int
    shown_before: Mapping[str, str]


def suppressed(
    points: Iterable[DataPoint],
    measures: Mapping[str, Measure],
    smallest: int,
    before: Mapping[str, str] | None = None,
    shown_before: Mapping[str, str] | None = None,
) -> dict[str, Reason]:
    """The ids of what must not leave, each with why. What an earlier publication hid stays
    hidden; what it showed with the same value cannot protect anything now."""
    numbers = _sorted_out(tuple(points), measures, smallest, shown_before or {})
    hidden: dict[str, Reason] = {
        p.id: "small"
        for p in numbers.points.values()
        if is_too_small(p, measure_of(p, measures), smallest)
    }
    for old in before or {}:
        if old in numbers.points:
            hidden.setdefault(old, "derivable")
    _hide_what_gives_them_away(numbers, hidden)
    return hidden


def _sorted_out(
    points: tuple[DataPoint, ...], measures: Mapping[str, Measure], smallest: int,
    shown_before: Mapping[str, str],
) -> _Numbers:  # fmt: skip
    shares = tuple(p for p in points if is_share(p, measure_of(p, measures)))
    counts = {p.id: _count(p, measures) for p in points if p not in shares}
    counts = {i: c for i, c in counts.items() if not c.amount.is_words}
    table = table_of(counts.values(), smallest)
    by_id = {p.id: p for p in points}
    return _Numbers(by_id, counts, shares, measures, table, smallest, shown_before)


def _count(point: DataPoint, measures: Mapping[str, Measure]) -> Count:
    return Count(point, amount_of(point), counts_people(point, measure_of(point, measures)))


def _hide_what_gives_them_away(numbers: _Numbers, hidden: dict[str, Reason]) -> None:
    """Adds one number after the other until nothing hidden can be worked out."""
    while True:
        for name in _that_go_along(numbers, hidden):
            hidden[name] = "derivable"
        known = _that_can_be_worked_out(numbers, hidden)
        more = _one_more(numbers, hidden, known) if known else None
        if more is None:
            return
        hidden[more] = "derivable"


def _that_go_along(numbers: _Numbers, hidden: Mapping[str, Reason]) -> list[str]:
    """Shares of hidden counts, shares that give a small count away, and the same number again."""
    found, gone = set[str](), set(hidden)
    while fresh := (
        give_away(numbers.shares, numbers.points, gone, numbers.measures, numbers.smallest)
        | go_with(numbers.shares, numbers.points, gone)
        | _same_again(numbers, gone)
    ) - gone:
        found |= fresh
        gone |= fresh
    return sorted(found)


def _same_again(numbers: _Numbers, gone: set[str]) -> set[str]:
    """The same cell with the same value from another source."""
    cells = {(_cell(numbers.points[i]), _amount(numbers, i)) for i in gone}
    return {i for i, p in numbers.points.items() if (_cell(p), _amount(numbers, i)) in cells}


def _cell(point: DataPoint) -> tuple[object, ...]:
    return (point.measure or point.name.casefold(), point.period.casefold(), point.unit.casefold(),
            point.population.casefold(), frozenset(point.breakdown), point.areas)  # fmt: skip


def _amount(numbers: _Numbers, point_id: str) -> tuple[float | None, float | None]:
    amount = amount_of(numbers.points[point_id])
    return amount.low, amount.high
