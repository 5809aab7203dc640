"""Values of the same thing beside each other: a bar for each group, with its value as written."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

import altair as alt

from sim_workshop.charts.canvas import Row, canvas, path, paths, text, texts
from sim_workshop.charts.colours import colours
from sim_workshop.charts.shapes import rectangle
from sim_workshop.domain.drawn.lettering import cut
from sim_workshop.domain.evidence import DataPoint
from sim_workshop.words import _

LABEL = "Values beside each other"
TALL, BAR, NAMED, VALUE = 30.0, 14.0, 0.38, 76.0


def drawing(
    points: Sequence[DataPoint], *, dark: bool = False, width: int = 640, ground: str = ""
) -> alt.LayerChart:
    """From zero, in the order given; the longest bar is the highest value."""
    ink = colours(dark=dark)
    top = max((p.low or 0 for p in points), default=0) or 1
    shapes: list[Row] = []
    words: list[Row] = []
    for n, point in enumerate(points):
        middle = (n + 0.5) * TALL
        shapes += _bar(point, top, middle, width, ink)
        words += _words(point, middle, width, ink)
    data = {"behind": shapes, "words": words}
    height = max(1, len(points)) * TALL
    return canvas((paths("behind"), texts("words")), data, width, height, ground or ink["surface"])


def named(point: DataPoint) -> str:
    """What tells this value from the others: its groups, people and period."""
    groups = ", ".join(group for _dimension, group in point.breakdown)
    said = ", ".join(x for x in (groups, point.population, point.period) if x)
    return said or _("no period stated")


def _bar(
    point: DataPoint, top: float, middle: float, width: float, ink: Mapping[str, str]
) -> Iterator[Row]:
    left = width * NAMED
    long = (width - left - VALUE) * max(0.0, point.low or 0) / top
    yield path(f"M{left},{middle - TALL / 2}L{left},{middle + TALL / 2}", ink["edge"], 1)
    if long:
        yield path(rectangle(left, middle - BAR / 2, long, BAR, 0), fill=ink["primary"])


def _words(point: DataPoint, middle: float, width: float, ink: Mapping[str, str]) -> Iterator[Row]:
    left = width * NAMED
    long = cut(named(point), left - 14, 14)
    yield text(left - 10, middle, long, ink["ink"], 14, 400, "right")
    yield text(
        width - 4, middle, cut(point.value, VALUE - 8, 14, 600), ink["ink"], 14, 600, "right"
    )
