"""Several counties read together, as state centers publish them: which gaps, priorities and
practices there are, where, and in how many counties. Counted from entries, never from people."""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property

MOST = 10


@dataclass(frozen=True)
class CountyGap:
    """One gap of one workshop, as little of it as a roll-up needs."""

    workshop: str
    id: str
    gap_type: str
    place: str
    intercept: str


@dataclass(frozen=True)
class CountyPriority:
    """One priority a county took to its plan."""

    workshop: str
    title: str
    number: int
    addresses: tuple[str, ...]


@dataclass(frozen=True)
class County:
    """A workshop in the roll-up."""

    workshop: str
    community: str
    name: str
    on: str
    """The day, so that they sort; empty where no date is known."""


@dataclass(frozen=True)
class Shared:
    """Something several counties have in common."""

    key: tuple[str, ...]
    counties: tuple[str, ...]
    """Codes of workshops, each once."""
    entries: int


@dataclass(frozen=True)
class RollUp:
    """What several workshops say together."""

    counties: tuple[County, ...]
    gaps: tuple[CountyGap, ...]
    priorities: tuple[CountyPriority, ...]
    ratings: Mapping[tuple[str, str], int]
    """Counties by practice and rating."""

    @cached_property
    def earlier(self) -> frozenset[str]:
        """Workshops of a county that was mapped again since: counted only beside the later one."""
        return earlier(self.counties)

    @cached_property
    def newest_gaps(self) -> tuple[CountyGap, ...]:
        return tuple(g for g in self.gaps if g.workshop not in self.earlier)

    def by_type_and_intercept(self) -> Mapping[tuple[str, str], int]:
        """Gaps by intercept and type."""
        return Counter((g.intercept, g.gap_type) for g in self.newest_gaps)

    def top_gaps(self, most: int = MOST) -> tuple[Shared, ...]:
        """Kinds of gap at an intercept, those most counties have first; gaps nobody gave a type
        count as one kind."""
        return _shared(((g.gap_type, g.intercept), g.workshop) for g in self.newest_gaps)[:most]

    def same_gap(self, most: int = MOST) -> tuple[Shared, ...]:
        """The same kind of gap on the same box, wherever two counties or more have it."""
        placed = (g for g in self.newest_gaps if g.place)
        found = _shared(((g.gap_type, g.place), g.workshop) for g in placed)
        return tuple(s for s in found if len(s.counties) > 1)[:most]

    def top_priorities(self, most: int = MOST) -> tuple[Shared, ...]:
        """Kinds of gap the chosen priorities take up, those most counties chose first. A list of
        ten gaps and one of ten priorities may differ: a plan cannot take on every gap at once."""
        types = {(g.workshop, g.id): g.gap_type for g in self.gaps}
        taken = (
            ((kind,), p.workshop)
            for p in self.priorities
            if p.workshop not in self.earlier
            for kind in {types.get((p.workshop, a), "") for a in p.addresses} - {""}
        )
        return _shared(taken)[:most]

    def chosen(self) -> tuple[tuple[County, tuple[CountyPriority, ...]], ...]:
        """What each county took to its plan, in its own words and order."""
        found: dict[str, list[CountyPriority]] = {}
        for priority in self.priorities:
            found.setdefault(priority.workshop, []).append(priority)
        known = ((c, tuple(found.get(c.workshop, ()))) for c in self.counties)
        return tuple(
            (county, chosen)
            for county, chosen in known
            if chosen and county.workshop not in self.earlier
        )

    def since_last_time(self) -> tuple[Remapped, ...]:
        """For every county mapped more than once: what is new, still there and gone."""
        mapped = _by_community(self.counties)
        pairs = (found[-2:] for found in mapped.values() if len(found) > 1)
        return tuple(self._remapped(before, now) for before, now in pairs)

    def _remapped(self, before: County, now: County) -> Remapped:
        then, here = (self._kinds(county.workshop) for county in (before, now))
        return Remapped(before, now, here - then, here & then, then - here)

    def _kinds(self, workshop: str) -> frozenset[tuple[str, str]]:
        return frozenset(
            (g.gap_type, g.place) for g in self.gaps if g.workshop == workshop and g.place
        )


def earlier(counties: Iterable[County]) -> frozenset[str]:
    """Codes of all but the last workshop of each county."""
    mapped = _by_community(counties)
    return frozenset(c.workshop for found in mapped.values() for c in found[:-1])


def _by_community(counties: Iterable[County]) -> dict[str, list[County]]:
    mapped: dict[str, list[County]] = {}
    for county in sorted(counties, key=lambda c: c.on):
        mapped.setdefault(county.community, []).append(county)
    return mapped


@dataclass(frozen=True)
class Remapped:
    """A county's two last maps beside each other: kinds of gap and where."""

    before: County
    now: County
    new: frozenset[tuple[str, str]]
    still: frozenset[tuple[str, str]]
    gone: frozenset[tuple[str, str]]


def _shared(found: Iterable[tuple[tuple[str, ...], str]]) -> tuple[Shared, ...]:
    counties: dict[tuple[str, ...], dict[str, int]] = {}
    for (key, workshop), entries in Counter(found).items():
        counties.setdefault(key, {})[workshop] = entries
    shared = [Shared(key, tuple(here), sum(here.values())) for key, here in counties.items()]
    return tuple(sorted(shared, key=lambda s: (-len(s.counties), -s.entries, s.key)))


def rated(
    ratings: Mapping[tuple[str, str], int], practices: Sequence[str], order: Collection[str]
) -> list[tuple[str, list[int]]]:
    """For each practice somebody rated, the number of counties by rating in this order."""
    rows = [(p, [ratings.get((p, rating), 0) for rating in order]) for p in practices]
    return [(practice, counts) for practice, counts in rows if any(counts)]
