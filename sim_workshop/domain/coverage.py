"""Who is at the table: which seats of an intercept somebody fills, and which nobody does."""

from __future__ import annotations

from dataclasses import dataclass

from sim_workshop.domain.people import Stakeholder
from sim_workshop.domain.place import ALL, Seat
from sim_workshop.domain.workshop import Map


@dataclass(frozen=True)
class SeatCoverage:
    """One seat and the people who can speak for it."""

    seat: Seat
    invited: tuple[Stakeholder, ...]
    present: tuple[Stakeholder, ...]

    @property
    def is_filled(self) -> bool:
        return bool(self.invited)


@dataclass(frozen=True)
class Coverage:
    """The seats of one intercept, or of the whole table ("all")."""

    intercept: str
    seats: tuple[SeatCoverage, ...]

    @property
    def filled(self) -> int:
        return sum(1 for s in self.seats if s.is_filled)


def coverage(map_: Map) -> tuple[Coverage, ...]:
    """For each intercept in the workshop's order, then for the table as a whole."""
    of_intercepts = [i.id for i in map_.intercepts if map_.pack.seats_of(i.id)]
    return tuple(_of(map_, intercept) for intercept in (*of_intercepts, ALL))


def _of(map_: Map, intercept: str) -> Coverage:
    seats = [s for s in map_.pack.seats if s.intercept == intercept]
    return Coverage(intercept, tuple(_filled(map_, seat) for seat in seats))


def _filled(map_: Map, seat: Seat) -> SeatCoverage:
    invited = tuple(s for s in map_.stakeholders if seat.id in s.seats)
    return SeatCoverage(seat, invited, tuple(s for s in invited if s.present))


def sectors_present(map_: Map) -> dict[str, int]:
    """How many of each sector are on the list."""
    counted: dict[str, int] = {}
    for stakeholder in map_.stakeholders:
        if stakeholder.sector:
            counted[stakeholder.sector] = counted.get(stakeholder.sector, 0) + 1
    return counted
