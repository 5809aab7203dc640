"""One workshop with its past as a file, from one database to another: rows as they are, so that
ids, history, people, counted votes and uploads stay the same. INTERNAL, like a backup."""

from __future__ import annotations

import json
import zipfile
from pathlib import Path
from typing import Any

from sqlalchemy import Connection, Table, insert, select
from sqlalchemy.exc import SQLAlchemyError

from sim_workshop.domain.errors import CannotRead, NotAllowed
from sim_workshop.domain.workshop import Map
from sim_workshop.store import reading
from sim_workshop.store import tables as t
from sim_workshop.store.backup import LARGEST, line_of, row_of

FORMAT = "sim-workshop-handover 1"
LEFT_BEHIND = frozenset({"grant_", "act", "done", "round_secret", "setting", "mailed"})
"""Links are made anew; keys of acts, who was done with a step, and secrets stay where they are."""
ABOVE = ("community", "pack")
"""Tables that several workshops share."""


def carried() -> tuple[Table, ...]:
    """Tables that hold rows of one workshop, in the order they are filled."""
    return tuple(
        table for table in t.ALL_TABLES
        if table.name not in LEFT_BEHIND and table.name not in (*ABOVE, "workshop")
    )  # fmt: skip


def write(connection: Connection, code: str, path: Path) -> None:
    """The workshop as it stands. Refused while a vote is open or not yet shown: its ballots could
    still be matched to people, and that secret never leaves."""
    secrets_ = select(t.round_secret).where(t.round_secret.c.workshop == code)
    if connection.execute(secrets_).first():
        raise NotAllowed("A vote is under way: close it and show its result first.")
    home = connection.execute(select(t.workshop).where(t.workshop.c.code == code)).mappings().one()
    about = {"format": FORMAT, "classification": "INTERNAL", "code": code}
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("INTERNAL.json", json.dumps(about))
        archive.writestr("community.jsonl", _one(connection, t.community, "id", home["community"]))
        archive.writestr("pack.jsonl", _one(connection, t.pack, "hash", home["pack"]))
        archive.writestr("workshop.jsonl", line_of(dict(home)))
        for table in carried():
            rows = connection.execute(select(table).where(table.c.workshop == code)).mappings()
            archive.writestr(f"{table.name}.jsonl", "".join(line_of(dict(r)) for r in rows))


def _one(connection: Connection, table: Table, key: str, value: str) -> str:
    found = connection.execute(select(table).where(table.c[key] == value)).mappings().one()
    return line_of(dict(found))


def is_one(path: Path) -> bool:
    """Whether a file was written by `handover`."""
    try:
        with zipfile.ZipFile(path) as archive:
            return bool(json.loads(archive.read("INTERNAL.json"))["format"] == FORMAT)
    except (OSError, KeyError, ValueError, TypeError, zipfile.BadZipFile):
        return False


def read(connection: Connection, path: Path) -> Map:
    """Takes the workshop in, under its own code; all or nothing."""
    with zipfile.ZipFile(path) as archive:
        if sum(i.file_size for i in archive.infolist()) > LARGEST:
            raise CannotRead(f"{path.name} is larger than this program reads. Nothing was changed.")
        (home,) = _rows(archive, t.workshop)
        code = str(home["code"])
        known = select(t.workshop.c.code).where(t.workshop.c.code == code)
        if connection.execute(known).first():
            raise NotAllowed(f"The workshop {code} is here already. Nothing was changed.")
        for table, key in ((t.community, "id"), (t.pack, "hash")):
            _insert_unknown(connection, table, key, _rows(archive, table))
        return _fill(connection, archive, home, code)


def _fill(connection: Connection, archive: zipfile.ZipFile, home: dict[str, Any], code: str) -> Map:
    try:
        connection.execute(insert(t.workshop), [home])
        for table in carried():
            if rows := _rows(archive, table):
                _refuse_foreign(rows, code)
                connection.execute(insert(table), rows)
        return reading.read_map(connection, code, int(home["revision"]))
    except (SQLAlchemyError, ValueError, KeyError, TypeError) as error:
        raise CannotRead("The file does not hold a whole workshop. Nothing was changed.") from error


def _rows(archive: zipfile.ZipFile, table: Table) -> list[dict[str, Any]]:
    try:
        lines = archive.read(f"{table.name}.jsonl").decode().split("\n")
        return [row_of(table, json.loads(line)) for line in lines if line]
    except (KeyError, ValueError, TypeError, zipfile.BadZipFile) as error:
        raise CannotRead(f"The file is damaged at {table.name}. Nothing was changed.") from error


def _refuse_foreign(rows: list[dict[str, Any]], code: str) -> None:
    """Rows of one workshop, and of no other: a file must not write into what it is not about."""
    if any(row.get("workshop") != code for row in rows):
        raise CannotRead("The file speaks of another workshop too. Nothing was changed.")


def _insert_unknown(
    connection: Connection, table: Table, key: str, rows: list[dict[str, Any]]
) -> None:
    for row in rows:
        known = select(table.c[key]).where(table.c[key] == row[key])
        if not connection.execute(known).first():
            connection.execute(insert(table), [row])
