"""What the meetings of the committee say: is one set, who comes, how often, how long."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, timedelta
from itertools import pairwise
from statistics import median

from sim_workshop.domain.committee import Meeting
from sim_workshop.domain.workshop import OF_THE_YEAR, Map
from sim_workshop.domain.year.engagement import CHARTER_ID, Charter
from sim_workshop.domain.year.finding import (
    MEETINGS_COMPARED,
    MINUTES_WITHIN,
    MISSED_MORE,
    TOO_LONG,
    TOO_OFTEN,
    TOO_RARE,
    TOO_SHORT,
    Finding,
    Moves,
    Rule,
    found,
)


def of_meetings(map_: Map, today: date, _moves: Moves) -> Iterator[Finding]:
    if has_begun(map_):
        yield from _none_set(map_, today)
    yield from _without_minutes(map_, today)
    held = held_meetings(map_, today)
    yield from _attendance(held)
    if charter := charter_of(map_):
        yield from _rhythm(charter, held)
        yield from _lengths(charter, held)


def has_begun(map_: Map) -> bool:
    """Whether there is a year after the workshop to look at."""
    return bool(map_.chosen or map_.meetings or any(map_.all(kind) for kind in OF_THE_YEAR))


def charter_of(map_: Map) -> Charter | None:
    charter = map_.get(CHARTER_ID)
    return charter if isinstance(charter, Charter) and charter.is_visible else None


def held_meetings(map_: Map, today: date, workgroup: str = "") -> list[tuple[date, Meeting]]:
    """Meetings that took place, by their day."""
    of_group = (m for m in map_.meetings if m.workgroup == workgroup and m.held)
    dated = [(m.on, m) for m in of_group if m.on and m.on <= today]
    return sorted(dated, key=lambda found: found[0])


def next_meetings(map_: Map, today: date) -> list[tuple[date, Meeting]]:
    """Meetings to come, of the committee and of workgroups, by their day."""
    dated = [(m.on, m) for m in map_.meetings if m.on and m.on >= today and not m.held]
    return sorted(dated, key=lambda found: found[0])


def _none_set(map_: Map, today: date) -> Iterator[Finding]:
    if any(not m.workgroup for _, m in next_meetings(map_, today)):
        return
    held = held_meetings(map_, today)
    if held:
        yield found("no_meeting", saying="after", last=held[-1][0])
    else:
        yield found("no_meeting")


def _without_minutes(map_: Map, today: date) -> Iterator[Finding]:
    late = today - timedelta(days=MINUTES_WITHIN)
    for meeting in map_.meetings:
        if meeting.on and meeting.on <= late and not meeting.minutes:
            saying = "" if meeting.held else "unsaid"
            yield found("no_minutes", meeting.id, saying, (meeting.id,), meeting=meeting.title,
                        day=meeting.on)  # fmt: skip


def _attendance(held: list[tuple[date, Meeting]]) -> Iterator[Finding]:
    counted = [(day, frozenset(m.attended)) for day, m in held if m.attended]
    before = counted[-2 * MEETINGS_COMPARED : -MEETINGS_COMPARED]
    last = counted[-MEETINGS_COMPARED:]
    if len(before) < MEETINGS_COMPARED:
        return
    for agency in sorted({a for _, there in before for a in there}):
        was, now = (sum(agency in there for _, there in m) for m in (before, last))
        if was - now >= MISSED_MORE:
            yield found("attendance", agency, "" if now else "none", agency=agency, was=was,
                        now=now, since=last[0][0])  # fmt: skip


def _rhythm(charter: Charter, held: list[tuple[date, Meeting]]) -> Iterator[Finding]:
    gaps = [(b - a).days for (a, _), (b, _) in pairwise(held)][-MEETINGS_COMPARED:]
    meant = charter.meets_every_days
    if len(gaps) < MEETINGS_COMPARED or meant < 1:
        return
    middle = median(gaps)
    rule: Rule = "too_rare" if middle > meant else "too_often"
    if middle > TOO_RARE * meant or middle < TOO_OFTEN * meant:
        yield found(rule, middle=int(middle), meant=meant, last=held[-1][0])


def _lengths(charter: Charter, held: list[tuple[date, Meeting]]) -> Iterator[Finding]:
    lasted = [m.lasted for _, m in held if m.lasted > 0][-MEETINGS_COMPARED:]
    meant = charter.meets_minutes
    if len(lasted) < MEETINGS_COMPARED or meant < 1:
        return
    middle = median(lasted)
    rule: Rule = "too_long" if middle > meant else "too_short"
    if middle > TOO_LONG * meant or middle < TOO_SHORT * meant:
        yield found(rule, middle=int(middle), meant=meant, last=held[-1][0])
