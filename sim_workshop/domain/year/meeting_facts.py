"""What the meetings on record say: when the next one is, which passed unrecorded, who came."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, timedelta

from sim_workshop.domain.committee import Meeting
from sim_workshop.domain.workshop import Map
from sim_workshop.domain.year.engagement import Agency
from sim_workshop.domain.year.working import Matter

MOST_PLANNED = 24
"""Meetings planned by one act: two years of monthly ones."""


def held(
    map_: Map, workgroup: str | None = None, since: date = date.min, until: date = date.max
) -> tuple[Meeting, ...]:
    """Meetings that took place, the oldest first: of the committee (""), of a workgroup, or all."""
    found = [m for m in map_.meetings if m.held and workgroup in (None, m.workgroup)]
    found = [m for m in found if since <= (m.on or date.min) <= until]
    return tuple(sorted(found, key=lambda m: m.on or date.min))


def coming(map_: Map, today: date, workgroup: str | None = None) -> tuple[Meeting, ...]:
    """Meetings from today on, the next first; those without a readable date stand at the end."""
    found = [m for m in map_.meetings if not m.held and workgroup in (None, m.workgroup)]
    return tuple(sorted(
        (m for m in found if m.on is None or m.on >= today), key=lambda m: m.on or date.max
    ))  # fmt: skip


def next_meeting(map_: Map, today: date, workgroup: str | None = "") -> Meeting | None:
    return next((m for m in coming(map_, today, workgroup) if m.on), None)


def on_the_agenda(map_: Map, meeting: Meeting, today: date) -> tuple[Matter, ...]:
    """Small matters sorted to this meeting; those for "the next" stand at the committee's next."""
    is_next = next_meeting(map_, today) == meeting
    return tuple(
        m for m in map_.all(Matter)
        if m.state == "next_meeting" and (m.meeting == meeting.id or (is_next and not m.meeting))
    )  # fmt: skip


def passed(map_: Map, today: date) -> tuple[Meeting, ...]:
    """Whose day is over and of which nobody said whether it was held."""
    found = [m for m in map_.meetings if not m.held and m.on and m.on < today]
    return tuple(sorted(found, key=lambda m: m.on or date.min))


def without_minutes(map_: Map) -> tuple[Meeting, ...]:
    """Held, but nothing was written down: neither minutes nor a decision."""
    return tuple(m for m in held(map_) if not (m.minutes or m.decisions))


def every(first: date, days: int, count: int) -> tuple[date, ...]:
    """The days of a series, by the cadence of the charter."""
    return tuple(first + timedelta(days=days * n) for n in range(count))


@dataclass(frozen=True)
class Attended:
    """How often an agency was there, of the meetings on record."""

    agency: str
    came: int
    of: int
    last: date | None
    """The last time it came."""


def attendance(
    map_: Map, workgroup: str = "", since: date = date.min, until: date = date.max
) -> tuple[Attended, ...]:
    """By agency, never by person; those that come least first. Only meetings with a tick list
    count: where nobody ticked anything nothing is known."""
    ticked = [m for m in held(map_, workgroup, since, until) if m.attended]
    names: dict[str, str] = {}
    for name in (*(a.name for a in map_.all(Agency)), *(a for m in ticked for a in m.attended)):
        names.setdefault(name.casefold(), name)
    found = [_of(key, name, ticked) for key, name in names.items()] if ticked else []
    return tuple(sorted(found, key=lambda a: (a.came, a.agency.casefold())))


def _of(key: str, name: str, ticked: list[Meeting]) -> Attended:
    there = [m for m in ticked if key in {a.casefold() for a in m.attended}]
    return Attended(name, len(there), len(ticked), there[-1].on if there else None)
