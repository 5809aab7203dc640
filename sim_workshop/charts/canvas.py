"""What every chart here is drawn on: plain pixels, words in the program's own font, no axes of
the chart library's making."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

import altair as alt

Row = dict[str, Any]
FONT = "'Public Sans', 'Source Sans', sans-serif"
DASH = alt.expr("split(datum.dash, ',')")
"""Lists do not survive the way of a table to the browser; text does."""


def canvas(
    layers: Sequence[alt.Chart],
    data: Mapping[str, list[Row]],
    width: float,
    height: float,
    ground: str,
) -> alt.LayerChart:
    """Layers that name their data; given all at once it need not be copied layer by layer."""
    chart: alt.LayerChart = alt.LayerChart(
        layer=list(layers),
        width=round(width),
        height=round(height),
        padding=0,
        background=ground,
        config=alt.Config(view=alt.ViewConfig(stroke=None)),
    )
    chart.datasets = dict(data)
    return chart


def paths(data: str, scale: float = 1.0) -> alt.Chart:
    """Each row an SVG path of its own: one kind of mark for lines, arrowheads, pills and balls."""
    chart: alt.Chart = (
        alt.Chart(alt.NamedData(name=data))
        .mark_point(
            aria=False,
            opacity=1,
            size=(2 * scale) ** 2,
            strokeDash=DASH,
            strokeWidth=alt.expr("datum.wide"),
            strokeCap=alt.expr("datum.cap"),
            strokeJoin="round",
        )
        .encode(
            x=alt.value(0),
            y=alt.value(0),
            shape=alt.Shape("d:N", scale=None, legend=None),
            fill=alt.Fill("fill:N", scale=None, legend=None),
            stroke=alt.Stroke("stroke:N", scale=None, legend=None),
        )
    )
    return chart


def texts(data: str) -> alt.Chart:
    """Each row a line of text at its pixel."""
    chart: alt.Chart = (
        alt.Chart(alt.NamedData(name=data))
        .mark_text(
            aria=False,
            font=FONT,
            baseline="middle",
            align=alt.expr("datum.anchor"),
            angle=alt.expr("datum.angle"),
            fontSize=alt.expr("datum.size"),
            fontWeight=alt.expr("datum.weight"),
        )
        .encode(
            x=alt.X("x:Q", scale=None, axis=None),
            y=alt.Y("y:Q", scale=None, axis=None),
            text="text:N",
            color=alt.Color("ink:N", scale=None, legend=None),
        )
    )
    return chart


SOLID = (1.0, 0.0)


def path(
    d: str, stroke: str = "transparent", wide: float = 0, dash: Sequence[float] = SOLID,
    fill: str = "transparent", cap: str = "butt",
) -> Row:  # fmt: skip
    """A row for `paths`."""
    lengths = ",".join(f"{length:.3g}" for length in dash)
    return {"d": d, "stroke": stroke, "wide": wide, "dash": lengths, "fill": fill, "cap": cap}


def text(
    x: float, y: float, said: str, ink: str, size: float = 14, weight: int = 400,
    anchor: str = "left", angle: int = 0,
) -> Row:  # fmt: skip
    """A row for `texts`."""
    return {
        "x": x, "y": y, "text": said, "size": size, "weight": weight, "ink": ink,
        "anchor": anchor, "angle": angle,
    }  # fmt: skip
