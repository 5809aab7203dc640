"""Swim lanes: a row for each agency, a column for each intercept, in them the services it runs."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from sim_workshop.domain.at_places import AtPlace
from sim_workshop.domain.drawn.drawing import Area, Box, Drawing, Token, Words
from sim_workshop.domain.drawn.legend import ball_legend
from sim_workshop.domain.drawn.lettering import fitted, wrapped
from sim_workshop.domain.drawn.pieces import empty
from sim_workshop.domain.findings import Resource
from sim_workshop.domain.map_tables import Lane, lanes
from sim_workshop.domain.place import Intercept
from sim_workshop.domain.workshop import Map
from sim_workshop.words import _

FULL, NAMES, EDGE, BETWEEN = 2432.0, 330.0, 6.0, 12.0
HEAD, TOKEN = 92.0, 54.0
BOX, BOX_GAP, AROUND = 104.0, 10.0, 14.0
SIZE, LINE, NAME_SIZE, NAME_LINE = 25.0, 30.0, 28.0, 33.0
BALL_AT, AFTER_BALL = 22.0, 44.0


@dataclass(frozen=True)
class Columns:
    """Where each intercept stands."""

    intercepts: tuple[Intercept, ...]

    @property
    def wide(self) -> float:
        room = FULL - 2 * EDGE - NAMES
        return room / max(1, len(self.intercepts)) - BETWEEN

    def left(self, at: int) -> float:
        return EDGE + NAMES + at * (self.wide + BETWEEN)


def lane_map(map_: Map) -> Drawing:
    found = map_.once(lanes)
    if not found:
        return empty(map_.name, _("No service has been named yet."))
    columns = Columns(map_.intercepts)
    boxes: list[Box] = []
    areas: list[Area] = []
    names: list[Words] = []
    top = HEAD
    for lane in found:
        high = _height(lane)
        areas.append(Area(EDGE, top, FULL - 2 * EDGE, high, "lane"))
        names += _name(lane, top, high)
        boxes += _boxes(lane, columns, top)
        top += high + BETWEEN
    key = ball_legend(EDGE, top + 34, FULL - 2 * EDGE)
    return Drawing(
        width=FULL, height=key.y, title=map_.name, areas=tuple(areas), boxes=tuple(boxes),
        tokens=tuple(_tokens(columns)), words=(*_heads(columns), *names, *key.words),
        signs=tuple(key.signs),
    )  # fmt: skip


def _height(lane: Lane) -> float:
    """As high as the fullest cell, or as the agency's name."""
    most = max((len(cell) for cell in lane.cells.values()), default=1)
    name = len(_wrapped_name(lane)) * NAME_LINE
    return max(most * (BOX + BOX_GAP) - BOX_GAP, name) + 2 * AROUND


def _wrapped_name(lane: Lane) -> list[str]:
    return wrapped(lane.agency or _("Nobody named"), NAMES - 34, NAME_SIZE, 600, most=4)


def _name(lane: Lane, top: float, high: float) -> Iterator[Words]:
    lines = _wrapped_name(lane)
    first = top + high / 2 - (len(lines) - 1) * NAME_LINE / 2
    ink = "ink" if lane.agency else "muted"
    for n, line in enumerate(lines):
        yield Words(EDGE + 20, first + n * NAME_LINE, line, NAME_SIZE, 600, ink)


def _boxes(lane: Lane, columns: Columns, top: float) -> Iterator[Box]:
    for at, intercept in enumerate(columns.intercepts):
        for n, resource in enumerate(lane.cells.get(intercept.id, ())):
            y = top + AROUND + n * (BOX + BOX_GAP)
            yield _box(resource, columns.left(at), y, columns.wide)


def _box(resource: Resource, x: float, y: float, wide: float) -> Box:
    here = AtPlace(resources=[resource])
    lines = wrapped(resource.text, wide - AFTER_BALL - 8, SIZE, most=3)
    first = y + BOX / 2 - (len(lines) - 1) * LINE / 2
    words = tuple(
        Words(x + AFTER_BALL, first + n * LINE, line, SIZE) for n, line in enumerate(lines)
    )
    says = f"{resource.text}, {here.status_in_words}"
    return Box(resource.id, x, y, wide, BOX, "service", words, here.ball, BALL_AT, says=says)


def _tokens(columns: Columns) -> Iterator[Token]:
    for at, intercept in enumerate(columns.intercepts):
        yield Token(columns.left(at), 12, TOKEN, intercept.token, intercept.id)


def _heads(columns: Columns) -> Iterator[Words]:
    for at, intercept in enumerate(columns.intercepts):
        name = intercept.short_name or intercept.name
        lines, size = fitted(name, columns.wide - TOKEN - 12, (25, 23, 21, 19), 600)
        first = 12 + TOKEN / 2 - (len(lines) - 1) * 13.5
        for n, line in enumerate(lines):
            yield Words(columns.left(at) + TOKEN + 12, first + 27 * n, line, size, 600)
