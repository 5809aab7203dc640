"""The map's parts: graph of 1,000 records under 20 ms, layout and drawing of the whole map under
150 ms, PNG at print size under 1.5 s, the chain of 60 boxes with 1,000 draws under 300 ms, and the
roll-up of 254 counties with 400 records each under 2 s."""

from __future__ import annotations

import json
import tempfile
from pathlib import Path

import networkx as nx
import numpy as np
from sqlalchemy import insert, text

from benchmarks.filling import filled
from benchmarks.measuring import Figure, against, in_turns, print_table
from sim_workshop.charts import picture, system_map
from sim_workshop.content import load_pack
from sim_workshop.domain.community import Community
from sim_workshop.domain.diversion import draws, interval, leverage, shape_of, walk
from sim_workshop.domain.findings import Gap
from sim_workshop.domain.graph import graph_of
from sim_workshop.store import Store, open_store
from sim_workshop.store import tables as t
from sim_workshop.use_cases.acting import utc_now

BARE, GRAPH = "bare: a networkx graph of as many nodes and edges", "graph of 1,000 records"
EMPTY, LAYOUT, PNG = "the map of an empty workshop", "layout and drawing", "PNG at print size"
SOLVE, CHAIN = "bare: 1,000 matrices of 60 inverted", "chain of 60 boxes, 1,000 draws"
COUNT, ROLLUP = "bare: count the rows", "roll-up of 254 counties x 400 records"
COUNTIES, RECORDS = 254, 400


def main() -> None:
    figures = [*_drawn(), *_chain(), *_rolled_up()]
    print_table("map", figures)


def _drawn() -> list[Figure]:
    with tempfile.TemporaryDirectory() as folder:
        store, acting = filled(Path(folder), 1000)
        map_ = store.read(acting.code)
        graph = graph_of(map_)
        nodes, edges = list(graph.nodes), list(graph.edges(keys=True))

        def bare() -> None:
            made: nx.MultiDiGraph[str] = nx.MultiDiGraph()
            made.add_nodes_from(nodes)
            made.add_edges_from(edges)

        def draw() -> None:
            system_map.chart(map_).to_dict(validate=False)

        works = {
            BARE: bare, GRAPH: lambda: graph_of(map_), LAYOUT: draw,
            PNG: lambda: picture.png(system_map.chart(map_), scale=2),
        }  # fmt: skip
        found = in_turns(works, runs=5)
        store.close()
    return [
        found[BARE], against(found[GRAPH], found[BARE], "20 ms"),
        against(found[LAYOUT], found[GRAPH], "150 ms"),
        against(found[PNG], found[LAYOUT], "1,500 ms"),
    ]  # fmt: skip


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


def _rolled_up() -> list[Figure]:
    with tempfile.TemporaryDirectory() as folder:
        store = open_store(f"sqlite:///{Path(folder) / 'state.sqlite'}")
        codes = _a_state(store)

        def count() -> None:
            with store.engine.connect() as connection:
                connection.execute(text("SELECT count(body) FROM record")).scalar_one()

        def roll_up() -> None:
            found = store.roll_up(codes)
            found.top_gaps(), found.same_gap(), found.by_type_and_intercept()

        found = in_turns({COUNT: count, ROLLUP: roll_up}, runs=5)
        store.close()
    return [found[COUNT], against(found[ROLLUP], found[COUNT], "2,000 ms")]


def _a_state(store: Store) -> list[str]:
    pack, dice = load_pack(), np.random.default_rng(2)
    kinds, boxes = [g.id for g in pack.vocabulary.gap_types], [e.id for e in pack.elements]
    codes = [f"C{n:07d}" for n in range(COUNTIES)]
    for n, code in enumerate(codes):
        county = Community(id=f"county-{n}", name=f"County {n}", state="TX")
        store.open_workshop(code, county, pack, utc_now())
    rows = []
    for code in codes:
        for n in range(RECORDS):
            gap = Gap(id=f"g{n}", text="Nobody answers the phone at night and on weekends",
                      places=(boxes[dice.integers(len(boxes))],),
                      gap_type=kinds[dice.integers(len(kinds))])  # fmt: skip
            rows.append({"workshop": code, "id": gap.id, "kind": "gap", "revision": 1,
                         "position": n, "body": json.dumps(gap.contents())})  # fmt: skip
    with store.engine.begin() as connection:
        connection.execute(insert(t.record), rows)
    return codes


if __name__ == "__main__":
    main()
