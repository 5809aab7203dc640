"""Figures with what they may be instead: a bar each, and its interval as a line across its end."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

import altair as alt

from sim_workshop.charts.canvas import Row, canvas, path, paths, text, texts
from sim_workshop.charts.colours import colours
from sim_workshop.charts.shapes import rectangle
from sim_workshop.domain.diversion import Interval
from sim_workshop.domain.drawn.lettering import wrapped
from sim_workshop.words import say_number

TALL, NAMES, COUNT, BAR, CAP = 46.0, 0.34, 120.0, 12.0, 6.0


@dataclass(frozen=True)
class Bar:
    """One line of the picture."""

    name: str
    told: Interval
    strong: bool = True


def said(told: Interval, decimals: int = 0) -> str:
    """The figure and its interval: "450 (380 to 520)"."""
    low, high = say_number(told.low, decimals), say_number(told.high, decimals)
    return f"{say_number(told.value, decimals)} ({low} – {high})"


def chart(
    bars: Sequence[Bar], *, dark: bool = False, width: int = 760, ground: str = ""
) -> alt.LayerChart:
    """Bars from zero, one scale for all of them."""
    ink = colours(dark=dark)
    longest = max((b.told.high for b in bars), default=0.0) or 1.0
    shapes: list[Row] = []
    words: list[Row] = []
    for n, bar in enumerate(bars):
        shapes += _shapes(bar, n * TALL, width, longest, ink)
        words += _words(bar, n * TALL, width, ink)
    data = {"behind": shapes, "words": words}
    height = max(1, len(bars)) * TALL
    return canvas((paths("behind"), texts("words")), data, width, height, ground or ink["surface"])


def _shapes(
    bar: Bar, top: float, width: float, longest: float, ink: Mapping[str, str]
) -> list[Row]:
    left, middle = width * NAMES, top + TALL / 2
    room = width - left - COUNT
    low, end, high = (
        left + room * v / longest for v in (bar.told.low, bar.told.value, bar.told.high)
    )
    colour = ink["primary" if bar.strong else "rest"]
    found = [path(rectangle(left, middle - BAR / 2, max(end - left, 2), BAR, 3), fill=colour)]
    if high - low > 1:
        caps = "".join(f"M{x:.1f},{middle - CAP}L{x:.1f},{middle + CAP}" for x in (low, high))
        found.append(path(f"M{low:.1f},{middle}L{high:.1f},{middle}{caps}", ink["ink"], 1.5))
    return found


def _words(bar: Bar, top: float, width: float, ink: Mapping[str, str]) -> list[Row]:
    middle = top + TALL / 2
    names = wrapped(bar.name, width * NAMES - 12, 14, 600)[:2]
    lines = [
        text(0, middle + (n - (len(names) - 1) / 2) * 17, name, ink["ink"], 14, 600)
        for n, name in enumerate(names)
    ]
    return [*lines, text(width, middle, said(bar.told), ink["ink"], 14, 400, "right")]
