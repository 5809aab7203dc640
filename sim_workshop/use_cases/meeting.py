"""Meetings of the year: planned by the charter's cadence, held with minutes and a tick list of
agencies. About systems, never about single cases."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from typing import Any

from sim_workshop.domain.committee import Meeting
from sim_workshop.domain.errors import NotAllowed, NotFound, StaleEdit
from sim_workshop.domain.text import one_line
from sim_workshop.domain.year.meeting_facts import MOST_PLANNED, every
from sim_workshop.store import Work
from sim_workshop.use_cases.acting import Acting, not_empty, screened
from sim_workshop.use_cases.solving import local_day
from sim_workshop.use_cases.working import workgroup_here

LONGEST_MEETING = 24 * 60
RARELY = 366
"""Days between two meetings, at most."""


def plan_meetings(
    acting: Acting, *, title: str, first: date | None, count: int = 1, every_days: int = 30,
    workgroup: str = "", where: str = "", hybrid: bool = False, agenda: str = "",
    names_nobody: bool = False,
) -> tuple[Meeting, ...]:  # fmt: skip
    """One meeting, or a series; one undo takes it back."""
    not_empty(title, "The title")
    screened(title, where, agenda, names_nobody=names_nobody)
    if first is None:
        raise NotAllowed("A meeting needs a day. Nothing was saved.")
    if not 1 <= count <= MOST_PLANNED or not 1 <= every_days <= RARELY:
        raise NotAllowed(
            f"Plan 1 to {MOST_PLANNED} meetings, 1 to {RARELY} days apart. Nothing was saved."
        )
    with acting.act("meeting.planned", "keep_year") as work:
        if workgroup:
            workgroup_here(work, workgroup)
        return tuple(
            work.put(Meeting(
                id=work.new_id("mt"), title=one_line(title), on=on, where=one_line(where),
                hybrid=hybrid, workgroup=workgroup, agenda=agenda,
            )) for on in every(first, every_days, count)
        )  # fmt: skip


def correct_meeting(
    acting: Acting, /, *, id: str, seen: Meeting | None = None, names_nobody: bool = False,
    **changes: Any,
) -> Meeting:  # fmt: skip
    """Its day, place or agenda."""
    not_empty(str(changes.get("title", "-")), "The title")
    texts = (str(changes.get(f, "")) for f in ("title", "where", "agenda"))
    screened(*texts, names_nobody=names_nobody)
    with acting.act("meeting.corrected", "keep_year") as work:
        known = _on_record(work, id)
        fresh = known.but(**changes)
        _refuse_stale(known, fresh, seen)
        if fresh.held and fresh.on and fresh.on > local_day(work.map, work.at):
            raise NotAllowed("A meeting that was held cannot be in the future.")
        return work.put(fresh)


def keep_minutes(
    acting: Acting, *, id: str, seen: Meeting | None = None, on: date | None, lasted: int = 0,
    led_by: str = "", attended: Sequence[str] = (), minutes: str = "",
    decisions: Sequence[str] = (), names_nobody: bool = False,
) -> Meeting:  # fmt: skip
    """That it was held: who came (by agency), what was said and decided. Without minutes it counts
    as held, and is listed as lacking them."""
    screened(minutes, *decisions, names_nobody=names_nobody)
    if on is None or not 0 <= lasted <= LONGEST_MEETING:
        raise NotAllowed("Say on which day it was held, and how many minutes it took (up to "
                         f"{LONGEST_MEETING}). Nothing was saved.")  # fmt: skip
    with acting.act("meeting.held", "keep_year") as work:
        if on > local_day(work.map, work.at):
            raise NotAllowed(f"{on} is still to come: minutes are kept once a meeting was held.")
        known = _on_record(work, id)
        fresh = known.but(
            held=True, on=on, lasted=lasted, led_by=one_line(led_by), minutes=minutes,
            attended=_once(attended), decisions=tuple(d for d in map(one_line, decisions) if d),
        )  # fmt: skip
        _refuse_stale(known, fresh, seen)
        return work.put(fresh)


def _once(agencies: Sequence[str]) -> tuple[str, ...]:
    named = {one_line(a).casefold(): one_line(a) for a in agencies if one_line(a)}
    return tuple(named.values())


def _on_record(work: Work, id: str) -> Meeting:
    found = work.need(id, Meeting)
    if found.removed:
        raise NotFound("This meeting was cancelled.")
    return found


def _refuse_stale(known: Meeting, fresh: Meeting, seen: Meeting | None) -> None:
    if seen is not None and seen != known:
        raise StaleEdit(theirs=_in_words(known), yours=_in_words(fresh))


def _in_words(meeting: Meeting) -> str:
    said = (meeting.title, str(meeting.on or meeting.when), ", ".join(meeting.attended),
            meeting.agenda, meeting.minutes, "; ".join(meeting.decisions))  # fmt: skip
    return " | ".join(x for x in said if x)
