"""Wiping a text for good: from the record, the whole log, and the free pages of the file."""

from __future__ import annotations

import json
import logging
import sqlite3
from typing import Any

from sqlalchemy import Connection, Engine, Table, select, update

from sim_workshop.store import tables as t
from sim_workshop.store.engine import WAIT_FOR_THE_LOCK_MS

WIPED = "[redacted]"
LONG_ENOUGH = 20
"""Characters from which a text is wiped wherever it stands, as itself or inside another."""
WRITTEN = frozenset({
    "text", "title", "description", "remarks", "remark", "reason", "standing_reason", "name",
    "release_reason", "status_reason", "purpose", "population", "falls_on", "eligibility", "value",
    "excludes", "definition", "footnote", "question", "needs", "success", "partners", "meaning",
})  # fmt: skip
"""Fields in which people write. A short text is wiped only there: "shown" or "988" is a word of
the record's own as well, and wiping it everywhere would leave a record nobody can read."""
FOLD_IN = "PRAGMA wal_checkpoint(TRUNCATE)"
FOLD_WAIT_MS, FOLD_TRIES = 200, 10
"""Nobody who writes waits longer for it than this; somebody may just be reading."""


def wipe(connection: Connection, code: str, words: list[str]) -> int:
    """Replaces each of the words wherever a stored text contains it. Returns rows changed."""
    wiped = 0
    for table, columns in (
        (t.record, ("body",)),
        (t.change, ("before", "after", "details")),
        (t.act, ("result",)),
        (t.published, ("body",)),
    ):
        wiped += _wipe_table(connection, table, columns, code, words)
    return wiped


def _wipe_table(
    connection: Connection, table: Table, columns: tuple[str, ...], code: str, words: list[str]
) -> int:
    changed = 0
    keys = list(table.primary_key.columns)
    for row in connection.execute(select(table).where(table.c.workshop == code)).mappings().all():
        values = {c: _without(row[c], words) for c in columns if row[c]}
        values = {c: v for c, v in values.items() if v != row[c]}
        if values:
            here = [key == row[key.name] for key in keys]
            connection.execute(update(table).where(*here).values(**values))
            changed += 1
    return changed


def _without(body: str, words: list[str]) -> str:
    found = json.loads(body)
    clean = _cleaned(found, words)
    return body if clean == found else json.dumps(clean, ensure_ascii=False, separators=(",", ":"))


def _cleaned(value: Any, words: list[str], field: str = "") -> Any:
    if isinstance(value, str):
        for word in words:
            value = _wiped(value, word, field in WRITTEN)
        return value
    if isinstance(value, list):
        return [_cleaned(v, words, field) for v in value]
    if isinstance(value, dict):
        return {k: _cleaned(v, words, k) for k, v in value.items()}
    return value


def _wiped(value: str, word: str, written: bool) -> str:
    """A single short word only where it is all that was written."""
    if len(word) >= LONG_ENOUGH or (written and " " in word):
        return value.replace(word, WIPED)
    return WIPED if written and value == word else value


def forget_what_was_deleted(engine: Engine) -> None:
    """What is deleted is overwritten in SQLite's file, but stands in the write-ahead log beside it
    until that is folded in. It never undoes what was done, and a full disk does not stop it."""
    if engine.dialect.name != "sqlite":
        return
    raw = engine.raw_connection()
    cursor = raw.cursor()
    try:
        cursor.execute(f"PRAGMA busy_timeout={FOLD_WAIT_MS}")
        for _try in range(FOLD_TRIES):
            is_busy, *_rest = cursor.execute(FOLD_IN).fetchone()
            if not is_busy:
                break
    except sqlite3.Error:
        logging.getLogger(__name__).warning("The write-ahead log was not folded in", exc_info=True)
    finally:
        cursor.execute(f"PRAGMA busy_timeout={WAIT_FOR_THE_LOCK_MS}")
        raw.close()


def forget_free_pages(engine: Engine) -> None:
    """SQLite keeps old pages in the write-ahead log until it is folded in, and in free space."""
    if engine.dialect.name != "sqlite":
        return
    raw = engine.raw_connection()  # the engine's own begin would refuse a VACUUM
    try:
        for statement in (FOLD_IN, "VACUUM", FOLD_IN):
            raw.cursor().execute(statement).close()
    finally:
        raw.close()
