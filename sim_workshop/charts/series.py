"""One measure through time: a point per period, each with its value as written."""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from datetime import date
from itertools import pairwise

import altair as alt

from sim_workshop.charts.canvas import Row, canvas, path, paths, text, texts
from sim_workshop.charts.colours import colours
from sim_workshop.charts.shapes import circle
from sim_workshop.domain.drawn.lettering import cut
from sim_workshop.domain.evidence import DataPoint
from sim_workshop.domain.series import breaks
from sim_workshop.domain.value_words import value_words
from sim_workshop.domain.workshop import Map
from sim_workshop.words import _

LABEL = "A measure through time"
SIDE, TOP, FOOT, RADIUS = 34.0, 34.0, 30.0, 4.5
WIDE_LETTER = 8.4
"""A figure or letter of a value, generously."""


def chart(
    map_: Map, *, measure: str = "", dark: bool = False, width: int = 480, height: int = 150,
    ground: str = "",
) -> alt.LayerChart:  # fmt: skip
    """Periods stand in order of time, equally far apart, from zero upwards. `measure` is the id
    of a measure, or the name of a number without one."""
    points = series(map_, measure)
    broken = breaks(points, map_.measures)
    return drawing(points, broken, dark=dark, width=width, height=height, ground=ground)


def drawing(
    points: Sequence[DataPoint], broken: Collection[int], *, dark: bool = False, width: int = 480,
    height: int = 150, ground: str = "", level: float | None = None,
) -> alt.LayerChart:  # fmt: skip
    """These values, in this order; no line goes to a point that is counted otherwise than the one
    before. `level` is the baseline, dashed."""
    ink = colours(dark=dark)
    top = max((*(p.high or p.low or 0 for p in points), level or 0), default=0) or 1
    at = {p.id: _place(n, p, len(points), top, width, height) for n, p in enumerate(points)}
    shapes = [] if level is None else [_level(level, top, width, height, ink)]
    shapes += [_line([at[p.id] for p in part], ink) for part in _parts(points, broken)]
    shapes += [_break(at[points[n - 1].id], at[points[n].id], height, ink) for n in broken]
    shapes += [path(circle(*at[p.id], RADIUS), fill=ink["primary"]) for p in points]
    shapes += [_range(p, at[p.id], top, height, ink) for p in points if p.low != p.high]
    room = _room(len(points), width)
    line = None if level is None else _height(level, top, height)
    words = [w for p in points for w in _said(p, at[p.id], room, (width, height), ink, line)]
    if len(points) < 2:
        words.append(text(8, 14, _("Fewer than two periods known"), ink["muted"], 14))
    shapes.append(path(f"M8,{height - FOOT}L{width - 8},{height - FOOT}", ink["edge"], 1))
    data = {"behind": shapes, "words": words}
    return canvas((paths("behind"), texts("words")), data, width, height, ground or ink["surface"])


def series(map_: Map, measure: str) -> tuple[DataPoint, ...]:
    """The measure's totals in their commonest unit, in order of time; local ones only, so that a
    national figure never looks like a year of this county. Where two sources give a value for
    the same period, both stand there."""
    known = [p for p in map_.numbers if measure and measure in (p.measure, p.name)]
    local = [p for p in known if p.is_number and not p.breakdown and p.locality == "local"]
    units = Counter(p.unit for p in local)
    unit = max(units, key=lambda u: units[u]) if units else ""
    return tuple(sorted((p for p in local if p.unit == unit), key=_when))


def _when(point: DataPoint) -> date:
    return point.ends or point.starts or date.max


def _room(count: int, width: float) -> float:
    """How long words may be: those at either end move inwards, towards their neighbours."""
    if count < 2:
        return width
    apart = (width - 2 * SIDE) / (count - 1)
    return min(apart - 6, (SIDE + apart - 8) / 1.7)


def _place(
    index: int, point: DataPoint, count: int, top: float, width: float, height: float
) -> tuple[float, float]:
    across = index / (count - 1) if count > 1 else 0.5
    middle = ((point.low or 0) + (point.high or point.low or 0)) / 2
    return SIDE + across * (width - 2 * SIDE), _height(middle, top, height)


def _height(value: float, top: float, height: float) -> float:
    return height - FOOT - max(0.0, value) / top * (height - FOOT - TOP)


def _parts(points: Sequence[DataPoint], broken: Collection[int]) -> Iterator[Sequence[DataPoint]]:
    """Stretches in which one definition holds: a line joins only what is counted alike."""
    starts = [0, *sorted(broken), len(points)]
    for start, end in pairwise(starts):
        if end - start > 1:
            yield points[start:end]


def _break(
    before: tuple[float, float], after: tuple[float, float], height: float, ink: Mapping[str, str]
) -> Row:
    """An upright line where the definition changed."""
    middle = (before[0] + after[0]) / 2
    return path(f"M{middle:.1f},8L{middle:.1f},{height - FOOT:.1f}", ink["edge"], 1.5)


def _level(level: float, top: float, width: float, height: float, ink: Mapping[str, str]) -> Row:
    """The baseline, across all periods."""
    y = _height(level, top, height)
    return path(f"M8,{y:.1f}L{width - 8:.1f},{y:.1f}", ink["edge"], 1.5, (5.0, 4.0))


def _line(at: Iterable[tuple[float, float]], ink: Mapping[str, str]) -> Row:
    points = "L".join(f"{x:.1f},{y:.1f}" for x, y in at)
    return path(f"M{points}", ink["primary"], 2)


def _range(
    point: DataPoint, at: tuple[float, float], top: float, height: float, ink: Mapping[str, str]
) -> Row:
    low, high = (_height(v or 0, top, height) for v in (point.low, point.high))
    return path(f"M{at[0]:.1f},{low:.1f}L{at[0]:.1f},{high:.1f}", ink["primary"], 1.5)


def _said(
    point: DataPoint, at: tuple[float, float], room: float, ground: tuple[float, float],
    ink: Mapping[str, str], level: float | None = None,
) -> list[Row]:  # fmt: skip
    """Its value above the point, below where the baseline would run through it; its period."""
    width, height = ground
    crossed = level is not None and abs(level - at[1] + 16) < 11 and at[1] < height - FOOT - 24
    value = cut(value_words(point), room, 14, 600)
    period = cut(point.period or _("no period stated"), room, 13)
    return [
        text(_inside(at[0], value, width), at[1] + (18 if crossed else -16), value, ink["ink"], 14,
             600, "center"),
        text(_inside(at[0], period, width), height - FOOT / 2 + 2, period, ink["muted"], 13, 400,
             "center"),
    ]  # fmt: skip


def _inside(x: float, said: str, width: float) -> float:
    """Long words at either end stay on the ground."""
    half = len(said) * WIDE_LETTER / 2
    return min(max(x, half + 2), max(width - half - 2, half + 2))
