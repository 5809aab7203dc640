"""What the marks on a drawing mean."""

from __future__ import annotations

from collections.abc import Collection, Iterable
from dataclasses import dataclass, field

from sim_workshop.domain.drawn.drawing import Ball, LineLook, Pill, PillKind, Sign, Words
from sim_workshop.domain.drawn.lettering import width
from sim_workshop.words import _

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
    left: float,
    top: float,
    wide: float,
    lines: Iterable[LineLook],
    *,
    size: float = 24,
    counts: bool = True,
    balls: Collection[Ball] | None = None,
) -> Legend:
    """Only the kinds of arrow that are drawn; every ball, so that the next drawing reads alike, or
    the `balls` named alone. `counts`: whether resources and gaps are counted on it."""
    drawn = set(lines)
    made = Legend(left, top, wide, size)
    for look, said in line_words():
        if look in drawn:
            made.signs.append(Sign(made.place(46, said), made.y, "line", line=look))
    if made.words:
        made.new_row()
    _balls(made, balls)
    made.signs.append(Sign(made.place(46, _("no resource named yet")), made.y, "box"))
    if counts:
        _counts(made)
    made.new_row()
    return made


def ball_legend(left: float, top: float, wide: float) -> Legend:
    """What the balls alone mean."""
    made = Legend(left, top, wide, 24)
    _balls(made)
    made.new_row()
    return made


def line_words() -> tuple[tuple[LineLook, str], ...]:
    """Each kind of arrow in words, in the order of the legend."""
    return (
        ("deeper", _("deeper into justice")),
        ("out", _("out to care")),
        ("unnamed", _("way out, nothing in place yet")),
        ("release", _("released")),
        ("violation", _("violation")),
        ("care", _("into or between services")),
    )


def ball_words() -> tuple[tuple[Ball, str], ...]:
    """Each ball in words."""
    return (
        ("full", _("in place")),
        ("half", _("too little capacity")),
        ("planned", _("planned")),
        ("none", _("not available")),
        ("unknown", _("nobody knows")),
        ("unasked", _("status not asked yet")),
    )


def _balls(made: Legend, wanted: Collection[Ball] | None = None) -> None:
    for ball, said in ball_words():
        if wanted is not None and ball not in wanted:
            continue
        made.signs.append(Sign(made.place(24, said), made.y, "ball", ball=ball))


def _counts(made: Legend) -> None:
    counts: tuple[tuple[PillKind, str, int], ...] = (
        ("resource", _("resources"), 3),
        ("gap", _("gaps"), 1),
    )
    for kind, said, count in counts:
        x = made.place(48, said)
        made.pills.append(Pill("", x - 24, made.y - 15.5, 48, 31, kind, count))
