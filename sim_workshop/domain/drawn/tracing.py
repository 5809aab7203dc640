"""From planned ways to lines with corners: lanes in the gutters, then points in units."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from sim_workshop.domain.drawn.drawing import Point
from sim_workshop.domain.drawn.grid import Grid
from sim_workshop.domain.drawn.joining import joined, simplified
from sim_workshop.domain.drawn.routing import BOTTOM, Arrow, Upright, Way
from sim_workshop.domain.drawn.spacing import Slots, end_pin, start_pin
from sim_workshop.domain.drawn.tracks import Leg, lanes

HEAD = 26.0
"""Units between the rightmost lane of a gutter and the box, for a corner and an arrowhead."""
LANE = 11.0


@dataclass(frozen=True)
class Route:
    """Arrows that share a line, as points; corners not yet rounded."""

    flows: tuple[str, ...]
    kind: str
    paths: tuple[tuple[Point, ...], ...]
    ends: tuple[tuple[Point, Point], ...]
    """The last piece of every arrow, for its head."""
    wholes: tuple[tuple[str, tuple[Point, ...]], ...] = ()
    """Every arrow by itself, from box to box, also where it shares its line."""


Rows = Sequence[tuple[float, float]]


def _middle(rows: Rows, row: int) -> float:
    return rows[row][0] + rows[row][1] / 2


def passing(rows: Rows, way: Way, slots: Slots) -> float:
    """The height at which a way passes the columns between."""
    assert way.via is not None
    offset = slots.levels[way.arrow.net, way.via]
    if way.via == BOTTOM:
        return sum(rows[-1]) + offset
    if way.via != int(way.via):
        row = int(way.via)
        return sum(rows[row]) + slots.kept_free.get(row, 0) + offset
    return _middle(rows, int(way.via)) + offset


def heights(rows: Rows, way: Way, slots: Slots) -> tuple[float, float]:
    """Where a way starts and ends."""
    at_end = _middle(rows, way.end[1]) + slots.pins[end_pin(way)]
    if way.drops:
        return sum(rows[way.start[1]]), at_end
    if start_pin(way) in slots.pins:
        return _middle(rows, way.start[1]) + slots.pins[start_pin(way)], at_end
    return passing(rows, way, slots), at_end


def gutter_lanes(ways: Sequence[Way], rows: Rows, slots: Slots) -> dict[tuple[int, str], int]:
    """The lane of each net in each gutter it turns in."""
    legs: dict[int, dict[str, list[_Turn]]] = defaultdict(lambda: defaultdict(list))
    for way in ways:
        for turn in _turns(way, rows, slots):
            legs[turn.gutter][way.arrow.net].append(turn)
    found: dict[tuple[int, str], int] = {}
    for gutter, nets in legs.items():
        for net, lane in lanes([_leg(net, turns) for net, turns in nets.items()]).items():
            found[gutter, net] = lane
    return found


@dataclass(frozen=True)
class _Turn:
    """A way within one gutter: from one height to another, each from a side."""

    gutter: int
    start: float
    start_left: bool
    end: float
    end_left: bool


def _turns(way: Way, rows: Rows, slots: Slots) -> list[_Turn]:
    start, end = heights(rows, way, slots)
    if way.via is None:
        turn = _Turn(way.leaves, start, way.leaves_right, end, not way.arrives_left)
        return [turn] if start != end else []
    past = passing(rows, way, slots)
    forward = way.arrives > way.leaves
    first = _Turn(way.leaves, start, way.leaves_right, past, not forward)
    second = _Turn(way.arrives, past, forward, end, not way.arrives_left)
    both = (second,) if way.drops else (first, second)
    return [turn for turn in both if turn.start != turn.end]


def _leg(net: str, turns: Sequence[_Turn]) -> Leg:
    ends = [(t.start, t.start_left) for t in turns] + [(t.end, t.end_left) for t in turns]
    left = tuple(sorted({y for y, is_left in ends if is_left}))
    right = tuple(sorted({y for y, is_left in ends if not is_left}))
    return Leg(net, min(y for y, _ in ends), max(y for y, _ in ends), left, right)


def traced(
    grid: Grid,
    ways: Sequence[Way],
    uprights: Sequence[Upright],
    slots: Slots,
    lane_x: Mapping[tuple[int, str], float],
) -> tuple[Route, ...]:
    """Every arrow as points; `lane_x` is where each net turns in each gutter."""
    nets: dict[str, list[tuple[Way, tuple[Point, ...]]]] = defaultdict(list)
    for way in ways:
        nets[way.arrow.net].append((way, _points(grid, way, slots, lane_x)))
    lines = [_route(found) for found in nets.values()]
    return (*lines, *(line for u in uprights for line in _upright(grid, u)))


def _route(found: Sequence[tuple[Way, tuple[Point, ...]]]) -> Route:
    forks = found[0][0].arrow.forks
    whole = [points for _, points in found]
    ends = dict.fromkeys((points[-2], points[-1]) for points in whole)
    turned = [tuple(reversed(p)) for p in whole] if forks else whole
    paths = joined(turned)
    flows = tuple(way.arrow.flow for way, _ in found)
    unturned = tuple(tuple(reversed(p)) for p in paths) if forks else paths
    wholes = tuple((way.arrow.flow, points) for way, points in found)
    return Route(flows, found[0][0].arrow.kind, unturned, _one_per_point(ends), wholes)


def _one_per_point(ends: Iterable[tuple[Point, Point]]) -> tuple[tuple[Point, Point], ...]:
    by_point = {point: (before, point) for before, point in ends}
    return tuple(by_point.values())


def _points(
    grid: Grid, way: Way, slots: Slots, lane_x: Mapping[tuple[int, str], float]
) -> tuple[Point, ...]:
    start, end = heights(grid.rows, way, slots)
    past = passing(grid.rows, way, slots) if way.via is not None else end
    from_x = grid.gutter(way.leaves)[0 if way.leaves_right else 1]
    to_x = grid.gutter(way.arrives)[1 if way.arrives_left else 0]
    first = lane_x.get((way.leaves, way.arrow.net), from_x)
    if way.drops:
        x, w = grid.columns[way.start[0]]
        from_x = first = x + w / 2
    second = first if way.via is None else lane_x.get((way.arrives, way.arrow.net), to_x)
    points = [(from_x, start), (first, start), (first, past), (second, past), (second, end)]
    return simplified([*points, (to_x, end)])


BESIDE = 34.0
"""Units between arrows of the same two boxes: the two directions, or two kinds."""


def _upright(grid: Grid, upright: Upright) -> list[Route]:
    """Straight arrows side by side, those down at the left."""
    x, y, w, h = grid.frame(upright.upper)
    middle, top, bottom = x + w / 2, y + h, grid.frame(upright.lower)[1]
    together: dict[tuple[bool, str], list[Arrow]] = {}
    for arrow in upright.arrows:
        together.setdefault((arrow.start != upright.upper, arrow.kind), []).append(arrow)
    routes = []
    for n, ((up, kind), arrows) in enumerate(sorted(together.items())):
        at = middle + (n - (len(together) - 1) / 2) * BESIDE
        ends = ((at, bottom), (at, top)) if up else ((at, top), (at, bottom))
        flows = tuple(a.flow for a in arrows)
        routes.append(Route(flows, kind, (ends,), (ends,), tuple((f, ends) for f in flows)))
    return routes
