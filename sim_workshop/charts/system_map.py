"""The system map: how people move, what is in place and what is missing."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

import altair as alt

from sim_workshop.charts.colours import colours
from sim_workshop.charts.marks import NO_FILL, Colours, Row, behind, in_front, words
from sim_workshop.domain.drawing import Box, Drawing
from sim_workshop.domain.layout import drawing
from sim_workshop.domain.workshop import Map

LABEL = "System map"
SELECTION = "box"
"""The name of the selection, and of its field: `event.selection.box[0]["box"]` is a box's id."""
FONT = "'Public Sans', 'Source Sans', sans-serif"


def chart(
    map_: Map, *, dark: bool = False, intercept: str | None = None, width: int = 1216,
    ground: str = "",
) -> alt.LayerChart:
    """The whole map, or one intercept large. `ground` is what it lies on: the page's grey unless
    told; the report says white."""
    return drawn(drawing(map_, intercept), dark=dark, width=width, ground=ground)


def drawn(plan: Drawing, *, dark: bool = False, width: int = 1216, ground: str = "") -> alt.LayerChart:
    """Any drawing as a chart: paths behind the boxes, the boxes, what lies on them, words."""
    known = colours(dark=dark)
    ink = {**known, "ground": ground or known["page"]}
    scale = width / plan.width
    layers = (
        _paths(behind(plan, ink), scale),
        _boxes(plan, ink, scale),
        _paths(in_front(plan, ink, dark=dark), scale),
        _words(words(plan, ink), scale),
    )
    return (
        alt.layer(*layers)
        .properties(width=width, height=round(plan.height * scale), padding=0, background=ink["ground"])
        .resolve_scale(x="shared", y="shared")
        .configure_view(stroke=None)
        .configure_axis(disable=True)
    )


def _paths(rows: Iterable[Row], scale: float) -> alt.Chart:
    """Each row a path of its own: one kind of mark for lines, arrowheads, pills and balls."""
    values = [{**row, "wide": round(row["wide"] * scale, 3), "dash": _scaled(row, scale)} for row in rows]
    mark = alt.Chart(alt.Data(values=values)).mark_point(
        aria=False,
        opacity=1,
        size=(2 * scale) ** 2,
        strokeDash=alt.expr("datum.dash"),
        strokeWidth=alt.expr("datum.wide"),
        strokeCap=alt.expr("datum.cap"),
        strokeJoin="round",
    )
    return mark.encode(
        x=alt.value(0),
        y=alt.value(0),
        shape=alt.Shape("d:N", scale=None, legend=None),
        fill=alt.Fill("fill:N", scale=None, legend=None),
        stroke=alt.Stroke("stroke:N", scale=None, legend=None),
    )


def _scaled(row: Row, scale: float) -> list[float]:
    return [round(length * scale, 3) for length in row["dash"]]


def _boxes(plan: Drawing, ink: Colours, scale: float) -> alt.Chart:
    values = [_box(box, ink, scale) for box in plan.boxes]
    chosen = alt.selection_point(name=SELECTION, fields=["box"], on="click", clear="dblclick")
    mark = alt.Chart(alt.Data(values=values)).mark_rect(
        cornerRadius=11 * scale, strokeDash=alt.expr("datum.dash"), cursor="pointer", opacity=1
    )
    return mark.encode(
        x=alt.X("x:Q", scale=None),
        y=alt.Y("y:Q", scale=None),
        x2="x2:Q",
        y2="y2:Q",
        fill=alt.Fill("fill:N", scale=None, legend=None),
        stroke=alt.condition(
            chosen, alt.value(ink["primary"]), alt.Stroke("stroke:N", scale=None), empty=False
        ),
        strokeWidth=alt.condition(
            chosen, alt.value(6 * scale), alt.StrokeWidth("wide:Q", scale=None), empty=False
        ),
        tooltip=alt.Tooltip("says:N", title=" "),
        description="says:N",
    ).add_params(chosen)


LOOKS = {
    "decision": ("decision", "edge", False),
    "service": ("surface", "edge", False),
    "unnamed": ("", "edge", True),
    "elsewhere": ("", "line", False),
}


def _box(box: Box, ink: Colours, scale: float) -> dict[str, Any]:
    fill, edge, dashed = LOOKS[box.look]
    if box.has_gap:
        fill, edge, dashed = fill or "surface", "gap_mark", False
    return {
        "box": box.id, "x": round(box.x * scale, 2), "y": round(box.y * scale, 2),
        "x2": round((box.x + box.w) * scale, 2), "y2": round((box.y + box.h) * scale, 2),
        "fill": ink[fill] if fill else ink["ground"], "stroke": ink[edge],
        "wide": (3.6 if box.has_gap else 2.0) * scale,
        "dash": [8 * scale, 6 * scale] if dashed else [1, 0], "says": box.says,
    }  # fmt: skip


def _words(rows: Iterable[Row], scale: float) -> alt.Chart:
    values = [
        {**row, "x": round(row["x"] * scale, 2), "y": round(row["y"] * scale, 2), "size": round(row["size"] * scale, 2)}
        for row in rows
    ]
    mark = alt.Chart(alt.Data(values=values)).mark_text(
        aria=False,
        font=FONT,
        baseline="middle",
        align=alt.expr("datum.anchor"),
        angle=alt.expr("datum.angle"),
        fontSize=alt.expr("datum.size"),
        fontWeight=alt.expr("datum.weight"),
    )
    return mark.encode(
        x=alt.X("x:Q", scale=None),
        y=alt.Y("y:Q", scale=None),
        text="text:N",
        color=alt.Color("ink:N", scale=None, legend=None),
    )
