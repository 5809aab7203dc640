"""Steps that stand still or are late, report-backs and numbers that are missing."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator
from datetime import date, timedelta

from sim_workshop.domain.plan import ActionStep
from sim_workshop.domain.series import all_series, breaks
from sim_workshop.domain.workshop import Map
from sim_workshop.domain.year.finding import (
    DRIFTED_MANY,
    DRIFTED_SHARE,
    NO_DATA_FOR,
    REVIEWED_WITHIN,
    STILL_FOR,
    Finding,
    Moves,
    found,
    steps_said,
)
from sim_workshop.domain.year.keeping_on import CloseOut
from sim_workshop.domain.year.monitoring import Cycle, ReportBack
from sim_workshop.domain.year.of_chairs import open_steps, open_workgroups
from sim_workshop.domain.year.of_meetings import charter_of, has_begun, held_meetings


def of_work(map_: Map, today: date, moves: Moves) -> Iterator[Finding]:
    yield from _standing_still(map_, today, moves)
    yield from _overdue(map_, today)
    yield from _not_reported(map_, today, moves)
    yield from _no_data(map_, today, moves)
    yield from _counted_otherwise(map_)
    yield from _drift(map_, today)


def by_workgroup(steps: Iterable[ActionStep]) -> dict[str, list[ActionStep]]:
    groups: dict[str, list[ActionStep]] = defaultdict(list)
    for step in steps:
        groups[step.workgroup].append(step)
    return groups


def name_of(map_: Map, workgroup: str) -> str:
    return str(getattr(map_.get(workgroup), "name", ""))


def _standing_still(map_: Map, today: date, moves: Moves) -> Iterator[Finding]:
    """A trial of a step moves it too."""
    tried: dict[str, date] = {}
    for cycle in map_.all(Cycle):
        if day := moves.last.get(cycle.id):
            tried[cycle.step] = max(day, tried.get(cycle.step, day))
    moved = {s.id: max(day, tried.get(s.id, day)) for s in open_steps(map_)
             if (day := moves.last.get(s.id))}  # fmt: skip
    limit = today - timedelta(days=STILL_FOR)
    still = (s for s in open_steps(map_) if s.id in moved and moved[s.id] < limit)
    for group, steps in by_workgroup(still).items():
        yield found("stalled", group, "group" if group else "", (s.id for s in steps),
                    where=name_of(map_, group), steps=steps_said(map_, steps),
                    since=min(moved[s.id] for s in steps))  # fmt: skip


def overdue_steps(map_: Map, today: date) -> tuple[ActionStep, ...]:
    return tuple(s for s in open_steps(map_) if s.due and s.due < today)


def _overdue(map_: Map, today: date) -> Iterator[Finding]:
    for group, steps in by_workgroup(overdue_steps(map_, today)).items():
        yield found("overdue", group, "group" if group else "", (s.id for s in steps),
                    where=name_of(map_, group), steps=steps_said(map_, steps),
                    since=min(s.due for s in steps if s.due))  # fmt: skip


def _not_reported(map_: Map, today: date, moves: Moves) -> Iterator[Finding]:
    """Between the last two meetings of the committee, a workgroup that was there by the first."""
    held = held_meetings(map_, today)
    if len(held) < 2:
        return
    before, last = held[-2][0], held[-1][0]
    told = {r.workgroup for r in map_.all(ReportBack) if r.on and before < r.on <= today}
    for group in open_workgroups(map_, today):
        if group.id not in told and moves.first.get(group.id, before) <= before:
            yield found("report_back", group.id, records=(group.id,), where=group.name,
                        before=before, last=last)  # fmt: skip


def _no_data(map_: Map, today: date, moves: Moves) -> Iterator[Finding]:
    if not has_begun(map_):
        return
    if not map_.numbers:
        yield found("no_data", saying="none")
        return
    days = [moves.last[n.id] for n in map_.numbers if n.id in moves.last]
    if days and max(days) < today - timedelta(days=NO_DATA_FOR):
        yield found("no_data", last=max(days))


def _counted_otherwise(map_: Map) -> Iterator[Finding]:
    for series in all_series(map_.numbers):
        for n in sorted(breaks(series, map_.measures)):
            point = series[n]
            yield found("definition", point.id, records=(point.id,), period=point.period,
                        measured=point.name or _measured(map_, point.measure))  # fmt: skip


def _measured(map_: Map, measure: str) -> str:
    known = map_.measures.get(measure)
    return known.name if known else measure


def _drift(map_: Map, today: date) -> Iterator[Finding]:
    """What nobody chose: unless the charter says that it is meant, and was looked at since."""
    if has_said_so(map_, today):
        return
    closed = {c.of for c in map_.all(CloseOut)}
    meant = {p.id for p in map_.chosen} - closed
    steps = open_steps(map_)
    outside = [s for s in steps if s.priority not in meant]
    if len(outside) >= DRIFTED_MANY and len(outside) > DRIFTED_SHARE * len(steps):
        yield found("drift", records=(s.id for s in outside), many=len(outside), of=len(steps),
                    steps=steps_said(map_, outside))  # fmt: skip


def has_said_so(map_: Map, today: date) -> bool:
    charter = charter_of(map_)
    looked = charter and (charter.reviewed_on or charter.agreed_on)
    return bool(
        charter and charter.drift and looked and looked >= today - timedelta(days=REVIEWED_WITHIN)
    )
