"""The map's parts: graph of 1,000 records under 20 ms, layout and spec of a map of 60 boxes and 400
entries under 150 ms, its PNG at print size under 1.5 s, the chain of 60 boxes with 1,000 draws
under 300 ms; then the wall's map (wall_map.py) and the roll-up (roll_up.py)."""

from __future__ import annotations

import sys
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parents[1]))  # also as `python benchmarks/map.py`

import tempfile

import networkx as nx
import numpy as np

from benchmarks import roll_up, wall_map
from benchmarks.filling import filled
from benchmarks.measuring import Figure, against, in_turns, print_table
from sim_workshop.charts import picture, system_map
from sim_workshop.content import load_pack
from sim_workshop.domain.community import Community
from sim_workshop.domain.diversion import draws, interval, leverage, shape_of, walk
from sim_workshop.domain.drawn.whole import placed
from sim_workshop.domain.findings import Gap, Resource
from sim_workshop.domain.graph import graph_of
from sim_workshop.domain.place import Element
from sim_workshop.domain.workshop import Map, PlaceEdit

BARE, GRAPH = "bare: a networkx graph of as many nodes and edges", "graph of 1,000 records"
SPRING, LAYOUT = "bare: networkx spring layout of it", "layout and spec, 60 boxes, 400 entries"
PNG = "PNG at print size"
SOLVE, CHAIN = "bare: 1,000 matrices of 60 inverted", "chain of 60 boxes, 1,000 draws"


def main() -> None:
    figures = [*_graphed(), *_drawn(), *_chain(), *wall_map.figures(), *roll_up.figures()]
    print_table("map", figures)


def _graphed() -> list[Figure]:
    with tempfile.TemporaryDirectory() as folder:
        store, acting = filled(Path(folder), 1000)
        map_ = store.read(acting.code)
        graph = graph_of(map_)
        nodes, edges = list(graph.nodes), list(graph.edges(keys=True))

        def bare() -> None:
            made: nx.MultiDiGraph[str] = nx.MultiDiGraph()
            made.add_nodes_from(nodes)
            made.add_edges_from(edges)

        found = in_turns({BARE: bare, GRAPH: lambda: graph_of(map_)}, runs=5)
        store.close()
    return [found[BARE], against(found[GRAPH], found[BARE], "20 ms")]


def _drawn() -> list[Figure]:
    """Nothing is kept from one run to the next: as after somebody added a box."""
    map_ = _sixty_boxes()
    graph = nx.DiGraph([(f.start, f.end) for f in map_.flows])

    def spec() -> None:
        placed.cache_clear()
        system_map.drawn.cache_clear()
        system_map.chart(map_).to_dict(validate=False)

    def png() -> None:
        picture.drawn.cache_clear()
        picture.png(system_map.chart(map_), scale=2)

    works = {SPRING: lambda: nx.spring_layout(graph, seed=1), LAYOUT: spec, PNG: png}
    found = in_turns(works, runs=5)
    return [
        found[SPRING], against(found[LAYOUT], found[SPRING], "150 ms"),
        against(found[PNG], found[LAYOUT], "1,500 ms"),
    ]  # fmt: skip


def _sixty_boxes() -> Map:
    pack, dice = load_pack(), np.random.default_rng(3)
    columns = [i.id for i in pack.intercepts if not i.is_cross]
    boxes = [e for e in pack.elements if e.intercept in columns and not e.group]
    boxes += [
        Element(id=f"x{n}", intercept=columns[n % len(columns)], name=f"Service {n}",
                short_name=f"Service {n}") for n in range(60 - len(boxes))
    ]  # fmt: skip
    edits = [PlaceEdit(id=b.id, element=b) for b in boxes]
    places = [b.id for b in boxes]
    gaps = [Gap(id=f"g{n}", text="No beds", places=(str(dice.choice(places)),)) for n in range(200)]
    services = [
        Resource(
            id=f"r{n}", text="A service", places=(str(dice.choice(places)),), status="in_place"
        )
        for n in range(200)
    ]
    found = {r.id: r for r in (*edits, *gaps, *services)}
    return Map("BENCH", 1, Community(id="bench", name="Bench County"), pack, found)


def _chain() -> list[Figure]:
    dice = np.random.default_rng(1)
    flows = [("start", "b0")]
    flows += [
        (f"b{a}", f"b{b}") for a in range(55) for b in dice.choice(60, 4, replace=False) if a != b
    ]
    ends = [f"b{n}" for n in range(55, 60)]
    shape = shape_of(flows, start="start", absorbing=ends)
    counts = [float(n) for n in dice.integers(5, 500, len(shape.arrows))]
    matrices = np.eye(60) + 0.01 * dice.random((1000, 60, 60))

    def chain() -> None:
        drawn = walk(shape, draws(shape, counts, counts))
        interval(0, drawn.visits[:, 10])
        leverage(drawn, shape.arrows[1], 10)

    found = in_turns({SOLVE: lambda: np.linalg.inv(matrices), CHAIN: chain}, runs=5)
    return [found[SOLVE], against(found[CHAIN], found[SOLVE], "300 ms")]


if __name__ == "__main__":
    main()
