"""Who it falls on: one measure broken down by groups, each as a rate of its own base, with an
interval. Groups stand in the order they were written; nothing here ranks them."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from math import sqrt
from typing import Literal

from sim_workshop.domain.diversion import Interval
from sim_workshop.domain.evidence import DataPoint
from sim_workshop.domain.privacy import Released
from sim_workshop.domain.units import family_of
from sim_workshop.domain.workshop import Map
from sim_workshop.words import later

Z = 1.959964
"""Intervals hold nineteen times in twenty."""
DIMENSIONS = (
    later("race and ethnicity"), later("sex"), later("age"), later("veteran"), later("housing"),
    later("language"), later("place"),
)  # fmt: skip
"""What a measure is usually broken down by; a county may write its own."""
Missing = Literal["", "left_out", "no_base", "range"]


@dataclass(frozen=True)
class Group:
    """One group of a breakdown: its count, its base, and the rate where both may be shown."""

    name: str
    count: DataPoint
    base: DataPoint | None
    rate: Interval | None
    """Per 1 of the base; None where `missing` says why."""
    missing: Missing


@dataclass(frozen=True)
class Subject:
    """Something that is counted for a period, and can be broken down."""

    measure: str
    name: str
    period: str

    def of(self, points: Iterable[DataPoint]) -> tuple[DataPoint, ...]:
        return tuple(p for p in points if subject_of(p) == self)


def subject_of(point: DataPoint) -> Subject:
    """What a number is about, without its group."""
    name = "" if point.measure else point.name.casefold()
    return Subject(point.measure, name, point.period.casefold())


def dimensions_of(points: Iterable[DataPoint]) -> tuple[str, ...]:
    """What these numbers are broken down by, in the order it was first written."""
    found = (point.breakdown[0][0] for point in points if len(point.breakdown) == 1)
    return tuple(dict.fromkeys(found))


def subjects(map_: Map) -> tuple[Subject, ...]:
    """Local counts that are broken down by one dimension at least."""
    broken = (p for p in map_.numbers if p.breakdown and p.locality == "local" and _counts(p))
    return tuple(dict.fromkeys(subject_of(p) for p in broken))


def _counts(point: DataPoint) -> bool:
    return family_of(point.unit) in {"people", "events", ""}


def disparity(
    released: Released, subject: Subject, dimension: str, base: Subject | None
) -> tuple[Group, ...]:
    """The groups of one dimension, only from what may leave: a suppressed count or base gives no
    rate, whoever looks."""
    points = released.map.numbers
    bases = {p.breakdown[0][1].casefold(): p for p in _groups(points, base, dimension)}
    return tuple(
        _group(released, point, bases.get(point.breakdown[0][1].casefold()))
        for point in _groups(points, subject, dimension)
    )


def _groups(
    points: Iterable[DataPoint], subject: Subject | None, dimension: str
) -> tuple[DataPoint, ...]:
    found = subject.of(points) if subject else ()
    return tuple(p for p in found if [d for d, _ in p.breakdown] == [dimension])


def _group(released: Released, count: DataPoint, base: DataPoint | None) -> Group:
    missing = _missing(released, count, base)
    told = None
    if not missing and base is not None:
        told = rate_of(count.low or 0.0, base.low or 0.0)
    return Group(count.breakdown[0][1], count, base, told, missing)


def _missing(released: Released, count: DataPoint, base: DataPoint | None) -> Missing:
    hidden = released.suppressed
    if count.id in hidden or (base is not None and base.id in hidden):
        return "left_out"
    if base is None or not base.low:
        return "no_base"
    plain = all(p.low is not None and p.low == p.high for p in (count, base))
    return "" if plain else "range"


def rate_of(count: float, base: float) -> Interval:
    """A count over its base. Where it is a share of people, Wilson's score interval (E. B.
    Wilson, 1927); where events exceed the base, Byar's approximation for a Poisson count
    (N. E. Breslow and N. E. Day, 1987)."""
    if count <= base:
        return _wilson(count, base)
    return _byar(count, base)


def _wilson(count: float, base: float) -> Interval:
    share = count / base
    spread = Z * sqrt(share * (1 - share) / base + Z * Z / (4 * base * base))
    middle, over = share + Z * Z / (2 * base), 1 + Z * Z / base
    return Interval(share, max(0.0, (middle - spread) / over), min(1.0, (middle + spread) / over))


def _byar(count: float, base: float) -> Interval:
    low = count * (1 - 1 / (9 * count) - Z / (3 * sqrt(count))) ** 3
    more = count + 1
    high = more * (1 - 1 / (9 * more) + Z / (3 * sqrt(more))) ** 3
    return Interval(count / base, low / base, high / base)
