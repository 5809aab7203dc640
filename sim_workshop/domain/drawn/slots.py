"""At which height arrows leave and reach their boxes: each its own, straight ones in the middle,
those that come from above in the upper half, so that no two arrows lie on one another."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
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


def slots(ways: Sequence[Way], stubs: Iterable[tuple[Stub, Cell]], spacing: Spacing) -> Slots:
    """Heights for everything; `stubs` come with the cell of their box."""
    spans = _spans(ways)
    found = Slots(spans=spans, levels=_levels(ways, spans, spacing))
    far: dict[Pin, list[float]] = defaultdict(list)
    for way in ways:
        _anchor_or_queue(way, found, far, spacing)
    for stub, cell in stubs:
        pin = stub_pin(stub, cell)
        far[pin].append(-BOTTOM if stub.up else 2 * BOTTOM)
        found.needs[pin] = max(spacing.step, stub.label_height)
    waiting: dict[tuple[int, int], list[tuple[float, Pin]]] = defaultdict(list)
    for pin, heights in far.items():
        if pin not in found.pins:
            waiting[pin.gutter, pin.row].append((sum(heights) / len(heights), pin))
    for place, queue in waiting.items():
        found.pins.update(_spread(sorted(queue), found, place, spacing))
    return found


def _spans(ways: Iterable[Way]) -> dict[tuple[str, float], tuple[int, int]]:
    """From which gutter to which each line runs at its level."""
    spans: dict[tuple[str, float], tuple[int, int]] = {}
    for way in ways:
        level = way.runs_along if way.runs_along is not None else way.via
        if level is not None:
            key = way.arrow.net, float(level)
            low, high = sorted((way.leaves, way.arrives))
            known = spans.get(key, (low, high))
            spans[key] = min(low, known[0]), max(high, known[1])
    return spans


def _levels(
    ways: Iterable[Way], spans: Mapping[tuple[str, float], tuple[int, int]], spacing: Spacing
) -> dict[tuple[str, float], float]:
    """Lines along a row lie in its middle, those in a space at its upper edge; where several
    would lie on one another they stand beside each other, as far apart as their words need."""
    tall = {key: spacing.apart(key[1]) for key in spans}
    for way in ways:
        key = way.arrow.net, float(way.start[1])
        if key in tall and way.runs_along == way.start[1]:
            tall[key] = max(tall[key], way.arrow.label_height)
    levels: dict[tuple[str, float], float] = {}
    for key, span in spans.items():
        near = [(levels[k], tall[k]) for k in levels if k[1] == key[1] and _meet(spans[k], span)]
        levels[key] = next(x for x in spacing.beside(key[1]) if _is_clear(x, tall[key], near))
    return levels


def _is_clear(y: float, tall: float, near: Iterable[tuple[float, float]]) -> bool:
    return all(abs(y - other) >= (tall + height) / 2 for other, height in near)


def _meet(one: tuple[int, int], other: tuple[int, int]) -> bool:
    return one[0] <= other[1] and other[0] <= one[1]


def _anchor_or_queue(way: Way, found: Slots, far: dict[Pin, list[float]], spacing: Spacing) -> None:
    """A pin on the row its line runs along stands on that line; the others wait for a height."""
    ends = [(end_pin(way), way.start[1])]
    if not way.drops:
        ends.append((start_pin(way), way.end[1]))
    for pin, other in ends:
        tall = way.arrow.label_height if pin.what.startswith("start") else 0.0
        found.needs[pin] = max(found.needs.get(pin, spacing.step), tall)
        if way.runs_along == pin.row:
            found.pins[pin] = found.levels[way.arrow.net, pin.row]
        elif way.start[0] >= 0 or pin.what.startswith("end"):
            far[pin].append(other if way.via is None else way.via)


def _spread(
    queue: Sequence[tuple[float, Pin]], found: Slots, place: tuple[int, int], spacing: Spacing
) -> Mapping[Pin, float]:
    """Heights for those that wait at one side of a box, around what already runs straight."""
    anchors = [(y, found.needs[p]) for p, y in found.pins.items() if p[1:] == place]
    anchors += [(y, spacing.step) for y in _lines_passing(found, place)]
    pins = [pin for _, pin in queue]
    if not anchors:
        return _around_the_middle(queue, found, spacing)
    up = [pin for far, pin in queue if far < place[1]]
    down = pins[len(up) :]
    top = min(y - need / 2 for y, need in anchors)
    bottom = max(y + need / 2 for y, need in anchors)
    above = _stacked(list(reversed(up)), found, -top, spacing.most)
    below = _stacked(down, found, bottom, spacing.most)
    return {pin: -y for pin, y in above.items()} | below


def _lines_passing(found: Slots, place: tuple[int, int]) -> list[float]:
    """Lines that come along this row into the gutter, between boxes of other rows."""
    gutter, row = place
    return [
        found.levels[key]
        for key, (low, high) in found.spans.items()
        if key[1] == row and gutter in (low, high)
    ]


def _stacked(pins: Sequence[Pin], found: Slots, start: float, most: float) -> dict[Pin, float]:
    """Outwards from `start`, closer together where they would leave the box."""
    tall = sum(found.needs[pin] for pin in pins)
    squeeze = min(1.0, (most - start + found.needs[pins[-1]] / 2) / tall) if pins else 1.0
    placed: dict[Pin, float] = {}
    for pin in pins:
        need = found.needs[pin] * squeeze
        placed[pin] = start + need / 2
        start += need
    return placed


def _around_the_middle(
    queue: Sequence[tuple[float, Pin]], found: Slots, spacing: Spacing
) -> Mapping[Pin, float]:
    if len(queue) == 1:
        far, pin = queue[0]
        is_stub = pin.what.startswith("stub")
        return {pin: (spacing.step if far > 0 else -spacing.step) if is_stub else 0.0}
    pins = [pin for _, pin in queue]
    tall = sum(found.needs[pin] for pin in pins)
    span = tall - (found.needs[pins[0]] + found.needs[pins[-1]]) / 2
    squeeze = min(1.0, 2 * spacing.most / span)
    stacked = _stacked(pins, found, -tall / 2, tall)
    return {pin: y * squeeze for pin, y in stacked.items()}
