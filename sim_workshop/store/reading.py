"""Reading a workshop: all of it once, and then only what a newer revision changed."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass
from datetime import datetime
from functools import lru_cache
from typing import Any

from sqlalchemy import Connection, RowMapping, Select, bindparam, func, select

from sim_workshop.domain.community import Community
from sim_workshop.domain.errors import NotFound
from sim_workshop.domain.people import Member
from sim_workshop.domain.place import Pack
from sim_workshop.domain.priorities import Round, Tally
from sim_workshop.domain.record import Record
from sim_workshop.domain.workshop import KINDS, Map
from sim_workshop.store import tables as t
from sim_workshop.store.counting import tally_of
from sim_workshop.store.publishing import printed_in

# Statements of every reading, put together once: that takes four times as long as to run them.
REVISION = select(t.workshop.c.revision).where(t.workshop.c.code == bindparam("here"))
RECORDS_SINCE = (
    select(t.record.c.id, t.record.c.kind, t.record.c.body)
    .where(t.record.c.workshop == bindparam("here"), t.record.c.revision > bindparam("since"))
    .order_by(t.record.c.position)
)
MEMBERS_SINCE = select(t.member.c.body).where(
    t.member.c.workshop == bindparam("here"), t.member.c.revision > bindparam("since")
)
POSITIONS = select(t.record.c.id, t.record.c.position).where(
    t.record.c.workshop == bindparam("here"), t.record.c.id.in_(bindparam("these", expanding=True))
)


@dataclass(frozen=True)
class Change:
    """One line of the log: what an act did to one record."""

    revision: int
    at: datetime
    member: str
    credit: str
    verb: str
    record: str
    kind: str
    before: Record | None
    after: Record | None
    details: dict[str, Any]
    undoes: int | None


def record_from(kind: str, body: str) -> Record:
    return KINDS[kind].model_validate_json(body)


def pack_text(pack: Pack) -> str:
    return pack.model_dump_json()


def pack_hash(text: str) -> str:
    return hashlib.sha256(text.encode()).hexdigest()


@lru_cache(maxsize=32)
def _pack(body: str) -> Pack:
    return Pack.model_validate_json(body)


def read_at(connection: Connection, code: str, revision: int, known: Map | None) -> Map:
    """The Map at the newest revision, from the one that is known or from the tables.

    The revision was read before: what is written meanwhile is read twice then, and never missed.
    """
    if known is None:
        return read_map(connection, code, revision)
    return read_newer(connection, known, revision)


def read_map(connection: Connection, code: str, revision: int) -> Map:
    """Everything, from the tables."""
    row = _workshop_row(connection, code)
    records = _records_since(connection, code, -1)
    return Map(
        code=code,
        revision=revision,
        community=Community.model_validate_json(row["community_body"]),
        pack=_pack(row["pack_body"]),
        records={k: r for k, r in records if r is not None},
        tallies=_tallies(connection, code, (r for _, r in records if r is not None), {}),
        members=members_of(connection, code),
        printed=printed_in(connection, code),
    )


def read_newer(connection: Connection, old: Map, revision: int) -> Map:
    """The Map at the newest revision, reading only the records that changed since."""
    records = dict(old.records)
    changed = _records_since(connection, old.code, old.revision)
    if _came_back(connection, old, changed):
        return read_map(connection, old.code, revision)
    for record_id, record in changed:
        if record is None:
            records.pop(record_id, None)
        else:
            records[record_id] = record
    newer = Map(
        code=old.code,
        revision=revision,
        community=old.community,
        pack=old.pack,
        records=records,
        tallies=_tallies(connection, old.code, records.values(), _still_as_counted(old, changed)),
        members={**old.members, **members_of(connection, old.code, since=old.revision)},
        printed=printed_in(connection, old.code),
    )
    return newer.after(old, _kinds_of(old, changed))


def _kinds_of(old: Map, changed: list[tuple[str, Record | None]]) -> set[str]:
    """Of the records that changed: what they are and what they were."""
    both = ((old.records.get(record_id), record) for record_id, record in changed)
    return {record.kind for pair in both for record in pair if record is not None}


def _came_back(connection: Connection, old: Map, changed: list[tuple[str, Record | None]]) -> bool:
    """Whether a record stands again that was taken out: it belongs where it stood, not last."""
    new = [i for i, record in changed if record is not None and i not in old.records]
    if not new or not old.records:
        return False
    last_old = list(old.records)[-1]
    asked = {"here": old.code, "these": (new[0], last_old)}
    place = {row.id: row.position for row in connection.execute(POSITIONS, asked)}
    return bool(place[new[0]] < place[last_old])


def revision_of(connection: Connection, code: str) -> int:
    found = connection.execute(REVISION, {"here": code}).scalar_one_or_none()
    if found is None:
        raise NotFound("There is no workshop with this code.")
    return int(found)


def _workshop_row(connection: Connection, code: str) -> RowMapping:
    query = (
        select(
            t.community.c.body.label("community_body"),
            t.pack.c.body.label("pack_body"),
        )
        .join(t.community, t.community.c.id == t.workshop.c.community)
        .join(t.pack, t.pack.c.hash == t.workshop.c.pack)
        .where(t.workshop.c.code == code)
    )
    row = connection.execute(query).mappings().one_or_none()
    if row is None:
        raise NotFound("There is no workshop with this code.")
    return row


def _records_since(
    connection: Connection, code: str, revision: int
) -> list[tuple[str, Record | None]]:
    rows = connection.execute(RECORDS_SINCE, {"here": code, "since": revision})
    return [(r.id, None if r.body is None else record_from(r.kind, r.body)) for r in rows]


@lru_cache(maxsize=4096)
def member_from(body: str) -> Member:
    return Member.model_validate_json(body)


def members_of(connection: Connection, code: str, since: int = -1) -> dict[str, Member]:
    """Everybody, or whoever is new or different since a revision: a room of two hundred is not
    read anew for each who joins."""
    rows = connection.execute(MEMBERS_SINCE, {"here": code, "since": since})
    found = (member_from(row.body) for row in rows)
    return {m.id: m for m in found}


def _tallies(
    connection: Connection, code: str, records: Iterable[Record], known: Mapping[str, Tally]
) -> dict[str, Tally]:
    """Counted from the ballots, for the rounds whose result the room has seen: until then a vote
    may be reopened, and nobody knows how it stands."""
    shown = [r for r in records if isinstance(r, Round) and r.state == "revealed"]
    return {r.id: known.get(r.id) or tally_of(connection, code, r) for r in shown}


def _still_as_counted(old: Map, changed: Iterable[tuple[str, Record | None]]) -> dict[str, Tally]:
    """Ballots of a result that was shown do not change any more."""
    touched = {record_id for record_id, _record in changed}
    return {k: tally for k, tally in old.tallies.items() if k not in touched}


def changes_of(
    connection: Connection, code: str, *, since: int = -1, member: str = "", limit: int = 0,
    kinds: Collection[str] = (),
) -> list[Change]:  # fmt: skip
    """Lines of the log, newest first."""
    asked = {"here": code, "since": since, "whose": member, "these": tuple(kinds)}
    query = _lines(whose=bool(member), some_kinds=bool(kinds), limit=limit)
    return [_change(row) for row in connection.execute(query, asked).mappings()]


@lru_cache(maxsize=16)
def _lines(*, whose: bool, some_kinds: bool, limit: int) -> Select[Any]:
    line = t.change.c
    query = select(t.change).where(
        line.workshop == bindparam("here"), line.revision > bindparam("since")
    )
    if some_kinds:
        query = query.where(line.kind.in_(bindparam("these", expanding=True)))
    if whose:
        query = query.where(line.member == bindparam("whose"))
    query = query.order_by(line.revision.desc(), line.line)
    return query.limit(limit) if limit else query


def moved_in(connection: Connection, code: str) -> dict[str, tuple[datetime, datetime]]:
    """First and last line of each record; times are written in one zone, so text sorts as time."""
    at, record = t.change.c.at, t.change.c.record
    query = (
        select(record, func.min(at), func.max(at))
        .where(t.change.c.workshop == code, record != "")
        .group_by(record)
    )
    rows = connection.execute(query)
    return {r: (datetime.fromisoformat(a), datetime.fromisoformat(b)) for r, a, b in rows}


def _change(row: RowMapping) -> Change:
    return Change(
        revision=row["revision"],
        at=datetime.fromisoformat(row["at"]),
        member=row["member"],
        credit=row["credit"],
        verb=row["verb"],
        record=row["record"],
        kind=row["kind"],
        before=record_from(row["kind"], row["before"]) if row["before"] else None,
        after=record_from(row["kind"], row["after"]) if row["after"] else None,
        details=json.loads(row["details"]),
        undoes=row["undoes"],
    )
