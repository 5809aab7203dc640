"""One act, one transaction: the records, their line in the change log, and the new revision."""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime
from typing import Any, TypeVar

from sqlalchemy import Connection, bindparam, func, insert, select, update

from sim_workshop.domain.errors import NotAllowed, NotFound
from sim_workshop.domain.people import Member
from sim_workshop.domain.record import Record
from sim_workshop.domain.workshop import Map
from sim_workshop.store import tables as t

R = TypeVar("R", bound=Record)

# Statements of every act, put together once: that takes four times as long as to run them.
_HERE = t.workshop.c.code == bindparam("here")
_THIS = (t.record.c.workshop == bindparam("here")) & (t.record.c.id == bindparam("this"))
LOCK = update(t.workshop).where(_HERE).values(revision=t.workshop.c.revision)
REVISION = select(t.workshop.c.revision).where(_HERE)
RAISE = update(t.workshop).where(_HERE).values(revision=bindparam("now"))
ANSWER = select(t.act.c.member, t.act.c.result).where(
    t.act.c.workshop == bindparam("here"), t.act.c.key == bindparam("key")
)
NEW_ANSWER, NEW_RECORD, NEW_LINE = insert(t.act), insert(t.record), insert(t.change)
REWRITE = update(t.record).where(_THIS).values(body=bindparam("text"), revision=bindparam("now"))
LAST_POSITION = select(func.max(t.record.c.position)).where(
    t.record.c.workshop == bindparam("here")
)


class Done(Exception):
    """This key was seen before: the act is done already, and this is what it answered."""

    def __init__(self, result: dict[str, Any]) -> None:
        super().__init__("done already")
        self.result = result


@dataclass
class Work:
    """What a use case holds while it acts: the Map as it stands under the lock, and a pen."""

    connection: Connection
    map: Map
    member: Member
    verb: str
    at: datetime
    credit: str = ""
    undoes: int | None = None
    answer: dict[str, Any] = field(default_factory=dict)
    details: dict[str, Any] = field(default_factory=dict)
    """Values the sentence in the history needs."""
    highest: int | None = None
    """The position of the last record so far; None until one is written."""
    _puts: dict[str, Record | None] = field(default_factory=dict)

    @property
    def revision(self) -> int:
        """The revision this act makes."""
        return self.map.revision + 1

    def put(self, record: R) -> R:
        """Writes a record when the act commits; the last of the same id counts."""
        self._puts[record.id] = record
        return record

    def forget(self, record_id: str) -> None:
        """Takes a record out as if it had never been written: only undo does this."""
        self._puts[record_id] = None

    def get(self, record_id: str) -> Record | None:
        """The record as this act leaves it so far."""
        return self._puts[record_id] if record_id in self._puts else self.map.get(record_id)

    def need(self, record_id: str, of: type[R]) -> R:
        """The record, or a sentence that it is not there."""
        found = self.get(record_id)
        if not isinstance(found, of):
            raise NotFound(f"This {of.label.lower() or 'record'} is no longer here.")
        return found

    def new_id(self, prefix: str) -> str:
        """An id that is free in this workshop: g12 for the twelfth gap."""
        taken = set(self.map.records) | set(self._puts)
        number = sum(
            1 for known in taken if known.startswith(prefix) and known[len(prefix) :].isdigit()
        )
        while f"{prefix}{number + 1}" in taken:
            number += 1
        return f"{prefix}{number + 1}"

    @property
    def changes(self) -> Mapping[str, Record | None]:
        """What differs from the Map: a record written back as it was is no change."""
        return {
            key: record
            for key, record in self._puts.items()
            if record is None or record != self.map.get(key)
        }


def as_text(record: Record) -> str:
    return json.dumps(record.contents(), ensure_ascii=False, separators=(",", ":"))


def lock(connection: Connection, code: str) -> int:
    """Takes the workshop's write lock and returns its revision.

    The lock comes first and the reading after it: twenty people acting at once then wait for
    each other instead of overwriting each other (design.md, traps).
    """
    if connection.execute(LOCK, {"here": code}).rowcount == 0:
        raise NotFound("There is no workshop with this code.")
    return int(connection.execute(REVISION, {"here": code}).scalar_one())


def answered_before(
    connection: Connection, code: str, key: str, member: str
) -> dict[str, Any] | None:
    """What this person's act of this key was answered. What another person's was is not told."""
    if not key:
        return None
    found = connection.execute(ANSWER, {"here": code, "key": key}).one_or_none()
    if found is None:
        return None
    if found.member != member:
        raise NotAllowed("Somebody else has used the key of this act. Nothing was changed.")
    return dict(json.loads(found.result))


def remember_answer(
    connection: Connection, code: str, key: str, member: str, verb: str, result: dict[str, Any],
    round_: str = "",
) -> None:  # fmt: skip
    if key:
        connection.execute(NEW_ANSWER, {
            "workshop": code, "key": key, "member": member, "verb": verb, "round": round_,
            "result": json.dumps(result),
        })  # fmt: skip


def write(work: Work) -> None:
    """The records and their lines; called once, at the end of the transaction."""
    code, revision = work.map.code, work.revision
    for line, (record_id, record) in enumerate(work.changes.items()):
        _write_record(work, record_id, record)
        _write_line(work, line, record_id, record)
    if not work.changes:
        _write_line(work, 0, "", None)
    work.connection.execute(RAISE, {"here": code, "now": revision})


def _write_record(work: Work, record_id: str, record: Record | None) -> None:
    code = work.map.code
    body = None if record is None else as_text(record)
    changed = {"here": code, "this": record_id, "text": body, "now": work.revision}
    if work.connection.execute(REWRITE, changed).rowcount == 0 and record is not None:
        work.connection.execute(NEW_RECORD, {
            "workshop": code, "id": record_id, "kind": record.kind, "body": body,
            "revision": work.revision, "position": _next_position(work),
        })  # fmt: skip


def _next_position(work: Work) -> int:
    """Behind all others. Asked of the table once an act: an import writes hundreds of records."""
    if work.highest is None:
        last = work.connection.execute(LAST_POSITION, {"here": work.map.code})
        work.highest = int(last.scalar() or 0)
    work.highest += 1
    return work.highest


def _write_line(work: Work, line: int, record_id: str, record: Record | None) -> None:
    before = work.map.get(record_id) if record_id else None
    known = record or before
    work.connection.execute(NEW_LINE, {
        "workshop": work.map.code, "revision": work.revision, "line": line,
        "at": work.at.isoformat(), "member": work.member.id, "credit": work.credit,
        "verb": work.verb, "record": record_id, "kind": known.kind if known else "",
        "before": as_text(before) if before else None,
        "after": as_text(record) if record else None,
        "details": json.dumps(work.details, ensure_ascii=False), "undoes": work.undoes,
    })  # fmt: skip
