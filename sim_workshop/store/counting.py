"""Ballots: one a person, within the budget, counted afresh each time, matched to nobody later."""

from __future__ import annotations

import hashlib
import hmac
import json
import secrets
from collections import Counter
from collections.abc import Collection, Iterable

from sqlalchemy import Connection, case, delete, func, insert, select, update

from sim_workshop.domain.errors import NotAllowed
from sim_workshop.domain.priorities import Round, Tally
from sim_workshop.store import tables as t

FEWEST_OF_A_SECTOR = 5
"""Results by sector are shown only where at least this many of the sector voted (rules.md), and
where what is left over when they are taken off the sum is of none or of as many."""


def new_secret(connection: Connection, code: str, round_id: str) -> None:
    connection.execute(
        insert(t.round_secret).values(workshop=code, round=round_id, secret=secrets.token_bytes(32))
    )


def voter_key(connection: Connection, code: str, round_id: str, member: str) -> str:
    """Who this is in this round, as only the round's secret can tell."""
    secret = _secret_of(connection, code, round_id)
    if secret is None:
        raise NotAllowed("This vote is closed.")
    return _key(secret, member)


def _secret_of(connection: Connection, code: str, round_id: str) -> bytes | None:
    found = connection.execute(
        select(t.round_secret.c.secret).where(
            t.round_secret.c.workshop == code, t.round_secret.c.round == round_id
        )
    ).scalar_one_or_none()
    return None if found is None else bytes(found)


def _key(secret: bytes, member: str) -> str:
    return hmac.new(secret, member.encode(), hashlib.sha256).hexdigest()


def put_ballot(
    connection: Connection, code: str, round_id: str, voter: str, marks: dict[str, int],
    *, sector: str = "", agency: str = "", paper: bool = False, sheets: int = 1,
) -> None:  # fmt: skip
    """Casts or changes one ballot. The caller has checked the budget under the lock."""
    body = json.dumps(marks, sort_keys=True)
    here = (
        (t.ballot.c.workshop == code) & (t.ballot.c.round == round_id) & (t.ballot.c.voter == voter)
    )
    votes = sum(marks.values())
    changed = (
        update(t.ballot).where(here).values(marks=body, votes=votes, sector=sector, agency=agency)
    )
    if connection.execute(changed).rowcount == 0:
        connection.execute(
            insert(t.ballot).values(
                workshop=code, round=round_id, voter=voter, marks=body, votes=votes,
                sector=sector, agency=agency, paper=paper, sheets=sheets,
            )
        )  # fmt: skip


def marks_of(connection: Connection, code: str, round_id: str, voter: str) -> dict[str, int] | None:
    found = connection.execute(
        select(t.ballot.c.marks).where(
            t.ballot.c.workshop == code, t.ballot.c.round == round_id, t.ballot.c.voter == voter
        )
    ).scalar_one_or_none()
    return None if found is None else dict(json.loads(found))


def marks_of_members(
    connection: Connection, code: str, round_id: str, members: Collection[str]
) -> dict[str, dict[str, int]]:
    """The marks of those of these members who have cast a ballot."""
    secret = _secret_of(connection, code, round_id)
    if secret is None:
        return {}
    here = (t.ballot.c.workshop == code) & (t.ballot.c.round == round_id)
    rows = connection.execute(select(t.ballot.c.voter, t.ballot.c.marks).where(here))
    cast = {row.voter: row.marks for row in rows}
    keys = {member: _key(secret, member) for member in members}
    return {m: dict(json.loads(cast[key])) for m, key in keys.items() if key in cast}


def votes_used(connection: Connection, code: str, round_id: str) -> list[tuple[int, int]]:
    """Votes used, with how many secret ballots used so many."""
    here = (t.ballot.c.workshop == code) & (t.ballot.c.round == round_id)
    rows = connection.execute(
        select(t.ballot.c.votes, func.count().label("many"))
        .where(here & ~t.ballot.c.paper & (t.ballot.c.sheets == 1))
        .group_by(t.ballot.c.votes)
        .order_by(t.ballot.c.votes.desc())
    )
    return [(row.votes, row.many) for row in rows]


def cast_in(connection: Connection, code: str, round_id: str) -> tuple[int, int]:
    """How many ballots are in, and how many of them on paper, each sheet or raised hand counted:
    the only thing anybody sees of an open round."""
    on_paper = case((t.ballot.c.paper, t.ballot.c.sheets), else_=0)
    query = select(func.sum(t.ballot.c.sheets), func.sum(on_paper)).where(
        t.ballot.c.workshop == code, t.ballot.c.round == round_id
    )
    all_, paper = connection.execute(query).one()
    return int(all_ or 0), int(paper or 0)


def others_of(connection: Connection, code: str, round_id: str, agency: str, voter: str) -> int:
    """How many others of an agency have cast a ballot in this round."""
    here = (t.ballot.c.workshop == code) & (t.ballot.c.round == round_id)
    others = here & (t.ballot.c.agency == agency) & (t.ballot.c.voter != voter)
    return int(connection.execute(select(func.count()).where(others)).scalar_one())


def drop_paper(connection: Connection, code: str, round_id: str) -> None:
    """Takes out what was entered from paper."""
    here = (t.ballot.c.workshop == code) & (t.ballot.c.round == round_id)
    connection.execute(delete(t.ballot).where(here & t.ballot.c.paper))


def close_for_good(connection: Connection, code: str, round_id: str) -> None:
    """Makes it impossible to match ballots to people: the secret goes, the acts that cast them
    go, the rows are written anew in random order, and sectors of which few voted are blanked."""
    here = (t.ballot.c.workshop == code) & (t.ballot.c.round == round_id)
    rows = [dict(r) for r in connection.execute(select(t.ballot).where(here)).mappings()]
    told = _sectors_told(r["sector"] for r in rows if not r["paper"])
    connection.execute(delete(t.ballot).where(here))
    for row in sorted(rows, key=lambda _: secrets.token_bytes(16)):
        sector = row["sector"] if row["sector"] in told else ""
        anew = {**row, "voter": secrets.token_hex(16), "sector": sector, "agency": ""}
        connection.execute(insert(t.ballot).values(**anew))
    connection.execute(
        delete(t.round_secret).where(
            t.round_secret.c.workshop == code, t.round_secret.c.round == round_id
        )
    )
    connection.execute(delete(t.act).where(t.act.c.workshop == code, t.act.c.round == round_id))


def _sectors_told(of_ballots: Iterable[str]) -> frozenset[str]:
    """Sectors of which so many voted that nobody's ballot can be read off; the smallest of them is
    kept back too where the others together would be few: they are the sum less what is told."""
    voted = Counter(of_ballots)
    told = sorted(
        (s for s, n in voted.items() if s and n >= FEWEST_OF_A_SECTOR), key=lambda s: voted[s]
    )
    left = sum(voted.values()) - sum(voted[s] for s in told)
    if told and 0 < left < FEWEST_OF_A_SECTOR:
        told = told[1:]
    return frozenset(told)


def put_counted(connection: Connection, code: str, tally: Tally) -> None:
    """The result of a round counted elsewhere, as one row for all its ballots: a file carries
    sums only, never ballots."""
    paper = tally.paper_votes
    secret = {p: v - paper.get(p, 0) for p, v in tally.votes.items()}
    counted = ((secret, tally.ballots, False), (paper, tally.on_paper, True))
    for marks, sheets, on_paper in counted:
        if sheets:
            put_ballot(
                connection, code, tally.round, f"counted-{'paper' if on_paper else 'secret'}",
                {p: v for p, v in marks.items() if v}, paper=on_paper, sheets=sheets,
            )  # fmt: skip


def tally_of(connection: Connection, code: str, round_: Round) -> Tally:
    """The votes of a round, always summed from its ballots."""
    here = (t.ballot.c.workshop == code) & (t.ballot.c.round == round_.id)
    rows = connection.execute(select(t.ballot).where(here)).mappings().all()
    secret = [r for r in rows if not r["paper"]]
    votes = _summed(json.loads(r["marks"]) for r in rows)
    return Tally(
        round=round_.id,
        ballots=sum(r["sheets"] for r in secret),
        on_paper=sum(r["sheets"] for r in rows if r["paper"]),
        votes={p: votes.get(p, 0) for p in round_.candidates},
        paper_votes=dict(_summed(json.loads(r["marks"]) for r in rows if r["paper"])),
        by_sector=_by_sector([(r["sector"], json.loads(r["marks"])) for r in secret]),
        cast=sum(r["votes"] for r in rows),
        over_budget=sum(1 for r in secret if r["votes"] > round_.budget * r["sheets"]),
    )


def _summed(ballots: Iterable[dict[str, int]]) -> Counter[str]:
    total: Counter[str] = Counter()
    for marks in ballots:
        total.update(marks)
    return total


def _by_sector(ballots: list[tuple[str, dict[str, int]]]) -> dict[str, dict[str, int]]:
    told = _sectors_told(sector for sector, _ in ballots)
    return {
        sector: dict(_summed(marks for s, marks in ballots if s == sector))
        for sector, _ in ballots
        if sector in told
    }
