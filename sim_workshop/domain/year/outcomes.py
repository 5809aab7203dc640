"""Outcomes against the baseline of workshop day: a number then and the newest of the same series
since, and nothing across unlike definitions."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from typing import Literal

from sim_workshop.domain.evidence import DataPoint
from sim_workshop.domain.series import breaks, definition_of, in_time, series_with
from sim_workshop.domain.workshop import Map
from sim_workshop.domain.year.monitoring import Baseline

Direction = Literal["", "up", "down", "same"]
Why = Literal["", "no_later", "unlike", "not_shown"]

TRENDS: tuple[tuple[str, str], ...] = (("jailed", "m3.12"), ("cost", "m3.11"))
"""The two questions of the paper: is the share of patients who are jailed rising, are costs? Each
with its measure of the pack."""


@dataclass(frozen=True)
class Outcome:
    """One frozen number and what came of it."""

    baseline: Baseline
    points: tuple[DataPoint, ...]
    """The whole series as it stands now, in time."""
    broken: frozenset[int]
    """Where the definition changed."""
    latest: DataPoint | None = None
    """The newest later value that is counted as the baseline was."""
    why_not: Why = ""
    """Why nothing is compared."""
    unlike: tuple[DataPoint, ...] = ()
    """Later values that are counted otherwise: shown, never compared."""

    @property
    def change(self) -> float | None:
        """Only between two plain numbers of which somebody wrote how they are counted."""
        if not self.baseline.definition:
            return None
        pair = (self.baseline, self.latest)
        if self.latest is None or any(p is None or p.low is None or p.low != p.high for p in pair):
            return None
        assert self.latest.low is not None
        assert self.baseline.low is not None
        return self.latest.low - self.baseline.low


def as_point(baseline: Baseline) -> DataPoint:
    """The frozen number as a number: what its series is found by, also when it was removed."""
    return DataPoint(
        id=baseline.point, areas=baseline.areas, measure=baseline.measure, name=baseline.name,
        value=baseline.value, low=baseline.low, high=baseline.high, unit=baseline.unit,
        period=baseline.period, starts=baseline.starts, ends=baseline.ends,
        population=baseline.population, definition=baseline.definition,
    )  # fmt: skip


def outcomes(map_: Map) -> tuple[Outcome, ...]:
    """One for each frozen number, in the order they were frozen."""
    return tuple(_outcome(map_, b) for b in map_.all(Baseline))


def _outcome(map_: Map, baseline: Baseline) -> Outcome:
    then = as_point(baseline)
    points = series_with(map_.numbers, then)
    broken = breaks(points, map_.measures)
    if baseline.low is None:
        return Outcome(baseline, points, broken, why_not="not_shown")
    later = [p for p in _after(points, then) if p.id != baseline.point]
    like = [p for p in later if _counted_alike(map_, p, baseline)]
    unlike = tuple(p for p in later if p not in like)
    if like:
        return Outcome(baseline, points, broken, like[-1], unlike=unlike)
    why: Why = "unlike" if unlike else "no_later"
    return Outcome(baseline, points, broken, why_not=why, unlike=unlike)


def _after(points: Iterable[DataPoint], then: DataPoint) -> tuple[DataPoint, ...]:
    """What stands behind the baseline when both are put in order of time."""
    others = [p for p in points if p.id != then.id]
    ordered = in_time([then, *others])
    return ordered[ordered.index(then) + 1 :]


def _counted_alike(map_: Map, point: DataPoint, baseline: Baseline) -> bool:
    now = definition_of(point, map_.measures)
    return now.casefold() == baseline.definition.casefold()


def candidates(map_: Map) -> tuple[DataPoint, ...]:
    """What can be frozen: of each local series of totals the newest value up to workshop day that
    is a number. Series that are frozen already are left out."""
    day = map_.workshop.ends or map_.workshop.starts
    left = [p for p in map_.numbers if _may_be_frozen(p, day)]
    frozen = [as_point(b) for b in map_.all(Baseline)]
    found: list[DataPoint] = []
    while left:
        series = series_with(left, left[0])
        left = [p for p in left if p not in series]
        if not any(series_with([series[0]], f) for f in frozen):
            found.append(series[-1])
    return tuple(found)


def _may_be_frozen(point: DataPoint, day: date | None) -> bool:
    early_enough = day is None or point.ends is None or point.ends <= day
    local = point.locality == "local" and not point.breakdown
    return point.is_number and local and early_enough


def trend(map_: Map, measure: str) -> tuple[DataPoint, ...]:
    """The totals of one measure through time, as imported: in the unit most of them have."""
    known = [
        p for p in map_.numbers
        if p.measure == measure and p.is_number and p.locality == "local" and not p.breakdown
    ]  # fmt: skip
    series = [series_with(known, p) for p in known]
    return max(series, key=len, default=())


def direction(points: tuple[DataPoint, ...], broken: frozenset[int]) -> Direction:
    """Between the last two values, and only where both are counted alike."""
    if len(points) < 2 or len(points) - 1 in broken:
        return ""
    before, now = points[-2].low, points[-1].low
    if before is None or now is None:
        return ""
    return "same" if now == before else "up" if now > before else "down"
