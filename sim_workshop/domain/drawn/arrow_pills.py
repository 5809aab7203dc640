"""Counts of what people put on an arrow: on its line, where they cover no box and no count."""

from __future__ import annotations

import math
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from itertools import pairwise

from sim_workshop.domain.at_places import AtPlace, together
from sim_workshop.domain.drawn.drawing import Area, Box, Line, Pill, Point
from sim_workshop.domain.drawn.pieces import pills

STEPS = 24
"""At how many points of a piece of line a count is tried, those near the middle first."""
BESIDE = (0.0, -24.0, 24.0, -40.0, 40.0, -64.0, 64.0, -88.0, 88.0)
"""On the line; where it is full, beside it."""
REACH = 160.0
"""How far from its line a count can lie: half its width, and beside."""

FAR = 1e6
Taken = Box | Area | Pill
"""What stands on the drawing already and is not to be covered."""


def arrow_pills(
    lines: Sequence[Line],
    taken: Sequence[Taken],
    found: Mapping[str, AtPlace],
    wide: float,
) -> list[Pill]:
    """`wide` is how far the drawing reaches."""
    placed: list[Pill] = []
    for line in lines:
        here = together([found[f] for f in line.flows if f in found])
        if here.gaps or here.resources:
            placed += _placed(line, here, [*taken, *placed], wide)
    return placed


def _placed(line: Line, here: AtPlace, taken: Sequence[Taken], wide: float) -> list[Pill]:
    """The first free spot; where there is none, the one that covers least."""
    best: list[Pill] = []
    least = math.inf
    near = [other for other in taken if is_near(other, line)]
    for at in spots(line):
        row = _centred(line.flows[0], at, here)
        outside = min(p.x for p in row) < 0 or max(p.x + p.w for p in row) > wide
        cost = sum(covered(pill, other) for pill in row for other in near) + FAR * outside
        if cost < least:
            best, least = row, cost
        if not cost:
            break
    return best


def is_near(other: Taken, line: Line) -> bool:
    """Whether a count on the line could come to lie on it."""
    xs = [x for path in line.paths for x, _ in path]
    ys = [y for path in line.paths for _, y in path]
    across = other.x < max(xs) + REACH and min(xs) - REACH < other.x + other.w
    return across and other.y < max(ys) + REACH and min(ys) - REACH < other.y + other.h


def _centred(flow: str, at: Point, here: AtPlace) -> list[Pill]:
    row = pills(flow, at[0], at[1], here)
    shift = (at[0] - min(p.x for p in row)) / 2
    return [replace(p, x=p.x + shift) for p in row]


def spots(line: Line) -> Iterator[Point]:
    """Points on the line, those in the middle of long pieces first, then points beside it."""
    found = {piece for path in line.paths for piece in pairwise(path)}
    pieces = sorted(found, key=lambda piece: (-_long(*piece), piece))
    shares = sorted((n / STEPS for n in range(1, STEPS)), key=lambda share: abs(share - 0.5))
    for aside in BESIDE:
        for share in shares:
            for a, b in pieces:
                x, y = a[0] + (b[0] - a[0]) * share, a[1] + (b[1] - a[1]) * share
                yield (x + aside, y) if a[0] == b[0] else (x, y + aside)


def _long(a: Point, b: Point) -> float:
    return abs(a[0] - b[0]) + abs(a[1] - b[1])


def covered(one: Taken, other: Taken) -> float:
    """The area they share; of a count or of words ten times that, of the edge of a box as it is."""
    across = min(one.x + one.w, other.x + other.w) - max(one.x, other.x)
    down = min(one.y + one.h, other.y + other.h) - max(one.y, other.y)
    if across <= 0 or down <= 0:
        return 0.0
    return across * down * (1 if isinstance(other, Box) else 10)
