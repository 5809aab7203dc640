"""Answers to the questions at the end: one set a person while they are open, nobody's after."""

from __future__ import annotations

import json
import secrets
from typing import Any

from sqlalchemy import Connection, delete, func, insert, select, update

from sim_workshop.domain.evaluation import EVALUATION_ROUND
from sim_workshop.store import counting
from sim_workshop.store import tables as t


def is_open(connection: Connection, code: str) -> bool:
    """Whether answers can be taken: the secret that keys them is here."""
    query = select(func.count()).where(
        t.round_secret.c.workshop == code, t.round_secret.c.round == EVALUATION_ROUND
    )
    return bool(connection.execute(query).scalar_one())


def begin(connection: Connection, code: str) -> None:
    counting.new_secret(connection, code, EVALUATION_ROUND)


def put(connection: Connection, code: str, member: str, answers: dict[str, Any]) -> None:
    """Takes or changes one person's answers. The caller has checked them under the lock."""
    voter = counting.voter_key(connection, code, EVALUATION_ROUND, member)
    body = json.dumps(answers, ensure_ascii=False, sort_keys=True)
    here = (t.evaluation.c.workshop == code) & (t.evaluation.c.voter == voter)
    if connection.execute(update(t.evaluation).where(here).values(body=body)).rowcount == 0:
        connection.execute(insert(t.evaluation).values(workshop=code, voter=voter, body=body))


def own(connection: Connection, code: str, member: str) -> dict[str, Any] | None:
    """What this person answered so far."""
    voter = counting.voter_key(connection, code, EVALUATION_ROUND, member)
    found = connection.execute(
        select(t.evaluation.c.body).where(
            t.evaluation.c.workshop == code, t.evaluation.c.voter == voter
        )
    ).scalar_one_or_none()
    return None if found is None else dict(json.loads(found))


def how_many(connection: Connection, code: str) -> int:
    query = select(func.count()).where(t.evaluation.c.workshop == code)
    return int(connection.execute(query).scalar_one())


def end(connection: Connection, code: str) -> list[dict[str, Any]]:
    """All answers in random order, for the last time: the rows, the secret and the acts that
    wrote them go, so that from here on no answer belongs to anybody."""
    bodies = connection.execute(select(t.evaluation.c.body).where(t.evaluation.c.workshop == code))
    answers = [dict(json.loads(body)) for body in bodies.scalars()]
    connection.execute(delete(t.evaluation).where(t.evaluation.c.workshop == code))
    for table in (t.round_secret, t.act):
        here = (table.c.workshop == code) & (table.c.round == EVALUATION_ROUND)
        connection.execute(delete(table).where(here))
    return sorted(answers, key=lambda _: secrets.token_bytes(16))
