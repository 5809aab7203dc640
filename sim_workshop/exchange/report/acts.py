"""How the record grew: how many acts of which kind each day's log holds. Nobody is named."""

from __future__ import annotations

from sim_workshop.exchange.report import words
from sim_workshop.exchange.report.captions import caption
from sim_workshop.exchange.report.facts import DayOfActs, Facts
from sim_workshop.exchange.report.paper import Paper
from sim_workshop.exchange.report.tables import table
from sim_workshop.exchange.report.word import para, run
from sim_workshop.exchange.report.words import listing
from sim_workshop.words import _

SHARES = (26, 12, 62)


def write(paper: Paper, facts: Facts) -> None:
    """Nothing where the log was not given along."""
    if not facts.acts:
        return
    title = _("Acts in the log, by day")
    paper.heading(1, _("How the record grew"))
    paper.write("Body Text", _(
        "Every change of the record is in its log and can be looked up by the facilitators. Here "
        "they are counted by day and by what they were about; who did them is not said."
    ))  # fmt: skip
    head = _("Day"), _("Acts"), _("What they were about")
    rows = [_row(each) for each in facts.acts]
    paper.add(caption("Table", title), table(rows, SHARES, line=paper.line, head=head, title=title))


def _row(each: DayOfActs) -> list[str]:
    counted = listing(_("{what} {n}").format(what=_(what), n=f"{n:,}") for what, n in each.counted)
    return [
        para("Table Text", words.day(each.on)),
        para("Table Text", run(f"{each.total:,}", "Strong")),
        para("Table Text", counted),
    ]
