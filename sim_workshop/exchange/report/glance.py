"""What the summary shows at a glance: the record in numbers, the plan in one table."""

from __future__ import annotations

from sim_workshop.domain.priorities import Priority
from sim_workshop.exchange.report.facts import Facts
from sim_workshop.exchange.report.figures import Figure, strip
from sim_workshop.exchange.report.paper import Paper
from sim_workshop.exchange.report.signs import open_mark
from sim_workshop.exchange.report.tables import table
from sim_workshop.exchange.report.word import para, run
from sim_workshop.words import _, ngettext

SHARES = (7, 52, 16, 10, 15)


def figures(paper: Paper, facts: Facts) -> None:
    """The first four counts of the record that are not nothing."""
    map_ = facts.map
    of = len
    kinds = (
        (n := of(map_.resources), ngettext("resource named", "resources named", n)),
        (n := of(map_.gaps), ngettext("gap found", "gaps found", n)),
        (n := of(map_.chosen), ngettext("priority in the plan", "priorities in the plan", n)),
        (n := of(map_.steps), ngettext("action step", "action steps", n)),
        (n := of(map_.opportunities), ngettext("idea", "ideas", n)),
        (n := of(map_.numbers), ngettext("number", "numbers", n)),
        (n := of(map_.strengths), ngettext("strength", "strengths", n)),
    )
    strip(paper, [Figure(f"{n:,}", what) for n, what in kinds if n], _("The record in numbers"))


def priorities(paper: Paper, facts: Facts) -> None:
    """The plan in one table; nothing while there is none."""
    if not facts.map.chosen:
        return
    rows = [_row(facts, priority) for priority in facts.map.chosen]
    head = _("No."), _("Priority"), _("Takes up"), _("Steps"), _("Without a lead")
    title = _("Priorities in the plan")
    paper.add(table(rows, SHARES, line=paper.line, head=head, title=title))


def _row(facts: Facts, priority: Priority) -> list[str]:
    steps = [s for s in facts.map.steps if s.priority == priority.id]
    unled = sum(1 for s in steps if not s.lead)
    taken = sum(1 for each in priority.addresses if facts.map.get(each))
    entries = ngettext("{n} entry", "{n} entries", taken).format(n=taken)
    return [
        para("Table Text", run(str(priority.number), "Numeral")),
        para("Table Text", run(priority.title, "Strong")),
        para("Table Text", entries if taken else run(_("not stated"), "Muted")),
        para("Table Text", str(len(steps)) if steps else open_mark(_("none"))),
        para("Table Text", open_mark(str(unled)) if unled else ("0" if steps else "")),
    ]
