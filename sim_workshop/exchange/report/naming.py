"""Who is named, and for whom: in the public report nobody of the participants is, neither as the
author of an entry nor as the lead of a step; the internal one names them."""

from __future__ import annotations

from sim_workshop.domain import named_in_public as in_public
from sim_workshop.domain.named_in_public import said_in_public
from sim_workshop.domain.people import BY_PROXY, Stakeholder
from sim_workshop.exchange.report.facts import Facts


def person(facts: Facts, named: Stakeholder) -> str:
    """ "Jane Doe, Jail administrator", or the post alone."""
    name = named.name if facts.audience == "internal" else ""
    return ", ".join(x for x in (name, named.role) if x)


def credit(facts: Facts, said: str) -> str:
    """Who an entry is credited to. In public never by a person's name; where the room showed
    names, only agencies, sectors and facilitators: what is none of these may be one."""
    if facts.audience == "internal" or not said:
        return said
    author = said.removesuffix(f", {BY_PROXY}").casefold()
    if author in {n.casefold() for n in facts.names} or _named(facts, author):
        return ""
    shown = facts.map.workshop.entry_names != "name" or author in _bodies(facts)
    return said if shown else ""


def _bodies(facts: Facts) -> set[str]:
    sectors = facts.map.pack.vocabulary.sectors
    known = {s.agency for s in facts.map.stakeholders} | {s.sector for s in facts.map.stakeholders}
    known |= {text for sector in sectors for text in (sector.id, sector.label)}
    return {x.casefold() for x in (*known, "Facilitator", BY_PROXY) if x}


def lead(facts: Facts, said: str) -> str:
    """The lead of a step: a participant by post and agency, where names are left out."""
    return said if facts.audience == "internal" else said_in_public(facts.map, said)


def _named(facts: Facts, said: str) -> Stakeholder | None:
    wanted = said.strip().casefold()
    return next((s for s in facts.map.stakeholders if wanted and s.name.casefold() == wanted), None)


def names_somebody(facts: Facts, said: str) -> bool:
    """Whether what was written names a participant who is left out here."""
    return facts.audience != "internal" and in_public.names_somebody(facts.map, said)
