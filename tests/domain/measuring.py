"""Measures a drawing as a careful eye would: what overlaps, what runs behind what, what is cut."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import combinations, pairwise
from typing import NamedTuple

from sim_workshop.domain.drawn.drawing import Drawing, Line, Point, Words
from sim_workshop.domain.drawn.lettering import width


class Piece(NamedTuple):
    """A straight piece of a line."""

    line: Line
    a: Point
    b: Point

    @property
    def upright(self) -> bool:
        return self.a[0] == self.b[0]


class Frame(NamedTuple):
    """A rectangle on the drawing, and what it is."""

    what: str
    x: float
    y: float
    w: float
    h: float

    def shrunk(self, by: float) -> Frame:
        return Frame(self.what, self.x + by, self.y + by, self.w - 2 * by, self.h - 2 * by)


def pieces(drawing: Drawing) -> Iterator[Piece]:
    for line in drawing.lines:
        for path in line.paths:
            yield from (Piece(line, a, b) for a, b in pairwise(path))


def boxes(drawing: Drawing) -> list[Frame]:
    return [Frame(b.id, b.x, b.y, b.w, b.h) for b in drawing.boxes]


def grounds(drawing: Drawing) -> list[Frame]:
    return [Frame("words on an arrow", g.x, g.y, g.w, g.h) for g in drawing.grounds]


def pills(drawing: Drawing) -> list[Frame]:
    return [Frame(f"{p.kind} at {p.box}", p.x, p.y, p.w, p.h) for p in drawing.pills]


def words(drawing: Drawing) -> list[Frame]:
    """Every line of text, as high as its letters; the upright one at the left stands alone."""
    lines = [*drawing.words, *(said for box in drawing.boxes for said in box.lines)]
    return [_frame_of(said) for said in lines if not said.upright]


def _frame_of(said: Words) -> Frame:
    wide = width(said.text, said.size, said.weight)
    left = {"start": said.x, "middle": said.x - wide / 2, "end": said.x - wide}[said.anchor]
    return Frame(said.text, left, said.y - said.size * 0.4, wide, said.size * 0.8)


def covered_words(drawing: Drawing) -> list[tuple[str, str]]:
    """Words that a count of resources or gaps lies on."""
    return [
        (text.what, pill.what)
        for text in words(drawing) for pill in pills(drawing) if overlap(text, pill)
    ]  # fmt: skip


def overlap(one: Frame, other: Frame) -> bool:
    return (
        one.x < other.x + other.w
        and other.x < one.x + one.w
        and one.y < other.y + other.h
        and other.y < one.y + one.h
    )


def overlapping(frames: list[Frame]) -> list[tuple[str, str]]:
    return [(a.what, b.what) for a, b in combinations(frames, 2) if overlap(a, b)]


def crosses(piece: Piece, frame: Frame) -> bool:
    (ax, ay), (bx, by) = piece.a, piece.b
    box = Frame("", min(ax, bx), min(ay, by), abs(ax - bx), abs(ay - by))
    return overlap(box._replace(w=box.w + 0.01, h=box.h + 0.01), frame)


def behind_boxes(drawing: Drawing) -> list[tuple[tuple[str, ...], str]]:
    """Lines that run through a box; touching its edge is how they end."""
    return [
        (piece.line.flows, box.what)
        for piece in pieces(drawing)
        for box in boxes(drawing)
        if crosses(piece, box.shrunk(1.5))
    ]


def through_words(drawing: Drawing) -> list[tuple[tuple[str, ...], str]]:
    """Words on an arrow that cover another arrow's line."""
    found = []
    for ground, frame in zip(drawing.grounds, grounds(drawing), strict=True):
        own = {
            line for line in drawing.lines if _passes_middle(line, ground.y + ground.h / 2, frame)
        }
        found += [
            (piece.line.flows, f"{frame.x:.0f},{frame.y:.0f}")
            for piece in pieces(drawing)
            if piece.line not in own and crosses(piece, frame.shrunk(1))
        ]
    return found


def _passes_middle(line: Line, y: float, frame: Frame) -> bool:
    return any(
        crosses(Piece(line, a, b), frame) and (abs(a[1] - y) < 2 or a[0] == b[0])
        for path in line.paths
        for a, b in pairwise(path)
    )


def on_one_another(
    drawing: Drawing, near: float = 4.0
) -> list[tuple[tuple[str, ...], tuple[str, ...]]]:
    """Different lines that lie along one another so that they look like one."""
    found = []
    for one, other in combinations(list(pieces(drawing)), 2):
        if one.line is not other.line and one.upright == other.upright and _along(one, other, near):
            found.append((one.line.flows, other.line.flows))
    return found


def _along(one: Piece, other: Piece, near: float) -> bool:
    across, axis = (0, 1) if one.upright else (1, 0)
    if abs(one.a[across] - other.a[across]) >= near:
        return False
    low, high = sorted((one.a[axis], one.b[axis]))
    other_low, other_high = sorted((other.a[axis], other.b[axis]))
    return min(high, other_high) - max(low, other_low) > 8


def too_wide(drawing: Drawing) -> list[str]:
    """Words of boxes that reach beyond their box."""
    return [
        said.text
        for box in drawing.boxes
        for said in box.lines
        if said.x + width(said.text, said.size, said.weight) > box.x + box.w
    ]


def outside(drawing: Drawing) -> list[str]:
    """Anything beyond the edge of the drawing."""
    found = [
        f.what for f in boxes(drawing) + pills(drawing) if f.x < 0 or f.x + f.w > drawing.width
    ]
    for said in drawing.words:
        wide = width(said.text, said.size, said.weight)
        left = {"start": said.x, "middle": said.x - wide / 2, "end": said.x - wide}[said.anchor]
        if not said.upright and (left < 0 or left + wide > drawing.width):
            found.append(said.text)
    found += [str(p.line.flows) for p in pieces(drawing) if not 0 <= p.a[0] <= drawing.width]
    return found
