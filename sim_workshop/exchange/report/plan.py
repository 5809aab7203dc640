"""The action plan: one table per priority in the field's columns. What is not filled in stays
visible as not filled in, with what was written in its place."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from sim_workshop.domain.leads import UNFILLED
from sim_workshop.domain.numbering import unfilled_of
from sim_workshop.domain.plan import ActionStep, Objective
from sim_workshop.exchange.report import priorities
from sim_workshop.exchange.report.facts import Facts
from sim_workshop.exchange.report.paper import Paper
from sim_workshop.exchange.report.signs import detail_line, open_mark, quoted
from sim_workshop.exchange.report.tables import stacked, table
from sim_workshop.exchange.report.word import Block, Inline, para, run
from sim_workshop.exchange.report.words import counted, listing, short_day

HEAD = ("No.", "Objective", "Action step", "Who", "When", "Status")
SHARES = (6, 17, 28, 19, 16, 14)
NOT_FILLED = "not filled yet"


@dataclass(frozen=True)
class Part:
    """The steps of one priority, under its heading."""

    title: str
    mark: Inline
    steps: tuple[ActionStep, ...]
    without_steps: tuple[Objective, ...] = ()


def write(paper: Paper, facts: Facts) -> None:
    steps = facts.map.steps
    gist = counted(len(steps), "step") if steps else ""
    written = bool(steps or facts.map.objectives)
    paper.heading(1, "Action plan", gist=gist, new_page=written)
    if not written:
        paper.write("Body Text", "No action steps have been written yet.")
        return
    paper.write("Lead", _state(steps))
    for part in _parts(facts):
        paper.heading(2, part.title, mark=part.mark)
        rows = [_row(facts, step) for step in part.steps]
        rows += [_objective_alone(objective) for objective in part.without_steps]
        paper.add(table(rows, SHARES, line=paper.line, head=HEAD, title=f"Plan: {part.title}"))


def _state(steps: Sequence[ActionStep]) -> Inline:
    """ "7 steps. None has one named lead yet": with the sign that marks what is open."""
    unled = sum(1 for s in steps if not s.lead)
    undated = sum(1 for s in steps if not s.due)
    if not unled and not undated:
        return run(f"{counted(len(steps), 'step')}, each with one named lead and a date.")
    missing = ((unled, "one named lead"), (undated, "a date"))
    said = listing(f"{_how_many(n, len(steps))} without {what}" for n, what in missing if n)
    told = run(f"{counted(len(steps), 'step')}: {said}. ")
    return Inline(told + open_mark("marks") + run(" what is still open."))


def _how_many(number: int, of: int) -> str:
    return "all" if number == of and of > 1 else str(number)


def _parts(facts: Facts) -> list[Part]:
    """The plan by priority; steps of none at the end, under what was written for one."""
    parts = []
    for priority in priorities.in_order(facts):
        steps = tuple(s for s in facts.map.steps if s.priority == priority.id)
        alone = _without_steps(facts, priority.id)
        if steps or alone:
            parts.append(Part(priority.title, priorities.sign_of(priority), steps, alone))
    known = {p.id for p in facts.map.priorities}
    loose: dict[str, list[ActionStep]] = {}
    for step in facts.map.steps:
        if step.priority not in known:
            loose.setdefault(step.priority_as_written, []).append(step)
    parts += [Part(t or "Steps of no priority", Inline(""), tuple(s)) for t, s in loose.items()]
    alone = tuple(o for o in _without_steps(facts, None) if o.priority not in known)
    return [*parts, Part("Objectives of no priority", Inline(""), (), alone)] if alone else parts


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
        para("Table Text", open_mark("no step yet")),
        para("Table Text"),
        para("Table Text"),
        para("Table Text"),
    ]


# One step.


def _row(facts: Facts, step: ActionStep) -> list[str]:
    found = facts.map.get(step.objective)
    objective = found.text if isinstance(found, Objective) else ""
    details = _details(step)
    return [
        para("Table Text", facts.step_numbers.get(step.id, "")),
        para("Table Text", run(objective, "Muted")),
        stacked(
            para("Table Text", run(step.text, "Strong")),
            *(para("Table Detail", said) for said in details),
        ),
        _who(step),
        _when(step),
        _status(facts, step),
    ]


def _details(step: ActionStep) -> list[str]:
    named = (("Needs:", step.needs), ("Measure of success:", step.success))
    return [f"{name} {text}" for name, text in named if text]


def _who(step: ActionStep) -> Block:
    named = f"{step.lead} {step.who}".casefold()
    beside = [a for a in (*step.agencies, step.partners) if a and a.casefold() not in named]
    said = [f"with {listing(beside)}"] if beside else []
    said += [f"backup: {step.backup}"] if step.backup else []
    extra = [para("Table Detail", each) for each in said]
    if step.lead:
        differs = step.who and step.who.casefold() != step.lead.casefold()
        written = para("Table Detail", quoted(step.who)) if differs else None
        return stacked(para("Table Text", step.lead), written, *extra)
    return stacked(*_open(step.who, _why_unfilled(step)), *extra)


def _why_unfilled(step: ActionStep) -> str:
    """ "an agency, not a person": why what was written names no lead."""
    reason = unfilled_of(step).lead
    said = {str(key): words for key, words in UNFILLED.items()}.get(reason, "")
    return said.lower() if step.who else ""


def _when(step: ActionStep) -> Block:
    if step.due:
        written = para("Table Detail", quoted(step.when)) if step.when else None
        return stacked(para("Table Text", short_day(step.due)), written)
    if step.status == "done" and step.when:
        return para("Table Text", step.when)
    return stacked(*_open(step.when, "no date"))


def _open(written: str, why: str) -> list[Block]:
    """ "□ not filled yet", what was written, and why that is not enough."""
    said = f"{quoted(written)}{f', {why}' if why else ''}" if written else ""
    lines = [para("Table Text", open_mark(NOT_FILLED))]
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
