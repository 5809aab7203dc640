"""Answers to the survey on collaboration: kept like ballots, one set a device while it is open,
and none at all after: what stays are sums."""

from __future__ import annotations

import json
import secrets

from sqlalchemy import Connection, delete, func, select

from sim_workshop.store import counting
from sim_workshop.store import tables as t


def is_open(connection: Connection, code: str, survey: str) -> bool:
    """Whether answers can be taken: the secret that keys them is here."""
    here = (t.round_secret.c.workshop == code) & (t.round_secret.c.round == survey)
    query = select(func.count()).select_from(t.round_secret).where(here)
    return bool(connection.execute(query).scalar_one())


def begin(connection: Connection, code: str, survey: str) -> None:
    counting.new_secret(connection, code, survey)


def put(
    connection: Connection, code: str, survey: str, device: str, answers: dict[str, int]
) -> None:
    """Takes or changes what one device answered. The caller has checked it under the lock."""
    voter = counting.voter_key(connection, code, survey, device)
    counting.put_ballot(connection, code, survey, voter, answers)


def own(connection: Connection, code: str, survey: str, device: str) -> dict[str, int]:
    """What this device answered so far."""
    voter = counting.voter_key(connection, code, survey, device)
    return counting.marks_of(connection, code, survey, voter) or {}


def end(connection: Connection, code: str, survey: str) -> list[dict[str, int]]:
    """All answers in random order, for the last time: rows and secret go, so that from here on
    no answer belongs to anybody."""
    here = (t.ballot.c.workshop == code) & (t.ballot.c.round == survey)
    marks = connection.execute(select(t.ballot.c.marks).where(here)).scalars()
    answers = [dict(json.loads(each)) for each in marks]
    for table in (t.ballot, t.round_secret):
        gone = (table.c.workshop == code) & (table.c.round == survey)
        connection.execute(delete(table).where(gone))
    return sorted(answers, key=lambda _: secrets.token_bytes(16))
