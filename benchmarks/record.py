"""Reading the Map of 1,000 records (under 50 ms) and one act (under 10 ms), against bare SQLite."""

from __future__ import annotations

import json
import sqlite3
import tempfile
from pathlib import Path

from benchmarks.filling import filled
from benchmarks.measuring import against, print_table, timed
from sim_workshop.use_cases import mapping

MANY = 1000


def main() -> None:
    with tempfile.TemporaryDirectory() as folder:
        store, acting = filled(Path(folder), MANY)
        bare = sqlite3.connect(Path(folder) / "bench.sqlite")
        scratch = sqlite3.connect(Path(folder) / "scratch.sqlite", isolation_level=None)
        scratch.execute("PRAGMA journal_mode=WAL")
        scratch.execute("PRAGMA synchronous=FULL")
        scratch.execute("CREATE TABLE line (body TEXT)")

        def read_bare() -> None:
            rows = bare.execute("SELECT body FROM record ORDER BY position").fetchall()
            for (body,) in rows:
                json.loads(body)

        def read_map() -> None:
            store.forget(acting.code)
            store.read(acting.code)

        def act() -> None:
            mapping.place_entry(acting, kind="gap", text="One more gap", places=["1"])

        def write_bare() -> None:
            scratch.execute("INSERT INTO line VALUES ('One more gap')")

        rows, reading = (
            timed("bare: rows and their JSON", read_bare),
            timed("read the Map", read_map, bound="50 ms"),
        )
        again = timed("read it again, nothing new", lambda: store.read(acting.code))
        commit, acting_ = (
            timed("bare: one durable insert", write_bare, runs=25),
            timed("one act", act, runs=25, bound="10 ms"),
        )
        bare.close()
        scratch.close()
        store.close()
    print_table(
        f"record: a workshop of {MANY} records",
        [rows, against(reading, rows), against(again, rows), commit, against(acting_, commit)],
    )


if __name__ == "__main__":
    main()
