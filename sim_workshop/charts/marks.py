"""The rows a drawing becomes: strokes and fills as SVG paths with their colours, and words. One
list lies behind the boxes, one in front of them."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any

from sim_workshop.charts.colours import of_intercept
from sim_workshop.charts.shapes import arrowhead, circle, left_half, line, rectangle
from sim_workshop.domain.drawn.drawing import (
    Area,
    Ball,
    Drawing,
    Line,
    Pill,
    Sign,
    Token,
    Words,
)

Row = dict[str, Any]
Colours = Mapping[str, str]

STROKES: Mapping[str, tuple[float, tuple[float, ...]]] = {
    "deeper": (4.2, ()),
    "out": (6.4, ()),
    "care": (4.2, (0.1, 7)),
    "release": (3.7, (13, 7)),
    "violation": (4.0, (15, 6, 2, 6)),
    "unnamed": (2.4, (6, 6)),
}
"""Width and dashes in units, twice look.md's pixels."""
HALO, INNER = 4.0, 2.2
BALL = 11.5
NO_FILL = "transparent"


def path(
    d: str,
    stroke: str = NO_FILL,
    wide: float = 0,
    dash: tuple[float, ...] = (),
    fill: str = NO_FILL,
) -> Row:
    return {
        "d": d,
        "stroke": stroke,
        "wide": wide,
        "dash": list(dash) or [1, 0],
        "fill": fill,
        "cap": "round" if dash[:1] == (0.1,) else "butt",
    }


def behind(drawing: Drawing, ink: Colours) -> Iterator[Row]:
    for area in drawing.areas:
        yield _area(area, ink)
    for arrow in drawing.lines:
        yield from _line(arrow, ink)


def in_front(drawing: Drawing, ink: Colours, *, dark: bool) -> Iterator[Row]:
    for ground in drawing.grounds:
        yield _area(ground, ink)
    for arrow in drawing.lines:
        for t in arrow.tips:
            yield path(arrowhead(t.x, t.y, t.angle), fill=ink[arrow.look])
    for box in drawing.boxes:
        yield from _ball(box.x + box.ball_at, box.y + box.h / 2, box.ball, ink)
    before = ""
    for token in drawing.tokens:
        yield _token(token, of_intercept(token.intercept, before, dark=dark))
        before = token.intercept
    for pill in drawing.pills:
        yield from _pill(pill, ink)
    for sign in drawing.signs:
        yield from _sign(sign, ink)


def words(drawing: Drawing, ink: Colours) -> Iterator[Row]:
    for said in drawing.words:
        yield _words(said, ink)
    for box in drawing.boxes:
        for said in box.lines:
            yield _words(said, ink)
        if box.ball == "unknown":
            yield _question(box.x + box.ball_at, box.y + box.h / 2, ink)
    for token in drawing.tokens:
        size = token.size * (0.56 if len(token.text) < 3 else 0.4)
        middle = token.x + token.size / 2, token.y + token.size / 2
        yield _words(Words(*middle, token.text, size, 600, "on_token", "middle"), ink)
    for pill in drawing.pills:
        x, y = pill.x + 27 * pill.h / 31, pill.y + pill.h / 2
        yield _words(Words(x, y, str(pill.count), 23 * pill.h / 31, 600, pill.kind), ink)
    for sign in drawing.signs:
        yield from _sign_words(sign, ink)


def _words(said: Words, ink: Colours) -> Row:
    return {
        "x": said.x, "y": said.y, "text": said.text, "size": said.size, "weight": said.weight,
        "ink": ink[said.ink], "anchor": ANCHORS[said.anchor], "angle": 270 if said.upright else 0,
    }  # fmt: skip


ANCHORS = {"start": "left", "middle": "center", "end": "right"}


def _area(area: Area, ink: Colours) -> Row:
    fill, edge = AREAS[area.look]
    shape = rectangle(area.x, area.y, area.w, area.h, 12)
    return path(shape, ink[edge], 2 if edge != fill else 0, (), ink[fill])


AREAS = {
    "care": ("care_band", "care_edge"),
    "community": ("community_band", "community_edge"),
    "start": ("start", "start"),
    "ground": ("ground", "ground"),
}


def _line(arrow: Line, ink: Colours) -> Iterator[Row]:
    """A halo of the ground, so that crossings read as bridges, then the line; two for care."""
    wide, dash = STROKES[arrow.look]
    shape = "".join(line(points) for points in arrow.paths)
    yield path(shape, ink["ground"], wide + 2 * HALO)
    yield path(shape, ink[arrow.look], wide, dash)
    if arrow.look == "out":
        yield path(shape, ink["ground"], INNER)


def _token(token: Token, colour: str) -> Row:
    return path(rectangle(token.x, token.y, token.size, token.size, token.size * 0.22), fill=colour)


def _pill(pill: Pill, ink: Colours) -> Iterator[Row]:
    mark = "gap_mark" if pill.kind == "gap" else "resource"
    shape = rectangle(pill.x, pill.y, pill.w, pill.h, pill.h / 2)
    yield path(shape, ink[mark], 2.2, (), ink[f"{pill.kind}_soft"])
    yield _square(
        pill.x + 15.5 * pill.h / 31, pill.y + pill.h / 2, 12 * pill.h / 31, pill.kind, ink
    )


def _square(x: float, y: float, size: float, kind: str, ink: Colours) -> Row:
    shape = rectangle(x - size / 2, y - size / 2, size, size, 2)
    if kind == "gap":
        return path(shape, ink["gap_mark"], 2, (3, 2), NO_FILL)
    return path(shape, fill=ink["resource"])


def _ball(x: float, y: float, ball: Ball, ink: Colours) -> Iterator[Row]:
    if not ball:
        return
    colour = ink[ball]
    if ball == "full":
        yield path(circle(x, y, BALL), fill=colour)
        return
    dash = (4.0, 3.5) if ball == "planned" else ()
    yield path(circle(x, y, BALL - 1.3), colour, 2.6, dash, ink["surface"])
    if ball == "half":
        yield path(left_half(x, y, BALL - 1.3), fill=colour)
    if ball == "none":
        r = (BALL - 1.3) * 0.7
        yield path(f"M{x - r},{y + r}L{x + r},{y - r}", colour, 2.6)


def _question(x: float, y: float, ink: Colours) -> Row:
    return _words(Words(x, y, "?", 17, 600, "unknown", "middle"), ink)


def _sign(sign: Sign, ink: Colours) -> Iterator[Row]:
    what, _, which = sign.what.partition(" ")
    if what == "line":
        yield from _sample(sign, which, ink)
    elif what == "ball":
        yield from _ball(sign.x, sign.y, which, ink)  # type: ignore[arg-type]
    elif what == "box":
        shape = rectangle(sign.x - 23, sign.y - 14, 46, 28, 6)
        yield path(shape, ink["edge"], 2, (8, 6))
    elif what == "pill":
        yield from _pill(_sample_pill(sign, which), ink)
    elif what == "square":
        yield _square(sign.x, sign.y, 20, which, ink)


def _sample(sign: Sign, look: str, ink: Colours) -> Iterator[Row]:
    wide, dash = STROKES[look]
    shape = f"M{sign.x - 23},{sign.y}L{sign.x + 23},{sign.y}"
    yield path(shape, ink[look], wide, dash)
    if look == "out":
        yield path(shape, ink["ground"], INNER)


def _sample_pill(sign: Sign, kind: str) -> Pill:
    return Pill("", sign.x - 24, sign.y - 15.5, 48, 31, "gap" if kind == "gap" else "resource", 1)


def _sign_words(sign: Sign, ink: Colours) -> Iterator[Row]:
    if sign.what == "ball unknown":
        yield _question(sign.x, sign.y, ink)
    if sign.what.startswith("pill"):
        kind = sign.what.split()[1]
        yield _words(
            Words(sign.x + 3, sign.y, "3" if kind == "resource" else "1", 23, 600, kind), ink
        )
