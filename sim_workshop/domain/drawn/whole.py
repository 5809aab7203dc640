"""The whole map: every intercept a column, care above, the community below. Geometry first, from
the places alone; then what the room said is written into it."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache

from sim_workshop.domain.drawn.grid import Cell, Grid, rows_of
from sim_workshop.domain.drawn.plan import START, Plan
from sim_workshop.domain.drawn.routing import Stub, planned
from sim_workshop.domain.drawn.slots import slots
from sim_workshop.domain.drawn.spacing import Slots, Spacing, stub_pin
from sim_workshop.domain.drawn.tracing import HEAD, LANE, Route, gutter_lanes, traced
from sim_workshop.domain.drawn.trunks import Trunks

FULL = 2432.0
BAR_RIGHT, RIGHT_EDGE = 55.0, 6.0
TOP, BETWEEN_ROWS = 174.0, 28.0
CARE_TOP, BAND = 2.0, 60.0
LEAST_ROWS = 10
DEEPEST = 20.0
"""Lines this far below a row of boxes still leave the next one free."""
WIDEST, NARROWEST = 420.0, 270.0
GUTTER, LAST_GUTTER = 98.0, 41.0
UP_AT, DOWN_AT = 22.0, 46.0


@dataclass(frozen=True)
class Measures:
    """How large things are: as usual, with lines for services, or with room for wide arrows."""

    box: float
    lane: float
    spacing: Spacing
    entrance: float = 45.0
    """Between the bar at the left and the first column."""
    full: float = FULL
    """What the columns share, as far as they can use it."""


USUAL = Measures(78, LANE, Spacing(21, 33))


@dataclass(frozen=True)
class Placed:
    """Boxes and arrows in units."""

    grid: Grid
    routes: tuple[Route, ...]
    trunks: Trunks
    width: float
    community_y: float


@lru_cache(maxsize=64)
def placed(plan: Plan, size: Measures = USUAL) -> Placed:
    cells = _cells(plan)
    ways, uprights = planned(cells, plan.arrows, entrance=START)
    found = slots(ways, [(s, cells[s.box]) for s in plan.stubs], size.spacing)
    rows = _rows(cells, found, size.box)
    lane_of = gutter_lanes(ways, rows, found)
    widths = _gutter_widths(len(plan.columns), lane_of, plan.stubs, cells, size)
    grid = _grid(cells, rows, widths, size.full)
    lane_x = {
        (gutter, net): grid.gutter(gutter)[1] - HEAD - size.lane * lane
        for (gutter, net), lane in lane_of.items()
    }
    routes = traced(grid, ways, uprights, found, lane_x)
    low = max((y for r in routes for path in r.paths for _, y in path), default=0.0)
    community_y = max(grid.bottom + 64, low + 37)
    stub_y = {s: _stub_y(s, grid, found) for s in plan.stubs}
    trunks = Trunks(grid, stub_y, _trunk_x(grid, plan.stubs), CARE_TOP + BAND, community_y)
    return Placed(grid, routes, trunks, grid.right + RIGHT_EDGE, community_y)


def _cells(plan: Plan) -> dict[str, Cell]:
    cells: dict[str, Cell] = {}
    for column, wanted in enumerate(plan.columns):
        for box, row in rows_of(wanted, LEAST_ROWS).items():
            cells[box] = (column, row)
    return cells


def _rows(cells: Mapping[str, Cell], found: Slots, box: float) -> tuple[tuple[float, float], ...]:
    """Ten rows, or as many as the fullest column needs, further apart where many lines pass."""
    count = max((row for _, row in cells.values()), default=0) + 1
    rows: list[tuple[float, float]] = []
    top = TOP
    for row in range(max(LEAST_ROWS, count)):
        rows.append((top, box))
        top += box + BETWEEN_ROWS + max(0.0, found.deepest(row) - DEEPEST)
    return tuple(rows)


def _gutter_widths(
    columns: int,
    lane_of: Mapping[tuple[int, str], int],
    stubs: Iterable[Stub],
    cells: Mapping[str, Cell],
    size: Measures,
) -> list[float]:
    trunks = {(cells[s.box][0] + 1, s.up) for s in stubs}
    return [_gutter_width(g, columns, lane_of, trunks, size) for g in range(columns + 1)]


def _gutter_width(
    gutter: int,
    columns: int,
    lane_of: Mapping[tuple[int, str], int],
    trunks: set[tuple[int, bool]],
    size: Measures,
) -> float:
    """Room for the trunks at its left and the lanes at its right."""
    used = [lane for (g, _), lane in lane_of.items() if g == gutter]
    lanes = HEAD + size.lane * max(used) if used else 0.0
    trunk = DOWN_AT if (gutter, False) in trunks else UP_AT if (gutter, True) in trunks else 0.0
    if gutter == columns:
        both = len([t for t in trunks if t[0] == gutter]) > 1
        return max(LAST_GUTTER + 24 * both, trunk + 14 + lanes if used else 0)
    least = size.entrance if gutter == 0 else GUTTER
    return max(least, trunk + 14 + lanes)


def _grid(
    cells: Mapping[str, Cell],
    rows: tuple[tuple[float, float], ...],
    widths: Sequence[float],
    full: float,
) -> Grid:
    count = len(widths) - 1
    room = full - RIGHT_EDGE - BAR_RIGHT - sum(widths)
    wide = min(WIDEST, max(NARROWEST, room / max(count, 1)))
    columns: list[tuple[float, float]] = []
    x = BAR_RIGHT
    for gutter in widths[:-1]:
        columns.append((x + gutter, wide))
        x += gutter + wide
    return Grid(cells, tuple(columns), rows, BAR_RIGHT, x + widths[-1])


def _stub_y(stub: Stub, grid: Grid, found: Slots) -> float:
    cell = grid.cells[stub.box]
    return grid.middle(cell[1]) + found.pins[stub_pin(stub, cell)]


def _trunk_x(grid: Grid, stubs: Iterable[Stub]) -> dict[tuple[int, bool], float]:
    found: dict[tuple[int, bool], float] = {}
    last = len(grid.columns)
    kinds = {(grid.cells[s.box][0] + 1, s.up) for s in stubs}
    for gutter, up in kinds:
        offset = UP_AT if up else DOWN_AT
        if gutter == last:
            offset = 18.0 if up or (gutter, True) not in kinds else 42.0
        found[gutter, up] = grid.gutter(gutter)[0] + offset
    return found
