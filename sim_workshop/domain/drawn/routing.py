"""How arrows run between the boxes of a grid: along gutters and free rows, never behind a box.
Arrows of one kind that end at the same box join before it; those that fork leave together."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace

from sim_workshop.domain.drawn.grid import Cell

BOTTOM = 10_000.0
"""The level of the lanes along the bottom; rows are 0, 1, 2, spaces below them 0.5, 1.5, 2.5."""


@dataclass(frozen=True)
class Arrow:
    """One flow to be drawn, and the line it shares: `net` is the same for those that join."""

    flow: str
    start: str
    end: str
    kind: str
    forks: bool = False
    """Shares its line with others of the same start instead of the same end."""
    along_bottom: bool = False
    label_height: float = 0
    """Units its words need at the side of the box it starts from; 0 where it has none."""

    @property
    def net(self) -> str:
        return f"{self.kind} from {self.start}" if self.forks else f"{self.kind} to {self.end}"


@dataclass(frozen=True)
class Stub:
    """A short line from a box to the trunk in the gutter to its right, for so many flows."""

    box: str
    up: bool
    flows: tuple[str, ...] = ()
    label_height: float = 0


@dataclass(frozen=True)
class Way:
    """The plan of one arrow, before anything has a size."""

    arrow: Arrow
    leaves: int
    """The gutter it starts in."""
    arrives: int
    """The gutter it ends in; the same for neighbours."""
    start: Cell
    end: Cell
    via: float | None = None
    """How it gets past the columns between: along a free row (3), in the space below a row of
    boxes (3.5), or along the BOTTOM."""
    drops: bool = False
    """Leaves downwards from the lowest box of its column."""

    @property
    def runs_along(self) -> int | None:
        """The row in whose middle it runs."""
        if self.is_straight:
            return self.start[1]
        free = self.via is not None and self.via != BOTTOM and self.via == int(self.via)
        return int(self.via) if free and self.via is not None else None

    @property
    def leaves_right(self) -> bool:
        return self.leaves == self.start[0] + 1

    @property
    def arrives_left(self) -> bool:
        return self.arrives == self.end[0]

    @property
    def is_straight(self) -> bool:
        return (
            self.leaves == self.arrives
            and self.start[1] == self.end[1]
            and (self.start[0] != self.end[0])
        )


@dataclass(frozen=True)
class Upright:
    """An arrow between two boxes that stand above one another with nothing between."""

    arrows: tuple[Arrow, ...]
    upper: str
    lower: str


def planned(
    cells: Mapping[str, Cell], arrows: Iterable[Arrow], entrance: str = ""
) -> tuple[list[Way], list[Upright]]:
    """Which way each arrow takes. `entrance` is the bar at the left, as high as the drawing."""
    occupied = {cell: box for box, cell in cells.items()}
    ways: list[Way] = []
    uprights: dict[tuple[str, str], list[Arrow]] = {}
    for arrow in arrows:
        if arrow.start != entrance and _stand_together(cells, occupied, arrow):
            pair = sorted((arrow.start, arrow.end), key=lambda box: cells[box])
            uprights.setdefault((pair[0], pair[1]), []).append(arrow)
        else:
            ways.append(_way(cells, occupied, arrow, arrow.start == entrance))
    return _with_passages(ways, occupied), [
        Upright(tuple(a), *pair) for pair, a in uprights.items()
    ]


def _stand_together(cells: Mapping[str, Cell], occupied: Mapping[Cell, str], arrow: Arrow) -> bool:
    (column, one), (other_column, other) = cells[arrow.start], cells[arrow.end]
    between = range(min(one, other) + 1, max(one, other))
    return column == other_column and not any((column, row) in occupied for row in between)


def _way(
    cells: Mapping[str, Cell], occupied: Mapping[Cell, str], arrow: Arrow, enters: bool
) -> Way:
    end = cells[arrow.end]
    start = (-1, end[1]) if enters else cells[arrow.start]
    leaves = start[0] + 1 if end[0] > start[0] else start[0]
    arrives = end[0] + 1 if end[0] < start[0] else end[0]
    way = Way(arrow, leaves, arrives, start, end)
    if arrow.along_bottom and end[0] < start[0] and not way.is_straight:
        lowest = not any(c == start[0] and r > start[1] for c, r in occupied)
        return replace(way, via=BOTTOM, drops=lowest)
    return way


def _with_passages(ways: Iterable[Way], occupied: Mapping[Cell, str]) -> list[Way]:
    """Arrows that pass columns find their level; those that share a line find one together."""
    together: dict[tuple[str, int], list[Way]] = {}
    for way in ways:
        passes = way.via is None and way.leaves != way.arrives
        shared = way.leaves if way.arrow.forks else way.arrives
        group = (way.arrow.net, shared) if passes and way.start[0] >= 0 else (way.arrow.flow, -1)
        together.setdefault(group, []).append(way)
    return [way for group in together.values() for way in _on_one_level(group, occupied)]


def _on_one_level(ways: Sequence[Way], occupied: Mapping[Cell, str]) -> list[Way]:
    if ways[0].via is not None or ways[0].leaves == ways[0].arrives:
        return list(ways)
    ends = [gutter for way in ways for gutter in (way.leaves, way.arrives)]
    level = _level(occupied, range(min(ends), max(ends)), ways)
    enters = ways[0].start[0] < 0
    return [replace(w, via=level, start=(-1, int(level)) if enters else w.start) for w in ways]


def _level(occupied: Mapping[Cell, str], crossed: Sequence[int], ways: Sequence[Way]) -> float:
    """The free row, or the space below a row, that takes the arrows least out of their way."""
    last = max((row for _, row in occupied), default=0)
    free = [r for r in range(last + 1) if not any((c, r) in occupied for c in crossed)]
    levels = [*map(float, free), *(r + 0.5 for r in range(last + 1))]
    return min(levels, key=lambda level: (sum(_detour(level, way) for way in ways), level))


def _detour(level: float, way: Way) -> float:
    turns = (level != way.start[1]) + (level != way.end[1])
    squeezed = 0.0 if level == int(level) else 1.0
    return abs(level - way.start[1]) + abs(level - way.end[1]) + 0.4 * turns + squeezed
