"""Days of the committee's papers for the calendar: reviews, ends, report-backs that are due."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, timedelta

from sim_workshop.domain.workshop import Map
from sim_workshop.domain.year.engagement import Agreement
from sim_workshop.domain.year.finding import GRANT_ENDS_WITHIN
from sim_workshop.domain.year.of_chairs import open_workgroups
from sim_workshop.domain.year.of_meetings import next_meetings
from sim_workshop.domain.year.reminders import charter_due
from sim_workshop.domain.year.working import Funding
from sim_workshop.words import _

Dated = tuple[str, date, str]
"""A name that stays, the day, and what it says."""


def papers(map_: Map, today: date) -> Iterator[Dated]:
    yield from _agreements(map_)
    yield from _grants(map_)
    if due := charter_due(map_):
        yield "charter-review", due, _("Look at the charter")
    yield from _report_backs(map_, today)


def _agreements(map_: Map) -> Iterator[Dated]:
    for each in map_.all(Agreement):
        if each.review:
            yield f"{each.id}-review", each.review, _("Review: {title}").format(title=each.title)
        if each.ends:
            yield f"{each.id}-end", each.ends, _("Ends: {title}").format(title=each.title)


def _grants(map_: Map) -> Iterator[Dated]:
    """The end, and the day on which the checklist of the last year opens."""
    for each in map_.all(Funding):
        if each.ends:
            yield f"{each.id}-end", each.ends, _("Ends: {title}").format(title=each.title)
            opens = each.ends - timedelta(days=GRANT_ENDS_WITHIN)
            said = _("A year is left, open the checklist: {title}").format(title=each.title)
            yield f"{each.id}-checklist", opens, said


def _report_backs(map_: Map, today: date) -> Iterator[Dated]:
    """Workgroups tell the committee when it meets next."""
    of_committee = (day for day, meeting in next_meetings(map_, today) if not meeting.workgroup)
    if day := next(of_committee, None):
        for group in open_workgroups(map_, day):
            said = _("Report-back due: {group}").format(group=group.name)
            yield f"{group.id}-report", day, said
