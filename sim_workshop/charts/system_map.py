"""The system map: how people move, what is in place and what is missing."""

from __future__ import annotations

from functools import lru_cache

import altair as alt

from sim_workshop.charts.canvas import DASH, Row, canvas, paths, texts
from sim_workshop.charts.colours import colours, mixed
from sim_workshop.charts.marks import behind, in_front, words
from sim_workshop.charts.pen import Pen
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
    naming: bool = False,
) -> alt.LayerChart:
    """The whole map, or one intercept large. `ground` is what it lies on: the page's grey unless
    told; the report says white. `naming`: with the local services in the boxes."""
    return drawn(drawing(map_, intercept, naming=naming), dark=dark, width=width, ground=ground)


@lru_cache(maxsize=32)
def drawn(
    plan: Drawing, *, dark: bool = False, width: int = 1216, ground: str = ""
) -> alt.LayerChart:
    """Any drawing as a chart: paths behind the boxes, the boxes, what lies on them, words. Made
    once for everybody who looks at the same picture."""
    known = colours(dark=dark)
    pen = Pen({**known, "ground": ground or known["page"]}, width / plan.width, dark)
    data = {
        "behind": list(behind(plan, pen)),
        "boxes": [box_row(box, pen) for box in plan.boxes],
        "in_front": list(in_front(plan, pen)),
        "words": list(words(plan, pen)),
    }
    shapes = paths("behind", pen.scale), _boxes(pen), paths("in_front", pen.scale)
    return canvas(
        (*shapes, texts("words")), data, width, plan.height * pen.scale, pen.ink["ground"]
    )


def _boxes(pen: Pen) -> alt.Chart:
    chosen = alt.selection_point(name=SELECTION, fields=["box"], on="click", clear="dblclick")
    chart: alt.Chart = (
        alt.Chart(alt.NamedData(name="boxes"))
        .mark_rect(cornerRadius=11 * pen.scale, strokeDash=DASH, cursor="pointer", opacity=1)
        .encode(
            x=alt.X("x:Q", scale=None, axis=None),
            y=alt.Y("y:Q", scale=None, axis=None),
            x2="x2:Q",
            y2="y2:Q",
            fill=alt.Fill("fill:N", scale=None, legend=None),
            stroke=alt.condition(
                chosen,
                alt.value(pen.ink["primary"]),
                alt.Stroke("stroke:N", scale=None),
                empty=False,
            ),
            strokeWidth=alt.condition(
                chosen, alt.value(6 * pen.scale), alt.StrokeWidth("wide:Q", scale=None), empty=False
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


HEAT = (0.10, 0.22, 0.34, 0.48)
"""How much of the gaps' own colour a box takes, from few gaps to most."""


def box_row(box: Box, pen: Pen) -> Row:
    """A box as a row: where it is, how it looks, what it says."""
    fill, edge, dashed = LOOKS[box.look]
    if box.has_gap:
        fill, edge, dashed = fill or "surface", "gap_mark", False
    if box.heat:
        fill = mixed(pen.ink["gap_mark"], pen.ink["surface"], HEAT[box.heat - 1])
    shape = pen.line(
        "", edge, 3.6 if box.has_gap else 2.0, (8, 6) if dashed else (), fill or "ground"
    )
    left, top, right, bottom = (
        round(n * pen.scale, 2) for n in (box.x, box.y, box.x + box.w, box.y + box.h)
    )
    place = {"x": left, "y": top, "x2": right, "y2": bottom}
    return shape | place | {"box": box.id, "says": box.says}
