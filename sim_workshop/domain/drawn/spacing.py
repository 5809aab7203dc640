"""Where arrows may meet the sides of boxes: what a height is asked for, and how far apart."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from itertools import count
from typing import NamedTuple

from sim_workshop.domain.drawn.grid import Cell
from sim_workshop.domain.drawn.routing import BOTTOM, Stub, Way


class Pin(NamedTuple):
    """Where a line meets the side of a box: named after what shares it."""

    what: str
    gutter: int
    row: int


class Spacing(NamedTuple):
    """How far arrows at one side of a box stand apart, and how far from its middle at most."""

    step: float
    most: float
    in_row: float = 14
    in_space: tuple[float, float] = (8, 12)
    """From the boxes above, and from one another."""
    at_bottom: tuple[float, float] = (27, 13)

    def apart(self, level: float) -> float:
        """How far lines at one level stand apart at least."""
        if level == BOTTOM:
            return self.at_bottom[1]
        return self.in_row if level == int(level) else self.in_space[1]

    def beside(self, level: float) -> Iterator[float]:
        """Where lines at one level may stand, the best first."""
        step = self.apart(level) / 2
        if level != BOTTOM and level == int(level):
            yield 0.0
            yield from (side * step * n for n in count(1) for side in (-1, 1))
        first = self.at_bottom[0] if level == BOTTOM else self.in_space[0]
        yield from (first + step * n for n in count())


@dataclass
class Slots:
    """Offsets from the middle of the row."""

    pins: dict[Pin, float] = field(default_factory=dict)
    needs: dict[Pin, float] = field(default_factory=dict)
    """How much height each takes at the side of its box: more when words stand beside it."""
    levels: dict[tuple[str, float], float] = field(default_factory=dict)
    """Of a line that passes columns: by net and level, from the middle of a row, from the
    boxes above a space, from the last row."""
    spans: dict[tuple[str, float], tuple[int, int]] = field(default_factory=dict)
    kept_free: dict[int, float] = field(default_factory=dict)
    """Below a row: height taken by words, which lines in that space leave free."""

    def deepest(self, row: int) -> float:
        """How far below a row of boxes the lowest line of that space runs."""
        return max((y for (_, level), y in self.levels.items() if level == row + 0.5), default=0.0)

    def reach(self, gutter: int, row: int) -> float:
        """How far from the middle of a row the outermost arrow stands in a gutter."""
        here = ((pin, y) for pin, y in self.pins.items() if pin[1:] == (gutter, row))
        return max((abs(y) + self.needs.get(pin, 0) / 2 for pin, y in here), default=0.0)


def start_pin(way: Way) -> Pin:
    name = way.arrow.net if way.arrow.forks else way.arrow.flow
    return Pin(f"start {name} {way.start}", way.leaves, way.start[1])


def end_pin(way: Way) -> Pin:
    name = way.arrow.flow if way.arrow.forks else way.arrow.net
    return Pin(f"end {name}", way.arrives, way.end[1])


def stub_pin(stub: Stub, cell: Cell) -> Pin:
    return Pin(f"stub {'up' if stub.up else 'down'} {stub.box}", cell[0] + 1, cell[1])
