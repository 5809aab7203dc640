"""What stands in the place of a number that may not leave, and the footnote that says why."""

from __future__ import annotations

from typing import Literal

from sim_workshop.domain.evidence import DataPoint
from sim_workshop.domain.small_cells import counts_people, is_share, measure_of
from sim_workshop.exchange.report import method
from sim_workshop.exchange.report.facts import Facts
from sim_workshop.exchange.report.paper import Paper
from sim_workshop.exchange.report.word import Inline, anchor_link, inline, run
from sim_workshop.words import _

Why = Literal["count", "few", "derivable"]
"""A small count itself; a wait, cost or share of few people; what would give one away."""


def mark(paper: Paper, facts: Facts, point: DataPoint) -> Inline:
    """ "fewer than 11" with its footnote; nothing where the number is shown."""
    reason = facts.released.suppressed.get(point.id)
    if not reason:
        return Inline("")
    why = _why(facts, point, reason)
    shown = run(_shown(facts, why), "Strong")
    return inline(shown, paper.footnotes.refer(f"withheld {why}", *_note(facts, why)))


def _why(facts: Facts, point: DataPoint, reason: str) -> Why:
    if reason != "small":
        return "derivable"
    measure = measure_of(point, facts.map.measures)
    counts = counts_people(point, measure) and not is_share(point, measure)
    return "count" if counts else "few"


def _shown(facts: Facts, why: Why) -> str:
    if why == "count":
        return _("fewer than {n}").format(n=facts.released.smallest)
    return _("withheld")


def _note(facts: Facts, why: Why) -> list[Inline]:
    said = {
        "count": _("Counts of people from 1 to {n} are not shown, to protect them."),
        "few": _("Not shown, because it concerns only 1 to {n} people."),
        "derivable": _(
            "Not shown, because a count of 1 to {n} people could be worked out from it."
        ),
    }
    text = said[why].format(n=facts.released.smallest - 1)
    if "method" not in facts.sections:
        return [run(text)]
    before, _mark, after = _("See “{section}”.").partition("{section}")
    link = anchor_link(method.ANCHOR, method.title())
    return [run(f"{text} {before}"), link, run(after)]
