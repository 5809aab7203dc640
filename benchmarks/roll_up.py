"""The roll-up of 254 counties with 400 records each under 2 s: by SQL, as the program does it,
beside the same by pandas, and beside counting the rows."""

from __future__ import annotations

import json
import tempfile
from pathlib import Path

import numpy as np
import pandas as pd
from sqlalchemy import insert, text

from benchmarks.measuring import Figure, against, in_turns, print_table
from sim_workshop.content import load_pack
from sim_workshop.domain.community import Community
from sim_workshop.domain.findings import Gap
from sim_workshop.store import Store, open_store
from sim_workshop.store import tables as t
from sim_workshop.use_cases.acting import utc_now

COUNT = "bare: count the rows"
SQL, PANDAS = "roll-up of 254 counties x 400 records, SQL", "the same by pandas"
COUNTIES, RECORDS = 254, 400
ROWS = "SELECT workshop, body FROM record WHERE kind = 'gap'"


def figures() -> list[Figure]:
    with tempfile.TemporaryDirectory() as folder:
        store = open_store(f"sqlite:///{Path(folder) / 'state.sqlite'}")
        codes = _a_state(store)
        home = {e.id: e.intercept for e in load_pack().elements}

        def count() -> None:
            with store.engine.connect() as connection:
                connection.execute(text("SELECT count(body) FROM record")).scalar_one()

        def by_sql() -> None:
            found = store.roll_up(codes)
            found.top_gaps(), found.same_gap(), found.by_type_and_intercept()

        def by_pandas() -> None:
            with store.engine.connect() as connection:
                rows = pd.read_sql(text(ROWS), connection)
            read = pd.DataFrame(rows["body"].map(json.loads).tolist(), index=rows.index)
            place = read["places"].str[0]
            whole = rows[["workshop"]].assign(
                kind=read["gap_type"], place=place, intercept=place.map(home)
            )
            whole.groupby(["intercept", "kind"]).size()
            for where in ("intercept", "place"):
                found = whole.groupby(["kind", where])["workshop"].nunique()
                found.sort_values(ascending=False).head(10)

        found = in_turns({COUNT: count, SQL: by_sql, PANDAS: by_pandas}, runs=5)
        store.close()
    return [
        found[COUNT], against(found[SQL], found[COUNT], "2,000 ms"),
        against(found[PANDAS], found[SQL]),
    ]  # fmt: skip


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
    print_table("roll-up", figures())
