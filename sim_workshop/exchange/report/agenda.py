"""How the day went: the minutes planned for each part and the minutes it took."""

from __future__ import annotations

from sim_workshop.domain.agenda import AgendaBlock
from sim_workshop.exchange.report.captions import caption
from sim_workshop.exchange.report.facts import Facts
from sim_workshop.exchange.report.paper import Paper
from sim_workshop.exchange.report.tables import table
from sim_workshop.words import _

SHARES = (12, 56, 16, 16)


def write(paper: Paper, facts: Facts) -> None:
    """A table of the agenda, where the workshop kept one and ran by it."""
    blocks = facts.map.agenda
    if not any(b.spans for b in blocks):
        return
    title = _("The agenda, in minutes")
    paper.heading(2, _("How the time was used"))
    paper.add(
        caption("Table", title),
        table(
            [_row(facts, b) for b in blocks], SHARES, line=paper.line, title=title,
            head=(_("Day"), _("Part of the day"), _("Planned"), _("Used")),
        ),
    )  # fmt: skip


def _row(facts: Facts, block: AgendaBlock) -> list[str]:
    used = str(block.used_minutes(facts.made_at)) if block.spans else _("not held")
    return [str(block.day), block.title, str(block.planned), used]
