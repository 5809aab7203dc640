"""Who sits around the table: agencies by name, seats nobody fills, tables without anybody who has
lived through it."""

from __future__ import annotations

from dataclasses import dataclass

from sim_workshop.domain.people import Stakeholder
from sim_workshop.domain.place import Seat
from sim_workshop.domain.text import one_line
from sim_workshop.domain.workshop import Map
from sim_workshop.domain.year.engagement import CHARTER_ID, Agency, Charter
from sim_workshop.domain.year.systems import System, system_of
from sim_workshop.domain.year.working import Workgroup

LIVED = "lived_experience"
FAMILIES = "families"


@dataclass(frozen=True)
class Required:
    """A seat the charter wants filled, and the agencies that fill it."""

    seat: Seat
    agencies: tuple[Agency, ...]


def charter_of(map_: Map) -> Charter:
    """The committee's charter; an empty one where none was written."""
    found = map_.get(CHARTER_ID)
    return found if isinstance(found, Charter) and found.is_visible else Charter()


def same_name(one: str, other: str) -> bool:
    return one_line(one).casefold() == one_line(other).casefold()


def agency_named(map_: Map, name: str) -> Agency | None:
    return next((a for a in map_.all(Agency) if same_name(a.name, name)), None)


def required_seats(map_: Map) -> tuple[Required, ...]:
    """The charter's seats in its order; seats the pack does not have are left out."""
    agencies = map_.all(Agency)
    seats = (map_.pack.seat(s) for s in charter_of(map_).seats)
    return tuple(
        Required(seat, tuple(a for a in agencies if seat.id in a.seats)) for seat in seats if seat
    )


def tables_without_experience(map_: Map) -> tuple[str, ...]:
    """Ids of the workgroups at which nobody speaks for people with lived experience or families;
    an empty id stands for the committee itself."""
    committee = any(_lived(map_, a.sector) for a in map_.all(Agency))
    groups = (g for g in map_.all(Workgroup) if g.closed_on is None)
    bare = tuple(g.id for g in groups if not _has_lived(map_, g))
    return bare if committee else ("", *bare)


def systems_missing(map_: Map) -> tuple[System, ...]:
    """Of the two systems those without a registered agency; none while nothing is registered."""
    agencies = map_.all(Agency)
    there = {system_of(map_, a.sector) for a in agencies}
    both: tuple[System, ...] = ("justice", "behavioral_health")
    return tuple(s for s in both if s not in there) if agencies else ()


def _has_lived(map_: Map, group: Workgroup) -> bool:
    people = (map_.get(m) for m in group.members)
    return any(isinstance(p, Stakeholder) and _lived(map_, p.sector) for p in people)


def _lived(map_: Map, sector: str) -> bool:
    """Sectors are kept as the pack's label or id."""
    label = map_.pack.vocabulary.label
    meant = {LIVED, FAMILIES, label("sectors", LIVED), label("sectors", FAMILIES)}
    return sector.casefold() in {m.casefold() for m in meant}
