"""How many people take each arrow in a year, as the county's own numbers say, and where those
numbers do not hang together. Nothing is corrected: what disagrees is named."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from typing import Literal

from sim_workshop.domain.evidence import DataPoint
from sim_workshop.domain.units import family_of
from sim_workshop.domain.workshop import Map, PlaceEdit

DAYS_OF_A_YEAR = 365.25
SHORTEST_PERIOD = 7
"""Days. What was counted in less than a week says nothing about a year."""
COUNTED = frozenset({"people", "events", ""})
"""What an arrow can carry; a unit nobody wrote is taken for people or events."""


@dataclass(frozen=True)
class Count:
    """How many take an arrow in a year: exactly known, or somewhere in a range."""

    low: float
    high: float

    @property
    def middle(self) -> float:
        return (self.low + self.high) / 2

    @property
    def is_range(self) -> bool:
        return self.low != self.high


ODD = Literal["more_leave_than_enter", "part_above_total", "several_numbers", "hidden_box"]


@dataclass(frozen=True)
class Odd:
    """Something in the numbers that cannot all be true, or that was left out, with its figures."""

    what: ODD
    place: str
    """The box, or the arrow, it is about."""
    enter: float = 0.0
    leave: float = 0.0


@dataclass(frozen=True)
class FlowCounts:
    """The yearly numbers on the arrows of a map, and what is odd about them."""

    by_flow: Mapping[str, Count]
    odd: tuple[Odd, ...] = ()


def flow_counts(map_: Map) -> FlowCounts:
    """The county's own numbers on single arrows, per year; of several the newest."""
    found: dict[str, list[DataPoint]] = {}
    known = {f.id for f in map_.flows}
    every = (*map_.pack.flows, *(e.flow for e in map_.all(PlaceEdit) if e.flow))
    hidden = {f.id for f in every} - known
    odd = []
    for point in map_.numbers:
        for place in point.about if _counts_a_flow(point) else ():
            if place in known:
                found.setdefault(place, []).append(point)
            elif place in hidden:
                odd.append(Odd("hidden_box", place))
    by_flow = {}
    for flow, points in found.items():
        newest = max(points, key=_age)
        by_flow[flow] = _per_year(newest)
        if len({_per_year(p) for p in points if _age(p) == _age(newest)}) > 1:
            odd.append(Odd("several_numbers", flow))
    return FlowCounts(by_flow, (*odd, *_that_disagree(map_, by_flow)))


def _counts_a_flow(point: DataPoint) -> bool:
    """A plain local count of everybody: no share, no money, no group of a breakdown."""
    return (
        point.low is not None
        and (point.high or point.low) >= point.low >= 0
        and point.locality == "local"
        and not point.breakdown
        and family_of(point.unit) in COUNTED
    )


def _age(point: DataPoint) -> date:
    return point.ends or point.starts or date.min


def _per_year(point: DataPoint) -> Count:
    """Scaled by the days its period has; a number without a period is taken for a year's."""
    low = point.low or 0.0
    high = low if point.high is None else point.high
    days = (point.ends - point.starts).days + 1 if point.starts and point.ends else 0
    factor = DAYS_OF_A_YEAR / days if days >= SHORTEST_PERIOD and not 360 <= days <= 370 else 1.0
    return Count(low * factor, high * factor)


def _that_disagree(map_: Map, by_flow: Mapping[str, Count]) -> Iterable[Odd]:
    """Boxes out of which more people are counted than into them, where both sides are counted
    on every arrow; and boxes whose own number is below what leaves them."""
    totals = _box_totals(map_)
    for box in map_.elements:
        into = [f.id for f in map_.flows if f.end == box.id]
        out = [f.id for f in map_.flows if f.start == box.id]
        leave = sum(by_flow[f].low for f in out if f in by_flow)
        enter = sum(by_flow[f].high for f in into if f in by_flow)
        total = totals.get(box.id)
        if total is not None and leave > total.high * ROUNDING:
            yield Odd("part_above_total", box.id, total.high, leave)
        elif into and all(f in by_flow for f in into) and leave > enter * ROUNDING:
            yield Odd("more_leave_than_enter", box.id, enter, leave)


ROUNDING = 1.02
"""Two in a hundred more out than in is rounding, or the turn of the year."""


def _box_totals(map_: Map) -> dict[str, Count]:
    """Numbers that stand on a box alone and count those who come through it."""
    boxes = {e.id for e in map_.elements}
    found: dict[str, DataPoint] = {}
    for point in map_.numbers:
        if _counts_a_flow(point) and len(point.about) == 1 and point.about[0] in boxes:
            box = point.about[0]
            if not point.part_of and (box not in found or _age(point) > _age(found[box])):
                found[box] = point
    return {box: _per_year(point) for box, point in found.items() if point.starts and point.ends}
