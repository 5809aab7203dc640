"""One intercept: its scope, numbers at a glance, what there is, what is missing, what shows it."""

from __future__ import annotations

from sim_workshop.charts.colours import INTERCEPTS
from sim_workshop.domain.place import CROSS, Intercept
from sim_workshop.exchange.report import entries, evidence, practices, words
from sim_workshop.exchange.report.facts import Facts, Found
from sim_workshop.exchange.report.paper import Paper
from sim_workshop.exchange.report.signs import colour_of, token_run
from sim_workshop.exchange.report.word import keep_next
from sim_workshop.exchange.report.words import joined, listing, sentence
from sim_workshop.words import _


def write_all(paper: Paper, facts: Facts) -> None:
    """Every intercept in the workshop's own order, each where the one before ends: a page of its
    own for each leaves as many pages half empty."""
    for n, intercept in enumerate(facts.intercepts):
        _write(paper, facts, intercept, n)


def _write(paper: Paper, facts: Facts, intercept: Intercept, n: int) -> None:
    found = facts.at(intercept.id)
    paper.heading(
        1,
        intercept.name,
        mark=token_run(intercept.token, colour_of(intercept, facts.intercepts[:n])),
        token=intercept.token,
        gist=gist(found),
    )
    if intercept.scope:
        paper.add(keep_next("Lead", sentence(intercept.scope)))
    body(paper, facts, found, intercept.id)


def write_across(paper: Paper, facts: Facts) -> None:
    found = facts.at(CROSS)
    token = facts.token(CROSS)
    paper.heading(
        1,
        _("Across the intercepts"),
        mark=token_run(token, INTERCEPTS[CROSS][0].lstrip("#")),
        token=token,
        gist=gist(found),
    )
    said = _("Issues that run across the intercepts, and what stands in the community itself.")
    paper.add(keep_next("Lead", said))
    body(paper, facts, found, CROSS)


def gist(found: Found) -> str:
    """ "5 resources, 4 gaps": what the contents page says of an intercept."""
    kinds = (found.resources, words.resources), (found.gaps, words.gaps)
    return ", ".join(say(len(records)) for records, say in kinds if records)


def body(paper: Paper, facts: Facts, found: Found, here: str) -> None:
    asked = facts.practices(here)
    evidence.big_numbers(paper, facts, found.numbers)
    practices.write(paper, facts, asked)
    entries.resources(paper, facts, found.resources, here)
    entries.strengths(paper, facts, found.strengths, here)
    entries.gaps(paper, facts, found.gaps, here)
    entries.ideas(paper, facts, found.ideas, here)
    evidence.stories(paper, facts, found.stories)
    evidence.numbers(paper, facts, found.numbers)
    unsaid = joined(_not_recorded(found), practices.not_gone_through(facts, asked))
    if unsaid:
        paper.keep_last_row()
        paper.write("Source Note", unsaid)


def _not_recorded(found: Found) -> str:
    """What the record says nothing about, in one sentence instead of empty headings."""
    kinds = (
        (found.resources, _("resources")),
        (found.strengths, _("strengths")),
        (found.gaps, _("gaps")),
        (found.ideas, _("ideas")),
        (found.numbers, _("numbers")),
        (found.stories, _("released stories")),
    )
    missing = [name for records, name in kinds if not records]
    if not missing:
        return ""
    if len(missing) == len(kinds):
        return _("Nothing was recorded here.")
    return _("No {kinds} were recorded here.").format(kinds=listing(missing, choice=True))
