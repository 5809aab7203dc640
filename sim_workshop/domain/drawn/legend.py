"""What the marks on a drawing mean."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field

from sim_workshop.domain.drawn.drawing import Ball, LineLook, Pill, PillKind, Sign, Words
from sim_workshop.domain.drawn.lettering import width

LINES: tuple[tuple[LineLook, str], ...] = (
    ("deeper", "deeper into justice"),
    ("out", "out to care"),
    ("unnamed", "way out, nothing in place yet"),
    ("release", "released"),
    ("violation", "violation"),
    ("care", "into or between services"),
)
BALLS: tuple[tuple[Ball, str], ...] = (
    ("full", "in place"),
    ("half", "too little capacity"),
    ("planned", "planned"),
    ("none", "not available"),
    ("unknown", "nobody knows"),
    ("unasked", "status not asked yet"),
)
PILLS: tuple[tuple[PillKind, str, int], ...] = (("resource", "resources", 3), ("gap", "gaps", 1))
ROW, BETWEEN, AFTER_MARK = 48.0, 36.0, 14.0


@dataclass
class Legend:
    """Grows from left to right, and down when a row is full."""

    left: float
    y: float
    wide: float
    size: float
    signs: list[Sign] = field(default_factory=list)
    pills: list[Pill] = field(default_factory=list)
    words: list[Words] = field(default_factory=list)
    x: float = 0

    def place(self, mark: float, said: str) -> float:
        """The middle of the next mark; its words stand behind it."""
        needed = mark + AFTER_MARK + width(said, self.size)
        if self.x and self.x + needed > self.wide:
            self.new_row()
        at = self.left + self.x
        self.words.append(Words(at + mark + AFTER_MARK, self.y, said, self.size))
        self.x += needed + BETWEEN
        return at + mark / 2

    def new_row(self) -> None:
        self.x, self.y = 0, self.y + ROW


def legend(
    left: float, top: float, wide: float, lines: Iterable[LineLook], *, size: float = 24
) -> Legend:
    """Only the kinds of arrow that are drawn; every ball, so that the next drawing reads alike."""
    drawn = set(lines)
    made = Legend(left, top, wide, size)
    for look, said in LINES:
        if look in drawn:
            made.signs.append(Sign(made.place(46, said), made.y, "line", line=look))
    if made.words:
        made.new_row()
    _second_row(made, BALLS)
    made.new_row()
    return made


def _second_row(made: Legend, balls: Sequence[tuple[Ball, str]]) -> None:
    for ball, said in balls:
        made.signs.append(Sign(made.place(24, said), made.y, "ball", ball=ball))
    made.signs.append(Sign(made.place(46, "no resource named yet"), made.y, "box"))
    for kind, said, count in PILLS:
        x = made.place(48, said)
        made.pills.append(Pill("", x - 24, made.y - 15.5, 48, 31, kind, count))
