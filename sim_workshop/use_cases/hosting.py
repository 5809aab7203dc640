"""Opening workshops and letting people in: hosts, links, passphrases, settings."""

from __future__ import annotations

import secrets
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any
from zoneinfo import available_timezones

from sim_workshop.content import load_pack
from sim_workshop.domain.breakouts import Breakout
from sim_workshop.domain.community import Community
from sim_workshop.domain.errors import NotAllowed, NotFound
from sim_workshop.domain.people import LEADING, Member, Role, Stakeholder
from sim_workshop.domain.place import Pack
from sim_workshop.domain.printed import Printed
from sim_workshop.domain.priorities import Tally
from sim_workshop.domain.questionnaire import Questionnaire
from sim_workshop.domain.record import Record
from sim_workshop.domain.roles import Act, may
from sim_workshop.domain.text import one_line
from sim_workshop.domain.upload import Upload
from sim_workshop.domain.workshop import ROOM_ID, WORKSHOP_ID, Map, Room, Workshop
from sim_workshop.domain.year.assessment import Survey
from sim_workshop.domain.year.working import Workgroup
from sim_workshop.store import Store, counting, publishing, signing_in
from sim_workshop.use_cases.acting import Acting, screened, utc_now
from sim_workshop.use_cases.prioritizing import MOST_VOTES

UNAMBIGUOUS = "ABCDEFGHJKMNPQRTUVWXY346789"
"""Letters that cannot be taken for another when read from a wall: no I, L, O, S, Z, 0, 1, 2, 5."""
CODE_LENGTH = 8
"""27**8 is 2.8e11 codes: with failures slowed down, guessing one takes longer than a workshop."""
LINK_LIFE = timedelta(days=90)
SHORTEST_PASSPHRASE = 12


def new_code() -> str:
    return "".join(secrets.choice(UNAMBIGUOUS) for _ in range(CODE_LENGTH))


def spoken_code(code: str) -> str:
    """As it stands on the wall: in two groups of four."""
    return f"{code[:4]} {code[4:]}"


def typed_code(text: str) -> str:
    """What somebody typed, as the code it was meant to be."""
    return "".join(c for c in text.upper() if c.isalnum())


# Hosts.


def first_host_key(store: Store) -> str | None:
    """The one-time key printed at the first start; None once somebody is a host."""
    with store.people() as connection:
        if signing_in.hosts(connection):
            return None
        signing_in.withdraw_grants(connection, "", "host")
        return signing_in.new_grant(connection, role="host", workshop="", at=utc_now())


def new_link(store: Store, code: str, role: Role, *, name: str = "") -> str:
    """A key for a link that gives this role: `python3 -m sim_workshop link` and the roster.

    Links of people who act are used once; those of screens and readers until they expire.
    """
    if role != "host":
        store.read(code)
    once = role not in ("wall", "observer", "planner")
    now = utc_now()
    with store.people() as connection:
        member = ""
        if name:
            member = _new_member(connection, role, code, name=name).id
        return signing_in.new_grant(
            connection, role=role, workshop="" if role == "host" else code, at=now,
            member=member, once=once, expires=now + LINK_LIFE,
        )  # fmt: skip


def make_link(acting: Acting, *, role: Role, name: str = "") -> str:
    """A facilitator makes a link of their own workshop; the key is told once and kept nowhere."""
    needs: Act = "hand_over" if role == "facilitator" else "settings"
    if role in ("host", "stakeholder"):
        raise NotAllowed("Participants join with the code of the room.")
    with acting.act("link.made", needs) as work:
        work.details["role"] = role
    return new_link(acting.store, acting.code, role, name=one_line(name))


def withdraw_links(acting: Acting, *, role: Role) -> int:
    """Every link of a role stops working, and whoever came in by one is signed out."""
    needs: Act = "hand_over" if role == "facilitator" else "settings"
    with acting.act("link.withdrawn", needs) as work:
        work.details["role"] = role
    out = [m for m in acting.map.members.values() if m.role == role and m.id != acting.member.id]
    with acting.store.people() as connection:
        links = signing_in.withdraw_grants(connection, acting.code, role)
        for member in out:
            signing_in.put_member(connection, member.model_copy(update={"withdrawn": True}))
    acting.store.forget(acting.code)
    return links


def name_oneself(store: Store, member: Member, name: str) -> Member:
    """How a host or facilitator is called, and found by when signing in with a passphrase."""
    if not one_line(name):
        raise NotAllowed("Write your name: with it the passphrase lets you in.")
    named = member.model_copy(update={"name": one_line(name)})
    with store.people() as connection:
        signing_in.put_member(connection, named)
    store.forget(member.workshop)
    return named


def _new_member(connection: Any, role: Role, code: str, **known: Any) -> Member:
    member = Member(
        id=secrets.token_hex(8), role=role, workshop="" if role == "host" else code,
        joined_at=utc_now(), **known,
    )  # fmt: skip
    signing_in.put_member(connection, member)
    return member


def needs_a_name(store: Store, key: str) -> bool:
    """Whether whoever uses this link is known by no name yet, and acts under one: it stands in
    the history, on other facilitators' consoles, and goes with a passphrase."""
    with store.reading_log() as connection:
        grant = signing_in.find_grant(connection, key)
    if grant is None or grant.used or grant.member:
        return False
    return grant.role in ("host", "planner", *LEADING)


def sign_in_with_key(store: Store, key: str, now: datetime | None = None) -> Member:
    """Turns a link's key into a member. A used, expired or withdrawn link says so."""
    at = now or utc_now()
    with store.people() as connection:
        grant = signing_in.find_grant(connection, key)
        if grant is None or not signing_in.makes_a_member(role := grant.role):
            raise NotFound("This link is not known here. Ask whoever sent it for a new one.")
        if grant.withdrawn or (grant.expires and grant.expires < at):
            raise NotAllowed("This link has expired or was withdrawn. Ask for a new one.")
        if not signing_in.use_grant(connection, grant, at):
            raise NotAllowed(
                "This link has been used. On the device where it was used you are still signed "
                "in. For a new link: python3 -m sim_workshop link."
            )
        member = signing_in.find_member(connection, grant.member) if grant.member else None
        member = member or _new_member(connection, role, grant.workshop)
    store.forget(grant.workshop)
    return member


def set_passphrase(store: Store, member: Member, passphrase: str) -> None:
    """A passphrase for a host or facilitator, kept as a scrypt hash."""
    if member.role not in LEADING:
        raise NotAllowed("Participants rejoin with the code of the room.")
    if len(passphrase) < SHORTEST_PASSPHRASE:
        raise NotAllowed("A passphrase has at least 12 characters. Three or four words do well.")
    with store.people() as connection:
        signing_in.set_passphrase(connection, member.id, passphrase)


def sign_in_with_passphrase(store: Store, name: str, passphrase: str) -> Member:
    """Finds the host or facilitator by name and passphrase; the same answer for either wrong."""
    # Reading only: hashing takes a moment, in which the room must be able to write.
    with store.reading_log() as connection:
        named = signing_in.named_with_passphrase(connection, one_line(name))
        for member in named:
            if not member.withdrawn and signing_in.passphrase_fits(
                connection, member.id, passphrase
            ):
                return member
    if not named:
        signing_in.hashed(passphrase)  # a name nobody has must not be told by a quicker answer
    raise NotAllowed("This name and passphrase do not fit together.")


# Workshops.


@dataclass(frozen=True)
class Opened:
    """A new workshop and the key of its facilitator's link."""

    code: str
    facilitator_key: str
    facilitator: Member


def open_workshop(
    store: Store, host: Member | None, community: Community, records: Sequence[Record] = (),
    *, pack: Pack | None = None, members: Iterable[Member] = (), now: datetime | None = None,
    host_name: str = "", tallies: Iterable[Tally] = (), printed: Iterable[Printed] = (),
    uploads: Iterable[Upload] = (),
) -> Opened:  # fmt: skip
    """Opens a workshop for a community, empty or with the records of a file.

    `host` is None on the command line: whoever can run commands on the server is its host.
    """
    if host is not None and not (ruling := may(host, "open_workshop")):
        raise NotAllowed(ruling.reason)
    for settings in (r for r in records if isinstance(r, Workshop)):
        refuse_what_cannot_be_meant(settings)
    at, code = now or utc_now(), new_code()
    store.open_workshop(code, community, pack or load_pack(), at)
    with store.people() as connection:
        facilitator = _new_member(connection, "facilitator", code, name=host_name)
        key = signing_in.new_grant(
            connection, role="facilitator", workshop=code, at=at, member=facilitator.id,
            expires=at + LINK_LIFE,
        )  # fmt: skip
        for member in members:
            signing_in.put_member(connection, _newcomer(member, code))
        for tally in tallies:
            counting.put_counted(connection, code, tally)
        publishing.keep(connection, code, at.isoformat(), "brought along", printed)
    for upload in uploads:
        store.keep_file(code, upload)
    _first_records(store, code, facilitator, records, at)
    return Opened(code, key, facilitator)


def _newcomer(member: Member, code: str) -> Member:
    """Somebody of an imported workshop, who has not signed in on this server: under a new id,
    so that one file can be imported twice."""
    return member.model_copy(update={"id": secrets.token_hex(8), "workshop": code})


def lead(store: Store, host: Member, code: str) -> Member:
    """A host of the server takes a facilitator's seat in one of its workshops."""
    if not (ruling := may(host, "hand_over")):
        raise NotAllowed(ruling.reason)
    store.read(code)
    with store.people() as connection:
        facilitator = _new_member(
            connection, "facilitator", code, name=host.name, agency=host.agency, sector=host.sector
        )
    store.forget(code)
    return facilitator


def _first_records(
    store: Store, code: str, facilitator: Member, records: Sequence[Record], at: datetime
) -> None:
    known = {r.id for r in records}
    with store.transact(code, facilitator, "workshop.opened", at) as work:
        if WORKSHOP_ID not in known:
            work.put(Workshop(id=WORKSHOP_ID))
        if ROOM_ID not in known:
            work.put(Room(id=ROOM_ID))
        for record in records:
            work.put(_as_opened(record))
        work.details["records"] = len(records)


def _as_opened(record: Record) -> Record:
    """What belongs to people signed in elsewhere stays there: who is in a group, who has its pen,
    answers that are still coming in, links that are out."""
    if isinstance(record, Breakout):
        return record.but(members=(), scribe="")
    if isinstance(record, Room) and record.evaluating == "open":
        return record.but(evaluating="")
    if isinstance(record, Survey) and record.state == "open":
        return record.but(removed=True, grant="")
    if isinstance(record, Questionnaire | Workgroup):
        return record.but(grant="")
    return record


FROM_LAST_TIME = (
    "place", "stakeholder", "resource", "strength", "gap", "measure", "number", "agency",
    "agreement", "charter", "data_source", "baseline",
)  # fmt: skip
"""Places, people, what was found, and the committee with the baseline it is measured by."""


def from_last_time(map_: Map) -> list[Record]:
    """What a new workshop of the same community starts with, and a remapping compares with.

    Votes, priorities, workgroups and the plan of last time stay with last time, where
    `comparing.last_time` finds them.
    """
    kept = [r for r in map_.records.values() if r.kind in FROM_LAST_TIME and r.is_visible]
    settings = map_.workshop.but(
        opened_from=map_.code, starts=None, ends=None, dates_as_written="", title="",
        practice=map_.workshop.practice,
    )  # fmt: skip
    away = [r.but(present=False, member="") if isinstance(r, Stakeholder) else r for r in kept]
    return [settings, *away]


def change_settings(acting: Acting, /, *, names_nobody: bool = False, **changes: Any) -> Workshop:
    """Corrects what was settled when the workshop was opened."""
    texts = (str(v) for k, v in changes.items() if k in SCREENED_SETTINGS)
    screened(*texts, names_nobody=names_nobody)
    with acting.act("settings.changed", "settings") as work:
        before = work.need(WORKSHOP_ID, Workshop)
        settings = before.but(**changes)
        refuse_settings(acting.member, before, settings)
        return work.put(settings)


def refuse_settings(member: Member, before: Workshop, after: Workshop) -> None:
    """Settings this person may not change so, or with which nobody could work."""
    lower = after.smallest_cell_shown < before.smallest_cell_shown
    if lower and not (ruling := may(member, "lower_threshold")):
        raise NotAllowed(ruling.reason)
    refuse_what_cannot_be_meant(after)


def refuse_what_cannot_be_meant(settings: Workshop) -> None:
    """Settings with which the screens or the vote would not work."""
    if settings.time_zone not in available_timezones():
        raise NotAllowed(f"There is no time zone “{settings.time_zone}”. Nothing was changed.")
    if not 1 <= settings.fiscal_year_starts <= 12:
        raise NotAllowed("A fiscal year begins in a month from 1 to 12. Nothing was changed.")
    if not 1 <= settings.votes_per_person <= MOST_VOTES:
        raise NotAllowed(f"Each person has from 1 to {MOST_VOTES} votes. Nothing was changed.")
    if settings.starts and settings.ends and settings.ends < settings.starts:
        raise NotAllowed("The last day is before the first. Nothing was changed.")
    if settings.priorities_to_plan < 1:
        raise NotAllowed("At least one priority goes to the plan. Nothing was changed.")
    if settings.smallest_cell_shown < 1:
        raise NotAllowed("The smallest count that is shown is at least 1. Nothing was changed.")


def workshops_seen(store: Store, members: Mapping[str, str], *, is_host: bool) -> list[str]:
    """Workshops a person may read in a roll-up: all for a host, else those they lead or plan."""
    codes = [code for code, _revision in store.codes()]
    if is_host:
        return codes
    mine = {code: store.member(members[code]) for code in codes if code in members}
    return [code for code, m in mine.items() if m and not m.withdrawn and m.role in ROLLING_UP]


ROLLING_UP: frozenset[Role] = LEADING | {"planner"}
SCREENED_SETTINGS = ("purpose", "population_in_focus", "introduction", "practice_note")


def delete_workshop(store: Store, host: Member, code: str) -> None:
    """Takes a workshop away for good. The screen offers its export first."""
    if not (ruling := may(host, "delete_workshop")):
        raise NotAllowed(ruling.reason)
    store.delete_workshop(code)
