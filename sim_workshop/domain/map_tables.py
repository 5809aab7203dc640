"""The map as tables: services by capacity, lanes by agency, where gaps are dense, ways out."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from sim_workshop.domain.findings import Gap, Opportunity, Resource
from sim_workshop.domain.named_agency import agencies_known, agency_of
from sim_workshop.domain.place import CROSS, Intercept
from sim_workshop.domain.workshop import Map

CAPACITY: Mapping[str, tuple[str, ...]] = {
    "enough": ("sufficient",),
    "too_little": ("short_capacity",),
    "absent": ("absent", "planned"),
    "not_said": ("in_place", "unknown", ""),
}
"""Whatcom County's three tables of services (2018 report), and those whose capacity nobody said.
What is planned is not there yet."""


def by_capacity(map_: Map) -> dict[str, tuple[Resource, ...]]:
    """Every resource in one of the tables, in the order of the intercepts."""
    order = {i.id: n for n, i in enumerate(map_.intercepts)}
    ordered = sorted(map_.resources, key=lambda r: order.get(_home(map_, r), len(order)))
    return {
        table: tuple(r for r in ordered if r.status in statuses)
        for table, statuses in CAPACITY.items()
    }


def _home(map_: Map, record: Resource | Gap) -> str:
    return next(iter(map_.intercepts_of(record)), CROSS)


@dataclass(frozen=True)
class Lane:
    """What one agency runs, or is named for, by intercept; without a name: for nobody named."""

    agency: str
    cells: Mapping[str, tuple[Resource, ...]]


def lanes(map_: Map) -> tuple[Lane, ...]:
    """Swim lanes: those with most to show first, nobody named last. Where nobody wrote who runs
    a service, it stands with the agency its own words name."""
    known = agencies_known(map_)
    found: dict[str, list[Resource]] = {}
    written: dict[str, str] = {}
    for resource in map_.resources:
        agency = agency_of(resource, known)
        written.setdefault(agency.casefold(), agency)
        found.setdefault(agency.casefold(), []).append(resource)
    ordered = sorted(found, key=lambda key: (not key, -len(found[key]), key))
    return tuple(_lane(map_, written[key], found[key]) for key in ordered)


def without_operator(map_: Map) -> int:
    """How many services nobody wrote who runs them."""
    return sum(not resource.operator.strip() for resource in map_.resources)


def _lane(map_: Map, agency: str, resources: list[Resource]) -> Lane:
    cells: dict[str, list[Resource]] = {}
    for resource in resources:
        for intercept in map_.intercepts_of(resource) or (CROSS,):
            cells.setdefault(intercept, []).append(resource)
    return Lane(agency, {i: tuple(r) for i, r in cells.items()})


@dataclass(frozen=True)
class Row:
    """One intercept: what there is, and what the room would add or enlarge."""

    intercept: Intercept
    now: tuple[Resource, ...]
    new: tuple[Opportunity, ...]


def now_and_new(map_: Map) -> tuple[Row, ...]:
    """Intercepts where something was named, in the workshop's order. What a resource is marked
    as not available is not there."""
    there = [r for r in map_.resources if r.status not in CAPACITY["absent"]]
    rows = (
        Row(i, map_.at_intercept(i.id, there), map_.at_intercept(i.id, map_.opportunities))
        for i in map_.intercepts
    )
    return tuple(row for row in rows if row.now or row.new)


@dataclass(frozen=True)
class Heat:
    """How many gaps of each type each intercept has; a gap at two intercepts counts at both."""

    types: tuple[str, ...]
    """Ids of gap types that occur, the pack's order; "" for gaps without a type."""
    counts: Mapping[tuple[str, str], int]
    """By intercept and type."""

    @property
    def most(self) -> int:
        return max(self.counts.values(), default=0)


def heat(map_: Map) -> Heat:
    counts: dict[tuple[str, str], int] = {}
    for gap in map_.gaps:
        for intercept in map_.intercepts_of(gap) or (CROSS,):
            key = intercept, gap.gap_type
            counts[key] = counts.get(key, 0) + 1
    found = {type_ for _, type_ in counts}
    listed = [t.id for t in map_.pack.vocabulary.gap_types if t.id in found]
    others = sorted(found - set(listed) - {""})
    return Heat((*listed, *others, *([""] if "" in found else [])), counts)


def boxes_by_gaps(map_: Map) -> tuple[tuple[str, int], ...]:
    """Boxes and arrows with gaps on them, most first."""
    counts: dict[str, int] = {}
    for gap in map_.gaps:
        for place in dict.fromkeys(gap.places):
            if map_.element(place) or map_.flow(place):
                counts[place] = counts.get(place, 0) + 1
    return tuple(sorted(counts.items(), key=lambda found: -found[1]))
