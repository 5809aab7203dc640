"""One intercept large: its boxes, where people come from and go to, words on the arrows, and
below, what is missing here."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache

from sim_workshop.domain.drawn.grid import Cell, Grid
from sim_workshop.domain.drawn.labels import ClosePlan, Label, label_room, labels_of
from sim_workshop.domain.drawn.routing import Stub, Upright, Way, planned
from sim_workshop.domain.drawn.slots import slots
from sim_workshop.domain.drawn.spacing import Slots, Spacing, end_pin, start_pin, stub_pin
from sim_workshop.domain.drawn.tracing import Route, gutter_lanes, traced
from sim_workshop.domain.drawn.trunks import Trunks
from sim_workshop.domain.drawn.whole import CARE_TOP

FULL = 2432.0
LANE, HEAD = 16.0, 34.0
INNER, SIDE = (345.0, 470.0), (255.0, 330.0)
BAND, BOX, SIDE_BOX, ROW_GAP, WORDS_BETWEEN = 78.0, 156.0, 108.0, 46.0, 72.0
"""A box of the intercept keeps room for its services, whether there are some or none: naming
one moves nothing."""
SPACING = Spacing(26, 10_000, in_row=26, in_space=(14, 14), at_bottom=(40, 22))


@dataclass(frozen=True)
class Placed:
    """Boxes, arrows and their words in units."""

    grid: Grid
    routes: tuple[Route, ...]
    labels: tuple[Label, ...]
    trunks: Trunks
    width: float
    bottom: float
    """Where the picture ends and what is missing is listed."""


@lru_cache(maxsize=128)
def placed(plan: ClosePlan) -> Placed:
    cells = dict(plan.cells)
    ways, uprights = planned(cells, plan.arrows)
    found = slots(ways, [(s, cells[s.box]) for s in plan.stubs], SPACING)
    heights = _heights(cells, plan.sides, ways, plan.stubs, found)
    top = (BAND + 60) if any(s.up for s in plan.stubs) else 30.0
    found.kept_free.update(_words_between(cells, uprights))
    rows = _rows(cells, heights, found, top)
    lane_of = gutter_lanes(ways, rows, found)
    gutters = _gutters(plan, cells, ways, lane_of)
    grid = _grid(plan, cells, rows, heights, gutters)
    lane_x = {
        (g, net): grid.gutter(g)[1] - gutters[g].after - HEAD - LANE * lane
        for (g, net), lane in lane_of.items()
    }
    routes = traced(grid, ways, uprights, found, lane_x)
    low = max((y for r in routes for path in r.paths for _, y in path), default=0.0)
    stub_y = {s: _stub_y(s, grid, found) for s in plan.stubs}
    bottom = max(grid.bottom, low) + 50
    trunk_x = {
        (g, up): grid.gutter(g)[0] + gutters[g].before + (24 if up else 50)
        for g, up in {(cells[s.box][0] + 1, s.up) for s in plan.stubs}
    }
    trunks = Trunks(grid, stub_y, trunk_x, CARE_TOP + BAND, bottom)
    labels = labels_of(plan, grid, ways, found, stub_y)
    return Placed(grid, routes, labels, trunks, grid.right, bottom)


def _heights(
    cells: Mapping[str, Cell],
    sides: Collection[str],
    ways: Iterable[Way],
    stubs: Iterable[Stub],
    found: Slots,
) -> dict[str, float]:
    """Each box as high as the arrows and words at its sides need."""
    pins = [(way.arrow.start, start_pin(way)) for way in ways if not way.drops]
    pins += [(way.arrow.end, end_pin(way)) for way in ways]
    pins += [(stub.box, stub_pin(stub, cells[stub.box])) for stub in stubs]
    heights = {box: SIDE_BOX if box in sides else BOX for box in cells}
    for box, pin in pins:
        reach = abs(found.pins[pin]) + found.needs[pin] / 2
        heights[box] = max(heights[box], 2 * reach + 12)
    return heights


def _words_between(cells: Mapping[str, Cell], uprights: Iterable[Upright]) -> dict[int, float]:
    """Below which rows words stand beside an upright arrow, and how much height they take."""
    worded = {cells[u.upper][1] for u in uprights if any(a.label_height for a in u.arrows)}
    return dict.fromkeys(worded, WORDS_BETWEEN)


def _rows(
    cells: Mapping[str, Cell], heights: Mapping[str, float], found: Slots, top: float
) -> tuple[tuple[float, float], ...]:
    """Rows as high as their highest box, with room between for arrows that pass and for words."""
    rows: list[tuple[float, float]] = []
    for row in range(max((r for _, r in cells.values()), default=0) + 1):
        high = max((heights[b] for b, (_, r) in cells.items() if r == row), default=SIDE_BOX)
        rows.append((top, high))
        top += high + ROW_GAP + found.kept_free.get(row, 0) + found.deepest(row)
    return tuple(rows)


@dataclass
class Gutter:
    """Room for words at either side of the lanes."""

    before: float = 0
    after: float = 0
    lanes: int = 0
    trunks: float = 0

    @property
    def wide(self) -> float:
        lanes = HEAD + LANE * max(self.lanes, 0) + 14
        return self.before + self.trunks + lanes + self.after


def _gutters(
    plan: ClosePlan,
    cells: Mapping[str, Cell],
    ways: Iterable[Way],
    lane_of: Mapping[tuple[int, str], int],
) -> list[Gutter]:
    columns = max((c for c, _ in cells.values()), default=0) + 1
    gutters = [Gutter() for _ in range(columns + 1)]
    room = {flow: label_room(text) for flow, text in plan.labels}
    for way in ways:
        gutter = gutters[way.leaves]
        if way.leaves_right:
            gutter.before = max(gutter.before, room[way.arrow.flow])
        else:
            gutter.after = max(gutter.after, room[way.arrow.flow])
    for stub in plan.stubs:
        gutter = gutters[cells[stub.box][0] + 1]
        gutter.before = max(gutter.before, room[stub.flows[0]])
        gutter.trunks = max(gutter.trunks, 40.0 if stub.up else 66.0)
    for (g, _), lane in lane_of.items():
        gutters[g].lanes = max(gutters[g].lanes, lane + 1)
    return gutters


def _grid(
    plan: ClosePlan,
    cells: Mapping[str, Cell],
    rows: tuple[tuple[float, float], ...],
    heights: Mapping[str, float],
    gutters: Sequence[Gutter],
) -> Grid:
    """Boxes share what the gutters leave of the full width; when that is too little the drawing
    grows."""
    side = {cells[box][0] for box in plan.sides}
    count = len(gutters) - 1
    outer = [0.0 if not g.lanes and not g.trunks else g.wide for g in (gutters[0], gutters[-1])]
    between = [g.wide for g in gutters[1:-1]]
    least = [SIDE[0] if c in side else INNER[0] for c in range(count)]
    most = [SIDE[1] if c in side else INNER[1] for c in range(count)]
    spare = FULL - 4 - sum(outer) - sum(between) - sum(least)
    share = max(0.0, spare) / count
    wide = [min(most[c], least[c] + share) for c in range(count)]
    left = max(0.0, FULL - 4 - sum(outer) - sum(between) - sum(wide)) / max(len(between), 1)
    x, columns = 2.0 + outer[0], []
    for c in range(count):
        columns.append((x, wide[c]))
        x += wide[c] + (between[c] + left if c < count - 1 else 0)
    return Grid(cells, tuple(columns), rows, 2.0, max(x + outer[1], FULL - 4) + 2, heights)


def _stub_y(stub: Stub, grid: Grid, found: Slots) -> float:
    cell = grid.cells[stub.box]
    return grid.middle(cell[1]) + found.pins[stub_pin(stub, cell)]
