"""The workshop as a graph: boxes, intercepts and everything the room said, and how they hang
together. The questions a room asks of it are answered here with records, not with sentences."""

from __future__ import annotations

import io
from collections.abc import Iterator
from typing import TypeAlias

import networkx as nx

from sim_workshop.domain.at_places import NOTHING, at_places
from sim_workshop.domain.committee import Note
from sim_workshop.domain.edition import state_of
from sim_workshop.domain.evidence import Anecdote, DataPoint
from sim_workshop.domain.findings import Apart, Gap, Opportunity
from sim_workshop.domain.people import Stakeholder
from sim_workshop.domain.place import COMMUNITY, Element, Flow
from sim_workshop.domain.plan import ActionStep, Objective
from sim_workshop.domain.priorities import Priority, Round
from sim_workshop.domain.questionnaire import Questionnaire
from sim_workshop.domain.record import Record, Written
from sim_workshop.domain.review import Review, ReviewComment
from sim_workshop.domain.text import shortened
from sim_workshop.domain.ways_out import without_way_out
from sim_workshop.domain.workshop import Map, PlaceEdit, Room, Workshop

Graph: TypeAlias = "nx.MultiDiGraph[str]"
Edge = tuple[str, str, str]
"""From, to, and what the edge says: "deeper", "at", "answers" …"""
NOT_NODES = (Workshop, Room, PlaceEdit, Questionnaire, Apart, Review, ReviewComment)
LONGEST_LABEL = 80


def graph_of(map_: Map) -> Graph:
    """Nodes are intercepts, boxes, arrows somebody wrote something on, and records. An edge's key
    is what it says; nothing is linked to a place or record that is not there."""
    graph: Graph = nx.MultiDiGraph(name=map_.name, revision=map_.revision, state=state_of(map_))
    _add_places(graph, map_)
    for record in map_.records.values():
        if record.is_visible and not isinstance(record, NOT_NODES):
            graph.add_node(record.id, type=record.kind, label=_label(record, map_))
    flows = {f.id: f for f in map_.flows}
    for start, end, says in _links(map_):
        if end in flows and end not in graph:
            _add_arrow(graph, flows[end])
        if start in graph and end in graph:
            graph.add_edge(start, end, key=says, kind=says)
    return graph


def _add_places(graph: Graph, map_: Map) -> None:
    for intercept in map_.intercepts:
        graph.add_node(intercept.id, type="intercept", label=intercept.name)
    for box in map_.elements:
        graph.add_node(
            box.id, type="box", label=box.name, intercept=box.intercept, decision=box.decision
        )
        if box.intercept != COMMUNITY:
            graph.add_edge(box.id, box.intercept, key="part_of", kind="part_of")
    for flow in map_.flows:
        graph.add_edge(flow.start, flow.end, key=flow.id, kind=flow.kind, label=flow.label)


def _add_arrow(graph: Graph, flow: Flow) -> None:
    """An arrow is an edge; when something is written on it, it is a node as well."""
    graph.add_node(flow.id, type="arrow", label=flow.label or flow.kind)
    graph.add_edge(flow.id, flow.start, key="starts", kind="starts")
    graph.add_edge(flow.id, flow.end, key="ends", kind="ends")


def _label(record: Record, map_: Map) -> str:
    if isinstance(record, Stakeholder) and map_.workshop.entry_names != "name":
        return shortened(record.agency or record.role or record.label, LONGEST_LABEL)
    for name in ("title", "text", "name", "agency", "value"):
        if said := getattr(record, name, ""):
            return shortened(str(said), LONGEST_LABEL)
    return record.id


def _links(map_: Map) -> Iterator[Edge]:
    for record in map_.records.values():
        if record.is_visible:
            yield from _links_of(record)


def _links_of(record: Record) -> Iterator[Edge]:
    if isinstance(record, Written):
        yield from ((record.id, place, "at") for place in record.places)
    if isinstance(record, Opportunity):
        yield from ((record.id, gap, "answers") for gap in record.answers)
    if isinstance(record, Priority):
        yield from ((record.id, gap, "addresses") for gap in record.addresses)
    if isinstance(record, (DataPoint, Anecdote, Note)):
        yield from ((record.id, other, "about") for other in record.about)
    if isinstance(record, DataPoint):
        yield from ((record.id, whole, "part_of") for whole in record.part_of)
    if isinstance(record, (Objective, ActionStep)):
        yield from ((record.id, to, "plans") for to in record.links())
    if isinstance(record, Round):
        yield from ((record.id, p, "votes_on") for p in record.candidates)


# Questions answered on the screen.


def gaps_without_priority(map_: Map) -> tuple[Gap, ...]:
    """Gaps no priority takes up, neither itself nor through an idea that answers it."""
    taken = {taken for p in map_.priorities for taken in p.addresses}
    answered = {g for o in map_.opportunities if o.id in taken for g in o.answers}
    return tuple(g for g in map_.gaps if g.id not in taken | answered)


def ideas_without_priority(map_: Map) -> tuple[Opportunity, ...]:
    """Ideas no priority takes up, neither themselves nor through a gap they answer."""
    taken = {taken for p in map_.priorities for taken in p.addresses}
    return tuple(o for o in map_.opportunities if not {o.id, *o.answers} & taken)


def boxes_without_resource(map_: Map) -> tuple[Element, ...]:
    """Boxes of the map nobody has named a resource for, decision points left out: a court is
    not a service somebody could name."""
    found = at_places(map_)
    return tuple(
        e
        for e in map_.elements
        if e.intercept != COMMUNITY
        and not (e.decision or e.group)
        and not found.get(e.id, NOTHING).resources
    )


def entries_without_way_out(map_: Map) -> tuple[Element, ...]:
    """Places where people enter the justice system with no way out to care that is in place."""
    return without_way_out(map_)


def flows_without_number(map_: Map) -> tuple[Flow, ...]:
    """Arrows no number says anything about."""
    counted = {place for number in map_.numbers for place in number.about}
    return tuple(f for f in map_.flows if f.id not in counted)


def graphml(map_: Map) -> str:
    """For Gephi, yEd, PRSM, Kumu and whoever reads GraphML."""
    out = io.BytesIO()
    nx.write_graphml(graph_of(map_), out, encoding="utf-8", prettyprint=True)
    return out.getvalue().decode("utf-8")
