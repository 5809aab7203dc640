"""Choosing where something belongs: a box, an arrow, the whole intercept, across."""

from __future__ import annotations

from sim_workshop.domain.workshop import Map
from sim_workshop.words import _

Choice = tuple[str, str]


def place_pills(map_: Map, intercept: str) -> tuple[list[Choice], list[Choice]]:
    """Pills for quick capture: the whole intercept and its boxes, then behind "More" its arrows."""
    whole = _("Across intercepts") if intercept == "cross" else _("Whole intercept")
    boxes = [(e.id, e.short_name or e.name) for e in map_.elements_of(intercept)]
    arrows = [(f.id, map_.place_name(f.id)) for f in map_.flows_of(intercept)]
    across = [] if intercept == "cross" else [("cross", _("Across intercepts"))]
    return [(intercept, whole), *boxes], [*arrows, *across]


def all_places(map_: Map) -> dict[str, str]:
    """Every place by id, named with its intercept: for moving an entry and for evidence."""
    named: dict[str, str] = {}
    for intercept in map_.intercepts:
        token = "+" if intercept.id == "cross" else intercept.token or intercept.id
        named[intercept.id] = f"{token} {intercept.name}"
        for element in map_.elements_of(intercept.id):
            named[element.id] = f"{token} {element.name}"
        for flow in map_.flows_of(intercept.id):
            if map_.intercept_of(flow.id) == intercept.id:
                named[flow.id] = f"{token} {map_.place_name(flow.id)}"
    named.setdefault("cross", _("Across intercepts"))
    return named
