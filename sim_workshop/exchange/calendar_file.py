"""The plan and the meetings as a calendar file: due dates and meetings that any calendar shows."""

from __future__ import annotations

from datetime import date, datetime, timedelta

from icalendar import Alarm, Calendar, Event

from sim_workshop.domain.committee import Meeting
from sim_workshop.domain.edition import state_of
from sim_workshop.domain.named_in_public import steps_in_public
from sim_workshop.domain.numbering import step_numbers
from sim_workshop.domain.plan import ActionStep
from sim_workshop.domain.privacy import Released
from sim_workshop.domain.text import one_line, shortened
from sim_workshop.domain.workshop import Map
from sim_workshop.exchange.calendar_papers import papers
from sim_workshop.exchange.imported import name_of
from sim_workshop.words import _

WARNED = timedelta(days=-7)
"""How long before a due date a calendar reminds."""
LONGEST_SUMMARY = 120


def write(released: Released, *, made_at: datetime) -> bytes:
    """One event for each meeting and each step with a date. Taken in again, later files move and
    cancel what they brought before: each event keeps its name."""
    map_ = steps_in_public(released.map)
    calendar = Calendar()
    calendar.add("prodid", "-//SIM Workshop//Action plan//EN")
    calendar.add("version", "2.0")
    calendar.add("x-wr-calname", _("{name}: plan and meetings").format(name=map_.name))
    calendar.add("x-wr-caldesc", _as_of(map_))
    numbers = step_numbers(map_)
    for meeting in map_.meetings:
        if meeting.on:
            calendar.add_component(_meeting(map_, meeting, meeting.on, made_at))
    for name, day, said in papers(map_, made_at.date()):
        calendar.add_component(_dated(map_, name, day, said, made_at))
    for step in map_.steps:
        if step.due:
            calendar.add_component(_step(map_, step, step.due, numbers.get(step.id, ""), made_at))
    return bytes(calendar.to_ical())


def _dated(map_: Map, name: str, day: date, said: str, made_at: datetime) -> Event:
    event = _event(map_, name, day, said, made_at)
    event.add("description", _as_of(map_))
    event.add_component(_reminder(said))
    return event


def _event(map_: Map, id_: str, on: date, summary: str, made_at: datetime) -> Event:
    """A whole day."""
    event = Event()
    event.add("uid", f"{id_}@{map_.once(name_of)}.sim-workshop")
    event.add("dtstamp", made_at)
    event.add("sequence", map_.revision)
    event.add("dtstart", on)
    event.add("dtend", on + timedelta(days=1))
    event.add("summary", shortened(one_line(summary), LONGEST_SUMMARY))
    event.add("transp", "TRANSPARENT")
    return event


def _meeting(map_: Map, meeting: Meeting, on: date, made_at: datetime) -> Event:
    event = _event(map_, meeting.id, on, meeting.title, made_at)
    if meeting.where:
        event.add("location", meeting.where)
    event.add("description", "\n".join(filter(None, (meeting.when, _as_of(map_)))))
    return event


def _step(map_: Map, step: ActionStep, due: date, number: str, made_at: datetime) -> Event:
    summary = _("Due: {step}").format(step=f"{number} {step.text}".strip())
    event = _event(map_, step.id, due, summary, made_at)
    event.add("description", "\n".join(_told(map_, step)))
    if step.status == "dropped":
        event.add("status", "CANCELLED")
    elif step.status != "done":
        event.add_component(_reminder(summary))
    return event


def _told(map_: Map, step: ActionStep) -> list[str]:
    priority = next((p.title for p in map_.priorities if p.id == step.priority), "")
    state = map_.pack.vocabulary.label("progress_status", step.status)
    lead = step.lead or _("not filled yet")
    lines = (
        step.text,
        _("Priority: {said}").format(said=priority) if priority else "",
        _("Lead: {said}").format(said=lead),
        _("Status: {said}").format(said=state),
        _("Measure of success: {said}").format(said=step.success) if step.success else "",
        _as_of(map_),
    )
    return [line for line in lines if line]


def _as_of(map_: Map) -> str:
    return _("From the workshop's record: {state}.").format(state=state_of(map_))


def _reminder(summary: str) -> Alarm:
    alarm = Alarm()
    alarm.add("action", "DISPLAY")
    alarm.add("description", summary)
    alarm.add("trigger", WARNED)
    return alarm
