"""What everybody is told of the groups: who works on what, how far they are, their plan tables.

A table is told as the ids of its steps, each step as a value of its own: when a scribe saves one
step, the screens of the room hear of this one step and of nothing else.
"""

from __future__ import annotations

from typing import Any

from sim_workshop.domain.breakouts import Breakout
from sim_workshop.domain.group_work import (
    HowFar,
    group_of,
    how_far,
    in_order,
    present_of,
    steps_of,
    title_of,
)
from sim_workshop.domain.leads import UNFILLED, read_lead
from sim_workshop.domain.numbering import agencies_of, step_numbers
from sim_workshop.domain.people import Member, credit_of
from sim_workshop.domain.plan import ActionStep, Objective
from sim_workshop.domain.priorities import Priority
from sim_workshop.domain.workshop import Map
from sim_workshop.words import _, ngettext, say_date


def groups_told(map_: Map) -> dict[str, Any]:
    """Values of the room; none but the list while nobody formed groups."""
    return map_.once(_groups_told)


def _groups_told(map_: Map) -> dict[str, Any]:
    groups, numbers = in_order(map_), step_numbers(map_) if map_.breakouts else {}
    told: dict[str, Any] = {
        "reporting": map_.room.group if any(b.id == map_.room.group for b in groups) else "",
        "groups": [_group(map_, b) for b in groups],
    }
    for group in groups:
        steps = steps_of(map_, group)
        told[f"table_{group.id}"] = [s.id for s in steps]
        told |= {f"row_{s.id}": step_told(map_, s, numbers.get(s.id, "")) for s in steps}
    return told


def own_group(map_: Map, reader: Member) -> dict[str, Any]:
    """Which group this reader is in, and whether they have its pen. Of others nobody hears."""
    group = group_of(map_, reader.id)
    return {"mine": group.id if group else "", "pen": bool(group and group.scribe == reader.id)}


def _group(map_: Map, group: Breakout) -> dict[str, Any]:
    priority, far = map_.get(group.priority), how_far(map_, group)
    number = priority.number if isinstance(priority, Priority) else None
    count = len(present_of(map_, group))
    people = ngettext("{n} person", "{n} people", count).format(n=count)
    if group.seats:
        people = _("{n} of {seats} seats").format(n=count, seats=group.seats)
    return {
        "id": group.id, "number": str(number or ""), "title": title_of(map_, group),
        "place": group.place, "seats": group.seats, "count": count, "people": people,
        "scribe": scribe_said(map_, group), "finished": group.finished, "steps": far.steps,
        "led": far.led, "dated": far.dated, "complete": far.complete,
        "open": unfilled_said(far), "table": _("Plan table of {title}").format(
            title=title_of(map_, group)),
    }  # fmt: skip


def scribe_said(map_: Map, group: Breakout) -> str:
    """Who has the pen, named as entries are; empty while it lies on the table."""
    if not group.scribe:
        return ""
    known = map_.members.get(group.scribe)
    present = [m for m in map_.members.values() if not m.withdrawn]
    named = credit_of(known, map_.workshop.entry_names, present) if known else ""
    return named or _("somebody of the group")


def unfilled_said(far: HowFar) -> str:
    """ "2 steps without a lead, 1 without a date"."""
    if not far.steps:
        return _("No step yet")
    leads, dates = far.steps - far.led, far.steps - far.dated
    if not leads and not dates:
        return _("No step lacks a lead or a date")
    lead = ngettext("{n} step without a lead", "{n} steps without a lead", leads).format(n=leads)
    if not leads:
        return ngettext("{n} step without a date", "{n} steps without a date", dates).format(
            n=dates)  # fmt: skip
    if not dates:
        return lead
    return _("{lead}, {n} without a date").format(lead=lead, n=dates)


def step_told(map_: Map, step: ActionStep, number: str) -> dict[str, Any]:
    objective = map_.get(step.objective)
    beside = ", ".join(x for x in (*step.agencies, step.partners) if x and x != step.who)
    why = read_lead(step.who, agencies_of(map_)).unfilled if step.who else ""
    return {
        "id": step.id, "number": number, "text": step.text,
        "objective": objective.text if isinstance(objective, Objective) else "",
        "lead": step.lead, "no_lead": "" if step.lead else _(UNFILLED[why]) if why
        else _("Nobody yet"),
        "who": "" if step.lead else step.who, "beside": beside,
        "lacks_date": step.lacks_date, "due": str(step.due or ""),
        "date": say_date(step.due) if step.due else "",
        "when": "" if step.due and step.when == str(step.due) else step.when,
        "status": step.status,
        "status_word": _(map_.pack.vocabulary.label("progress_status", step.status).split(" (")[0]),
    }  # fmt: skip
