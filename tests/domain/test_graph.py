"""The workshop as a graph, and the questions the screen asks of it."""

from __future__ import annotations

import io
import time

import networkx as nx

from sim_workshop.content import load_pack
from sim_workshop.domain.evidence import Anecdote, DataPoint
from sim_workshop.domain.findings import Opportunity, Resource
from sim_workshop.domain.graph import (
    boxes_without_resource,
    entries_without_way_out,
    flows_without_number,
    gaps_without_priority,
    graph_of,
    graphml,
)
from sim_workshop.domain.place import COMMUNITY
from sim_workshop.domain.plan import ActionStep, Objective
from sim_workshop.domain.priorities import Priority
from sim_workshop.domain.workshop import Map
from tests.builders import a_map
from tests.domain.maps import a_gap, a_resource


def a_linked_map() -> Map:
    return a_map(
        a_gap("g1", "i1.police"),
        a_gap("g2", "f41"),
        Opportunity(id="o1", text="A team", places=("i1.police",), answers=("g1",)),
        Priority(id="p1", letter="A", title="Respond", addresses=("o1", "g2")),
        DataPoint(id="n1", name="Bookings", value="12", about=("f41", "g1")),
        DataPoint(id="n2", name="of them women", value="3", part_of=("n1",)),
        Anecdote(id="s1", text="It happened", places=("i1.arrest",), about=("g2",)),
        Objective(id="ob1", priority="p1", text="Fewer"),
        ActionStep(id="st1", priority="p1", objective="ob1", text="Meet", who="", when=""),
    )


def edges(map_: Map) -> set[tuple[str, str, str]]:
    return set(graph_of(map_).edges(keys=True))


def test_records_are_linked_to_places_and_to_each_other_by_what_they_say() -> None:
    assert {
        ("g1", "i1.police", "at"), ("o1", "g1", "answers"), ("p1", "o1", "addresses"),
        ("p1", "g2", "addresses"), ("n1", "g1", "about"), ("n1", "f41", "about"),
        ("n2", "n1", "part_of"), ("s1", "i1.arrest", "at"), ("s1", "g2", "about"),
        ("ob1", "p1", "plans"), ("st1", "ob1", "plans"), ("st1", "p1", "plans"),
        ("i1.police", "1", "part_of"),
    } <= edges(a_linked_map())  # fmt: skip


def test_arrows_are_edges_with_their_kind_and_nodes_when_something_is_written_on_them() -> None:
    graph = graph_of(a_linked_map())
    assert graph.edges["i1.arrest", "i2.detention", "f41"]["kind"] == "deeper"
    assert graph.nodes["f41"]["type"] == "arrow"
    assert "f40" not in graph


def test_every_node_says_what_it_is_and_reads_as_something() -> None:
    for _, known in graph_of(a_linked_map()).nodes(data=True):
        assert known["type"]
        assert known["label"]


def test_a_link_to_something_that_is_gone_is_no_edge() -> None:
    gone = a_gap("g1", "i1.police").but(standing="removed")
    map_ = a_map(gone, Opportunity(id="o1", text="A team", places=("nowhere",), answers=("g1",)))
    graph = graph_of(map_)
    assert "g1" not in graph
    assert "nowhere" not in graph
    assert not list(graph.out_edges("o1"))


def test_a_gap_is_taken_up_by_a_priority_or_through_an_idea_that_answers_it() -> None:
    map_ = a_map(*a_linked_map().records.values(), a_gap("g3", "i3.jail"))
    assert [g.id for g in gaps_without_priority(map_)] == ["g3"]


def test_boxes_without_resource_are_services_nobody_named_one_for() -> None:
    before = {e.id for e in boxes_without_resource(a_map())}
    after = {e.id for e in boxes_without_resource(a_map(a_resource("r", "i0.detox", "planned")))}
    assert before - after == {"i0.detox"}
    assert "i1.arrest" not in before, "an arrest is a decision, not a service"
    assert not any(e.group or e.intercept == COMMUNITY for e in boxes_without_resource(a_map()))


def test_entries_without_way_out_are_boxes() -> None:
    assert "i1.police" in {e.id for e in entries_without_way_out(a_map())}


def test_flows_without_number_are_all_but_those_a_number_is_about() -> None:
    missing = {f.id for f in flows_without_number(a_linked_map())}
    assert missing == {f.id for f in load_pack().flows} - {"f41"}


def test_graphml_reads_back_to_the_same_nodes_and_edges() -> None:
    map_ = a_linked_map()
    graph = graph_of(map_)
    again = nx.read_graphml(io.BytesIO(graphml(map_).encode()), force_multigraph=True)
    assert set(again.nodes) == set(graph.nodes)
    assert again.number_of_edges() == graph.number_of_edges()
    assert again.nodes["g1"]["label"] == graph.nodes["g1"]["label"]


def test_hostile_words_stay_words_in_graphml() -> None:
    text = '<script>"&\u0000\ud800</graphml>'
    again = nx.read_graphml(io.BytesIO(graphml(a_map(Resource(id="r", text=text))).encode()))
    assert again.nodes["r"]["label"] == '<script>"&</graphml>'


def test_a_thousand_records_make_a_graph_at_once() -> None:
    boxes = [e.id for e in load_pack().elements]
    records = [a_gap(f"g{n}", boxes[n % len(boxes)]) for n in range(1000)]
    map_ = a_map(*records)
    graph_of(map_)
    taken = []
    for _ in range(5):
        start = time.perf_counter()
        graph_of(map_)
        taken.append(time.perf_counter() - start)
    assert min(taken) < 0.1, "under 20 ms on a quiet machine; this one may be busy"
