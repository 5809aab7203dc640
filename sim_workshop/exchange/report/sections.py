"""The parts of the report that can be left out or moved: each a function and a line here."""

from __future__ import annotations

from collections.abc import Callable, Mapping

from sim_workshop.domain.report_words import SECTION_NAMES
from sim_workshop.exchange.report import (
    acronyms,
    acts,
    background,
    closing,
    committee,
    evaluation,
    following,
    intercept,
    map_page,
    measures,
    method,
    people,
    plan,
    priorities,
    roster,
    short,
    sources,
    summary,
    weighing,
)
from sim_workshop.exchange.report.facts import Facts
from sim_workshop.exchange.report.paper import Paper

Write = Callable[[Paper, Facts], None]


WRITERS: Mapping[str, Write] = {
    "introduction": people.introduction,
    "summary": summary.write,
    "background": background.write,
    "workshop": people.write,
    "committee": committee.write,
    "map": map_page.write,
    "intercepts": intercept.write_all,
    "across": intercept.write_across,
    "priorities": priorities.write,
    "plan": plan.write,
    "beside_the_plan": closing.beside_the_plan,
    "recommendations": closing.recommendations,
    "next_meetings": closing.next_meetings,
    "following": following.write,
    "evaluation": evaluation.write,
    "glossary": measures.glossary,
    "participants": roster.write,
    "measures": measures.write,
    "elsewhere": measures.elsewhere,
    "method": method.write,
    "weighing": weighing.write,
    "acts": acts.write,
    "acronyms": acronyms.write,
    "sources": sources.write,
}
"""By the keys of `domain/report_words.SECTION_NAMES`."""
USUAL = tuple(SECTION_NAMES)
LAST = ("acronyms", "sources")
"""Wherever they are printed, they are written last."""
TEN_PAGES: tuple[Write, ...] = (
    summary.write, short.workshop, map_page.alone, short.intercepts, short.priorities,
    short.plan_in_short, short.beside_the_plan, closing.next_meetings, short.method_in_short,
)  # fmt: skip
"""What at most ten pages hold: long lists say how much of them stands in the whole report."""
TWO_PAGES: tuple[Write, ...] = (short.brief,)
