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
from sim_workshop.domain.drawn.lettering import fitted
from sim_workshop.domain.drawn.tracing import Route
from sim_workshop.domain.place import Element

PILL_HEIGHT = 31.0
PILL_GAP = 4.0


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


WHOLE = Lettering((25, 24, 23, 22, 21, 20), 29, 19, 31, 54)
LARGE = Lettering((32, 30, 28, 26), 38, 26, 44, 74, 10)


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
    top = y + h / 2 - (len(lines) - 1) * how.line / 2
    ink = "muted" if look == "unnamed" and not here.gaps else "ink"
    words = tuple(
        Words(start, top + i * how.line, line, size, weight, ink) for i, line in enumerate(lines)
    )
    return Box(
        element.id, x, y, w, h, look, words,
        here.ball, how.ball_at, bool(here.gaps), says(element, here),
    )  # fmt: skip


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
