"""The quarterly status report: steps by status with their reasons, what is overdue, meetings and
who came, outcomes against the baseline, the next meeting."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from sim_workshop.domain.numbering import step_numbers
from sim_workshop.domain.plan import ActionStep
from sim_workshop.domain.workshop import Map
from sim_workshop.domain.year.meeting_facts import next_meeting
from sim_workshop.domain.year.outcomes import outcomes
from sim_workshop.domain.year.standing import by_status, overdue, with_reasons
from sim_workshop.domain.year.workgroups import at_work, open_steps, report_backs, steps_of
from sim_workshop.domain.year.working import Workgroup
from sim_workshop.exchange.of_the_year import said, trends
from sim_workshop.exchange.on_paper.sheet import begin
from sim_workshop.exchange.report import words
from sim_workshop.exchange.report.figures import Figure, strip
from sim_workshop.exchange.report.paper import Paper
from sim_workshop.exchange.report.tables import stacked, table
from sim_workshop.exchange.report.word import Block, para, run
from sim_workshop.exchange.report.words import day, short_day
from sim_workshop.words import _, ngettext

STEP_SHARES = (6, 31, 17, 17, 16, 13)


def write(paper: Paper, map_: Map, *, today: date) -> str:
    title = _("Status report")
    begin(paper, map_, title, _(
        "{quarter}. Steps and numbers as recorded on {day}."
    ).format(quarter=said.quarter_named(map_, today), day=day(today)))  # fmt: skip
    _at_a_glance(paper, map_, today)
    _next_meeting(paper, map_, today)
    _steps(paper, map_, today)
    _workgroups(paper, map_)
    _meetings(paper, map_, today)
    _outcomes(paper, map_)
    paper.write("Source Note", _(
        "Counts of fewer than {n} people, except 0, are not shown, nor what they could be worked "
        "out from. A later value is compared with the baseline only where both are counted alike."
    ).format(n=map_.workshop.smallest_cell_shown))  # fmt: skip
    return title


def _at_a_glance(paper: Paper, map_: Map, today: date) -> None:
    done = by_status(map_).get("done", 0)
    late, met = len(overdue(map_, today)), len(said.met_in(map_, today))
    strip(paper, [
        Figure(str(len(map_.steps)), _("steps in the plan")), Figure(str(done), _("of them done")),
        Figure(str(late), _("overdue")), Figure(str(met), _("meetings in the quarter")),
    ], title=_("At a glance"))  # fmt: skip


def _next_meeting(paper: Paper, map_: Map, today: date) -> None:
    found = next_meeting(map_, today)
    if found is None or found.on is None:
        paper.write("Body Text", run(f"{_('Next meeting')}. ", "Strong"), _("None is set."))
        return
    where = f", {found.where}" if found.where else ""
    paper.write(
        "Body Text", run(f"{_('Next meeting')}. ", "Strong"),
        f"{found.title}, {day(found.on)}{where}.",
    )  # fmt: skip


# Steps.


def _steps(paper: Paper, map_: Map, today: date) -> None:
    paper.heading(2, _("Steps by status"))
    if not map_.steps:
        paper.write("Body Text", _("No action steps have been written yet."))
        return
    rows = [
        [map_.pack.vocabulary.label("progress_status", status).split(" (")[0], str(n)]
        for status, n in by_status(map_).items()
    ]
    _table(paper, (70, 30), (_("Status"), _("Steps")), rows, _("Steps by status"))
    numbers = step_numbers(map_)
    _reasons(paper, map_)
    _overdue(paper, map_, today)
    paper.heading(3, _("Every step"))
    heads = (_("No."), _("Step"), _("Workgroup"), _("Who leads"), _("Due"), _("Status"))
    _table(paper, STEP_SHARES, heads, [
        [numbers.get(s.id, ""), s.text, said.workgroup_of(map_, s), said.lead_of(s),
         said.due_of(s), said.status_of(map_, s)] for s in map_.steps
    ], _("Every step"))  # fmt: skip


def _reasons(paper: Paper, map_: Map) -> None:
    found = with_reasons(map_)
    if not found:
        return
    paper.heading(3, _("Held up, dropped, or not to be measured, and why"))
    heads = (_("Step"), _("Status"), _("Reason"))
    rows = [[s.text, said.status_of(map_, s), s.status_reason] for s in found]
    _table(paper, (44, 16, 40), heads, rows, _("Steps with a reason"))


def _overdue(paper: Paper, map_: Map, today: date) -> None:
    found = overdue(map_, today)
    paper.heading(3, _("Overdue"))
    if not found:
        paper.write("Body Text", _("No step is past its date."))
        return
    rows = [[s.text, said.lead_of(s), said.due_of(s), _days(s, today)] for s in found]
    heads = (_("Step"), _("Who leads"), _("Due"), _("Overdue by"))
    _table(paper, (46, 24, 15, 15), heads, rows, _("Overdue steps"))


def _days(step: ActionStep, today: date) -> str:
    late = (today - (step.due or today)).days
    return ngettext("{n} day", "{n} days", late).format(n=late)


# Workgroups and meetings.


def _workgroups(paper: Paper, map_: Map) -> None:
    paper.heading(2, _("Workgroups"))
    groups = at_work(map_)
    if not groups:
        paper.write("Body Text", _("No workgroup is at work."))
        return
    heads = (_("Workgroup"), _("Led by"), _("Open steps"), _("Last report-back"))
    rows = [[_named(g), _led(g), _open(map_, g), _reported(map_, g)] for g in groups]
    _table(paper, (27, 23, 12, 38), heads, rows, _("Workgroups"))


def _named(group: Workgroup) -> Block:
    below = para("Table Detail", group.purpose) if group.purpose else None
    return stacked(para("Table Text", run(group.name, "Strong")), below)


def _led(group: Workgroup) -> str:
    """By agency: this leaves, names of people stay inside."""
    agencies = [a for a in (group.chair_agency, group.co_chair_agency) if a]
    return words.listing(agencies) if agencies else _("no agency stated")


def _open(map_: Map, group: Workgroup) -> str:
    return _("{open} of {all}").format(
        open=len(open_steps(map_, group)), all=len(steps_of(map_, group))
    )


def _reported(map_: Map, group: Workgroup) -> Block:
    newest = next(iter(report_backs(map_, group)), None)
    if newest is None:
        return para("Table Text", _("never"))
    told = (
        (_("Goals: {said}"), newest.goals), (_("Timeline: {said}"), newest.timeline),
        (_("Progress: {said}"), newest.progress), (_("Trouble: {said}"), newest.trouble),
    )  # fmt: skip
    lines = [para("Table Detail", form.format(said=text)) for form, text in told if text]
    when = short_day(newest.on) if newest.on else _("no date")
    return stacked(para("Table Text", when), *lines)


def _meetings(paper: Paper, map_: Map, today: date) -> None:
    paper.heading(2, _("Meetings held in the quarter"))
    met = said.met_in(map_, today)
    if not met:
        paper.write("Body Text", _("None is recorded."))
        return
    heads = (_("Day"), _("Meeting"), _("Agencies there"), _("Decisions"))
    rows = [
        [short_day(m.on) if m.on else "", m.title, str(len(m.attended) or _("not recorded")),
         "\n".join(m.decisions)] for m in met
    ]  # fmt: skip
    _table(paper, (15, 25, 16, 44), heads, rows, _("Meetings held in the quarter"))
    found = said.came_in(map_, today)
    if found:
        paper.heading(3, _("Attendance by agency"))
        lines = [[a.agency, _("{n} of {all}").format(n=a.came, all=a.of)] for a in found]
        _table(paper, (70, 30), (_("Agency"), _("Committee meetings attended")), lines,
               _("Attendance by agency"))  # fmt: skip


# Outcomes.


def _outcomes(paper: Paper, map_: Map) -> None:
    paper.heading(2, _("Outcomes against the baseline"))
    found = outcomes(map_)
    if not found:
        paper.write("Body Text", _("No baseline has been frozen."))
        return
    heads = (_("What is measured"), _("Baseline"), _("Newest counted alike"), _("Change"))
    rows = [
        [stacked(para("Table Text", run(o.baseline.name, "Strong")),
                 para("Table Detail", said.counted_as(o))),
         said.then(o), said.now(o), said.change(o)] for o in found
    ]  # fmt: skip
    _table(paper, (40, 22, 24, 14), heads, rows, _("Outcomes against the baseline"))
    drawn = trends.drawn(map_, found)
    if drawn:
        paper.heading(3, _("Through time"))
        trends.write(paper, map_, drawn)


def _table(
    paper: Paper, shares: Sequence[float], head: Sequence[str], rows: Sequence[Sequence[str]],
    title: str,
) -> None:  # fmt: skip
    paper.add(table(rows, shares, line=paper.line, head=head, title=title))
