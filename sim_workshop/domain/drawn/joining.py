"""Lines that end together meet: each is drawn only as far as the first it joins."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise

from sim_workshop.domain.drawn.drawing import Point

REACH = 16.0
"""How far a line that joins another goes along with it, so that its corner can be round."""


def joined(paths: Sequence[tuple[Point, ...]]) -> tuple[tuple[Point, ...], ...]:
    """Lines that end together, each only as far as the first it meets: dashes drawn twice over
    one another would look solid."""
    kept: list[tuple[Point, ...]] = []
    for path in sorted(paths, key=lambda p: -_length(p)):
        kept.append(_until_joined(path, kept))
    return tuple(kept)


def _until_joined(
    path: tuple[Point, ...], others: Sequence[tuple[Point, ...]]
) -> tuple[Point, ...]:
    pieces = [piece for other in others for piece in pairwise(other)]
    points = list(path)
    while len(points) > 1:
        a, b = points[-2], points[-1]
        covered = max((_covered(a, b, piece) for piece in pieces), default=0.0)
        if covered == 0:
            break
        if covered < _length((a, b)):
            points[-1] = _towards(b, a, covered)
            break
        points.pop()
    if len(points) == len(path) and points[-1] == path[-1]:
        return path
    onward = path[len(points)] if points[-1] == path[len(points) - 1] else path[len(points) - 1]
    reach = min(REACH, _length((points[-1], onward)))
    return simplified([*points, _towards(points[-1], onward, reach)])


def _covered(a: Point, b: Point, piece: tuple[Point, Point]) -> float:
    """How much of the end of a-b lies on the piece."""
    axis = 0 if a[1] == b[1] else 1
    if not a[1 - axis] == b[1 - axis] == piece[0][1 - axis] == piece[1][1 - axis]:
        return 0.0
    low, high = sorted((piece[0][axis], piece[1][axis]))
    if not low <= b[axis] <= high:
        return 0.0
    edge = max(low, a[axis]) if a[axis] < b[axis] else min(high, a[axis])
    return abs(b[axis] - edge)


def _towards(a: Point, b: Point, far: float) -> Point:
    length = _length((a, b)) or 1.0
    return a[0] + (b[0] - a[0]) * far / length, a[1] + (b[1] - a[1]) * far / length


def _length(points: Sequence[Point]) -> float:
    return sum(abs(a[0] - b[0]) + abs(a[1] - b[1]) for a, b in pairwise(points))


def simplified(points: Sequence[Point]) -> tuple[Point, ...]:
    """Without points that stand still or lie on a straight line."""
    kept: list[Point] = []
    for point in points:
        if kept and kept[-1] == point:
            continue
        if len(kept) > 1 and _in_line(kept[-2], kept[-1], point):
            kept[-1] = point
        else:
            kept.append(point)
    return tuple(kept)


def _in_line(a: Point, b: Point, c: Point) -> bool:
    return (a[0] == b[0] == c[0]) or (a[1] == b[1] == c[1])
