"""Opening the database: SQLite with full sync by default, PostgreSQL as a URL."""

from __future__ import annotations

import sqlite3
from pathlib import Path
from typing import Any

from alembic import command
from alembic.config import Config
from alembic.migration import MigrationContext
from alembic.script import ScriptDirectory
from sqlalchemy import Connection, Engine, create_engine, event, make_url, text
from sqlalchemy.exc import ArgumentError, OperationalError

from sim_workshop.domain.errors import CannotRead
from sim_workshop.store.trouble import say_in_sentences

MIGRATIONS = Path(__file__).parent / "migrations"
WAIT_FOR_THE_LOCK_MS = 10_000


def open_engine(url: str) -> Engine:
    """An engine on an up-to-date database. Refuses, in one sentence, what it cannot open."""
    try:
        engine = create_engine(_with_driver(url), pool_pre_ping=not url.startswith("sqlite"))
        if engine.dialect.name == "sqlite":
            event.listen(engine, "connect", _prepare_sqlite)
            event.listen(engine, "begin", _begin)
        _migrate(engine)
        say_in_sentences(engine)
    except (ArgumentError, OperationalError, ModuleNotFoundError) as error:
        raise CannotRead(
            f"The database {_without_password(url)} cannot be opened: {_first_line(error)}"
        ) from error
    return engine


def _with_driver(url: str) -> str:
    if url.startswith(("postgresql://", "postgres://")):
        return "postgresql+psycopg://" + url.split("://", 1)[1]
    return url


def _without_password(url: str) -> str:
    try:
        return make_url(url).render_as_string(hide_password=True)
    except ArgumentError:
        return "named by --database"


def _first_line(error: Exception) -> str:
    return str(getattr(error, "orig", None) or error).splitlines()[0]


def _begin(connection: Connection) -> None:
    """A reading sees one moment: Python's driver would otherwise begin only at the first write."""
    connection.exec_driver_sql("BEGIN")


def _prepare_sqlite(connection: Any, _record: Any) -> None:
    connection.isolation_level = None
    cursor = connection.cursor()
    for pragma in (
        "journal_mode=WAL",
        "synchronous=FULL",
        "foreign_keys=ON",
        "secure_delete=ON",  # a redacted text must not survive in a freed page
        f"busy_timeout={WAIT_FOR_THE_LOCK_MS}",
    ):
        cursor.execute(f"PRAGMA {pragma}")
    cursor.close()


def quick(engine: Engine, question: str, value: str) -> Any:
    """One value, or None, read without a transaction of its own: for the two questions every
    screen asks every time. Anything unusual is asked again the ordinary way, which says why."""
    if engine.dialect.name != "sqlite":
        with engine.connect() as connection:
            return connection.execute(text(question), {"value": value}).scalar_one_or_none()
    raw = engine.raw_connection()
    try:
        found = raw.cursor().execute(question, {"value": value}).fetchone()
    except sqlite3.Error:
        with engine.connect() as connection:
            return connection.execute(text(question), {"value": value}).scalar_one_or_none()
    finally:
        raw.close()
    return found[0] if found else None


def _migrate(engine: Engine) -> None:
    """Brings the tables to this version's; asks first, because alembic takes a moment to start."""
    config = Config()
    config.set_main_option("script_location", str(MIGRATIONS))
    head = ScriptDirectory.from_config(config).get_current_head()
    with engine.connect() as connection:
        current = MigrationContext.configure(connection).get_current_revision()
    if current == head:
        return
    with engine.begin() as connection:
        config.attributes["connection"] = connection
        command.upgrade(config, "head")


def is_held_elsewhere(engine: Engine) -> bool:
    """Whether another process, such as a running server, has this database open."""
    if engine.dialect.name == "postgresql":
        with engine.connect() as connection:
            others = text(
                "SELECT count(*) FROM pg_stat_activity WHERE datname = current_database() "
                "AND pid <> pg_backend_pid() AND backend_type = 'client backend'"
            )
            return bool(connection.execute(others).scalar_one())
    engine.dispose()  # our own idle connections would count
    raw = engine.raw_connection()
    try:
        # SQLite leaves the write-ahead log only when nobody else has the file open.
        raw.cursor().execute("PRAGMA busy_timeout=200").close()
        raw.cursor().execute("PRAGMA journal_mode=DELETE").close()
        raw.cursor().execute("PRAGMA journal_mode=WAL").close()
    except sqlite3.OperationalError:
        return True
    finally:
        raw.close()
    engine.dispose()
    return False
