"""Practices known to help at an intercept, and whether the room found them in place."""

from __future__ import annotations

from collections.abc import Sequence

from sim_workshop.domain.place import Practice
from sim_workshop.exchange.report.facts import Facts
from sim_workshop.exchange.report.paper import Paper
from sim_workshop.exchange.report.signs import RATING_SHAPES, ball
from sim_workshop.exchange.report.tables import stacked, table
from sim_workshop.exchange.report.word import Inline, inline, para
from sim_workshop.words import _, ngettext

SHARES = (51, 26, 23)


def write(paper: Paper, facts: Facts, practices: Sequence[Practice]) -> None:
    """The whole checklist once it was begun; nothing before (`not_gone_through` says so)."""
    if not_gone_through(facts, practices) or not practices:
        return
    paper.heading(2, _("Practices"))
    rows = [_row(facts, practice) for practice in practices]
    head = _("Practice"), _("What supports it"), _("In place here")
    paper.add(table(rows, SHARES, line=paper.line, head=head, title=_("Practices")))


def not_gone_through(facts: Facts, practices: Sequence[Practice]) -> str:
    """The sentence that says so where nobody went through the checklist."""
    if not practices or any(facts.map.practice_rating(p.id) for p in practices):
        return ""
    said = ngettext(
        "The checklist of {n} practice was not gone through.",
        "The checklist of {n} practices was not gone through.",
        len(practices),
    )
    return said.format(n=len(practices))


def _row(facts: Facts, practice: Practice) -> list[str]:
    answer = facts.map.practice_rating(practice.id)
    rating, remark = (answer.rating, answer.remark) if answer else ("", "")
    return [
        para("Table Text", practice.text),
        para("Table Small", _support(facts, practice)),
        stacked(
            para("Table Small", _rated(facts, rating)),
            para("Table Detail", remark) if remark else None,
        ),
    ]


def _support(facts: Facts, practice: Practice) -> Inline:
    level = facts.map.pack.vocabulary.label("evidence_levels", practice.evidence)
    return inline(level, facts.references.cite_pack(practice.src))


def _rated(facts: Facts, rating: str) -> Inline:
    words = (
        facts.map.pack.vocabulary.label("checklist_rating", rating) if rating else _("not rated")
    )
    return ball(RATING_SHAPES.get(rating, RATING_SHAPES[""]), words)
