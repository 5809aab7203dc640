"""Who is at the table: which seats of an intercept somebody fills, and which nobody does."""

from __future__ import annotations

import re
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
    """How many of each sector are on the list: by its id where it is one of the pack's, whether it
    was filed by id or by name, else in its own words."""
    of_pack = {word.casefold(): t.id for t in map_.pack.vocabulary.sectors
               for word in (t.label, t.id)}  # fmt: skip
    counted: dict[str, int] = {}
    for person in map_.stakeholders:
        if person.sector:
            sector = of_pack.get(person.sector.casefold(), person.sector)
            counted[sector] = counted.get(sector, 0) + 1
    return counted


LINKING = frozenset({"and", "of", "the", "with", "people", "service"})
"""Words that say of no sector which one it is."""
OTHER = "other"
"""No sector that could be missing."""


def sectors_missing(map_: Map) -> tuple[str, ...]:
    """Ids of the pack's sectors that nobody on the list is of. What words of their own may mean is
    not missing: "law enforcement and jail" is both, "court" may be Courts."""
    there = sectors_present(map_)
    said = [_telling(words) for words in there]
    unsaid = [t for t in map_.pack.vocabulary.sectors if t.id not in (*there, OTHER)]
    return tuple(
        t.id for t in unsaid if not any(_may_mean(words, _telling(t.label)) for words in said)
    )


def _telling(text: str) -> frozenset[str]:
    words = (word.rstrip("s") for word in re.findall(r"[^\W_]+", text.casefold()))
    return frozenset(words) - LINKING


def _may_mean(words: frozenset[str], sector: frozenset[str]) -> bool:
    return bool(words) and (words <= sector or sector <= words)
