"""What the room put on each place of the map: its resources and its gaps, and how a box reads."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field

from sim_workshop.domain.drawn.drawing import Ball
from sim_workshop.domain.findings import Gap, Resource
from sim_workshop.domain.workshop import Map
from sim_workshop.words import _, ngettext

IN_PLACE: frozenset[str] = frozenset({"sufficient", "in_place", "short_capacity", ""})
"""Statuses of something people can be sent to today. A resource whose status nobody was asked
about yet counts: the room named it as something there is."""

BALLS: tuple[tuple[str, Ball], ...] = (
    ("short_capacity", "half"),
    ("sufficient", "full"),
    ("in_place", "full"),
    ("", "unasked"),
    ("planned", "planned"),
    ("unknown", "unknown"),
    ("absent", "none"),
)
"""Which ball a box gets: the first of these that one of its resources has."""

STATUS_WORDS: Mapping[str, str] = {
    "sufficient": "enough",
    "in_place": "in place",
    "short_capacity": "too little capacity",
    "absent": "not available",
    "planned": "planned",
    "unknown": "nobody knows",
    "": "status not asked yet",
}
NOTHING_NAMED = "no resource named yet"


@dataclass
class AtPlace:
    """What stands on one box, arrow or intercept."""

    resources: list[Resource] = field(default_factory=list)
    gaps: list[Gap] = field(default_factory=list)

    @property
    def is_in_place(self) -> bool:
        """Somebody named a resource here that people can be sent to today."""
        return any(r.status in IN_PLACE for r in self.resources)

    @property
    def ball(self) -> Ball:
        return _first(self.resources)[1]

    @property
    def counts_in_words(self) -> str:
        """ "1 resource, 2 gaps"; nothing where there is nothing."""
        counts = []
        if n := len(self.resources):
            counts.append(ngettext("{count} resource", "{count} resources", n).format(count=n))
        if n := len(self.gaps):
            counts.append(ngettext("{count} gap", "{count} gaps", n).format(count=n))
        return ", ".join(counts)

    @property
    def status_in_words(self) -> str:
        """The word beside the ball; what is best said of the box when its resources differ."""
        if not self.resources:
            return _(NOTHING_NAMED)
        statuses = {r.status for r in self.resources}
        if statuses == {"sufficient", "in_place"}:
            return _(STATUS_WORDS["in_place"])
        return _(STATUS_WORDS[_first(self.resources)[0]])


def _first(resources: Iterable[Resource]) -> tuple[str, Ball]:
    statuses = {r.status for r in resources}
    return next(((s, ball) for s, ball in BALLS if s in statuses), ("", ""))


NOTHING = AtPlace()


def at_places(map_: Map) -> dict[str, AtPlace]:
    """By the id of a box, arrow, intercept or "cross"; places with nothing on them are left out.
    A card that names several places stands on each of them."""
    return standing_at(map_.resources, map_.gaps)


def standing_at(resources: Iterable[Resource], gaps: Iterable[Gap]) -> dict[str, AtPlace]:
    """The same for some of the room's entries."""
    found: dict[str, AtPlace] = {}
    for resource in resources:
        for place in dict.fromkeys(resource.places):
            found.setdefault(place, AtPlace()).resources.append(resource)
    for gap in gaps:
        for place in dict.fromkeys(gap.places):
            found.setdefault(place, AtPlace()).gaps.append(gap)
    return found


def together(parts: Iterable[AtPlace]) -> AtPlace:
    """What stands on several places, each card once."""
    known = list(parts)
    resources = {r.id: r for part in known for r in part.resources}
    gaps = {g.id: g for part in known for g in part.gaps}
    return AtPlace(list(resources.values()), list(gaps.values()))
