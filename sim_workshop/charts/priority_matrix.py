"""Importance by feasibility: which candidates are both worth doing and can be done."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping

import altair as alt

from sim_workshop.charts.canvas import Row, canvas, path, paths, text, texts
from sim_workshop.charts.colours import colours
from sim_workshop.charts.shapes import circle, rectangle
from sim_workshop.domain.priorities import Priority
from sim_workshop.domain.workshop import Map
from sim_workshop.words import _

LABEL = "Importance and feasibility"
WORDS, MARGIN, RADIUS, BESIDE = 26.0, 22.0, 15.5, 35.0


def chart(
    map_: Map, *, dark: bool = False, width: int = 380, height: int = 400, ground: str = ""
) -> alt.LayerChart:
    """Filled circles go to the plan. Candidates with the same values stand side by side; those
    without a value are not drawn."""
    ink = colours(dark=dark)
    field = (4.0, WORDS, width - 8.0, height - 2 * WORDS)
    shown = [p for p in map_.priorities if p.importance and p.feasibility]
    at = _places(shown, field)
    data = {
        "behind": [
            *(_quarters(field, ink) if shown else ()),
            *(_circle(p, at[p.id], ink) for p in shown),
        ],
        "words": list(_words(field, height, ink)) + [_letter(p, at[p.id], ink) for p in shown],
        "spots": [_spot(p, at[p.id]) for p in shown],
    }
    if not shown:
        nobody = _("No candidate has both values yet")
        data["words"].append(text(width / 2, height / 3, nobody, ink["muted"], anchor="center"))
    layers = (paths("behind"), _spots(), texts("words"))
    return canvas(layers, data, width, height, ground or ink["surface"])


Field = tuple[float, float, float, float]
"""x, y, width and height of the plane."""


def _places(shown: list[Priority], field: Field) -> dict[str, tuple[float, float]]:
    """Where each circle stands; several at one spot in a row around it, in the order of letters."""
    x, y, w, h = field
    same: dict[tuple[int, int], list[str]] = defaultdict(list)
    for p in sorted(shown, key=lambda p: (len(p.letter), p.letter, p.id)):
        same[p.feasibility or 3, p.importance or 3].append(p.id)
    found: dict[str, tuple[float, float]] = {}
    for (feasible, important), ids in same.items():
        left, right = x + MARGIN, x + w - MARGIN
        row = (len(ids) - 1) * BESIDE
        start = min(max(left + (feasible - 1) / 4 * (right - left) - row / 2, left), right - row)
        cy = y + MARGIN + (5 - important) / 4 * (h - 2 * MARGIN)
        found |= {id_: (start + n * BESIDE, cy) for n, id_ in enumerate(ids)}
    return found


def _quarters(field: Field, ink: Mapping[str, str]) -> Iterator[Row]:
    """The quarter to start in is tinted; two plain lines part the rest."""
    x, y, w, h = field
    cx, cy = x + w / 2, y + h / 2
    yield path(rectangle(cx, y, w / 2, h / 2, 8), fill=ink["tint"])
    yield path(f"M{x},{cy}L{x + w},{cy}M{cx},{y}L{cx},{y + h}", ink["edge"], 1.2)


def _words(field: Field, height: float, ink: Mapping[str, str]) -> Iterator[Row]:
    x, w = field[0], field[2]
    muted = ink["muted"]
    yield text(x, WORDS / 2, _("more important"), muted)
    yield text(x + w, WORDS / 2, _("start here"), muted, anchor="right")
    yield text(x, height - WORDS / 2, _("hard to do"), muted)
    yield text(x + w, height - WORDS / 2, _("can be done"), muted, anchor="right")


def _circle(p: Priority, at: tuple[float, float], ink: Mapping[str, str]) -> Row:
    filled = p.number is not None
    edge = ink["primary"] if filled else ink["ink"]
    return path(circle(*at, RADIUS), edge, 1.4, fill=ink["primary" if filled else "surface"])


def _letter(p: Priority, at: tuple[float, float], ink: Mapping[str, str]) -> Row:
    said = p.letter or str(p.number or "?")
    size = 15 if len(said) == 1 else 12
    colour = ink["on_primary"] if p.number is not None else ink["ink"]
    return text(*at, said, colour, size, 700, "center")


def _spot(p: Priority, at: tuple[float, float]) -> Row:
    said = _("{priority}: importance {importance}, feasibility {feasibility}").format(
        priority=f"{p.letter} {p.title}".strip(), importance=p.importance, feasibility=p.feasibility
    )
    return {"x": at[0], "y": at[1], "priority": p.id, "says": said}


def _spots() -> alt.Chart:
    """What a pointer finds and a screen reader says; nothing to see."""
    chart: alt.Chart = (
        alt.Chart(alt.NamedData(name="spots"))
        .mark_circle(size=(2 * RADIUS) ** 2, opacity=0)
        .encode(
            x=alt.X("x:Q", scale=None, axis=None),
            y=alt.Y("y:Q", scale=None, axis=None),
            tooltip=alt.Tooltip("says:N", title=" "),
            description="says:N",
        )
    )
    return chart
