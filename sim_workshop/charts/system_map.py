"""The system map: how people move, what is in place and what is missing."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

import altair as alt

from sim_workshop.charts.canvas import DASH, Row, canvas, paths, texts
from sim_workshop.charts.colours import colours
from sim_workshop.charts.marks import Colours, behind, in_front, words
from sim_workshop.domain.drawn.drawing import Box, Drawing
from sim_workshop.domain.layout import drawing
from sim_workshop.domain.workshop import Map

LABEL = "System map"
SELECTION = "box"
"""The name of the selection, and of its field: `event.selection.box[0]["box"]` is a box's id."""


def chart(
    map_: Map,
    *,
    dark: bool = False,
    intercept: str | None = None,
    width: int = 1216,
    ground: str = "",
) -> alt.LayerChart:
    """The whole map, or one intercept large. `ground` is what it lies on: the page's grey unless
    told; the report says white."""
    return drawn(drawing(map_, intercept), dark=dark, width=width, ground=ground)


def drawn(
    plan: Drawing, *, dark: bool = False, width: int = 1216, ground: str = ""
) -> alt.LayerChart:
    """Any drawing as a chart: paths behind the boxes, the boxes, what lies on them, words."""
    known = colours(dark=dark)
    ink = {**known, "ground": ground or known["page"]}
    scale = width / plan.width
    data = {
        "behind": [_path(row, scale) for row in behind(plan, ink)],
        "boxes": [_box(box, ink, scale) for box in plan.boxes],
        "in_front": [_path(row, scale) for row in in_front(plan, ink, dark=dark)],
        "words": [_said(row, scale) for row in words(plan, ink)],
    }
    layers = (paths("behind", scale), _boxes(ink, scale), paths("in_front", scale), texts("words"))
    return canvas(layers, data, width, plan.height * scale, ink["ground"])


def _path(row: Row, scale: float) -> Row:
    return {**row, "wide": round(row["wide"] * scale, 3), "dash": _dash(row["dash"], scale)}


def _dash(lengths: Iterable[float], scale: float) -> str:
    return ",".join(f"{length * scale:.3g}" for length in lengths)


def _said(row: Row, scale: float) -> Row:
    return row | {name: round(row[name] * scale, 2) for name in ("x", "y", "size")}


def _boxes(ink: Colours, scale: float) -> alt.Chart:
    chosen = alt.selection_point(name=SELECTION, fields=["box"], on="click", clear="dblclick")
    chart: alt.Chart = (
        alt.Chart(alt.NamedData(name="boxes"))
        .mark_rect(cornerRadius=11 * scale, strokeDash=DASH, cursor="pointer", opacity=1)
        .encode(
            x=alt.X("x:Q", scale=None, axis=None),
            y=alt.Y("y:Q", scale=None, axis=None),
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
        )
        .add_params(chosen)
    )
    return chart


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
        "dash": _dash((8, 6) if dashed else (1, 0), scale), "says": box.says,
    }  # fmt: skip
