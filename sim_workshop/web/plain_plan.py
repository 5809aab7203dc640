"""The plan and the groups that write it, for reading on the plain page."""

from __future__ import annotations

from dataclasses import dataclass

from sim_workshop.domain.people import Member
from sim_workshop.domain.plan import ActionStep
from sim_workshop.domain.priorities import Priority
from sim_workshop.domain.workshop import Map
from sim_workshop.words import _, say_date

AT_THE_PLAN = ("plan", "groups", "report_back", "evaluation")
"""Stages at which the plan is in front of everybody."""


@dataclass(frozen=True)
class Line:
    """One step: what is not filled in is said, not left out."""

    text: str
    lead: str
    when: str


@dataclass(frozen=True)
class Table:
    """One priority, who writes at it, and its steps."""

    title: str
    group: str
    finished: bool
    lines: tuple[Line, ...]


def tables(map_: Map, reader: Member) -> list[Table]:
    """The chosen priorities with their steps; for participants once the room is at the plan."""
    if reader.role in ("observer", "wall"):
        return []
    if reader.role == "stakeholder" and map_.room.stage not in AT_THE_PLAN:
        return []
    return [_table(map_, priority) for priority in map_.chosen]


def _table(map_: Map, priority: Priority) -> Table:
    group = next((b for b in map_.breakouts if b.priority == priority.id), None)
    steps = (s for s in map_.steps if s.is_visible and s.priority == priority.id)
    place = (group.place or _("A group of {n}").format(n=len(group.members))) if group else ""
    return Table(
        title=f"{priority.number} {priority.title}", group=place,
        finished=bool(group and group.finished), lines=tuple(_line(s) for s in steps),
    )  # fmt: skip


def _line(step: ActionStep) -> Line:
    when = say_date(step.due) if step.due else step.when
    return Line(step.text, step.lead, when)
