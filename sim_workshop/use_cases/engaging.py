"""Who is here: joining, the list of participants, who is present, which seats are filled."""

from __future__ import annotations

import secrets
from collections.abc import Sequence
from datetime import datetime
from typing import Any

from sim_workshop.domain.errors import NotAllowed, NotFound
from sim_workshop.domain.people import Member, Stakeholder
from sim_workshop.domain.roles import may
from sim_workshop.domain.text import one_line
from sim_workshop.domain.workshop import Map
from sim_workshop.store import Store, signing_in
from sim_workshop.use_cases.acting import Acting, not_empty, utc_now

LONGEST_NAME = 120


def join(
    store: Store, code: str, name: str, agency: str, sector: str = "", *,
    stakeholder: str = "", now: datetime | None = None,
) -> Member:  # fmt: skip
    """A stakeholder comes in with the room's code. No account; the cookie is the person."""
    map_ = store.read(code)
    name, agency = one_line(name)[:LONGEST_NAME], one_line(agency)[:LONGEST_NAME]
    if not name and not map_.workshop.join_without_name:
        raise NotAllowed("Please write your name. In this workshop people join by name.")
    if not agency and not name:
        raise NotAllowed("Please write the agency or group you speak for.")
    at = now or utc_now()
    invited = _invited(map_, stakeholder, name, agency)
    sector = one_line(sector) or (invited.sector if invited else "")
    member = Member(
        id=secrets.token_hex(8), role="stakeholder", name=name, agency=agency, sector=sector,
        workshop=code, joined_at=at,
    )  # fmt: skip
    _take_seat(store, code, member, invited, at)
    return member


def _invited(map_: Map, stakeholder: str, name: str, agency: str) -> Stakeholder | None:
    """The line of the invitation list this is, by choice or by the same name and agency."""
    for invited in map_.stakeholders:
        if invited.id == stakeholder and not invited.member:
            return invited
        same_name = bool(name) and invited.name.casefold() == name.casefold()
        same_agency = not agency or invited.agency.casefold() == agency.casefold()
        if same_name and same_agency and not invited.member:
            return invited
    return None


def _take_seat(
    store: Store, code: str, member: Member, invited: Stakeholder | None, at: datetime
) -> None:
    with store.transact(code, member, "member.joined", at) as work:
        signing_in.put_member(work.connection, member)
        seat = work.get(invited.id) if invited else None
        if not isinstance(seat, Stakeholder) or seat.member:  # or somebody was faster
            seat = Stakeholder(
                id=work.new_id("s"), name=member.name, agency=member.agency, sector=member.sector
            )
        work.put(seat.but(present=True, member=member.id))


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


def correct_stakeholder(acting: Acting, /, id: str, **changes: Any) -> Stakeholder:
    with acting.act("stakeholder.corrected", "roster") as work:
        return work.put(work.need(id, Stakeholder).but(**changes))


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
