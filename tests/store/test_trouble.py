"""A database that takes nothing: a sentence, nothing half written, and it is read as before."""

from __future__ import annotations

import sqlite3
from collections.abc import Callable
from typing import Any

import pytest
from sqlalchemy import event, text

from sim_workshop.domain.errors import NotSaved
from sim_workshop.store import Store, open_store
from sim_workshop.use_cases import engaging, mapping
from sim_workshop.use_cases.acting import Acting
from tests.conftest import opened_workshop

LONG = "There is no bed at night, and nobody to call. " * 40


def on_every_connection(store: Store, statement: str) -> Callable[[], None]:
    """What an administrator has set, on connections that are open and on those to come; the way
    back."""

    def set_it(connection: Any, _record: Any, _proxy: Any) -> None:
        cursor = connection.cursor()
        cursor.execute(statement)
        cursor.close()
        if store.engine.dialect.name == "postgresql":
            connection.commit()

    event.listen(store.engine, "checkout", set_it)
    return lambda: event.remove(store.engine, "checkout", set_it)


READ_ONLY = {
    "sqlite": ("PRAGMA query_only=ON", "PRAGMA query_only=OFF"),
    "postgresql": (
        "SET SESSION CHARACTERISTICS AS TRANSACTION READ ONLY",
        "SET SESSION CHARACTERISTICS AS TRANSACTION READ WRITE",
    ),
}


def test_a_read_only_database_is_a_sentence_and_is_read_as_before(facilitator: Acting) -> None:
    store, before = facilitator.store, facilitator.map
    off, on = READ_ONLY[store.engine.dialect.name]
    again = on_every_connection(store, off)
    with pytest.raises(NotSaved, match=r"^Nothing was saved: the database .* is read-only\."):
        mapping.place_entry(facilitator, kind="gap", text="No bed at night", places=["0"])
    with pytest.raises(NotSaved):
        engaging.join(store, facilitator.code, "Jo", "City police")
    assert store.read(facilitator.code) == before
    again()
    on_every_connection(store, on)
    mapping.place_entry(facilitator, kind="gap", text="No bed at night", places=["0"])
    assert [g.text for g in facilitator.map.gaps] == ["No bed at night"]


def test_a_full_database_takes_whole_acts_or_none(lead: Acting) -> None:
    store = lead.store
    with store.engine.connect() as connection:
        pages = int(connection.execute(text("PRAGMA page_count")).scalar_one())
    again = on_every_connection(store, f"PRAGMA max_page_count={pages + 12}")
    placed = 0
    refusals: list[str] = []
    while not refusals:
        try:
            mapping.place_entry(lead, kind="gap", text=f"{placed} {LONG}", places=["0"])
            placed += 1
        except NotSaved as full:
            refusals.append(str(full))
    assert refusals == [
        "Nothing was saved: the disk of the server is full. Everything saved before is kept."
    ]
    assert len(lead.map.gaps) == placed > 0
    lines = [c for c in store.changes(lead.code) if c.verb.startswith("entry")]
    assert len(lines) == placed
    again()
    on_every_connection(store, "PRAGMA max_page_count=100000")
    mapping.place_entry(lead, kind="gap", text=LONG, places=["0"])
    assert len(lead.map.gaps) == placed + 1


def test_a_database_held_by_another_program_is_a_sentence(lead: Acting) -> None:
    again = on_every_connection(lead.store, "PRAGMA busy_timeout=50")
    other = sqlite3.connect(str(lead.store.engine.url.database), isolation_level=None)
    other.execute("BEGIN IMMEDIATE")
    with pytest.raises(NotSaved, match="another program holds the database"):
        mapping.place_entry(lead, kind="gap", text="No bed at night", places=["0"])
    assert lead.map.gaps == ()
    other.execute("ROLLBACK")
    other.close()
    again()
    mapping.place_entry(lead, kind="gap", text="No bed at night", places=["0"])
    assert len(lead.map.gaps) == 1


@pytest.mark.postgres
def test_a_database_that_goes_away_is_a_sentence_and_comes_back(
    postgres_server: str, tmp_path: Any
) -> None:
    import psycopg

    name = f"gone{abs(hash(str(tmp_path)))}"
    with psycopg.connect(f"{postgres_server}postgres", autocommit=True) as admin:
        admin.execute(f'CREATE DATABASE "{name}"')
        store = open_store(f"{postgres_server}{name}")
        facilitator = opened_workshop(store)
        admin.execute(f'ALTER DATABASE "{name}" ALLOW_CONNECTIONS false')
        admin.execute(
            "SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE datname = %s", (name,)
        )
        with pytest.raises(NotSaved, match="The database of the server does not answer"):
            mapping.place_entry(facilitator, kind="gap", text="No bed", places=["0"])
        admin.execute(f'ALTER DATABASE "{name}" ALLOW_CONNECTIONS true')
        mapping.place_entry(facilitator, kind="gap", text="No bed", places=["0"])
    assert [g.text for g in facilitator.map.gaps] == ["No bed"]
    store.close()
