"""The action plan: objectives, steps with one lead and a date, recommendations, next meetings."""

from __future__ import annotations

from typing import Any

from sim_workshop.domain.committee import Meeting, Recommendation
from sim_workshop.domain.dates import read_due
from sim_workshop.domain.errors import NotAllowed, StaleEdit
from sim_workshop.domain.leads import read_lead
from sim_workshop.domain.numbering import agencies_of
from sim_workshop.domain.plan import ActionStep, Objective
from sim_workshop.domain.priorities import Priority
from sim_workshop.domain.roles import may
from sim_workshop.domain.workshop import Map
from sim_workshop.domain.year.working import Workgroup
from sim_workshop.store import Work
from sim_workshop.use_cases.acting import Acting, not_empty, screened

STEP_TEXTS = ("text", "needs", "success", "partners", "status_reason")


def place_objective(
    acting: Acting, *, priority: str, text: str, names_nobody: bool = False
) -> Objective:
    not_empty(text, "The objective")
    screened(text, names_nobody=names_nobody)
    with acting.act("objective.placed", "edit_plan", priority) as work:
        work.need(priority, Priority)
        return work.put(Objective(id=work.new_id("ob"), priority=priority, text=text))


def correct_objective(
    acting: Acting, /, *, id: str, seen: Objective | None = None, names_nobody: bool = False,
    **changes: Any,
) -> Objective:  # fmt: skip
    not_empty(str(changes.get("text", "-")), "The objective")
    screened(str(changes.get("text", "")), names_nobody=names_nobody)
    with acting.act("objective.corrected", "edit_plan", id) as work:
        objective = work.need(id, Objective)
        _may_go_to(work, changes)
        if seen is not None and seen != objective:
            raise StaleEdit(theirs=objective.text, yours=str(changes.get("text", seen.text)))
        return work.put(objective.but(**changes))


def place_step(
    acting: Acting, /, *, priority: str, text: str, names_nobody: bool = False,
    new_objective: str = "", **known: Any,
) -> ActionStep:  # fmt: skip
    """A step under a priority. Who and when are kept as written; what they do not say stays
    visibly unfilled. An objective written along with it is placed in the same act."""
    not_empty(text, "The step")
    texts = (text, new_objective, *(str(known.get(t, "")) for t in STEP_TEXTS))
    screened(*texts, names_nobody=names_nobody)
    with acting.act("step.placed", "edit_plan", priority) as work:
        work.need(priority, Priority)
        _refuse_a_closed_workgroup(work, known)
        known |= _with_objective(work, priority, new_objective)
        step = ActionStep(
            id=work.new_id("t"), priority=priority, text=text, order=float(work.revision),
            **_read(work.map, known),
        )  # fmt: skip
        work.answer["id"] = step.id
        return work.put(step)


def correct_step(
    acting: Acting, /, *, id: str, seen: ActionStep | None = None, names_nobody: bool = False,
    new_objective: str = "", **changes: Any,
) -> ActionStep:  # fmt: skip
    """Corrects a step. If somebody changed it meanwhile, both are shown and nothing is lost."""
    not_empty(str(changes.get("text", "-")), "The step")
    texts = (new_objective, *(str(changes.get(t, "")) for t in STEP_TEXTS))
    screened(*texts, names_nobody=names_nobody)
    with acting.act("step.corrected", "edit_plan", id) as work:
        step = work.need(id, ActionStep)
        _may_go_to(work, changes)
        if seen is not None and seen != step:
            yours = step.but(**_read(work.map, changes))
            raise StaleEdit(theirs=_in_words(step), yours=_in_words(yours))
        if changes.get("workgroup") != step.workgroup:
            _refuse_a_closed_workgroup(work, changes)
        to = str(changes.get("priority", step.priority))
        changes |= _with_objective(work, to, new_objective)
        return work.put(step.but(**_read(work.map, changes)))


def _with_objective(work: Work, priority: str, text: str) -> dict[str, Any]:
    """The objective a step serves, where one was written with it."""
    if not text:
        return {}
    made = work.put(Objective(id=work.new_id("ob"), priority=priority, text=text))
    return {"objective": made.id}


def _may_go_to(work: Work, changes: dict[str, Any]) -> None:
    """Out of one's own table into another group's is writing there."""
    to = work.get(str(changes["priority"])) if "priority" in changes else None
    if not (ruling := may(work.member, "edit_plan", work.map, to)):
        raise NotAllowed(ruling.reason)


def _refuse_a_closed_workgroup(work: Work, fields: dict[str, Any]) -> None:
    """Nobody would carry it."""
    if name := str(fields.get("workgroup", "")):
        group = work.need(name, Workgroup)
        if group.removed or group.closed_on:
            raise NotAllowed("This workgroup is closed. Choose one that is at work.")


def _in_words(step: ActionStep) -> str:
    return " | ".join((step.text, step.who or "nobody yet", step.when or "no date", step.status))


def _read(map_: Map, known: dict[str, Any]) -> dict[str, Any]:
    """Who and when as written, with the one lead and the date they name, if they name one."""
    read = dict(known)
    if "who" in known:
        read["lead"] = read_lead(known["who"], agencies_of(map_)).name
    if "when" in known:
        read["due"] = read_due(known["when"])
    return read


def remove_step(acting: Acting, *, id: str) -> ActionStep:
    """Takes a step out of the plan. Once numbers are published its number stays empty."""
    with acting.act("step.removed", "edit_plan", id) as work:
        return work.put(work.need(id, ActionStep).but(removed=True))


def recommend(acting: Acting, *, text: str, names_nobody: bool = False) -> Recommendation:
    """The facilitators' own advice, kept apart from the room's choices."""
    not_empty(text, "The recommendation")
    screened(text, names_nobody=names_nobody)
    with acting.act("recommendation.written", "settings") as work:
        order = float(work.revision)
        return work.put(Recommendation(id=work.new_id("rec"), text=text, order=order))


def correct_recommendation(
    acting: Acting, /, *, id: str, seen: Recommendation | None = None, names_nobody: bool = False,
    **changes: Any,
) -> Recommendation:  # fmt: skip
    """Corrects advice. If somebody changed it meanwhile, both are shown and nothing is lost."""
    screened(str(changes.get("text", "")), names_nobody=names_nobody)
    with acting.act("recommendation.corrected", "settings") as work:
        known = work.need(id, Recommendation)
        if seen is not None and seen != known:
            raise StaleEdit(theirs=known.text, yours=str(changes.get("text", seen.text)))
        return work.put(known.but(**changes))


def set_meeting(
    acting: Acting, *, title: str, when: str, where: str = "", names_nobody: bool = False
) -> Meeting:
    """The next meeting: a plan without one is a paper."""
    not_empty(title, "The title")
    screened(title, where, names_nobody=names_nobody)
    with acting.act("meeting.set", "edit_plan") as work:
        meeting = Meeting(
            id=work.new_id("mt"), title=title, when=when, on=read_due(when), where=where
        )
        return work.put(meeting)


def cancel_meeting(acting: Acting, *, id: str) -> Meeting:
    with acting.act("meeting.cancelled", "edit_plan", id) as work:
        return work.put(work.need(id, Meeting).but(removed=True))
