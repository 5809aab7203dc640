"""Now and new: by intercept, what there is beside what the room would add or enlarge. The form in
which counties plan their diversion: two columns, one row an intercept."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from sim_workshop.domain.at_places import AtPlace
from sim_workshop.domain.drawn.drawing import Area, Box, BoxLook, Drawing, Token, Words
from sim_workshop.domain.drawn.legend import ball_legend
from sim_workshop.domain.drawn.lettering import fitted, wrapped
from sim_workshop.domain.drawn.pieces import empty
from sim_workshop.domain.findings import Opportunity, Resource
from sim_workshop.domain.map_tables import Row, now_and_new
from sim_workshop.domain.place import Intercept
from sim_workshop.domain.workshop import Map
from sim_workshop.words import _

FULL, NAMES, EDGE, BETWEEN = 2432.0, 330.0, 6.0, 12.0
HEAD, TOKEN = 62.0, 54.0
BOX, GAP, AROUND = 80.0, 10.0, 14.0
ACROSS = 2
"""Entries side by side in one column."""
SIZE, LINE = 25.0, 31.0
Said = Resource | Opportunity


def now_and_new_map(map_: Map) -> Drawing:
    rows = map_.once(now_and_new)
    if not rows:
        return empty(map_.name, _("No service and no idea has been named yet."))
    boxes: list[Box] = []
    areas: list[Area] = []
    tokens: list[Token] = []
    words = list(_heads())
    top = HEAD
    for row in rows:
        high = _height(row)
        areas.append(Area(EDGE, top, FULL - 2 * EDGE, high, "lane"))
        tokens.append(Token(EDGE + 16, top + (high - TOKEN) / 2, TOKEN, *_numeral(row.intercept)))
        words += _name(row.intercept, top + high / 2)
        boxes += [*_cell(row.now, 0, top), *_cell(row.new, 1, top)]
        top += high + BETWEEN
    key = ball_legend(EDGE, top + 34, FULL - 2 * EDGE)
    return Drawing(
        width=FULL, height=key.y, title=map_.name, areas=tuple(areas), boxes=tuple(boxes),
        tokens=tuple(tokens), words=(*words, *key.words), signs=tuple(key.signs),
    )  # fmt: skip


def _wide() -> float:
    """Of one of the two columns."""
    return (FULL - 2 * EDGE - NAMES - BETWEEN) / 2


def _left(column: int) -> float:
    return EDGE + NAMES + column * (_wide() + BETWEEN)


def _heads() -> Iterator[Words]:
    for column, said in enumerate((_("What there is"), _("New or larger"))):
        yield Words(_left(column), 32, said, 29, 600)


def _height(row: Row) -> float:
    lines = max(-(-len(cell) // ACROSS) for cell in (row.now, row.new))
    return max(1, lines) * (BOX + GAP) - GAP + 2 * AROUND


def _numeral(intercept: Intercept) -> tuple[str, str]:
    return intercept.token, intercept.id


def _name(intercept: Intercept, middle: float) -> Iterator[Words]:
    name = intercept.short_name or intercept.name
    lines, size = fitted(name, NAMES - TOKEN - 50, (26, 24, 22, 20), 600)
    first = middle - (len(lines) - 1) * 15
    for n, line in enumerate(lines):
        yield Words(EDGE + TOKEN + 32, first + 30 * n, line, size, 600)


def _cell(entries: Sequence[Said], column: int, top: float) -> Iterator[Box]:
    wide = (_wide() - AROUND - (ACROSS - 1) * GAP) / ACROSS
    for n, entry in enumerate(entries):
        x = _left(column) + (n % ACROSS) * (wide + GAP)
        yield _box(entry, x, top + AROUND + (n // ACROSS) * (BOX + GAP), wide)


def _box(entry: Said, x: float, y: float, wide: float) -> Box:
    """A service with the ball of its status; an idea dashed, as what is not there yet."""
    here = AtPlace(resources=[entry] if isinstance(entry, Resource) else [])
    start = x + (46 if here.resources else 20)
    lines = wrapped(entry.text, x + wide - start - 10, SIZE, most=2)
    first = y + BOX / 2 - (len(lines) - 1) * LINE / 2
    words = tuple(Words(start, first + n * LINE, line, SIZE) for n, line in enumerate(lines))
    look: BoxLook = "service" if here.resources else "unnamed"
    says = f"{entry.text}, {here.status_in_words if here.resources else _('an idea')}"
    return Box(entry.id, x, y, wide, BOX, look, words, here.ball, 24, says=says)
