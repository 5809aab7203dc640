"""The action plan as the room reads it: a card per priority, a row per step. What is not filled
stays visible as not filled, with what was written in its place."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from html import escape

import streamlit as st

from sim_workshop.domain.findings import Entry
from sim_workshop.domain.leads import UNFILLED, read_lead
from sim_workshop.domain.plan import ActionStep, Objective
from sim_workshop.domain.priorities import Priority
from sim_workshop.domain.workshop import Map
from sim_workshop.domain.year.working import Workgroup
from sim_workshop.views.bars import empty
from sim_workshop.views.chips import measure_chips, status_chip
from sim_workshop.views.step_form import action_types
from sim_workshop.words import _, ngettext, say_date

Numbers = Mapping[str, str]


@dataclass(frozen=True)
class Part:
    """The steps that belong together, and what they are for."""

    title: str
    priority: Priority | None
    steps: tuple[ActionStep, ...]
    waiting: tuple[Objective, ...] = ()
    """Objectives without a step yet."""

    @property
    def key(self) -> str:
        return self.priority.id if self.priority else f"none_{abs(hash(self.title))}"


def parts(map_: Map, shown: Sequence[ActionStep]) -> list[Part]:
    """By priority: those in the plan, others that have steps, and steps of none."""
    others = [p for p in map_.priorities if p.number is None and _has_plan(map_, p)]
    found = [_part(map_, p, shown) for p in (*map_.chosen, *others)]
    known = {p.id for p in map_.priorities}
    loose: dict[str, list[ActionStep]] = {}
    for step in shown:
        if step.priority not in known:
            loose.setdefault(step.priority_as_written, []).append(step)
    named = [(title or _("Steps of no priority"), steps) for title, steps in loose.items()]
    return [*found, *(Part(title, None, tuple(steps)) for title, steps in named)]


def _has_plan(map_: Map, priority: Priority) -> bool:
    with_steps = {s.priority for s in map_.steps} | {o.priority for o in map_.objectives}
    return priority.id in with_steps


def _part(map_: Map, priority: Priority, shown: Sequence[ActionStep]) -> Part:
    served = {s.objective for s in map_.steps}
    alone = [o for o in map_.objectives if o.priority == priority.id and o.id not in served]
    steps = tuple(s for s in shown if s.priority == priority.id)
    return Part(priority.title, priority, steps, tuple(alone))


def summary(steps: Sequence[ActionStep]) -> str:
    """ "7 steps. None has one named lead yet, 2 have a date."."""
    if not steps:
        return _("No steps yet.")
    led, dated = sum(1 for s in steps if s.lead), sum(1 for s in steps if s.due)
    lead = ngettext("{n} has one named lead", "{n} have one named lead", led).format(n=led)
    date = ngettext("{n} has a date", "{n} have a date", dated).format(n=dated)
    counted = ngettext("{n} step", "{n} steps", len(steps)).format(n=len(steps))
    lead = lead if led else _("None has one named lead yet")
    date = date if dated else _("none has a date")
    return f"{counted}. {', '.join(x for x in (lead, date, _need_none(steps)) if x)}."


def _need_none(steps: Sequence[ActionStep]) -> str:
    """So that nobody looks for the dates of what is done."""
    over = sum(1 for s in steps if not s.due and not s.lacks_date)
    said = ngettext("{n} is over and needs none", "{n} are over and need none", over)
    return said.format(n=over) if over else ""


def part_head(map_: Map, part: Part) -> None:
    """Number, letter, title, which key measures it should move, what it takes up."""
    priority = part.priority
    number = ""
    if priority and priority.number:
        number = f'<span class="number">{priority.number}</span>'
    letter = f'<span class="letter">{escape(priority.letter)}</span>' if priority else ""
    many = ngettext("{n} step", "{n} steps", len(part.steps)).format(n=len(part.steps))
    below = f"<div>{measure_chips(priority)}{_takes_up(map_, priority)}</div>" if priority else ""
    st.html(
        f'<div class="planhead">{number}{letter}<h2>{escape(part.title)}</h2>'
        f'<span class="who">{many}</span></div>{below}'
    )


def _takes_up(map_: Map, priority: Priority) -> str:
    found = [r for a in priority.addresses if isinstance(r := map_.get(a), Entry)]
    if not found:
        return ""
    many = ngettext("Takes up {n} entry", "Takes up {n} entries", len(found)).format(n=len(found))
    lines = "".join(
        f'<li>{escape(e.text)} <span class="who">{escape(_(e.label))}</span></li>' for e in found
    )
    return f'<details class="more"><summary>{many}</summary><ul>{lines}</ul></details>'


def steps_table(map_: Map, part: Part, numbers: Numbers) -> None:
    """The steps of a priority as a table; on phones each row is a block."""
    if not part.steps and not part.waiting:
        empty(_("No step yet."), _("Ask: who does what first, and by when?"))
        return
    number = _("Number")
    names = (_("Step and objective"), _("Who leads"), _("When"), _("Status"))
    heads = "".join(f'<th scope="col">{escape(n)}</th>' for n in names)
    rows = "".join(_row(map_, s, numbers.get(s.id, ""), names) for s in part.steps)
    rows += "".join(_waiting_row(o) for o in part.waiting)
    st.html(
        f'<table class="tbl rows plan"><caption class="hidden">{escape(part.title)}</caption>'
        f'<thead><tr><th scope="col"><span class="hidden">{number}</span></th>{heads}</tr>'
        f"</thead><tbody>{rows}</tbody></table>"
    )


def _row(map_: Map, step: ActionStep, number: str, names: Sequence[str]) -> str:
    objective = map_.get(step.objective)
    details = [objective.text] if isinstance(objective, Objective) else []
    details += [_("Needs: {text}").format(text=step.needs)] if step.needs else []
    details += [_("Success: {text}").format(text=step.success)] if step.success else []
    details += _carried_by(map_, step)
    below = "".join(f"<small>{escape(d)}</small>" for d in details)
    cells = (_who(map_, step), _when(step), _status(map_, step))
    rest = "".join(
        f'<td data-label="{escape(n)}">{c}</td>' for n, c in zip(names[1:], cells, strict=True)
    )
    head = f'<td class="who">{number}</td><th scope="row">{escape(step.text)}{below}</th>'
    return f"<tr>{head}{rest}</tr>"


def _carried_by(map_: Map, step: ActionStep) -> list[str]:
    """What kind of action it is, and the workgroup that carries it."""
    group = map_.get(step.workgroup)
    kind = action_types()[step.action_type] if step.action_type else ""
    said = (kind, group.name if isinstance(group, Workgroup) else "")
    return [" · ".join(x for x in said if x)] if any(said) else []


def _waiting_row(objective: Objective) -> str:
    return (
        f'<tr><td></td><th scope="row">{_open(_("No step yet"))}<small>{escape(objective.text)}'
        "</small></th><td></td><td></td><td></td></tr>"
    )


def _who(map_: Map, step: ActionStep) -> str:
    beside = [x for x in (*step.agencies, step.partners) if x and x != step.who]
    lines = [_("with {others}").format(others=", ".join(beside))] if beside else []
    lines += [_("backup: {name}").format(name=step.backup)] if step.backup else []
    if step.lead:
        return escape(step.lead) + "".join(f"<small>{escape(x)}</small>" for x in lines)
    written = [_("written as “{text}”").format(text=step.who)] if step.who else []
    return _open(why_unfilled(map_, step)) + "".join(
        f"<small>{escape(x)}</small>" for x in (*written, *lines)
    )


def why_unfilled(map_: Map, step: ActionStep) -> str:
    """Why what was written names nobody who answers for it."""
    agencies = [s.agency for s in map_.stakeholders if s.agency]
    reason = read_lead(step.who, agencies).unfilled if step.who else ""
    return _(UNFILLED[reason]) if reason else _("Nobody yet")


def _when(step: ActionStep) -> str:
    differs = step.when and step.when != str(step.due)
    quoted = f"<small>“{escape(step.when)}”</small>" if differs else ""
    if step.due:
        return f"{escape(say_date(step.due))}{quoted}"
    if not step.lacks_date:
        return escape(step.when) or "–"
    written = _("written as “{text}”").format(text=step.when)
    return _open(_("No date")) + (f"<small>{escape(written)}</small>" if step.when else "")


def _status(map_: Map, step: ActionStep) -> str:
    said = [step.status_reason, *(f"“{w}”" for w in step.status_as_written)]
    below = "".join(f"<small>{escape(x)}</small>" for x in said if x)
    return f"{status_chip(map_, step.status)}{below}"


def _open(words: str) -> str:
    """Something not filled in: a dashed square and the reason."""
    sign = '<span class="i" aria-hidden="true">select</span>'
    return f'<span class="open">{sign} {escape(words)}</span>'
