"""The rows a drawing becomes: what lies behind its boxes, what lies on them, and its words."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from sim_workshop.charts.canvas import Row
from sim_workshop.charts.colours import of_intercept
from sim_workshop.charts.pen import Pen
from sim_workshop.charts.shapes import arrowhead, circle, left_half, line, rectangle
from sim_workshop.domain.drawn.drawing import Area, Ball, Drawing, Line, Pill, Sign, Token, Words

DOT = 0.1
STROKES: Mapping[str, tuple[float, tuple[float, ...]]] = {
    "deeper": (4.2, ()),
    "out": (6.4, ()),
    "care": (4.2, (DOT, 7)),
    "release": (3.7, (13, 7)),
    "violation": (4.0, (15, 6, 2, 6)),
    "unnamed": (2.4, (6, 6)),
}
"""Width and dashes in units, twice look.md's pixels."""
HALO, INNER = 4.0, 2.2
BALL, RIM = 11.5, 2.6
AREAS = {
    "care": ("care_band", "care_edge"),
    "community": ("community_band", "community_edge"),
    "start": ("start", "start"),
    "ground": ("ground", "ground"),
    "lane": ("sunk", "line"),
}


def behind(drawing: Drawing, pen: Pen) -> Iterator[Row]:
    """Bands lie over the lines that end at them, so that their edges stay whole."""
    for arrow in drawing.lines:
        yield from _line(arrow, pen)
    yield from (_area(area, pen) for area in drawing.areas)


def in_front(drawing: Drawing, pen: Pen) -> Iterator[Row]:
    yield from (_area(ground, pen) for ground in drawing.grounds)
    for arrow in drawing.lines:
        for tip in arrow.tips:
            head = arrowhead(tip.x, tip.y, tip.angle, 21 * tip.size, 19 * tip.size)
            yield pen.fill(head, arrow.look)
    for box in drawing.boxes:
        yield from _ball(box.x + box.ball_at, box.y + box.h / 2, box.ball, pen)
    yield from _tokens(drawing, pen)
    for pill in drawing.pills:
        yield from _pill(pill, pen)
    for sign in drawing.signs:
        yield from _sign(sign, pen)


def words(drawing: Drawing, pen: Pen) -> Iterator[Row]:
    yield from map(pen.words, drawing.words)
    for box in drawing.boxes:
        yield from map(pen.words, box.lines)
        if box.ball == "unknown":
            yield _question(box.x + box.ball_at, box.y + box.h / 2, pen)
    yield from (_numeral(token, pen) for token in drawing.tokens)
    yield from (_count(pill, pen) for pill in drawing.pills)
    for sign in drawing.signs:
        if sign.ball == "unknown":
            yield _question(sign.x, sign.y, pen)


def _area(area: Area, pen: Pen) -> Row:
    fill, edge = AREAS[area.look]
    shape = rectangle(area.x, area.y, area.w, area.h, 12)
    return pen.line(shape, edge, 2, (), fill) if edge != fill else pen.fill(shape, fill)


def _line(arrow: Line, pen: Pen) -> Iterator[Row]:
    """A halo of the ground, so that crossings read as bridges, then the line; two for care."""
    if arrow.widths:
        yield from _wide_line(arrow, pen)
        return
    wide = STROKES[arrow.look][0]
    shape = "".join(line(points) for points in arrow.paths)
    yield pen.line(shape, "ground", wide + 2 * HALO)
    yield from _stroke(shape, arrow.look, pen)


def _wide_line(arrow: Line, pen: Pen) -> Iterator[Row]:
    """Each piece as wide as the people on it; dashes grow with it, so that kinds stay apart."""
    wide_ones = [(line(path), wide) for path, wide in zip(arrow.paths, arrow.widths, strict=True)]
    for shape, wide in wide_ones:
        yield pen.line(shape, "ground", wide + HALO)
    usual, dash = STROKES[arrow.look]
    for shape, wide in wide_ones:
        longer = max(1.0, wide / usual)
        dashes = tuple(length if length == DOT else length * longer for length in dash)
        yield pen.line(shape, arrow.look, wide, dashes)
    if arrow.look == "out":
        for shape, wide in wide_ones:
            yield pen.line(shape, "ground", max(wide * 0.36, 0.6))


def _stroke(shape: str, look: str, pen: Pen) -> Iterator[Row]:
    wide, dash = STROKES[look]
    yield pen.line(shape, look, wide, dash)
    if look == "out":
        yield pen.line(shape, "ground", INNER)


def _tokens(drawing: Drawing, pen: Pen) -> Iterator[Row]:
    before = ""
    for t in drawing.tokens:
        colour = of_intercept(t.intercept, before, dark=pen.dark)
        yield pen.fill(rectangle(t.x, t.y, t.size, t.size, t.size * 0.22), colour)
        before = t.intercept


def _numeral(token: Token, pen: Pen) -> Row:
    size = token.size * {1: 0.56, 2: 0.5, 3: 0.4}.get(len(token.text), 0.3)
    x, y = token.x + token.size / 2, token.y + token.size / 2
    return pen.words(Words(x, y, token.text, size, 600, "on_token", "middle"))


def _pill(pill: Pill, pen: Pen) -> Iterator[Row]:
    mark = "gap_mark" if pill.kind == "gap" else "resource"
    shape = rectangle(pill.x, pill.y, pill.w, pill.h, pill.h / 2)
    yield pen.line(shape, mark, 2.2, (), f"{pill.kind}_soft")
    size = pill.h / 31
    yield _square(pill.x + 15.5 * size, pill.y + pill.h / 2, 12 * size, pill.kind, pen)


def _count(pill: Pill, pen: Pen) -> Row:
    size = pill.h / 31
    x, y = pill.x + 27 * size, pill.y + pill.h / 2
    return pen.words(Words(x, y, str(pill.count), 23 * size, 600, pill.kind))


def _square(x: float, y: float, size: float, kind: str, pen: Pen) -> Row:
    shape = rectangle(x - size / 2, y - size / 2, size, size, 2)
    return pen.line(shape, "gap_mark", 2, (3, 2)) if kind == "gap" else pen.fill(shape, "resource")


def _ball(x: float, y: float, ball: Ball, pen: Pen) -> Iterator[Row]:
    if ball == "full":
        yield pen.fill(circle(x, y, BALL), ball)
    elif ball:
        r = BALL - RIM / 2
        yield pen.line(circle(x, y, r), ball, RIM, DASHED_RIM.get(ball, ()), "surface")
        if ball == "half":
            yield pen.fill(left_half(x, y, r), ball)
        if ball == "none":
            slash = f"M{x - r * 0.7},{y + r * 0.7}L{x + r * 0.7},{y - r * 0.7}"
            yield pen.line(slash, ball, RIM)


DASHED_RIM: Mapping[Ball, tuple[float, ...]] = {"planned": (4.0, 3.5)}


def _question(x: float, y: float, pen: Pen) -> Row:
    return pen.words(Words(x, y, "?", 17, 600, "unknown", "middle"))


def _sign(sign: Sign, pen: Pen) -> Iterator[Row]:
    if sign.line:
        yield from _stroke(f"M{sign.x - 23},{sign.y}L{sign.x + 23},{sign.y}", sign.line, pen)
    elif sign.ball:
        yield from _ball(sign.x, sign.y, sign.ball, pen)
    elif sign.what == "box":
        yield pen.line(rectangle(sign.x - 23, sign.y - 14, 46, 28, 6), "edge", 2, (8, 6))
    else:
        yield _square(sign.x, sign.y, 20, "gap", pen)
