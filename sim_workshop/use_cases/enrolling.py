"""The register of agencies: who speaks for each, what it gains, which goals it signed on to."""

from __future__ import annotations

from typing import Any

from sim_workshop.domain.errors import NotAllowed
from sim_workshop.domain.people import Stakeholder
from sim_workshop.domain.text import one_line
from sim_workshop.domain.workshop import Map
from sim_workshop.domain.year.around import agency_named, same_name
from sim_workshop.domain.year.engagement import Agency
from sim_workshop.store import Work
from sim_workshop.use_cases.acting import Acting, not_empty, screened
from sim_workshop.use_cases.correcting import corrected, still_kept


def place_agency(
    acting: Acting, /, *, name: str, names_nobody: bool = False, **known: Any
) -> Agency:
    """An agency of the committee. Two of one name are one agency: the second is refused."""
    not_empty(name, "The name of the agency")
    screened(str(known.get("gains", "")), names_nobody=names_nobody)
    with acting.act("agency.placed", "keep_year") as work:
        agency = Agency(id=work.new_id("ag"), name=one_line(name), **known)
        return work.put(_that_fits(work, agency))


def correct_agency(
    acting: Acting, /, *, id: str, seen: Agency | None = None, names_nobody: bool = False,
    **changes: Any,
) -> Agency:  # fmt: skip
    not_empty(str(changes.get("name", "-")), "The name of the agency")
    screened(str(changes.get("gains", "")), names_nobody=names_nobody)
    with acting.act("agency.corrected", "keep_year") as work:
        return work.put(_that_fits(work, corrected(work, Agency, id, seen, changes)))


def remove_agency(acting: Acting, *, id: str) -> Agency:
    with acting.act("agency.removed", "keep_year") as work:
        return work.put(still_kept(work, id, Agency).but(removed=True))


def _that_fits(work: Work, agency: Agency) -> Agency:
    there = agency_named(work.map, agency.name)
    others = (a for a in work.map.all(Agency) if a.id != agency.id)
    if there and any(same_name(a.name, agency.name) for a in others):
        raise NotAllowed("There is an agency of this name. Correct that one. Nothing was saved.")
    before = work.get(agency.id)
    signed = before.goals if isinstance(before, Agency) else ()
    if set(agency.goals) - set(work.map.workshop.goals) - set(signed):
        raise NotAllowed("An agency signs on to goals the agencies share. Nothing was saved.")
    return agency


def take_from_list(acting: Acting) -> int:
    """Every agency of the list of participants that is not registered yet, with who decides for
    it as its designee and the seats its people can speak for. One act: undo takes all back."""
    with acting.act("agency.list_taken", "keep_year") as work:
        found = _agencies_listed(work.map)
        if not found:
            raise NotAllowed("Every agency of the list is registered already.")
        for people in found:
            work.put(_from_people(work, people))
        return len(found)


def _agencies_listed(map_: Map) -> list[list[Stakeholder]]:
    """The people of each agency that is not registered, in the order of the list."""
    by_name: dict[str, list[Stakeholder]] = {}
    for person in map_.stakeholders:
        if name := one_line(person.agency):
            by_name.setdefault(name.casefold(), []).append(person)
    return [p for p in by_name.values() if agency_named(map_, p[0].agency) is None]


def _seat_by_role(map_: Map, role: str) -> str:
    """The seat whose very name is this person's role; none where two intercepts have one."""
    said = one_line(role).casefold()
    found = [s.id for s in map_.pack.seats if said and s.name.casefold() == said]
    return found[0] if len(found) == 1 else ""


def _from_people(work: Work, people: list[Stakeholder]) -> Agency:
    first = next((p for p in people if p.decides and p.name), None)
    first = first or next((p for p in people if p.name), people[0])
    others = [p.name for p in people if p.name and p is not first]
    named = (_seat_by_role(work.map, p.role) for p in people)
    seats = dict.fromkeys([*(s for p in people for s in p.seats), *(s for s in named if s)])
    return Agency(
        id=work.new_id("ag"), name=one_line(people[0].agency),
        sector=next((p.sector for p in people if p.sector), ""), designee=first.name,
        alternate=first.alternate or next(iter(others), ""), seats=tuple(seats),
    )  # fmt: skip
