"""What the whole map shows: which boxes in which column, which arrows as lines of their own, and
which as ways out of the picture. Nothing in it changes when somebody adds an entry."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from sim_workshop.domain.drawn.routing import Arrow, Stub
from sim_workshop.domain.place import COMMUNITY, CROSS, Element, Flow
from sim_workshop.domain.workshop import Map

START, CARE, END = "com.start", "com.care", "com.end"


@dataclass(frozen=True)
class Plan:
    """What decides where everything stands: nothing in it changes when somebody adds an entry."""

    columns: tuple[tuple[tuple[str, int | None], ...], ...]
    """Per intercept its boxes, each with the row it asks for."""
    arrows: tuple[Arrow, ...]
    stubs: tuple[Stub, ...]


def drawn_elements(map_: Map) -> tuple[Element, ...]:
    """Boxes that stand on the map: not the community's, not groups of others."""
    return tuple(e for e in map_.elements if not e.group and e.intercept not in (COMMUNITY, CROSS))


def plan_of(map_: Map) -> Plan:
    columns = [i.id for i in map_.intercepts if not i.is_cross]
    boxes = drawn_elements(map_)
    column_of = {e.id: columns.index(e.intercept) for e in boxes}
    wanted = tuple(
        tuple((e.id, e.row) for e in boxes if e.intercept == column) for column in columns
    )
    arrows = [a for f in map_.flows if (a := _arrow(f, column_of))]
    return Plan(wanted, tuple(arrows), _stubs(map_.flows, column_of))


def _stubs(flows: Iterable[Flow], column_of: Mapping[str, int]) -> tuple[Stub, ...]:
    found: dict[tuple[str, bool], list[str]] = {}
    for flow in flows:
        up = _leaves_the_picture(flow, column_of)
        if up is not None:
            found.setdefault((flow.start, up), []).append(flow.id)
    return tuple(Stub(box, up, tuple(ids)) for (box, up), ids in found.items())


def _leaves_the_picture(flow: Flow, column_of: Mapping[str, int]) -> bool | None:
    """True: up, to care or to a service of an intercept before. False: down to the community."""
    start, end = column_of.get(flow.start), column_of.get(flow.end)
    if start is None:
        return None
    if end is None:
        return {CARE: True, END: False, START: False}.get(flow.end)
    return True if flow.kind == "divert" and end < start else None


def _arrow(flow: Flow, column_of: Mapping[str, int]) -> Arrow | None:
    """The flow as a line of its own, if the whole map shows it as one."""
    end = column_of.get(flow.end)
    start = -1 if flow.start == START else column_of.get(flow.start)
    if start is None or end is None or flow.start == flow.end:
        return None
    if (flow.kind == "divert" and end <= start) or (flow.kind == "care" and end <= start):
        return None
    violation = flow.kind == "violation"
    return Arrow(flow.id, flow.start, flow.end, flow.kind, forks=violation, along_bottom=violation)
