"""Numbers as people read them: values of one thing stand together, and each says what it lacks.

Not here: whether a number may leave (privacy), whether it can be (impossible).
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from sim_workshop.domain.evidence import DataPoint
from sim_workshop.domain.place import CROSS
from sim_workshop.domain.units import family_of
from sim_workshop.domain.workshop import Map

MOST_BARS = 8


@dataclass(frozen=True)
class Figure:
    """One card: a single number, or several values of the same thing."""

    name: str
    intercept: str
    points: tuple[DataPoint, ...]

    @property
    def differs(self) -> bool:
        """Two sources say different things about the same people and period; both are kept."""
        seen: dict[tuple[object, ...], str] = {}
        return any(seen.setdefault(_same(p), p.value) != p.value for p in self.points)

    @property
    def compares(self) -> bool:
        """Whether its values can stand beside each other as bars: all plain numbers of one unit."""
        plain = all(p.low is not None and p.low == p.high and p.low >= 0 for p in self.points)
        units = {p.unit.casefold() for p in self.points}
        return 1 < len(self.points) <= MOST_BARS and plain and len(units) == 1


def _same(point: DataPoint) -> tuple[object, ...]:
    return (point.period.casefold(), point.population.casefold(), point.breakdown, point.areas)


def figures(map_: Map, points: Iterable[DataPoint]) -> list[Figure]:
    """The cards in the order of the intercepts; within one, as they were written."""
    grouped: dict[tuple[object, ...], list[DataPoint]] = {}
    for point in points:
        key = (home_of(map_, point), name_of(map_, point).casefold(), point.locality,
               point.unit.casefold())  # fmt: skip
        grouped.setdefault(key, []).append(point)
    found = [
        Figure(name_of(map_, ps[0]), home_of(map_, ps[0]), tuple(ps)) for ps in grouped.values()
    ]
    order = {i.id: n for n, i in enumerate(map_.intercepts)}
    return sorted(found, key=lambda f: order.get(f.intercept, len(order)))


def home_of(map_: Map, point: DataPoint) -> str:
    """The intercept it is filed under: by what it is about, its source, or its measure."""
    for about in point.about:
        record = map_.get(about)
        places = getattr(record, "places", ()) if record else (about,)
        if places and (home := map_.intercept_of(places[0])) != CROSS:
            return home
    measure = map_.measures.get(point.measure)
    filed = point.intercept or (measure.intercept if measure else CROSS)
    return filed if map_.intercept(filed) else CROSS


def intercepts_of(map_: Map, point: DataPoint) -> set[str]:
    """Every intercept it says something about."""
    named = {home_of(map_, point)}
    for about in point.about:
        record = map_.get(about)
        places = getattr(record, "places", ()) if record else (about,)
        named |= {map_.intercept_of(p) for p in places}
    return named


def name_of(map_: Map, point: DataPoint) -> str:
    """What is measured, in the source's words, else as the measure is called."""
    measure = map_.measures.get(point.measure)
    return point.name or (measure.name if measure else "")


def is_share(map_: Map, point: DataPoint) -> bool:
    measure = map_.measures.get(point.measure)
    unit = point.unit or (measure.unit if measure else "")
    return family_of(unit) == "percent" and "change" not in unit.casefold()


def missing(map_: Map, point: DataPoint) -> tuple[str, ...]:
    """What somebody who reads the number cannot know: "period", "denominator", "source"."""
    lacks = (
        ("period", not point.period),
        ("denominator", is_share(map_, point) and not point.denominator),
        ("source", not (point.source or point.owner)),
    )
    return tuple(what for what, it_lacks in lacks if it_lacks)
