"""Members and the keys that let them in: only hashes of keys and passphrases are kept."""

from __future__ import annotations

import hashlib
import hmac
import secrets
from dataclasses import dataclass
from datetime import datetime
from typing import Any, Literal, TypeGuard

from sqlalchemy import Connection, bindparam, insert, select, update

from sim_workshop.domain.people import Member, Role
from sim_workshop.store import tables as t

# Statements of everybody who joins, put together once.
_MEMBER: dict[str, Any] = {
    "workshop": bindparam("at"), "body": bindparam("text"), "revision": bindparam("now"),
}  # fmt: skip
CHANGED_MEMBER = update(t.member).where(t.member.c.id == bindparam("this")).values(_MEMBER)
NEW_MEMBER = insert(t.member).values({"id": bindparam("this"), **_MEMBER})

SCRYPT = {"n": 2**14, "r": 8, "p": 5}
"""Work for scrypt as OWASP recommends where one hash may take 16 MB of memory."""


FORM: Literal["form"] = "form"
"""A grant that opens the form of one agency and makes nobody a member."""
SURVEY: Literal["survey"] = "survey"
"""A grant that opens the survey on collaboration and makes nobody a member."""
REPORT: Literal["report"] = "report"
"""A grant by which a workgroup's chair reports back; makes nobody a member either."""
REVIEW: Literal["review"] = "review"
"""A grant that opens the draft of the report for comments and makes nobody a member."""
GrantRole = Role | Literal["form", "survey", "report", "review"]


@dataclass(frozen=True)
class Grant:
    """A role in a scope, handed over as a link."""

    id: str
    role: GrantRole
    workshop: str
    member: str
    once: bool
    expires: datetime | None
    used: bool
    withdrawn: bool


def makes_a_member(role: GrantRole) -> TypeGuard[Role]:
    """Not those that open one page and nothing else."""
    return role not in (FORM, SURVEY, REPORT, REVIEW)


def key_hash(key: str) -> str:
    return hashlib.sha256(key.encode()).hexdigest()


def new_grant(
    connection: Connection, *, role: GrantRole, workshop: str, at: datetime, member: str = "",
    once: bool = True, expires: datetime | None = None,
) -> str:  # fmt: skip
    """Makes a grant and returns its key: the only moment the key exists in clear."""
    key = secrets.token_urlsafe(24)
    connection.execute(
        insert(t.grant).values(
            id=secrets.token_hex(8), key_hash=key_hash(key), role=role, workshop=workshop,
            member=member, once=once, made_at=at.isoformat(),
            expires=expires.isoformat() if expires else None, withdrawn=False,
        )
    )  # fmt: skip
    return key


def find_grant(connection: Connection, key: str) -> Grant | None:
    row = connection.execute(
        select(t.grant).where(t.grant.c.key_hash == key_hash(key))
    ).mappings().one_or_none()  # fmt: skip
    if row is None:
        return None
    expires = datetime.fromisoformat(row["expires"]) if row["expires"] else None
    return Grant(
        row["id"], row["role"], row["workshop"], row["member"], bool(row["once"]), expires,
        row["used_at"] is not None, bool(row["withdrawn"]),
    )  # fmt: skip


def use_grant(connection: Connection, grant: Grant, at: datetime) -> bool:
    """Marks it used; False when somebody else was faster."""
    unused = update(t.grant).where(t.grant.c.id == grant.id)
    if grant.once:
        unused = unused.where(t.grant.c.used_at.is_(None))
    return connection.execute(unused.values(used_at=at.isoformat())).rowcount == 1


def not_come_yet(connection: Connection, workshop: str) -> frozenset[str]:
    """Members who are known by a link only, which nobody has opened."""
    mine = (t.grant.c.workshop == workshop) & (t.grant.c.member != "")
    rows = connection.execute(select(t.grant.c.member, t.grant.c.used_at).where(mine)).all()
    came = {row.member for row in rows if row.used_at is not None}
    return frozenset(row.member for row in rows) - came


def withdraw_grants(connection: Connection, workshop: str, role: str) -> int:
    mine = (t.grant.c.workshop == workshop) & (t.grant.c.role == role)
    return connection.execute(update(t.grant).where(mine).values(withdrawn=True)).rowcount


def withdraw_grant(connection: Connection, grant_id: str) -> None:
    here = t.grant.c.id == grant_id
    connection.execute(update(t.grant).where(here).values(withdrawn=True))


def put_member(connection: Connection, member: Member, revision: int | None = None) -> None:
    """New or changed. Stamped with the revision the act makes, or outside of an act with the
    next: whoever reads what is newer than theirs reads it too."""
    known = {
        "this": member.id, "at": member.workshop, "text": member.model_dump_json(),
        "now": _next(connection, member.workshop) if revision is None else revision,
    }  # fmt: skip
    if connection.execute(CHANGED_MEMBER, known).rowcount == 0:
        connection.execute(NEW_MEMBER, known)


def _next(connection: Connection, code: str) -> int:
    """The revision of the workshop's next act, which waits meanwhile: the lock comes first."""
    here = t.workshop.c.code == code
    same = update(t.workshop).where(here).values(revision=t.workshop.c.revision)
    if connection.execute(same).rowcount == 0:
        return 0  # a host of the server
    return int(connection.execute(select(t.workshop.c.revision).where(here)).scalar_one()) + 1


def find_member(connection: Connection, member_id: str) -> Member | None:
    body = connection.execute(
        select(t.member.c.body).where(t.member.c.id == member_id)
    ).scalar_one_or_none()
    return None if body is None else Member.model_validate_json(body)


def hosts(connection: Connection) -> list[Member]:
    rows = connection.execute(select(t.member.c.body).where(t.member.c.workshop == ""))
    found = (Member.model_validate_json(row.body) for row in rows)
    return [m for m in found if m.role == "host" and not m.withdrawn]


def set_passphrase(connection: Connection, member_id: str, passphrase: str) -> None:
    here = t.member.c.id == member_id
    connection.execute(update(t.member).where(here).values(passphrase=hashed(passphrase)))


def passphrase_fits(connection: Connection, member_id: str, passphrase: str) -> bool:
    kept = connection.execute(
        select(t.member.c.passphrase).where(t.member.c.id == member_id)
    ).scalar_one_or_none()
    return bool(kept) and fits(passphrase, str(kept))


def hashed(passphrase: str) -> str:
    salt = secrets.token_bytes(16)
    digest = hashlib.scrypt(passphrase.encode(), salt=salt, **SCRYPT)
    return f"{salt.hex()}.{digest.hex()}"


def fits(passphrase: str, kept: str) -> bool:
    salt, digest = kept.split(".")
    tried = hashlib.scrypt(passphrase.encode(), salt=bytes.fromhex(salt), **SCRYPT)
    return hmac.compare_digest(tried.hex(), digest)


def named_with_passphrase(connection: Connection, name: str) -> list[Member]:
    """Everybody of this name who has set a passphrase."""
    rows = connection.execute(select(t.member.c.body).where(t.member.c.passphrase.is_not(None)))
    found = (Member.model_validate_json(row.body) for row in rows)
    return [m for m in found if m.name.casefold() == name.casefold()]
