"""Who is here: joining, the list of participants, who is present, which seats are filled."""

from __future__ import annotations

import secrets
from collections.abc import Iterable, Sequence
from datetime import datetime
from hashlib import sha256
from typing import Any

from sim_workshop.domain.errors import NotAllowed, NotFound, StaleEdit
from sim_workshop.domain.people import Member, Stakeholder
from sim_workshop.domain.recognising import free_seats, recognised
from sim_workshop.domain.roles import may
from sim_workshop.domain.text import one_line
from sim_workshop.domain.workshop import Map
from sim_workshop.store import Done, Store, signing_in
from sim_workshop.use_cases.acting import Acting, not_empty, utc_now
from sim_workshop.words import _

LONGEST_NAME = 120
SHORTEST_FORM_KEY = 16


def join(
    store: Store, code: str, name: str, agency: str, sector: str = "", *,
    stakeholder: str = "", listed: bool = True, once: str = "", now: datetime | None = None,
) -> Member:  # fmt: skip
    """A stakeholder comes in with the room's code. No account; the cookie is the person.

    `stakeholder` is the line of the list they said they are, `listed` is not true when they said
    they are none of them. `once` is the key of the form: a button pressed twice is one person.
    """
    map_ = store.read(code)
    known = recognised(map_, name, agency).seat if listed else None
    seat = _chosen(map_, stakeholder) or known
    name = _as_listed(name, seat.name if seat else "")
    agency = one_line(agency)[:LONGEST_NAME] or (seat.agency if seat else "")
    if not name and not map_.workshop.join_without_name:
        raise NotAllowed(_("Please write your name. In this workshop people join by name."))
    if not agency and not name:
        raise NotAllowed(_("Please write the agency or group you speak for."))
    at = now or utc_now()
    member = Member(
        id=id_of_form(code, once) or secrets.token_hex(8), role="stakeholder", name=name,
        agency=agency, sector=one_line(sector) or (seat.sector if seat else ""), workshop=code,
        joined_at=at,
    )  # fmt: skip
    return _take_seat(store, code, member, seat, at, once)


def _chosen(map_: Map, stakeholder: str) -> Stakeholder | None:
    return next((s for s in free_seats(map_) if stakeholder and s.id == stakeholder), None)


def _as_listed(name: str, listed: str) -> str:
    """The name as typed, unless a line of the list was picked together with its agency."""
    typed = one_line(name)[:LONGEST_NAME]
    return listed if listed and typed.casefold() != listed.casefold() else typed


def id_of_form(code: str, once: str) -> str:
    """The id of whoever joins by the form with this key; empty without a real key."""
    if len(once) < SHORTEST_FORM_KEY:
        return ""
    return sha256(f"{code} {once}".encode()).hexdigest()[:16]


def _take_seat(
    store: Store, code: str, member: Member, listed: Stakeholder | None, at: datetime, once: str
) -> Member:
    try:
        with store.transact(code, member, "member.joined", at, key=once) as work:
            signing_in.put_member(work.connection, member, work.revision)
            seat = work.get(listed.id) if listed else None
            if not isinstance(seat, Stakeholder) or seat.member:  # or somebody was faster
                seat = Stakeholder(
                    id=work.new_id("s"), name=member.name, agency=member.agency,
                    sector=member.sector,
                )  # fmt: skip
            work.put(seat.but(present=True, member=member.id))
    except Done:
        return _joined_before(store, member)
    return member


def _joined_before(store: Store, again: Member) -> Member:
    """The same form sent twice. Under another name it was somebody else who sent it."""
    known = store.member(again.id)
    if known is None or known.name != again.name or known.withdrawn:
        raise NotAllowed(_("This page was used to join before. Open it anew."))
    return known


def add_stakeholder(acting: Acting, /, **known: Any) -> Stakeholder:
    """Puts somebody on the list: invited, or come without a device."""
    not_empty(known.get("name", "") + known.get("agency", ""), "Name and agency")
    with acting.act("stakeholder.added", "roster") as work:
        return work.put(Stakeholder(id=work.new_id("s"), **known))


def take_invitations(acting: Acting, people: Sequence[Stakeholder]) -> tuple[int, int]:
    """Adds a list of invited people, all or none. Those already listed by name and agency stay.

    Returns how many were added and how many were on the list before.
    """
    with acting.act("stakeholder.list_imported", "roster") as work:
        listed = {_who(s) for s in work.map.stakeholders}
        before = len(listed)
        for person in people:
            if _who(person) not in listed:
                listed.add(_who(person))
                work.put(person.but(id=work.new_id("s")))
        added = len(listed) - before
        work.details["people"] = added
    return added, len(people) - added


def _who(person: Stakeholder) -> tuple[str, str]:
    return person.name.casefold(), person.agency.casefold()


def correct_stakeholder(
    acting: Acting, /, id: str, seen: Stakeholder | None = None, **changes: Any
) -> Stakeholder:
    """Only what was changed on the screen: whoever joined meanwhile stays here. Where a
    co-facilitator changed the same, both are shown."""
    if seen is not None:
        changes = {name: now for name, now in changes.items() if getattr(seen, name) != now}
    with acting.act("stakeholder.corrected", "roster") as work:
        known = work.need(id, Stakeholder)
        if seen is not None and any(getattr(seen, c) != getattr(known, c) for c in changes):
            yours = seen.but(**changes)
            raise StaleEdit(theirs=_in_words(known, changes), yours=_in_words(yours, changes))
        return work.put(known.but(**changes))


def _in_words(person: Stakeholder, changed: Iterable[str]) -> str:
    said = person.model_dump(mode="json")
    return " | ".join(f"{name.replace('_', ' ')}: {said[name]}" for name in changed)


def remove_stakeholder(acting: Acting, id: str) -> Stakeholder:
    with acting.act("stakeholder.removed", "roster") as work:
        return work.put(work.need(id, Stakeholder).but(removed=True))


def make_eligible(acting: Acting, member_id: str, eligible: bool) -> Member:
    """Lets a facilitator or planner vote, or takes it back."""
    if not (ruling := may(acting.member, "roster", acting.map)):
        raise NotAllowed(ruling.reason)
    if member_id not in acting.map.members:
        raise NotFound("This person is no longer here.")
    member = acting.map.members[member_id].model_copy(update={"eligible": eligible})
    with acting.store.people() as connection:
        signing_in.put_member(connection, member)
    acting.store.forget(acting.code)
    with acting.act("member.eligible", "roster") as work:
        work.details["eligible"] = eligible
    return member
