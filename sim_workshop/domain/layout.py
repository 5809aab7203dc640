"""The drawing of the system at one revision: the whole map, or one intercept large. The same Map
always gives the same drawing, and adding an entry never moves a box."""

from __future__ import annotations

from collections.abc import Mapping

from sim_workshop.domain.at_places import AtPlace, at_places
from sim_workshop.domain.close_up import close_up
from sim_workshop.domain.diversion import open_flows
from sim_workshop.domain.drawing import Area, Box, Drawing, Line, LineLook, Pill, Token, Words
from sim_workshop.domain.findings import Gap, Resource
from sim_workshop.domain.lettering import wrapped
from sim_workshop.domain.outline import outline
from sim_workshop.domain.pieces import WHOLE, at, box_of, empty, legend, look_of, pills
from sim_workshop.domain.place import Flow, Intercept
from sim_workshop.domain.routing import Stub
from sim_workshop.domain.tracing import Route
from sim_workshop.domain.whole import (
    BAND,
    BAR_RIGHT,
    CARE,
    TOP,
    Placed,
    drawn_elements,
    placed,
    plan_of,
)
from sim_workshop.domain.workshop import Map

__all__ = ["drawing", "outline"]

BAND_LEFT, BAND_END, BAND_INSET = 66.0, 6.0, 24.0
CARE_TOP, HEAD_TOP = 2.0, 80.0
TOKEN = 54.0


def drawing(map_: Map, intercept: str | None = None) -> Drawing:
    """The whole map, or one intercept of it large."""
    return close_up(map_, intercept) if intercept else _whole(map_)


def _whole(map_: Map) -> Drawing:
    boxes = drawn_elements(map_)
    if not boxes:
        return empty(map_.name, "There are no boxes on this map yet.")
    where = placed(plan_of(map_))
    found = _with_what_is_on_undrawn(map_, at_places(map_), where)
    lines = (*_trunks(map_, where, found), *_arrows(map_, where, found))
    drawn = tuple(box_of(e, where.grid.frame(e.id), at(found, e.id), WHOLE) for e in boxes)
    counts = [p for b in drawn for p in pills(b.x + b.w - 10, b.y - 5, at(found, b.id))]
    tokens, heads, head_pills = _heads(map_, where, found)
    looks = list(dict.fromkeys(line.look for line in lines))
    top = where.community_y + BAND + 52
    signs, words, bottom = legend(6, top, where.width - 12, looks)
    return Drawing(
        width=where.width,
        height=bottom - 10,
        title=map_.name,
        areas=_bands(where),
        lines=lines,
        boxes=drawn,
        tokens=tokens,
        pills=(*counts, *head_pills, *_on_arrows(where, found)),
        words=(*_band_words(where), *heads, *words),
        signs=tuple(signs),
    )


def _with_what_is_on_undrawn(
    map_: Map, found: Mapping[str, AtPlace], where: Placed
) -> Mapping[str, AtPlace]:
    """What stands on an arrow the whole map leaves out is counted at the box it starts from, what
    stands on a box that is not drawn at its intercept: nothing the room said is lost."""
    drawn = {flow for route in where.routes for flow in route.flows}
    counted: dict[str, list[AtPlace]] = {}
    for place, here in found.items():
        counted.setdefault(_shown_at(map_, place, drawn, where), []).append(here)
    return {place: _together(parts) for place, parts in counted.items()}


def _shown_at(map_: Map, place: str, drawn: set[str], where: Placed) -> str:
    flow = map_.flow(place)
    if flow and place not in drawn:
        ends = [e for e in (flow.start, flow.end) if e in where.grid.cells]
        return ends[0] if ends else place
    if not flow and place not in where.grid.cells:
        return map_.intercept_of(place)
    return place


def _together(parts: list[AtPlace]) -> AtPlace:
    resources: dict[str, Resource] = {r.id: r for part in parts for r in part.resources}
    gaps: dict[str, Gap] = {g.id: g for part in parts for g in part.gaps}
    return AtPlace(list(resources.values()), list(gaps.values()))


def _arrows(map_: Map, where: Placed, found: Mapping[str, AtPlace]) -> list[Line]:
    open_ = open_flows(map_, found)
    return [_line(map_, route, open_) for route in where.routes]


def _line(map_: Map, route: Route, open_: frozenset[str]) -> Line:
    look = look_of(route.kind, any(f in open_ for f in route.flows))
    return Line(route.flows, look, route.points, True, route.tail_tip)


def _trunks(map_: Map, where: Placed, found: Mapping[str, AtPlace]) -> list[Line]:
    """In each gutter the ways out join one line up to care, the releases one down."""
    open_ = open_flows(map_, found)
    leaving: dict[str, list[Flow]] = {}
    for flow in map_.flows:
        leaving.setdefault(flow.start, []).append(flow)
    lines: list[Line] = []
    for (gutter, up), x in sorted(where.trunk_x.items()):
        stubs = [s for s in where.stub_y if s.up == up and where.grid.cells[s.box][0] + 1 == gutter]
        stubs.sort(key=lambda s: where.stub_y[s], reverse=not up)
        lines += _trunk(where, x, stubs, leaving, open_) if up else _drain(where, x, stubs)
    return lines


def _trunk(
    where: Placed,
    x: float,
    stubs: list[Stub],
    leaving: Mapping[str, list[Flow]],
    open_: frozenset[str],
) -> list[Line]:
    """Solid as far as something in place joins it; what nobody has named only touches it."""
    flows = {s: tuple(f.id for f in leaving[s.box] if _goes_up(f, where)) for s in stubs}
    is_open = {s: any(f in open_ for f in flows[s]) for s in stubs}
    lowest = max((where.stub_y[s] for s in stubs if is_open[s]), default=None)
    lines = []
    for stub in stubs:
        y, edge = where.stub_y[stub], _right_edge(where, stub)
        look: LineLook = "out" if is_open[stub] else "unnamed"
        target = _trunk_target(y, lowest, is_open[stub], stub is stubs[-1])
        points = ((edge, y), (x, y), (x, target)) if target is not None else ((edge, y), (x, y))
        at_top = target == CARE_TOP + BAND
        lines.append(Line(flows[stub], look, points, at_top and look == "out"))
    return lines
