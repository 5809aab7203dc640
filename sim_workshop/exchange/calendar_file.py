"""The plan and the meetings as a calendar file: due dates and meetings that any calendar shows."""

from __future__ import annotations

from datetime import date, datetime, timedelta

from icalendar import Alarm, Calendar, Event, vText

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
    _called(calendar, _("{name}: plan and meetings").format(name=map_.name), _as_of(map_))
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


def _called(calendar: Calendar, name: str, about: str) -> None:
    """By RFC 7986, and by the names from before it that most calendars read. Commas and semicolons
    of a text are escaped in both."""
    for property_, said in (("name", name), ("description", about),
                            ("x-wr-calname", name), ("x-wr-caldesc", about)):  # fmt: skip
        calendar.add(property_, vText(said))


def _dated(map_: Map, name: str, day: date, said: str, made_at: datetime) -> Event:
    event = _event(map_, name, day, said, made_at)
    event.add("description", _as_of(map_))
    _remind(event, day, said, made_at)
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
        _remind(event, due, summary, made_at)
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


def _remind(event: Event, due: date, summary: str, made_at: datetime) -> None:
    """What is past reminds nobody: a calendar would ring for all of it when the file is opened."""
    if due < made_at.date():
        return
    alarm = Alarm()
    alarm.add("action", "DISPLAY")
    alarm.add("description", summary)
    alarm.add("trigger", WARNED)
    event.add_component(alarm)
