"""The map as a network for other programs: GraphML, and a workbook of nodes and edges."""

from __future__ import annotations

import io
from typing import Any

from openpyxl import Workbook

from sim_workshop.domain.drawn.flow_map import number_said
from sim_workshop.domain.edition import state_of
from sim_workshop.domain.flow_counts import Count, flow_counts
from sim_workshop.domain.graph import graph_of, graphml
from sim_workshop.domain.privacy import Released
from sim_workshop.exchange.cells import Cell
from sim_workshop.exchange.sheet_writing import Look, Sheet

NODES = ("Id", "Label", "Type", "Intercept", "Decision point")
EDGES = ("From", "To", "Source", "Target", "Type", "Label", "People a year")
"""Kumu reads From, To, Label and Type; Gephi reads Id, Source and Target; PRSM reads both. The last
is the county's count on an arrow, or a range."""
WIDTH = 28


def write_graphml(released: Released) -> bytes:
    """Read by NetworkX, Gephi, yEd and PRSM."""
    return graphml(released.map).encode("utf-8")


def write_workbook(released: Released) -> bytes:
    """A sheet of nodes and a sheet of edges, each edge with the labels of its ends."""
    graph, book = graph_of(released.map), Workbook()
    look, nodes = Look(book), book.active
    assert nodes is not None
    nodes.title = "Nodes"
    label = {node: str(known.get("label", node)) for node, known in graph.nodes(data=True)}
    _fill(nodes, look, NODES, [_node(n, known) for n, known in graph.nodes(data=True)])
    counts = flow_counts(released.map).by_flow
    edges: list[list[Cell]] = [
        [label[a], label[b], a, b, known.get("kind", ""), known.get("label", ""),
         _a_year(counts.get(key))]
        for a, b, key, known in graph.edges(keys=True, data=True)
    ]  # fmt: skip
    _fill(book.create_sheet("Edges"), look, EDGES, edges)
    about: list[list[Cell]] = [[released.map.name], [state_of(released.map)], ["SIM Workshop"]]
    _fill(book.create_sheet("About"), look, ("About",), about)
    book.properties.title, book.properties.creator = released.map.name, "SIM Workshop"
    book.properties.description = state_of(released.map)
    out = io.BytesIO()
    book.save(out)
    return out.getvalue()


def _node(node: str, known: dict[str, Any]) -> list[Cell]:
    decides = "yes" if known.get("decision") else None
    return [node, known.get("label", node), known.get("type", ""), known.get("intercept"), decides]


def _a_year(count: Count | None) -> Cell:
    """A number to reckon with, a range as it is said; nothing where nobody counted."""
    if count is None:
        return None
    return number_said([count]) if count.is_range else round(count.low)


def _fill(sheet: Sheet, look: Look, heads: tuple[str, ...], rows: list[list[Cell]]) -> None:
    sheet.append([look.heading(sheet, head) for head in heads])
    for row in rows:
        sheet.append([look.value(sheet, cell) for cell in row])
    sheet.freeze_panes = "A2"
    for column in "ABCDEFG"[: len(heads)]:
        sheet.column_dimensions[column].width = WIDTH
