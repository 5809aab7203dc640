"""An old database still opens: each revision's tables are kept as a dump and brought up to date."""

from __future__ import annotations

import sqlite3
from pathlib import Path

import pytest
from alembic.autogenerate import compare_metadata
from alembic.migration import MigrationContext

from sim_workshop.store import Store, open_store
from sim_workshop.store.tables import METADATA

OLD = Path(__file__).parents[1] / "data" / "old_databases"


@pytest.mark.parametrize("dump", sorted(OLD.glob("*.sql")), ids=lambda p: p.stem)
def test_a_database_of_an_earlier_version_opens_with_all_it_held(
    dump: Path, tmp_path: Path
) -> None:
    path = tmp_path / "old.sqlite"
    with sqlite3.connect(path) as connection:
        connection.executescript(dump.read_text("utf-8"))
    connection.close()
    store = open_store(f"sqlite:///{path}")
    [(code, _)] = store.codes()
    map_ = store.read(code)
    assert [g.text for g in map_.gaps] == ["No crisis service at night"]
    assert map_.community.name == "Washington County"
    store.close()


def test_the_migrations_make_exactly_the_tables_the_program_knows(store: Store) -> None:
    with store.engine.connect() as connection:
        assert compare_metadata(MigrationContext.configure(connection), METADATA) == []
