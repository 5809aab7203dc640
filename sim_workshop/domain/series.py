"""One thing through time: values of the same measure, people and unit, a point for each period.
Where the definition changed the series breaks: no line joins what was counted otherwise."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from sim_workshop.domain.evidence import DataPoint
from sim_workshop.domain.place import Measure
from sim_workshop.domain.sums import subject_of
from sim_workshop.domain.text import one_line

_YEAR = re.compile(r"(?:19|20)\d\d")


def series_with(points: Iterable[DataPoint], one: DataPoint) -> tuple[DataPoint, ...]:
    """All numbers that are this one at another time, in order of time."""
    return in_time(p for p in points if p.is_number and _kind(p) == _kind(one))


def all_series(points: Iterable[DataPoint]) -> tuple[tuple[DataPoint, ...], ...]:
    """Every number with its like: a series each, in order of time."""
    alike: dict[tuple[object, ...], list[DataPoint]] = {}
    for point in points:
        if point.is_number:
            alike.setdefault(_kind(point), []).append(point)
    return tuple(in_time(found) for found in alike.values())


def _kind(point: DataPoint) -> tuple[object, ...]:
    groups = frozenset((d.casefold(), g.casefold()) for d, g in point.breakdown)
    return (
        subject_of(point), point.population.casefold(), groups, point.unit.casefold(),
        point.locality, point.areas,
    )  # fmt: skip


def in_time(points: Iterable[DataPoint]) -> tuple[DataPoint, ...]:
    """A fiscal year nobody dated stands at the end of the year it names."""
    return tuple(sorted(points, key=_when))


def _when(point: DataPoint) -> date:
    if when := point.ends or point.starts:
        return when
    found = _YEAR.findall(point.period)
    return date(int(found[-1]), 12, 31) if found else date.max


def breaks(points: Sequence[DataPoint], measures: Mapping[str, Measure]) -> frozenset[int]:
    """Where the definition is another than at the point before."""
    said = [definition_of(p, measures) for p in points]
    return frozenset(n for n in range(1, len(said)) if said[n].casefold() != said[n - 1].casefold())


def definition_of(point: DataPoint, measures: Mapping[str, Measure]) -> str:
    """How it is counted: in its own words, else as its measure is counted."""
    measure = measures.get(point.measure)
    return one_line(point.definition or (measure.definition if measure else ""))


@dataclass(frozen=True)
class Spot:
    """A point of a drawn series, on a ground one wide and one high, from zero upwards."""

    point: DataPoint
    x: float
    y: float
    broken: bool
    """The definition changed before it: no line comes here."""


def spots(points: Sequence[DataPoint], broken: frozenset[int]) -> tuple[Spot, ...]:
    """Periods equally far apart, values from zero: no cut axis makes a change look large."""
    middles = [_middle(p) for p in points]
    top = max(middles, default=0.0) or 1.0
    last = max(len(points) - 1, 1)
    return tuple(
        Spot(p, round(n / last, 4), round(max(m, 0.0) / top, 4), n in broken)
        for n, (p, m) in enumerate(zip(points, middles, strict=True))
    )


def _middle(point: DataPoint) -> float:
    ends = [end for end in (point.low, point.high) if end is not None]
    return sum(ends) / len(ends) if ends else 0.0
