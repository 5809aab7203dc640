"""What of a workshop's numbers has left: written once each, never changed, never undone."""

from __future__ import annotations

from collections.abc import Iterable
from functools import lru_cache

from sqlalchemy import Connection, bindparam, insert, select

from sim_workshop.domain.printed import Printed
from sim_workshop.store import tables as t

PRINTED = (
    select(t.published.c.body)
    .where(t.published.c.workshop == bindparam("here"))
    .order_by(t.published.c.turn)
)


@lru_cache(maxsize=16_384)
def _printed(body: str) -> Printed:
    return Printed.model_validate_json(body)


def printed_in(connection: Connection, code: str) -> tuple[Printed, ...]:
    """Everything that left, in the order it did."""
    return tuple(_printed(row.body) for row in connection.execute(PRINTED, {"here": code}))


def keep(connection: Connection, code: str, at: str, where: str, printed: Iterable[Printed]) -> int:
    """Behind what is there. Called under the workshop's lock. How many there are then."""
    turn = len(printed_in(connection, code))
    for each in printed:
        turn += 1
        connection.execute(
            insert(t.published).values(
                workshop=code, turn=turn, at=at, place=where, body=each.model_dump_json()
            )
        )
    return turn
