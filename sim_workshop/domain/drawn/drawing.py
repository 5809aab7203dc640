"""What stands on a drawing of the system: boxes, arrows, words, in units, without any colour.
Pure data. A chart turns it into a picture, a test can measure it."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

Point = tuple[float, float]
Ball = Literal["", "full", "half", "none", "planned", "unknown", "unasked"]
"""How full a box's ball is: in place or enough, too little, not available, planned, nobody
knows, named but nobody was asked yet. Empty: no resource named, no ball."""
BoxLook = Literal["decision", "service", "unnamed", "elsewhere"]
"""A decision point of the justice system, a service somebody named a resource for, a box without
one, a box of another intercept."""
LineLook = Literal["deeper", "out", "unnamed", "care", "release", "violation"]
"""Kinds of arrow as they are drawn; "out" is a way out to care that is in place, "unnamed" one
nobody has named a resource for."""
PillKind = Literal["resource", "gap"]
Anchor = Literal["start", "middle", "end"]


@dataclass(frozen=True, slots=True)
class Words:
    """A line of text; y is the middle of its letters."""

    x: float
    y: float
    text: str
    size: float = 25
    weight: int = 400
    ink: str = "ink"
    anchor: Anchor = "start"
    upright: bool = False
    """Read from below upwards."""


@dataclass(frozen=True, slots=True)
class Area:
    """A plain ground: a band, the bar at the left, an agency's lane, what is under a label."""

    x: float
    y: float
    w: float
    h: float
    look: Literal["care", "community", "start", "ground", "lane"]


@dataclass(frozen=True, slots=True)
class Token:
    """The square with an intercept's number."""

    x: float
    y: float
    size: float
    text: str
    intercept: str


@dataclass(frozen=True, slots=True)
class Pill:
    """A small count of resources or gaps at the corner of a box, a column's head or an arrow."""

    box: str

    x: float
    y: float
    w: float
    h: float
    kind: PillKind
    count: int


@dataclass(frozen=True, slots=True)
class Box:
    """A box people can click; `says` is what it shows, in words."""

    id: str
    x: float
    y: float
    w: float
    h: float
    look: BoxLook
    lines: tuple[Words, ...] = ()
    ball: Ball = ""
    ball_at: float = 0
    """Where the middle of the ball is, from the left edge."""
    has_gap: bool = False
    says: str = ""
    heat: int = 0
    """How many gaps it has among all boxes: from 1, few, to 4, most; 0 where heat is not shown."""

    @property
    def middle(self) -> Point:
        return self.x + self.w / 2, self.y + self.h / 2


@dataclass(frozen=True, slots=True)
class Tip:
    """An arrowhead: where its point is, and its direction in degrees clockwise from the right."""

    x: float
    y: float
    angle: int
    size: float = 1


@dataclass(frozen=True, slots=True)
class Line:
    """Arrows that share a line: pieces from corner to corner, drawn as one."""

    flows: tuple[str, ...]
    look: LineLook
    paths: tuple[tuple[Point, ...], ...]
    tips: tuple[Tip, ...] = ()
    widths: tuple[float, ...] = ()
    """Of each path, where lines are as wide as the people on them; none: as its look has it."""


@dataclass(frozen=True, slots=True)
class Sign:
    """A mark of the legend or before a line of a list: a sample of a line, a ball, a dashed box,
    the square of a gap."""

    x: float
    y: float
    what: Literal["line", "ball", "box", "gap"]
    line: LineLook | None = None
    ball: Ball = ""


@dataclass(frozen=True, slots=True)
class Drawing:
    """Everything on one picture. Later ones lie on top of earlier ones."""

    width: float
    height: float
    title: str
    areas: tuple[Area, ...] = ()
    lines: tuple[Line, ...] = ()
    boxes: tuple[Box, ...] = ()
    tokens: tuple[Token, ...] = ()
    pills: tuple[Pill, ...] = ()
    words: tuple[Words, ...] = ()
    signs: tuple[Sign, ...] = ()
    grounds: tuple[Area, ...] = ()
    """Plain ground over lines, under words."""

    def box(self, box_id: str) -> Box | None:
        return next((b for b in self.boxes if b.id == box_id), None)
