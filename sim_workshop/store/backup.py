"""Backup and restore: one zip of plain lines that SQLite and PostgreSQL both read.

Ballots of a round that is still open are left out, and the backup says so (rules.md).
"""

from __future__ import annotations

import base64
import io
import json
import zipfile
from pathlib import Path
from typing import Any

from sqlalchemy import Connection, LargeBinary, Table, delete, func, insert, select

from sim_workshop.domain.errors import CannotRead, NotAllowed
from sim_workshop.domain.evaluation import EVALUATION_ROUND
from sim_workshop.store import tables as t

FORMAT = "sim-workshop-backup 1"
LARGEST = 2_000_000_000
NEVER_KEPT = {"round_secret"}


def backup(connection: Connection, path: Path) -> dict[str, Any]:
    """Writes the whole database, INTERNAL, to a new file. Returns what was left out."""
    open_rounds = {(r.workshop, r.round) for r in connection.execute(select(t.round_secret))}
    about = {
        "format": FORMAT,
        "classification": "INTERNAL",
        "open_rounds_left_out": len(open_rounds),
    }
    partial = path.with_name(path.name + ".part")
    with zipfile.ZipFile(partial, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("INTERNAL.json", json.dumps(about))
        for table in t.ALL_TABLES:
            if table.name not in NEVER_KEPT:
                archive.writestr(f"{table.name}.jsonl", _lines(connection, table, open_rounds))
    partial.replace(path)
    return about


def _lines(connection: Connection, table: Table, open_rounds: set[tuple[str, str]]) -> str:
    out = io.StringIO()
    for row in connection.execute(select(table)).mappings():
        if table in (t.ballot, t.act) and (row["workshop"], row["round"]) in open_rounds:
            continue
        if table is t.evaluation and (row["workshop"], EVALUATION_ROUND) in open_rounds:
            continue
        out.write(line_of(dict(row)))
    return out.getvalue()


def line_of(row: dict[str, Any]) -> str:
    """A row of a table as a line of JSON."""
    return json.dumps({k: _plain(v) for k, v in row.items()}, ensure_ascii=False) + "\n"


def _plain(value: Any) -> Any:
    return {"base64": base64.b64encode(value).decode()} if isinstance(value, bytes) else value


def restore(connection: Connection, path: Path, *, replace: bool) -> None:
    """Fills an empty database, or with `replace` empties it first. All or nothing."""
    archive = _opened(path)
    if not replace and connection.execute(select(func.count()).select_from(t.workshop)).scalar():
        raise NotAllowed(
            "This database holds workshops. Use --replace to give them up for the backup."
        )
    for table in reversed(t.ALL_TABLES):
        connection.execute(delete(table))
    for table in t.ALL_TABLES:
        if table.name not in NEVER_KEPT:
            _fill(connection, table, archive)


def _opened(path: Path) -> zipfile.ZipFile:
    try:
        archive = zipfile.ZipFile(path)
        about = json.loads(archive.read("INTERNAL.json"))
    except (OSError, KeyError, ValueError, zipfile.BadZipFile) as error:
        raise CannotRead(
            f"{path.name} is not a backup of this program. Nothing was changed."
        ) from error
    if about.get("format") != FORMAT or sum(i.file_size for i in archive.infolist()) > LARGEST:
        raise CannotRead(f"{path.name} is a backup this version cannot read. Nothing was changed.")
    return archive


def _fill(connection: Connection, table: Table, archive: zipfile.ZipFile) -> None:
    try:
        lines = archive.read(f"{table.name}.jsonl").decode().split("\n")
        rows = [row_of(table, json.loads(line)) for line in lines if line]
    except (KeyError, ValueError, UnicodeDecodeError, zipfile.BadZipFile) as error:
        raise CannotRead(f"The backup is damaged at {table.name}. Nothing was changed.") from error
    if rows:
        connection.execute(insert(table), rows)


def row_of(table: Table, values: dict[str, Any]) -> dict[str, Any]:
    """The row a line was made of."""
    binary = {c.name for c in table.columns if isinstance(c.type, LargeBinary)}
    return {k: base64.b64decode(v["base64"]) if k in binary else v for k, v in values.items()}
