"""Which reminders went out, each once: claimed before it is sent, settled when it is known."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass
from datetime import datetime
from typing import Literal

from sqlalchemy import Connection, delete, insert, select, update

from sim_workshop.store import tables as t

State = Literal["sending", "sent", "refused", "failed", "unknown"]
"""Being sent (or this server ended meanwhile), taken by the mail server, refused by it for this
address, the mail server was not reached, or the line broke and nobody knows. Only what failed is
tried again."""


@dataclass(frozen=True)
class Mailed:
    """One reminder of one thing to one address."""

    thing: str
    address: str
    at: datetime
    state: State
    said: str


def claim(
    connection: Connection, code: str, things: Collection[str], address: str, at: datetime
) -> None:
    """Fails as a whole where one of them is claimed already."""
    for thing in things:
        connection.execute(insert(t.mailed).values(
            workshop=code, thing=thing, address=address, at=at.isoformat(), state="sending",
            said="",
        ))  # fmt: skip


def settle(
    connection: Connection, code: str, things: Collection[str], address: str, state: State,
    said: str,
) -> None:  # fmt: skip
    """With what the mail server said, where it did not take them."""
    mine = (t.mailed.c.workshop == code, t.mailed.c.address == address)
    connection.execute(
        update(t.mailed).where(*mine, t.mailed.c.thing.in_(things)).values(state=state, said=said)
    )


def of_workshop(connection: Connection, code: str, limit: int) -> list[Mailed]:
    query = (
        select(t.mailed).where(t.mailed.c.workshop == code)
        .order_by(t.mailed.c.at.desc(), t.mailed.c.thing).limit(limit)
    )  # fmt: skip
    rows = connection.execute(query).mappings()
    return [
        Mailed(r["thing"], r["address"], datetime.fromisoformat(r["at"]), r["state"], r["said"])
        for r in rows
    ]


def give_up_failed(
    connection: Connection, code: str, things: Collection[str], address: str
) -> None:
    """The mail server was not reached: nobody got these."""
    mine = (t.mailed.c.workshop == code, t.mailed.c.address == address)
    connection.execute(
        delete(t.mailed).where(*mine, t.mailed.c.thing.in_(things), t.mailed.c.state == "failed")
    )
