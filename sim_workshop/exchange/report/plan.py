"""The action plan: one table per priority in the field's columns. What is not filled in stays
visible as not filled in, with what was written in its place."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from sim_workshop.domain.leads import UNFILLED
from sim_workshop.domain.numbering import unfilled_of
from sim_workshop.domain.plan import ActionStep, Objective
from sim_workshop.exchange.report import priorities, words
from sim_workshop.exchange.report.facts import Facts
from sim_workshop.exchange.report.naming import lead, names_somebody
from sim_workshop.exchange.report.paper import Paper
from sim_workshop.exchange.report.signs import detail_line, open_mark, quoted
from sim_workshop.exchange.report.tables import stacked, table
from sim_workshop.exchange.report.word import NOTHING, Block, Inline, inline, para, run
from sim_workshop.exchange.report.words import listing, short_day
from sim_workshop.words import _

SHARES = (6, 17, 27, 19, 18, 13)


@dataclass(frozen=True)
class Part:
    """The steps of one priority, under its heading."""

    title: str
    mark: Inline
    steps: tuple[ActionStep, ...]
    without_steps: tuple[Objective, ...] = ()
    anchor: str = ""
    number: str = ""
    """The priority's, once it is in the plan."""


def write(paper: Paper, facts: Facts) -> None:
    steps = facts.map.steps
    gist = words.steps(len(steps)) if steps else ""
    written = bool(steps or facts.map.objectives)
    paper.heading(1, _("Action plan"), gist=gist)
    if not written:
        paper.write("Body Text", state_said(steps))
        return
    paper.write("Lead", _state(steps))
    for part in parts_of(facts):
        paper.heading(2, part.title, mark=part.mark, anchor=part.anchor)
        rows = [_row(facts, step) for step in part.steps]
        rows += [_objective_alone(objective) for objective in part.without_steps]
        title = _("Plan: {priority}").format(priority=part.title)
        paper.add(table(rows, SHARES, line=paper.line, head=heads(), title=title))


def _state(steps: Sequence[ActionStep]) -> Inline:
    """What is open, with the sign that marks it."""
    said = state_said(steps)
    if not _without(steps):
        return run(said)
    return inline(f"{said} ", open_mark(_("marks what is still open.")))


def state_said(steps: Sequence[ActionStep]) -> str:
    """ "7 action steps: 5 without one named lead and 7 without a date." """
    if not steps:
        return _("No action steps have been written yet.")
    counted, missing = words.steps(len(steps)), _without(steps)
    if not missing:
        return _("{steps}: none lacks a named lead or a date.").format(steps=counted)
    return f"{counted}: {listing(missing)}."


def _without(steps: Sequence[ActionStep]) -> list[str]:
    unled = sum(1 for s in steps if not s.lead)
    undated = sum(1 for s in steps if s.lacks_date)
    missing = (_("{n} without one named lead"), unled), (_("{n} without a date"), undated)
    return [form.format(n=n) for form, n in missing if n]


def heads() -> tuple[str, ...]:
    """The field's columns."""
    return _("No."), _("Objective"), _("Action step"), _("Who"), _("When"), _("Status")


def parts_of(facts: Facts) -> list[Part]:
    """The plan by priority; steps of none at the end, under what was written for one."""
    parts = []
    for priority in priorities.in_order(facts):
        steps = tuple(s for s in facts.map.steps if s.priority == priority.id)
        alone = _without_steps(facts, priority.id)
        if steps or alone:
            anchor = priorities.plan_anchor(priority) if priority.number is not None else ""
            sign, number = priorities.sign_of(priority), str(priority.number or "")
            parts.append(Part(priority.title, sign, steps, alone, anchor, number))
    known = {p.id for p in facts.map.priorities}
    loose: dict[str, list[ActionStep]] = {}
    for step in facts.map.steps:
        if step.priority not in known:
            loose.setdefault(step.priority_as_written, []).append(step)
    parts += [Part(t or _("Steps of no priority"), NOTHING, tuple(s)) for t, s in loose.items()]
    alone = tuple(o for o in _without_steps(facts, None) if o.priority not in known)
    return [*parts, Part(_("Objectives of no priority"), NOTHING, (), alone)] if alone else parts


def _without_steps(facts: Facts, priority: str | None) -> tuple[Objective, ...]:
    served = {s.objective for s in facts.map.steps}
    return tuple(
        o
        for o in facts.map.objectives
        if o.id not in served and (priority is None or o.priority == priority)
    )


def _objective_alone(objective: Objective) -> list[str]:
    return [
        para("Table Text"),
        para("Table Text", objective.text),
        para("Table Text", open_mark(_("no step yet"))),
        para("Table Text"),
        para("Table Text"),
        para("Table Text"),
    ]


# One step.


def _row(facts: Facts, step: ActionStep) -> list[str]:
    found = facts.map.get(step.objective)
    objective = found.text if isinstance(found, Objective) else ""
    details = details_of(step)
    return [
        para("Table Text", facts.step_numbers.get(step.id, "")),
        para("Table Text", run(objective, "Muted")),
        stacked(
            para("Table Text", run(step.text, "Strong")),
            *(para("Table Detail", said) for said in details),
        ),
        _who(facts, step),
        _when(step),
        _status(facts, step),
    ]


def details_of(step: ActionStep) -> list[str]:
    """What it needs and how its success is measured."""
    named = ((_("Needs: {said}"), step.needs), (_("Measure of success: {said}"), step.success))
    return [form.format(said=text) for form, text in named if text]


def beside_lead(facts: Facts, step: ActionStep) -> list[str]:
    """Who stands beside the lead, and behind."""
    named = f"{step.lead} {step.who}".casefold()
    there = (a for a in (*step.agencies, step.partners) if a and a.casefold() not in named)
    beside = [lead(facts, a) for a in there if not names_somebody(facts, a)]
    said = [_("with {agencies}").format(agencies=listing(beside))] if beside else []
    return said + ([_("backup: {who}").format(who=lead(facts, step.backup))] if step.backup else [])


def _who(facts: Facts, step: ActionStep) -> Block:
    extra = [para("Table Detail", each) for each in beside_lead(facts, step)]
    if step.lead:
        differs = step.who and step.who.casefold() != step.lead.casefold()
        differs = differs and not names_somebody(facts, step.who)
        written = para("Table Detail", quoted(step.who)) if differs else None
        return stacked(para("Table Text", lead(facts, step.lead)), written, *extra)
    said = "" if names_somebody(facts, step.who) else step.who
    return stacked(*_open(said, why_unfilled(step)), *extra)


def why_unfilled(step: ActionStep) -> str:
    """ "an agency, not a person": why what was written names no lead."""
    reason = unfilled_of(step).lead
    said = {str(key): words for key, words in UNFILLED.items()}.get(reason, "")
    return _(said).lower() if said and step.who else ""


def _when(step: ActionStep) -> Block:
    if step.due:
        written = para("Table Detail", quoted(step.when)) if step.when else None
        return stacked(para("Table Text", short_day(step.due)), written)
    if not step.lacks_date:
        return para("Table Text", step.when or "–")
    return stacked(*_open(step.when, ""))


def _open(written: str, why: str) -> list[Block]:
    """ "□ not filled yet", what was written, and why that is not enough."""
    said = f"{quoted(written)}{f', {why}' if why else ''}" if written else ""
    lines = [para("Table Text", open_mark(_("not filled yet")))]
    return [*lines, para("Table Detail", said)] if said else lines


def _status(facts: Facts, step: ActionStep) -> Block:
    label = facts.map.pack.vocabulary.label("progress_status", step.status).split(" (")[0]
    written = [quoted(w) for w in step.status_as_written if w.casefold() != label.casefold()]
    from_where = facts.references.cite(step.source, step.source_read)
    details = detail_line([step.status_reason, *written, from_where])
    return stacked(
        para("Table Text", label),
        para("Table Detail", details) if details else None,
    )
