"""Who is done with a step of the room: counted, never listed. Does not raise the revision."""

from __future__ import annotations

from sqlalchemy import Connection, delete, insert, select

from sim_workshop.store import tables as t


def say(connection: Connection, code: str, step: str, member: str) -> None:
    """Once a person and step, however often they press. The caller holds the lock."""
    if member not in at(connection, code, step):
        connection.execute(insert(t.done).values(workshop=code, step=step, member=member))


def take_back(connection: Connection, code: str, step: str, member: str) -> None:
    connection.execute(
        delete(t.done).where(
            t.done.c.workshop == code, t.done.c.step == step, t.done.c.member == member
        )
    )


def at(connection: Connection, code: str, step: str) -> frozenset[str]:
    """Members who are done with this step: for counting, and for each to know of themselves."""
    found = connection.execute(
        select(t.done.c.member).where(t.done.c.workshop == code, t.done.c.step == step)
    )
    return frozenset(found.scalars())
