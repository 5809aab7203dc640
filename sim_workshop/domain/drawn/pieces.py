"""The parts every drawing of the system is put together from: boxes with their words, balls and
counts, arrows with round corners, the heads of columns, the legend."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from sim_workshop.domain.at_places import NOTHING, AtPlace
from sim_workshop.domain.drawn.drawing import (
    Box,
    BoxLook,
    Drawing,
    Line,
    LineLook,
    Pill,
    PillKind,
    Point,
    Tip,
    Words,
)
from sim_workshop.domain.drawn.lettering import cut, fitted, wrapped
from sim_workshop.domain.drawn.tracing import Route
from sim_workshop.domain.place import Element
from sim_workshop.words import _

PILL_HEIGHT = 31.0
PILL_GAP = 4.0
AROUND = 24.0
"""Kept free above and below the words of a box."""


@dataclass(frozen=True)
class Lettering:
    """How large a box is written and where its words begin."""

    sizes: tuple[float, ...]
    line: float
    """From line to line."""
    inset: float
    """Where words begin without a ball."""
    ball_at: float
    after_ball: float
    """Where words begin beside a ball."""
    end: float = 8
    services: int = 0
    """Lines kept free below the name for the local services; 0 where they are only counted."""
    small: float = 0
    small_line: float = 0
    """Size of the services and from line to line."""

    @property
    def kept_free(self) -> float:
        return self.services * self.small_line


WHOLE = Lettering((25, 24, 23, 22, 21, 20), 29, 19, 31, 54)
NAMING = Lettering((25, 24, 23, 22, 21, 20), 29, 19, 31, 54, 8, 2, 19, 23)
LARGE = Lettering((32, 30, 28, 26), 38, 26, 44, 74, 10, 2, 24, 29)
WALL = Lettering((32,), 36, 26, 40, 68, 6, 2, 31, 35)
"""For the back row: at 2432 units across, everything is 24 px or more on a wall of 1920."""


def box_of(
    element: Element, frame: tuple[float, float, float, float], here: AtPlace, how: Lettering
) -> Box:
    """A box with its words; they keep their lines when a ball appears."""
    x, y, w, h = frame
    look: BoxLook = "decision" if element.decision else "service"
    if not here.resources and not element.decision:
        look = "unnamed"
    weight = 600 if element.decision else 400
    room = w - how.after_ball - how.end
    lines, size = fitted(element.short_name, room, how.sizes, weight)
    start = x + (how.after_ball if here.resources else how.inset)
    told = services(here, x + w - how.end - start, h - len(lines) * how.line, how)
    middle = y + (h - len(told) * how.small_line) / 2
    top = middle - (len(lines) - 1) * how.line / 2
    ink = "muted" if look == "unnamed" and not here.gaps else "ink"
    words = [
        Words(start, top + i * how.line, line, size, weight, ink) for i, line in enumerate(lines)
    ]
    below = middle + len(lines) * how.line / 2 + how.small_line / 2
    words += [
        Words(start, below + i * how.small_line, line, how.small, 400, "muted")
        for i, line in enumerate(told)
    ]
    return Box(
        element.id, x, y, w, h, look, tuple(words),
        here.ball, how.ball_at, bool(here.gaps), says(element, here),
    )  # fmt: skip


def services(here: AtPlace, room: float, high: float, how: Lettering) -> list[str]:
    """The local services in the lines kept for them, more where the box is high for its arrows:
    each on its own, the rest counted."""
    names = [r.text for r in here.resources]
    if not names or not how.services:
        return []
    most = max(how.services, int((high - AROUND) / how.small_line))
    if len(names) == 1:
        return wrapped(names[0], room, how.small, most=most)
    shown = names if len(names) <= most else names[: most - 1]
    lines = [cut(name, room, how.small) for name in shown]
    if rest := len(names) - len(shown):
        lines.append(cut(_("and {count} more").format(count=rest), room, how.small))
    return lines


def says(element: Element, here: AtPlace) -> str:
    """The box in words, for the tooltip and for screen readers."""
    parts = (element.name, here.status_in_words, here.counts_in_words)
    return ", ".join(part for part in parts if part)


def pills(box: str, right: float, middle: float, here: AtPlace, size: float = 1.0) -> list[Pill]:
    """Counts of resources and gaps side by side, the gaps at the right."""
    found: list[Pill] = []
    counts: tuple[tuple[PillKind, int], ...] = (
        ("gap", len(here.gaps)),
        ("resource", len(here.resources)),
    )
    for kind, count in counts:
        if count:
            w, h = (34 + 14 * len(str(count))) * size, PILL_HEIGHT * size
            found.append(Pill(box, right - w, middle - h / 2, w, h, kind, count))
            right -= w + PILL_GAP
    return found


def look_of(kind: str, is_open: bool) -> LineLook:
    """How an arrow of this kind is drawn."""
    looks: Mapping[str, LineLook] = {
        "deeper": "deeper", "care": "care", "release": "release", "violation": "violation",
    }  # fmt: skip
    return looks.get(kind, "out" if is_open else "unnamed")


def line_of(route: Route, open_: frozenset[str]) -> Line:
    """`open_` holds the flows people can be sent along today."""
    look = look_of(route.kind, bool(open_.intersection(route.flows)))
    return Line(route.flows, look, route.paths, tuple(tip(*end) for end in route.ends))


ANGLES = {(1, 0): 0, (0, 1): 90, (-1, 0): 180, (0, -1): 270}


def tip(before: Point, point: Point) -> Tip:
    """The arrowhead at the end of a piece of line."""
    dx, dy = point[0] - before[0], point[1] - before[1]
    return Tip(point[0], point[1], ANGLES[(dx > 0) - (dx < 0), (dy > 0) - (dy < 0)])


def at(found: Mapping[str, AtPlace], place: str) -> AtPlace:
    return found.get(place, NOTHING)


def empty(title: str, said: str, w: float = 2432) -> Drawing:
    """The best picture that is still true when there is nothing to draw."""
    return Drawing(w, 160, title, words=(Words(40, 80, said, 28, 400, "muted"),))
