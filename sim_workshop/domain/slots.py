"""At which height arrows leave and reach their boxes: each its own, straight ones in the middle,
those that come from above in the upper half, so that no two arrows lie on one another."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from itertools import count
from typing import NamedTuple

from sim_workshop.domain.grid import Cell
from sim_workshop.domain.routing import BOTTOM, Stub, Way


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

    def beside(self, level: float) -> Iterator[float]:
        """Where lines at one level may stand, the best first."""
        if level != BOTTOM and level == int(level):
            yield 0.0
            yield from (side * self.in_row * n for n in count(1) for side in (-1, 1))
        first, step = self.at_bottom if level == BOTTOM else self.in_space
        yield from (first + step * n for n in count())


@dataclass
class Slots:
    """Offsets from the middle of the row."""

    pins: dict[Pin, float] = field(default_factory=dict)
    levels: dict[tuple[str, float], float] = field(default_factory=dict)
    """Of a line that passes columns: by net and level, from the middle of a row, from the
    boxes above a space, from the last row."""

    def reach(self, row: int) -> float:
        """How far from the middle of a row the outermost arrow stands."""
        return max((abs(y) for pin, y in self.pins.items() if pin.row == row), default=0.0)


def start_pin(way: Way) -> Pin:
    name = way.arrow.net if way.arrow.forks else way.arrow.flow
    return Pin(f"start {name} {way.start}", way.leaves, way.start[1])


def end_pin(way: Way) -> Pin:
    name = way.arrow.flow if way.arrow.forks else way.arrow.net
    return Pin(f"end {name}", way.arrives, way.end[1])


def stub_pin(stub: Stub, cell: Cell) -> Pin:
    return Pin(f"stub {'up' if stub.up else 'down'} {stub.box}", cell[0] + 1, cell[1])


def slots(ways: Sequence[Way], stubs: Iterable[tuple[Stub, Cell]], spacing: Spacing) -> Slots:
    """Heights for everything; `stubs` come with the cell of their box."""
    found = Slots(levels=_levels(ways, spacing))
    far: dict[Pin, list[float]] = defaultdict(list)
    for way in ways:
        _anchor_or_queue(way, found, far)
    for stub, cell in stubs:
        far[stub_pin(stub, cell)].append(-BOTTOM if stub.up else 2 * BOTTOM)
    waiting: dict[tuple[int, int], list[tuple[float, Pin]]] = defaultdict(list)
    for pin, heights in far.items():
        if pin not in found.pins:
            waiting[pin.gutter, pin.row].append((sum(heights) / len(heights), pin))
    for place, queue in waiting.items():
        found.pins.update(_spread(sorted(queue), _anchors(ways, found, place), spacing))
    return found


def _levels(ways: Iterable[Way], spacing: Spacing) -> dict[tuple[str, float], float]:
    """Lines along a row lie in its middle, those in a space at its upper edge; where several
    would lie on one another they stand beside each other."""
    spans: dict[tuple[str, float], tuple[int, int]] = {}
    for way in ways:
        level = way.runs_along if way.runs_along is not None else way.via
        if level is not None:
            key = way.arrow.net, float(level)
            low, high = sorted((way.leaves, way.arrives))
            known = spans.get(key, (low, high))
            spans[key] = min(low, known[0]), max(high, known[1])
    levels: dict[tuple[str, float], float] = {}
    for (net, level), span in spans.items():
        taken = {levels[k] for k in levels if k[1] == level and _meet(spans[k], span)}
        levels[net, level] = next(x for x in spacing.beside(level) if x not in taken)
    return levels


def _meet(one: tuple[int, int], other: tuple[int, int]) -> bool:
    return one[0] <= other[1] and other[0] <= one[1]


def _anchor_or_queue(way: Way, found: Slots, far: dict[Pin, list[float]]) -> None:
    """A pin on the row its line runs along stands on that line; the others wait for a height."""
    ends = [(end_pin(way), way.start[1])]
    if not way.drops:
        ends.append((start_pin(way), way.end[1]))
    for pin, other in ends:
        if way.runs_along == pin.row:
            found.pins[pin] = found.levels[way.arrow.net, pin.row]
        elif way.start[0] >= 0 or pin.what.startswith("end"):
            far[pin].append(other if way.via is None else way.via)


def _anchors(ways: Iterable[Way], found: Slots, place: tuple[int, int]) -> list[float]:
    """Heights already taken at this side by lines that run along the row."""
    gutter, row = place
    return [
        found.levels[way.arrow.net, row]
        for way in ways
        if way.runs_along == row and gutter in (way.leaves, way.arrives)
    ]


def _spread(
    queue: Sequence[tuple[float, Pin]], anchors: Sequence[float], spacing: Spacing
) -> Mapping[Pin, float]:
    if not anchors:
        return _around_the_middle(queue, spacing)
    row = queue[0][1].row
    up = [pin for far, pin in queue if far < row]
    down = [pin for far, pin in queue if far >= row]
    top, bottom = min(anchors), max(anchors)
    step_up = min(spacing.step, (spacing.most + top) / len(up)) if up else 0
    step_down = min(spacing.step, (spacing.most - bottom) / len(down)) if down else 0
    above = {pin: top - step_up * (len(up) - i) for i, pin in enumerate(up)}
    return above | {pin: bottom + step_down * (i + 1) for i, pin in enumerate(down)}


def _around_the_middle(
    queue: Sequence[tuple[float, Pin]], spacing: Spacing
) -> Mapping[Pin, float]:
    if len(queue) == 1:
        far, pin = queue[0]
        is_stub = pin.what.startswith("stub")
        return {pin: (spacing.step if far > 0 else -spacing.step) if is_stub else 0.0}
    step = min(spacing.step, 2 * spacing.most / (len(queue) - 1))
    return {pin: (i - (len(queue) - 1) / 2) * step for i, (_, pin) in enumerate(queue)}
