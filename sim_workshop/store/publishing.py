"""What of a workshop's numbers has left: written once each, never changed, never undone."""

from __future__ import annotations

from collections.abc import Iterable
from functools import lru_cache

from sqlalchemy import Connection, insert, select

from sim_workshop.domain.printed import Printed
from sim_workshop.store import tables as t


@lru_cache(maxsize=16_384)
def _printed(body: str) -> Printed:
    return Printed.model_validate_json(body)


def printed_in(connection: Connection, code: str) -> tuple[Printed, ...]:
    """Everything that left, in the order it did."""
    query = (
        select(t.published.c.body)
        .where(t.published.c.workshop == code)
        .order_by(t.published.c.turn)
    )  # fmt: skip
    return tuple(_printed(row.body) for row in connection.execute(query))


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
