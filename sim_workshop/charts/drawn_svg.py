"""A drawing written as SVG without the chart library, for the wall: sixty people write, and each
entry is on it in milliseconds. The rows are those the chart is made of, so that both look alike."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from html import escape

from sim_workshop.charts.canvas import FONT, Row
from sim_workshop.charts.colours import colours
from sim_workshop.charts.marks import behind, in_front, words
from sim_workshop.charts.pen import Pen
from sim_workshop.charts.system_map import box_row
from sim_workshop.domain.drawn.drawing import Drawing

CORNER = 11
LOWERED = 0.3
"""Of its size a text stands below the middle of its letters, as the chart library has it: not
every browser knows how to centre them by itself."""
ANCHORS = {"left": "start", "center": "middle", "right": "end"}


def drawn_svg(plan: Drawing, *, dark: bool = False, ground: str) -> str:
    """One unit of the drawing is one of the picture. Each layer is a group and each mark a child
    of it, on a line of its own: a wall that has the last picture changes only what differs."""
    known = colours(dark=dark)
    pen = Pen({**known, "ground": ground}, 1.0, dark)
    wide, high = f"{plan.width:g}", f"{plan.height:g}"
    layers = (
        [f'<rect width="{wide}" height="{high}" fill="{ground}"/>'],
        map(_path, behind(plan, pen)),
        (_box(box_row(box, pen)) for box in plan.boxes),
        map(_path, in_front(plan, pen)),
        map(_text, words(plan, pen)),
    )
    return (
        f'<svg xmlns="http://www.w3.org/2000/svg" width="{wide}" height="{high}" '
        f'viewBox="0 0 {wide} {high}" font-family="{FONT}" stroke-linejoin="round">'
        f"{''.join(_layers(layers))}\n</svg>"
    )


def _layers(layers: Iterable[Iterable[str]]) -> Iterator[str]:
    for marks in layers:
        yield "\n<g>\n{}\n</g>".format("\n".join(marks))


def _path(row: Row) -> str:
    return f'<path d="{row["d"]}" {_look(row)}/>'


def _box(row: Row) -> str:
    place = f'x="{row["x"]:g}" y="{row["y"]:g}"'
    size = f'width="{row["x2"] - row["x"]:g}" height="{row["y2"] - row["y"]:g}" rx="{CORNER}"'
    says = escape(row["says"])
    return f'<rect {place} {size} {_look(row)} role="img" aria-label="{says}"/>'


def _look(row: Row) -> str:
    """Nothing is said of an edge a mark does not have."""
    fill = "none" if row["fill"] == "transparent" else row["fill"]
    if row["stroke"] == "transparent" or not row["wide"]:
        return f'fill="{fill}"'
    edge = f'fill="{fill}" stroke="{row["stroke"]}" stroke-width="{row["wide"]:g}"'
    if not row["dash"].endswith(",0"):
        edge += f' stroke-dasharray="{row["dash"]}"'
    return edge if row["cap"] == "butt" else f'{edge} stroke-linecap="{row["cap"]}"'


def _text(row: Row) -> str:
    turned = f" rotate({row['angle']})" if row["angle"] else ""
    place = f'transform="translate({row["x"]:g},{row["y"]:g}){turned}"'
    weight = f' font-weight="{row["weight"]}"' if row["weight"] != 400 else ""
    anchor = f' text-anchor="{ANCHORS[row["anchor"]]}"' if row["anchor"] != "left" else ""
    look = f'font-size="{row["size"]:g}"{weight}{anchor} fill="{row["ink"]}"'
    return f'<text {place} dy="{LOWERED * row["size"]:g}" {look}>{escape(row["text"])}</text>'
