"""How others should cite the report: below the contents, made from the record."""

from __future__ import annotations

from sim_workshop.exchange.report import words
from sim_workshop.exchange.report.facts import Facts
from sim_workshop.exchange.report.word import Block, para, run
from sim_workshop.words import _


def paragraph(facts: Facts) -> Block:
    """Who, when, what, and which state of it."""
    workshop, name = facts.map.workshop, words.community_name(facts.map)
    by = "; ".join(workshop.hosts) or name
    year = (facts.plan.dated or facts.made_at.date()).year
    said = _("{by} ({year}). Sequential Intercept Mapping report: {community}. {state}.")
    cited = said.format(by=by, year=year, community=name, state=_first_large(facts.state))
    return para("Body Text", run(_("How to cite this report. "), "Strong"), cited,
                settings='<w:spacing w:before="480"/>')  # fmt: skip


def _first_large(text: str) -> str:
    return text[:1].upper() + text[1:]
