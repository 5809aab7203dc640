"""For whom the people in the room could speak: which seats of each intercept nobody filled."""

from __future__ import annotations

from sim_workshop.domain.coverage import Coverage, coverage
from sim_workshop.domain.place import ALL
from sim_workshop.exchange.report.captions import caption
from sim_workshop.exchange.report.facts import Facts
from sim_workshop.exchange.report.paper import Paper
from sim_workshop.exchange.report.signs import open_mark
from sim_workshop.exchange.report.tables import table
from sim_workshop.exchange.report.word import inline, para, run
from sim_workshop.words import _

SHARES = (32, 14, 54)


def write(paper: Paper, facts: Facts) -> None:
    if not any(person.seats for person in facts.map.stakeholders):
        paper.write("Source Note", _("Which seats were filled was not recorded."))
        return
    paper.heading(2, _("Seats at the table"))
    title = _("Seats filled and empty, by intercept")
    head = _("Where"), _("Seats filled"), _("Nobody yet for")
    rows = [_row(facts, each) for each in coverage(facts.map) if each.seats]
    paper.add(caption("Table", title), table(rows, SHARES, line=paper.line, head=head, title=title))


def _row(facts: Facts, each: Coverage) -> list[str]:
    empty = [s.seat.name for s in each.seats if not s.is_filled]
    missing = open_mark("; ".join(empty)) if empty else run(_("every seat is filled"), "Muted")
    return [
        para("Table Text", _name(facts, each.intercept)),
        para("Table Text", _("{n} of {all}").format(n=each.filled, all=len(each.seats))),
        para("Table Text", missing),
    ]


def _name(facts: Facts, intercept: str) -> str:
    if intercept == ALL:
        return inline(run(_("At every intercept"), "Strong"))
    found = facts.map.intercept(intercept)
    name = found.name if found else intercept
    return inline(run(facts.token(intercept), "Numeral"), "  ", run(name, "Strong"))
