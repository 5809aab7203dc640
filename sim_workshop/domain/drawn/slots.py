"""At which height arrows leave and reach their boxes: each its own, straight ones in the middle,
those that come from above in the upper half, so that no two arrows lie on one another."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence

from sim_workshop.domain.drawn.grid import Cell
from sim_workshop.domain.drawn.routing import BOTTOM, Stub, Way
from sim_workshop.domain.drawn.spacing import Pin, Slots, Spacing, end_pin, start_pin, stub_pin


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
