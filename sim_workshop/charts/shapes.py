"""Outlines as SVG paths: lines with round corners, boxes, balls, arrowheads."""

from __future__ import annotations

from collections.abc import Sequence

from sim_workshop.domain.drawn.drawing import Point

CORNER = 13.0


def line(points: Sequence[Point], corner: float = CORNER) -> str:
    """From point to point, each corner rounded as far as its two sides allow."""
    drawn = [f"M{_at(points[0])}"]
    for before, here, after in zip(points, points[1:], points[2:], strict=False):
        r = min(corner, _far(before, here) / 2, _far(here, after) / 2)
        drawn.append(
            f"L{_at(_towards(here, before, r))}Q{_at(here)},{_at(_towards(here, after, r))}"
        )
    return "".join([*drawn, f"L{_at(points[-1])}"])


def rectangle(x: float, y: float, w: float, h: float, r: float) -> str:
    r = min(r, w / 2, h / 2)
    return (
        f"M{_n(x + r)},{_n(y)}h{_n(w - 2 * r)}a{_n(r)},{_n(r)},0,0,1,{_n(r)},{_n(r)}"
        f"v{_n(h - 2 * r)}a{_n(r)},{_n(r)},0,0,1,{_n(-r)},{_n(r)}h{_n(2 * r - w)}"
        f"a{_n(r)},{_n(r)},0,0,1,{_n(-r)},{_n(-r)}v{_n(2 * r - h)}"
        f"a{_n(r)},{_n(r)},0,0,1,{_n(r)},{_n(-r)}Z"
    )


def circle(x: float, y: float, r: float) -> str:
    half = f"a{_n(r)},{_n(r)},0,1,1,"
    return f"M{_n(x - r)},{_n(y)}{half}{_n(2 * r)},0{half}{_n(-2 * r)},0Z"


def left_half(x: float, y: float, r: float) -> str:
    return f"M{_n(x)},{_n(y - r)}a{_n(r)},{_n(r)},0,0,0,0,{_n(2 * r)}Z"


def arrowhead(x: float, y: float, angle: int, long: float = 21, wide: float = 19) -> str:
    """A filled triangle with its point at x, y."""
    ux, uy = {0: (1, 0), 90: (0, 1), 180: (-1, 0), 270: (0, -1)}[angle]
    bx, by = x - ux * long, y - uy * long
    return (
        f"M{_n(x)},{_n(y)}L{_n(bx - uy * wide / 2)},{_n(by - ux * wide / 2)}"
        f"L{_n(bx + uy * wide / 2)},{_n(by + ux * wide / 2)}Z"
    )


def _towards(a: Point, b: Point, far: float) -> Point:
    length = _far(a, b) or 1.0
    return a[0] + (b[0] - a[0]) * far / length, a[1] + (b[1] - a[1]) * far / length


def _far(a: Point, b: Point) -> float:
    return abs(a[0] - b[0]) + abs(a[1] - b[1])


def _at(point: Point) -> str:
    return f"{_n(point[0])},{_n(point[1])}"


def _n(value: float) -> str:
    return f"{value:.2f}".rstrip("0").rstrip(".")
