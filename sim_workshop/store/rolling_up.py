"""What a roll-up needs of many workshops at once, without reading their Maps."""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Collection, Sequence
from typing import Any

from sqlalchemy import ColumnElement, Connection, String, cast, func, select
from sqlalchemy.dialects.postgresql import JSONB

from sim_workshop.domain.community import Community
from sim_workshop.domain.place import Pack
from sim_workshop.domain.record import VISIBLE
from sim_workshop.domain.rollup import County, CountyGap, CountyPriority, RollUp, earlier
from sim_workshop.domain.workshop import WORKSHOP_ID
from sim_workshop.store import tables as t


def roll_up(connection: Connection, codes: Collection[str]) -> RollUp:
    """The visible gaps, chosen priorities and rated practices of these workshops."""
    wanted = sorted(codes)
    homes = _homes(connection, wanted)
    found = _rows(connection, wanted, "gap", "standing", "gap_type", place=("places", 0))
    gaps = tuple(
        CountyGap(workshop, gap, kind or "", place or "", homes(workshop, place or ""))
        for workshop, gap, standing, kind, place in found
        if standing in VISIBLE
    )
    counties = _counties(connection, wanted)
    newest = sorted(set(wanted) - earlier(counties))
    rated = _rows(connection, newest, "practice", "rating")
    ratings = Counter((row.id, row.rating) for row in rated)
    return RollUp(counties, gaps, _priorities(connection, wanted), ratings)


def _field(connection: Connection, *path: str | int) -> ColumnElement[str]:
    """A field inside a record's JSON, in the words of the database."""
    if connection.dialect.name == "postgresql":
        found: Any = cast(t.record.c.body, JSONB)
        for step in path:
            found = found[step]
        return cast(found.astext, String)
    steps = "".join(f"[{step}]" if isinstance(step, int) else f".{step}" for step in path)
    return func.json_extract(t.record.c.body, f"${steps}")


def _rows(
    connection: Connection, codes: Sequence[str], kind: str, *fields: str,
    **deeper: tuple[str | int, ...],
) -> Sequence[Any]:  # fmt: skip
    columns = [_field(connection, name).label(name) for name in fields]
    columns += [_field(connection, *path).label(name) for name, path in deeper.items()]
    here = (t.record.c.kind == kind) & t.record.c.workshop.in_(codes) & t.record.c.body.is_not(None)
    return connection.execute(
        select(t.record.c.workshop, t.record.c.id, *columns).where(here)
    ).all()  # fmt: skip


class _Homes:
    """The intercept of every place, workshop by workshop: the pack's under their own edits."""

    def __init__(self, packs: dict[str, Pack], edited: dict[tuple[str, str], str]) -> None:
        self.packs, self.edited = packs, edited
        self.known: dict[tuple[int, str], str] = {}
        """By pack and place: hundreds of counties share a pack and ask for the same boxes."""

    def __call__(self, workshop: str, place: str) -> str:
        if own := self.edited.get((workshop, place)):
            return own
        pack = self.packs[workshop]
        home = self.known.get((id(pack), place))
        if home is None:
            home = self.known[id(pack), place] = pack.intercept_of(place)
        return home


def _homes(connection: Connection, codes: Sequence[str]) -> _Homes:
    rows = connection.execute(
        select(t.workshop.c.code, t.workshop.c.pack).where(t.workshop.c.code.in_(codes))
    ).all()
    hashes = {row.pack for row in rows}
    bodies = connection.execute(
        select(t.pack.c.hash, t.pack.c.body).where(t.pack.c.hash.in_(hashes))
    )
    packs = {row.hash: Pack.model_validate_json(row.body) for row in bodies}
    edits = _rows(connection, codes, "place", element=("element", "intercept"))
    edited = {(row.workshop, row.id): row.element for row in edits if row.element}
    return _Homes({row.code: packs[row.pack] for row in rows}, edited)


def _counties(connection: Connection, codes: Sequence[str]) -> tuple[County, ...]:
    rows = connection.execute(
        select(t.workshop.c.code, t.workshop.c.opened_at, t.community.c.body)
        .join(t.community, t.community.c.id == t.workshop.c.community)
        .where(t.workshop.c.code.in_(codes))
    ).all()
    settled = {
        row.workshop: row.starts
        for row in _rows(connection, codes, "workshop", "starts")
        if row.id == WORKSHOP_ID
    }
    found = []
    for row in rows:
        community = Community.model_validate_json(row.body)
        on = settled.get(row.code) or row.opened_at[:10]
        found.append(County(row.code, community.id, community.full_name, on))
    return tuple(sorted(found, key=lambda c: (c.name, c.on)))


def _priorities(connection: Connection, codes: Sequence[str]) -> tuple[CountyPriority, ...]:
    here = (t.record.c.kind == "priority") & t.record.c.workshop.in_(codes)
    rows = connection.execute(
        select(t.record.c.workshop, t.record.c.body).where(here & t.record.c.body.is_not(None))
    )
    found = ((row.workshop, json.loads(row.body)) for row in rows)
    chosen = [
        CountyPriority(code, said["title"], said["number"], tuple(said["addresses"]))
        for code, said in found
        if said["number"] is not None and not said["withdrawn"]
    ]
    return tuple(sorted(chosen, key=lambda p: (p.workshop, p.number)))
