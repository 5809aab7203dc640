"""Questions asked of a workgroup: who leads it today, what it still has to do."""

from __future__ import annotations

from datetime import date

from sim_workshop.domain.leads import read_lead
from sim_workshop.domain.plan import OVER, ActionStep
from sim_workshop.domain.workshop import Map
from sim_workshop.domain.year.monitoring import ReportBack
from sim_workshop.domain.year.working import Workgroup


def at_work(map_: Map) -> tuple[Workgroup, ...]:
    """Those that are not closed."""
    return tuple(w for w in map_.all(Workgroup) if w.closed_on is None)


def steps_of(map_: Map, workgroup: Workgroup) -> tuple[ActionStep, ...]:
    return tuple(s for s in map_.steps if s.workgroup == workgroup.id)


def open_steps(map_: Map, workgroup: Workgroup) -> tuple[ActionStep, ...]:
    """What it would leave behind if it ended today."""
    return tuple(s for s in steps_of(map_, workgroup) if s.status not in OVER)


def chair_has_left(workgroup: Workgroup, today: date) -> bool:
    return workgroup.chair_until is not None and workgroup.chair_until <= today


def leads_today(workgroup: Workgroup, today: date) -> str:
    """The chair; the co-chair once the chair has left; nobody where there is neither."""
    if workgroup.chair and not chair_has_left(workgroup, today):
        return workgroup.chair
    return workgroup.co_chair


def wrong_with_chairs(workgroup: Workgroup) -> str:
    """Why these cannot be its chairs; empty when they can. One person answers for a group."""
    if any(read_lead(n).unfilled == "several" for n in (workgroup.chair, workgroup.co_chair) if n):
        return "A workgroup has one chair. Write the second person as its co-chair."
    same = workgroup.chair and workgroup.chair.casefold() == workgroup.co_chair.casefold()
    return "Chair and co-chair are two people: one follows when the other leaves." if same else ""


def report_backs(map_: Map, workgroup: Workgroup) -> tuple[ReportBack, ...]:
    """The newest first."""
    own = [r for r in map_.all(ReportBack) if r.workgroup == workgroup.id]
    return tuple(sorted(own, key=lambda r: r.on or date.min)[::-1])
