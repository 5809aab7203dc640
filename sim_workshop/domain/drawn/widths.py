"""Arrows as wide as the people on them; where several share a line, as wide as all together."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from itertools import pairwise

from sim_workshop.domain.drawn.drawing import Point

WIDEST, THINNEST, UNCOUNTED = 22.0, 3.2, 1.6
Piece = tuple[Point, Point]
Path = Sequence[Point]


def width_of(count: float | None, most: float) -> float:
    """In units: half the people, half the width. What nobody counted is a hair."""
    if count is None:
        return UNCOUNTED
    return max(THINNEST, WIDEST * count / most) if most else THINNEST


def together(paths: Iterable[tuple[Path, float | None]]) -> Mapping[Piece, float | None]:
    """Every straight piece once, with all who take it; None where nobody of them is counted."""
    known = list(paths)
    cuts = cuts_of(path for path, _ in known)
    found: dict[Piece, float | None] = {}
    for path, count in known:
        for piece in pieces(path, cuts):
            before = found.get(piece)
            found[piece] = count if before is None else before + (count or 0.0)
    return found


def cuts_of(paths: Iterable[Path]) -> Mapping[tuple[bool, float], list[float]]:
    """Where pieces begin and end, by the line they lie on: whether it is upright, and where."""
    found: dict[tuple[bool, float], set[float]] = defaultdict(set)
    for path in paths:
        for a, b in pairwise(path):
            upright = a[0] == b[0]
            found[upright, a[0] if upright else a[1]] |= {a[upright], b[upright]}
    return {line: sorted(at) for line, at in found.items()}


def pieces(path: Path, cuts: Mapping[tuple[bool, float], list[float]]) -> Iterable[Piece]:
    """The pieces of a path, cut wherever another path begins or ends on it."""
    for a, b in pairwise(path):
        upright = a[0] == b[0]
        low, high = sorted((a[upright], b[upright]))
        across = a[0] if upright else a[1]
        between = [at for at in cuts[upright, across] if low <= at <= high]
        for one, other in pairwise(between):
            yield ((across, one), (across, other)) if upright else ((one, across), (other, across))
