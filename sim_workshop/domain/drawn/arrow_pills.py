"""Counts of what people put on an arrow: on its line, where they cover no box and no count."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from itertools import pairwise

from sim_workshop.domain.at_places import AtPlace, together
from sim_workshop.domain.drawn.drawing import Box, Line, Pill, Point
from sim_workshop.domain.drawn.pieces import pills

ALONG = (0.5, 0.3, 0.7, 0.15, 0.85)
"""Where on a piece of line a count is tried, the middle first."""


def arrow_pills(
    lines: Sequence[Line],
    boxes: Sequence[Box],
    known: Sequence[Pill],
    found: Mapping[str, AtPlace],
) -> list[Pill]:
    placed: list[Pill] = []
    for line in lines:
        here = together([found[f] for f in line.flows if f in found])
        if here.gaps or here.resources:
            tried = [_centred(line.flows[0], at, here) for at in _spots(line)]
            free = (row for row in tried if _is_free(row, boxes, [*known, *placed]))
            placed += next(free, tried[0])
    return placed


def _centred(flow: str, at: Point, here: AtPlace) -> list[Pill]:
    row = pills(flow, at[0], at[1], here)
    shift = (at[0] - min(p.x for p in row)) / 2
    return [replace(p, x=p.x + shift) for p in row]


def _spots(line: Line) -> Iterator[Point]:
    """Points on the line, those in the middle of long pieces first."""
    pieces = sorted((p for path in line.paths for p in pairwise(path)), key=lambda p: -_long(*p))
    for share in ALONG:
        for a, b in pieces:
            yield a[0] + (b[0] - a[0]) * share, a[1] + (b[1] - a[1]) * share


def _long(a: Point, b: Point) -> float:
    return abs(a[0] - b[0]) + abs(a[1] - b[1])


def _is_free(row: Sequence[Pill], boxes: Sequence[Box], known: Sequence[Pill]) -> bool:
    taken: list[Box | Pill] = [*boxes, *known]
    return not any(_cover(pill, other) for pill in row for other in taken)


def _cover(one: Pill, other: Box | Pill) -> bool:
    across = one.x < other.x + other.w and other.x < one.x + one.w
    return across and one.y < other.y + other.h and other.y < one.y + one.h
