"""Justice and behavioral health: which of the two systems a sector belongs to, and whether both
sit in a workgroup. A group of one system agrees with itself (Kamin, Weisman and Lamberti 2022)."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Literal

from sim_workshop.domain.people import Stakeholder
from sim_workshop.domain.workshop import Map
from sim_workshop.domain.year.engagement import Agency
from sim_workshop.domain.year.working import Workgroup

System = Literal["", "justice", "behavioral_health"]

JUSTICE = frozenset({
    "law_enforcement", "jail", "courts", "prosecution", "defense", "pretrial",
    "community_corrections",
})  # fmt: skip
BEHAVIORAL_HEALTH = frozenset({
    "behavioral_health_authority", "treatment_provider", "hospital", "crisis_services",
})  # fmt: skip
"""Peers, families, housing, county government and the rest belong to neither: they are wanted at
every table, and do not make up for a system that is missing."""


def system_of(map_: Map, sector: str) -> System:
    """By the sector's id or by what it is called here."""
    wanted = sector.strip().casefold()
    ids = {t.label.casefold(): t.id for t in map_.pack.vocabulary.sectors}
    known = ids.get(wanted, wanted)
    if known in JUSTICE:
        return "justice"
    return "behavioral_health" if known in BEHAVIORAL_HEALTH else ""


@dataclass(frozen=True)
class Sides:
    """How many of a workgroup speak for which system."""

    justice: int
    behavioral_health: int
    neither: int
    unknown: int
    """Whose sector nobody stated."""

    @property
    def only(self) -> System:
        """The one system all are from; empty where both sit in it, or none is known."""
        if self.justice and not self.behavioral_health:
            return "justice"
        return "behavioral_health" if self.behavioral_health and not self.justice else ""


def sides_of(map_: Map, workgroup: Workgroup) -> Sides:
    """Chair, co-chair and members, each by their own sector or that of their agency."""
    sectors = list(_sectors(map_, workgroup))
    systems = [system_of(map_, s) for s in sectors]
    return Sides(
        systems.count("justice"), systems.count("behavioral_health"),
        sum(1 for s, sector in zip(systems, sectors, strict=True) if sector and not s),
        sum(1 for sector in sectors if not sector),
    )  # fmt: skip


def _sectors(map_: Map, workgroup: Workgroup) -> Iterator[str]:
    seats = [s for m in workgroup.members if isinstance(s := map_.get(m), Stakeholder)]
    listed = {s.name.casefold() for s in seats if s.name}
    for seat in seats:
        yield seat.sector or sector_of(map_, seat.agency)
    for name, agency in (
        (workgroup.chair, workgroup.chair_agency), (workgroup.co_chair, workgroup.co_chair_agency),
    ):  # fmt: skip
        if agency and name.casefold() not in listed:
            yield sector_of(map_, agency)


def sector_of(map_: Map, agency: str) -> str:
    """As the register of agencies says, else as the people of that agency say."""
    wanted = agency.casefold()
    registered = (a.sector for a in map_.all(Agency) if a.name.casefold() == wanted)
    seated = (s.sector for s in map_.stakeholders if s.agency.casefold() == wanted)
    return next((sector for sector in (*registered, *seated) if sector), "")
