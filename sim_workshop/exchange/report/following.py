"""How the community will see whether the plan is carried out and whether it helps: meetings, the
dates of its steps, and the measures each priority should move."""

from __future__ import annotations

from sim_workshop.domain.plan import ActionStep
from sim_workshop.domain.priorities import Priority
from sim_workshop.exchange.report import words
from sim_workshop.exchange.report.captions import caption
from sim_workshop.exchange.report.facts import Facts
from sim_workshop.exchange.report.paper import Paper
from sim_workshop.exchange.report.priorities import moves
from sim_workshop.exchange.report.signs import open_mark
from sim_workshop.exchange.report.tables import stacked, table
from sim_workshop.exchange.report.word import Block, para, run
from sim_workshop.exchange.report.words import joined, sentence
from sim_workshop.words import _, ngettext

SHARES = (8, 30, 32, 30)


def write(paper: Paper, facts: Facts) -> None:
    paper.heading(1, _("How progress will be followed"))
    paper.write("Body Text", _when_looked_at(facts))
    chosen = facts.map.chosen
    if not chosen:
        paper.write("Body Text", _("No priority is in the plan yet, so nothing is followed yet."))
        return
    paper.write("Body Text", _(
        "Each step is asked after by its lead and its date; each priority by what it should move "
        "and by what its steps name as their measure of success."
    ))  # fmt: skip
    title = _("What is looked at, by priority")
    head = _("No."), _("Priority"), _("It should move"), _("Next dates, and measures of success")
    rows = [_row(facts, priority) for priority in chosen]
    paper.add(caption("Table", title), table(rows, SHARES, line=paper.line, head=head, title=title))


def _when_looked_at(facts: Facts) -> str:
    today = facts.made_at.date()
    ahead = sorted(m.on for m in facts.map.meetings if m.on and m.on >= today)
    dated = sorted(s.due for s in facts.map.steps if s.due)
    meetings = ngettext("{n} meeting ahead has a date, the first on {day}.",
                        "{n} meetings ahead have a date, the first on {day}.", len(ahead),
                        )  # fmt: skip
    steps = _("The steps with a date are due from {first} to {last}.")
    return joined(
        meetings.format(n=len(ahead), day=words.day(ahead[0])) if ahead
        else _("No meeting ahead has a date yet: until one has, nobody looks at the plan."),
        steps.format(first=words.day(dated[0]), last=words.day(dated[-1])) if dated
        else _("No step has a date that can be checked yet."),
    )  # fmt: skip


def _row(facts: Facts, priority: Priority) -> list[str]:
    steps = [s for s in facts.map.steps if s.priority == priority.id]
    moved = moves(facts, priority)
    return [
        para("Table Text", run(str(priority.number), "Numeral")),
        para("Table Text", run(priority.title, "Strong")),
        para("Table Text", sentence(moved)) if moved
        else para("Table Text", open_mark(_("not stated"))),
        _looked_for(facts, steps),
    ]  # fmt: skip


def _looked_for(facts: Facts, steps: list[ActionStep]) -> Block:
    """The next three dates, and every measure of success."""
    dated = sorted((s.due, facts.step_numbers.get(s.id, "")) for s in steps if s.due)
    dates = [f"{number} {words.short_day(due)}".strip() for due, number in dated[:3]]
    success = [s.success for s in steps if s.success]
    if not dates and not success:
        return para("Table Text", open_mark(_("nothing yet")))
    return stacked(
        para("Table Text", "; ".join(dates)) if dates else None,
        *(para("Table Detail", each) for each in success),
    )
