"""Ways out: for each decision point, the ways to care that exist and those that are gaps."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

import networkx as nx

from sim_workshop.domain.at_places import NOTHING, AtPlace, at_places
from sim_workshop.domain.place import COMMUNITY, Element, Flow
from sim_workshop.domain.workshop import Map

CARE = "com.care"
OUT_KINDS = frozenset({"divert", "care"})


@dataclass(frozen=True)
class WayOut:
    """One way from a decision point to care: the first arrow, and the services on the way."""

    flow: Flow
    through: tuple[Element, ...]
    """Services between; none when the arrow leads to care itself."""
    missing: tuple[Element, ...]
    """Those of them without a resource in place: why the way is a gap."""

    @property
    def exists(self) -> bool:
        return not self.missing


@dataclass(frozen=True)
class DecisionPoint:
    """A box where somebody decides about a person, and the ways out of the justice path."""

    element: Element
    ways: tuple[WayOut, ...]

    @property
    def open(self) -> tuple[WayOut, ...]:
        return tuple(w for w in self.ways if w.exists)

    @property
    def gaps(self) -> tuple[WayOut, ...]:
        return tuple(w for w in self.ways if not w.exists)


def ways_out(map_: Map) -> tuple[DecisionPoint, ...]:
    """Every decision point in the order of the map, also those with no way out at all."""
    points = (e for e in map_.elements if e.decision and e.intercept != COMMUNITY)
    return _points(map_, tuple(points))


def without_way_out(map_: Map) -> tuple[Element, ...]:
    """Places where people enter the justice system and no way to care is in place."""
    return tuple(p.element for p in _points(map_, entries(map_)) if not p.open)


def entries(map_: Map) -> tuple[Element, ...]:
    """Boxes marked as entries, and those an arrow leads into from outside the justice system:
    from the community, or to a decision point from a service of the first two intercepts."""
    outside = {e.id for e in map_.elements if e.intercept == COMMUNITY}
    early = {i.id for i in map_.intercepts[:2]}
    services = {e.id for e in map_.elements if e.intercept in early and not e.decision}
    into = {f.end for f in map_.flows if f.kind == "deeper" and f.start in outside | services}
    return tuple(
        e
        for e in map_.elements
        if e.intercept != COMMUNITY and (e.entry or (e.decision and e.id in into))
    )


def open_flows(map_: Map, found: Mapping[str, AtPlace] | None = None) -> frozenset[str]:
    """Ids of arrows out to care that people can be sent along today: the services at both ends
    are in place, and so is everything from there on to care."""
    here = at_places(map_) if found is None else found
    usable = {e.id for e in map_.elements if _is_usable(e, here)}
    leads = _reaching_care(_graph(map_, usable))
    return frozenset(
        f.id for f in map_.flows if f.start in usable and f.end in leads and _leads_out(f)
    )


def _is_usable(element: Element, found: Mapping[str, AtPlace]) -> bool:
    """Courts and police are there anyway; a service only when a resource of it is in place."""
    outside = element.decision or element.intercept == COMMUNITY
    return outside or found.get(element.id, NOTHING).is_in_place


def _leads_out(flow: Flow) -> bool:
    return flow.kind in OUT_KINDS or (flow.end == CARE and flow.kind == "release")


def _graph(map_: Map, nodes: set[str]) -> nx.DiGraph[str]:
    """Arrows out to care and between services. A decision point is never a step on the way."""
    graph: nx.DiGraph[str] = nx.DiGraph()
    graph.add_node(CARE)
    decisions = {e.id for e in map_.elements if e.decision}
    for flow in map_.flows:
        if _leads_out(flow) and {flow.start, flow.end} <= nodes and flow.start not in decisions:
            graph.add_edge(flow.start, flow.end)
    return graph


def _reaching_care(graph: nx.DiGraph[str]) -> set[str]:
    return {CARE} | nx.ancestors(graph, CARE)


def _points(map_: Map, elements: tuple[Element, ...]) -> tuple[DecisionPoint, ...]:
    found = at_places(map_)
    boxes = {e.id: e for e in map_.elements}
    usable = {e for e, box in boxes.items() if _is_usable(box, found)}
    existing = _paths(_graph(map_, usable))
    possible = _paths(_graph(map_, set(boxes)))
    leaving: dict[str, list[Flow]] = {}
    for flow in map_.flows:
        if _leads_out(flow):
            leaving.setdefault(flow.start, []).append(flow)
    found_ways = {
        e.id: tuple(
            _way(flow, path, boxes, usable)
            for flow in leaving.get(e.id, [])
            if (path := existing.get(flow.end) or possible.get(flow.end)) and e.id not in path
        )
        for e in elements
    }
    return tuple(DecisionPoint(e, found_ways[e.id]) for e in elements)


def _paths(graph: nx.DiGraph[str]) -> dict[str, list[str]]:
    """The shortest way from every service to care."""
    backwards = nx.single_source_shortest_path(graph.reverse(copy=False), CARE)
    return {node: path[::-1] for node, path in backwards.items()}


def _way(flow: Flow, path: list[str], boxes: Mapping[str, Element], usable: set[str]) -> WayOut:
    through = tuple(boxes[node] for node in path if node != CARE)
    return WayOut(flow, through, tuple(e for e in through if e.id not in usable))
