"""Who is reminded of what on a day: leads of their steps, chairs of report-backs, the planning
team of meetings, reviews and ends. Only people whose e-mail is on the list; once for each thing."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from datetime import date, timedelta

from sim_workshop.domain.numbering import step_numbers
from sim_workshop.domain.people import Stakeholder
from sim_workshop.domain.plan import ActionStep
from sim_workshop.domain.privacy import listed_before_final, release
from sim_workshop.domain.text import one_line, shortened
from sim_workshop.domain.workshop import Map
from sim_workshop.domain.year.engagement import Agreement, Charter
from sim_workshop.domain.year.finding import REVIEWED_WITHIN
from sim_workshop.domain.year.findings import pauses_on
from sim_workshop.domain.year.my_week import is_on
from sim_workshop.domain.year.of_chairs import open_steps, open_workgroups
from sim_workshop.domain.year.of_meetings import charter_of, next_meetings
from sim_workshop.domain.year.of_papers import checklist_is_open, open_lines
from sim_workshop.domain.year.working import Funding
from sim_workshop.words import _, say_date

AHEAD = timedelta(days=7)
LONGEST = 120


@dataclass(frozen=True)
class Reminder:
    """One thing somebody is told once."""

    thing: str
    """What and for which day: another day is another thing."""
    address: str
    text: str
    """From the released map: what may not be published is not in it."""


def publishable(map_: Map) -> Map:
    """The released map without texts that wait for a person to look at a small number in them."""
    released = map_.once(release)
    waiting = {x.record for x in map_.once(listed_before_final) if not x.confirmed}
    kept = {i: r for i, r in released.map.records.items() if i not in waiting}
    return replace(released.map, records=kept)


def reminders(map_: Map, today: date) -> list[Reminder]:
    """Everything due to be told on this day, whether or not it was told before."""
    published = map_.once(publishable)
    if "" in pauses_on(map_, today):
        return list(_of_papers(map_, published, today))
    found = [*_of_steps(map_, published, today), *_of_meetings(map_, published, today),
             *_of_papers(map_, published, today)]  # fmt: skip
    return list(dict.fromkeys(found))


def people_with_mail(map_: Map) -> tuple[Stakeholder, ...]:
    return tuple(s for s in map_.stakeholders if "@" in s.email)


def _team(map_: Map) -> Iterator[str]:
    """The planning team and whoever chairs the committee."""
    charter = charter_of(map_) or Charter()
    for person in people_with_mail(map_):
        if person.planning_team or is_on(person.name, (charter.chair, charter.co_chair)):
            yield person.email


def _of_steps(map_: Map, published: Map, today: date) -> Iterator[Reminder]:
    numbers, paused = step_numbers(map_), pauses_on(map_, today)
    for step in open_steps(map_):
        if not step.due or step.due > today + AHEAD or (step.workgroup or "-") in paused:
            continue
        when = "late" if step.due < today else "ahead"
        said = _("Overdue since {day}: {step}") if when == "late" else _("Due on {day}: {step}")
        text = said.format(day=say_date(step.due), step=_step(published, step, numbers))
        for person in people_with_mail(map_):
            if is_on(person.name, (step.lead,)):
                yield Reminder(f"step {step.id} {step.due} {when}", person.email, text)


def _step(published: Map, step: ActionStep, numbers: Mapping[str, str]) -> str:
    shown = published.get(step.id)
    words = shortened(one_line(shown.text), LONGEST) if isinstance(shown, ActionStep) else ""
    return f"{numbers.get(step.id, '')} {words}".strip()


def _of_meetings(map_: Map, published: Map, today: date) -> Iterator[Reminder]:
    for day, meeting in next_meetings(map_, today):
        if day > today + AHEAD or meeting.workgroup:
            continue
        text = _("Meeting on {day}: {title}").format(
            day=say_date(day), title=_title(published, meeting.id, _("the committee")))  # fmt: skip
        for address in _team(map_):
            yield Reminder(f"meeting {meeting.id} {day}", address, text)
        yield from _to_report(map_, published, meeting.id, day, today)


def _to_report(
    map_: Map, published: Map, meeting: str, day: date, today: date
) -> Iterator[Reminder]:
    """Workgroups tell the committee at its next meeting."""
    paused = pauses_on(map_, today)
    for group in open_workgroups(map_, today):
        if group.id in paused:
            continue
        text = _("Report back for “{group}” by {day}").format(
            group=_title(published, group.id, _("your workgroup")), day=say_date(day))  # fmt: skip
        for person in people_with_mail(map_):
            if is_on(person.name, (group.chair, group.co_chair)):
                yield Reminder(f"report {group.id} {meeting} {day}", person.email, text)


def _of_papers(map_: Map, published: Map, today: date) -> Iterator[Reminder]:
    for thing, text in dated_papers(map_, published, today + AHEAD, today):
        for address in _team(map_):
            yield Reminder(thing, address, text)


def dated_papers(map_: Map, published: Map, until: date, today: date) -> Iterator[tuple[str, str]]:
    """Reviews and ends of agreements up to a day, the charter's review, grants in their last year
    with open lines."""
    for agreement in map_.all(Agreement):
        title = _title(published, agreement.id, _("an agreement"))
        if agreement.review and agreement.review <= until:
            yield (
                f"review {agreement.id} {agreement.review}",
                _("Review “{title}”: {day}").format(title=title, day=say_date(agreement.review)),
            )
        if agreement.ends and agreement.ends <= until:
            yield (
                f"end {agreement.id} {agreement.ends}",
                _("“{title}” ends: {day}").format(title=title, day=say_date(agreement.ends)),
            )
    yield from _charter(map_, until)
    for grant in map_.all(Funding):
        if grant.ends and checklist_is_open(grant, today) and open_lines(map_, grant):
            title = _title(published, grant.id, _("a grant"))
            yield (f"grant {grant.id} {grant.ends}",
                   _("“{title}” ends on {day}: answer what has to be settled before").format(
                       title=title, day=say_date(grant.ends)))  # fmt: skip


def _charter(map_: Map, until: date) -> Iterator[tuple[str, str]]:
    if (day := charter_due(map_)) and day <= until:
        yield f"charter {day}", _("Look at the charter: {day}").format(day=say_date(day))


def charter_due(map_: Map) -> date | None:
    """A year after it was looked at."""
    charter = charter_of(map_)
    looked = charter and (charter.reviewed_on or charter.agreed_on)
    return looked + timedelta(days=REVIEWED_WITHIN) if looked else None


def _title(published: Map, id_: str, otherwise: str) -> str:
    """Its title as it may be published."""
    shown = published.get(id_)
    words = str(getattr(shown, "title", "") or getattr(shown, "name", ""))
    return shortened(one_line(words), LONGEST) or otherwise
