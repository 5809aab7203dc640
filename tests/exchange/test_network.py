"""The map for other programs: nothing that may not leave, and every edge between two nodes."""

from __future__ import annotations

import io

import networkx as nx
from openpyxl import load_workbook

from sim_workshop.domain.findings import Gap
from sim_workshop.domain.privacy import release
from sim_workshop.domain.workshop import Map
from sim_workshop.exchange.network import EDGES, NODES, write_graphml, write_workbook
from tests.builders import a_map, a_number
from tests.domain.maps import a_county

HELD = Gap(id="g99", text="Call Maria at 503-555-0188", places=("1",), standing="held")


def rows(map_: Map, sheet: str) -> list[tuple[object, ...]]:
    book = load_workbook(io.BytesIO(write_workbook(release(map_))))
    return list(book[sheet].iter_rows(values_only=True))


def test_networkx_reads_the_graphml_back_with_every_node() -> None:
    map_ = a_county()
    back = nx.read_graphml(io.BytesIO(write_graphml(release(map_))))
    heads, *nodes = rows(map_, "Nodes")
    assert heads == NODES
    assert set(back.nodes) == {node[0] for node in nodes}


def test_each_edge_of_the_workbook_joins_two_of_its_nodes_under_their_labels() -> None:
    map_ = a_county()
    label = {node[0]: node[1] for node in rows(map_, "Nodes")[1:]}
    heads, *edges = rows(map_, "Edges")
    assert heads == EDGES
    assert edges
    for start, end, source, target, *_ in edges:
        assert (start, end) == (label[source], label[target])


def test_held_texts_and_small_counts_are_in_neither_file() -> None:
    map_ = a_map(HELD, a_number("n1", 7, unit="people", name="Held", about=("i3.jail",)))
    files = write_graphml(release(map_)).decode(), str(rows(map_, "Nodes"))
    assert not any("Maria" in file or '"7"' in file for file in files)


def test_a_label_that_looks_like_a_formula_stays_a_text() -> None:
    map_ = a_map(Gap(id="g1", text="=HYPERLINK(1)", places=("1",)))
    book = load_workbook(io.BytesIO(write_workbook(release(map_))))
    found = [c for row in book["Nodes"].iter_rows() for c in row if c.value == "=HYPERLINK(1)"]
    assert [c.data_type for c in found] == ["s"] or [c.quotePrefix for c in found] == [True]
