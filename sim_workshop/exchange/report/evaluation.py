"""How the people in the room saw the workshop: sums where five or more answered, and the comments
a facilitator released."""

from __future__ import annotations

from sim_workshop.domain.evaluation import FEWEST_ANSWERS, SCALE, Comment, Evaluated
from sim_workshop.exchange.report.captions import caption
from sim_workshop.exchange.report.facts import Facts
from sim_workshop.exchange.report.paper import Paper
from sim_workshop.exchange.report.tables import table
from sim_workshop.exchange.report.word import para, run
from sim_workshop.exchange.report.words import joined
from sim_workshop.words import _, ngettext

SHARES = (48, 14, 7, 7, 7, 7, 7, 13)


def write(paper: Paper, facts: Facts) -> None:
    """Nothing where nobody was asked."""
    found, comments = facts.map.all(Evaluated), facts.map.all(Comment)
    if not found and not comments:
        return
    paper.heading(1, _("How participants saw the workshop"))
    paper.write("Lead", _explained(found))
    if any(each.is_broken_down for each in found):
        _table(paper, found)
    if comments:
        paper.heading(2, _("In their own words"))
        paper.add(*(para("List Bullet", comment.text) for comment in comments))


def _explained(found: tuple[Evaluated, ...]) -> str:
    few = [each for each in found if not each.is_broken_down]
    left_out = ngettext(
        "Fewer than {least} answered {n} of the questions; how was not kept.",
        "Fewer than {least} answered {n} of the questions; how was not kept.", len(few),
    )  # fmt: skip
    return joined(
        _("Asked at the end of the workshop and answered without a name, on a scale from 1 (not "
          "at all) to 5 (completely)."),
        left_out.format(n=len(few), least=FEWEST_ANSWERS) if few else "",
    )  # fmt: skip


def _table(paper: Paper, found: tuple[Evaluated, ...]) -> None:
    title = _("Answers at the end of the workshop")
    head = (_("Question"), _("Answered"), *map(str, SCALE), _("Median"))
    rows = [_row(each) for each in found]
    paper.add(caption("Table", title), table(rows, SHARES, line=paper.line, head=head, title=title))


def _row(each: Evaluated) -> list[str]:
    chosen = [f"{n:,}" for n in each.chosen] if each.is_broken_down else ["–"] * len(SCALE)
    middle = "–" if each.median is None else f"{each.median:g}"
    return [
        para("Table Text", run(each.ask, "Strong")),
        *(para("Table Text", n) for n in (f"{each.answered:,}", *chosen)),
        para("Table Text", run(middle, "Strong")),
    ]
