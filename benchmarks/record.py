"""Reading the Map of 1,000 records (under 50 ms) and one act (under 10 ms), against bare SQLite."""

from __future__ import annotations

import sys
from pathlib import Path

sys.path.insert(
    0, str(Path(__file__).resolve().parents[1])
)  # also as `python benchmarks/record.py`

import json
import sqlite3
import tempfile

from benchmarks.filling import filled
from benchmarks.measuring import against, in_turns, print_table
from sim_workshop.use_cases import mapping

MANY = 1000
ROWS, READ, AGAIN = "bare: rows and their JSON", "read the Map", "read it again, nothing new"
INSERT, ACT = "bare: one durable insert", "one act"


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

        def read_again() -> None:
            store.read(acting.code)

        def act() -> None:
            mapping.place_entry(acting, kind="gap", text="One more gap", places=["1"])

        def write_bare() -> None:
            scratch.execute("INSERT INTO line VALUES ('One more gap')")

        read = in_turns({ROWS: read_bare, READ: read_map, AGAIN: read_again}, runs=15)
        wrote = in_turns({INSERT: write_bare, ACT: act}, runs=41)
        bare.close()
        scratch.close()
        store.close()
    print_table(
        f"record: a workshop of {MANY} records",
        [
            read[ROWS], against(read[READ], read[ROWS], "50 ms"), against(read[AGAIN], read[ROWS]),
            wrote[INSERT], against(wrote[ACT], wrote[INSERT], "10 ms"),
        ],
    )  # fmt: skip


if __name__ == "__main__":
    main()
