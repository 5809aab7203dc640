"""What stands in the place of a number that may not leave, and the footnote that says why.

One word and one note for all of them. Were a small count told from what only protects it, its size
could be worked out: of 12 people a part that is not small itself leaves 1 for the other.
"""

from __future__ import annotations

from sim_workshop.domain.evidence import DataPoint
from sim_workshop.exchange.report import method
from sim_workshop.exchange.report.facts import Facts
from sim_workshop.exchange.report.paper import Paper
from sim_workshop.exchange.report.word import Inline, anchor_link, inline, run
from sim_workshop.words import _


def mark(paper: Paper, facts: Facts, point: DataPoint) -> Inline:
    """ "not shown" with its footnote; nothing where the number is shown."""
    if point.id not in facts.released.suppressed:
        return Inline("")
    shown = run(_("not shown"), "Strong")
    return inline(shown, paper.footnotes.refer("withheld", *_note(facts)))


def _note(facts: Facts) -> list[Inline]:
    text = _(
        "Counts of 1 to {n} people are not shown, to protect them, nor what concerns so few, "
        "nor what such a count could be worked out from."
    ).format(n=facts.released.smallest - 1)
    if "method" not in facts.sections:
        return [run(text)]
    before, _mark, after = _("See “{section}”.").partition("{section}")
    link = anchor_link(method.ANCHOR, method.title())
    return [run(f"{text} {before}"), link, run(after)]
