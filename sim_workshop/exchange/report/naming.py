"""Who is named, and for whom: in the public report nobody of the participants is, neither as the
author of an entry nor as the lead of a step; the internal one names them."""

from __future__ import annotations

from sim_workshop.domain.people import BY_PROXY, Stakeholder
from sim_workshop.exchange.report.facts import Facts
from sim_workshop.words import _


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
    found = _named(facts, said)
    if found is None or facts.audience == "internal":
        return said
    post = ", ".join(x for x in (found.role, found.agency) if x)
    return post or _("a participant")


def _named(facts: Facts, said: str) -> Stakeholder | None:
    wanted = said.strip().casefold()
    return next((s for s in facts.map.stakeholders if wanted and s.name.casefold() == wanted), None)


def names_somebody(facts: Facts, said: str) -> bool:
    """Whether what was written names a participant who is left out here."""
    if facts.audience == "internal":
        return False
    text = said.casefold()
    return any(s.name and s.name.casefold() in text for s in facts.map.stakeholders)
