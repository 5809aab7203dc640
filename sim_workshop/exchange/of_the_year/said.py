"""How the papers of the year say their facts: a quarter, a step, an outcome."""

from __future__ import annotations

from datetime import date

from sim_workshop.domain.committee import Meeting
from sim_workshop.domain.evidence import DataPoint
from sim_workshop.domain.plan import ActionStep
from sim_workshop.domain.value_words import unit_words, value_words
from sim_workshop.domain.workshop import Map
from sim_workshop.domain.year.meeting_facts import Attended, attendance, held
from sim_workshop.domain.year.outcomes import Outcome, as_point
from sim_workshop.domain.year.quarter import Quarter, quarter_reported
from sim_workshop.domain.year.working import Workgroup
from sim_workshop.exchange.report.words import day, short_day
from sim_workshop.words import _, say_month, say_number


def quarter(map_: Map, today: date) -> Quarter:
    """The one this report looks at. A month that no year begins in is the calendar's."""
    start = map_.workshop.fiscal_year_starts
    return quarter_reported(today, start if 1 <= start <= 12 else 1)


def quarter_named(map_: Map, today: date) -> str:
    """ "Quarter 4 of fiscal year 2027 (begins in July), April 1, 2027 to June 15, 2027, so far"."""
    of = quarter(map_, today)
    form = _("Quarter {n} of {year}, {first} to {last}")
    if of.is_fiscal:
        form = _("Quarter {n} of fiscal year {year} (begins in {month}), {first} to {last}")
    named = form.format(n=of.number, year=of.year, month=say_month(of.fiscal_start),
                        first=day(of.first), last=day(of.until(today)))  # fmt: skip
    return named if today > of.last else _("{quarter}, so far").format(quarter=named)


def met_in(map_: Map, today: date) -> tuple[Meeting, ...]:
    """Meetings held in that quarter."""
    of = quarter(map_, today)
    return held(map_, since=of.first, until=of.until(today))


def came_in(map_: Map, today: date) -> tuple[Attended, ...]:
    """How often each agency came to them."""
    of = quarter(map_, today)
    return attendance(map_, since=of.first, until=of.until(today))


def status_of(map_: Map, step: ActionStep) -> str:
    return map_.pack.vocabulary.label("progress_status", step.status).split(" (")[0]


def due_of(step: ActionStep) -> str:
    return (
        short_day(step.due) if step.due else step.when or (_("no date") if step.lacks_date else "–")
    )


def lead_of(step: ActionStep) -> str:
    return step.lead or _("nobody named")


def workgroup_of(map_: Map, step: ActionStep) -> str:
    group = map_.get(step.workgroup)
    return group.name if isinstance(group, Workgroup) else ""


def value_of(point: DataPoint) -> str:
    """ "4,120 people, 2025"; what must not be shown says so."""
    if not point.value:
        return _("not shown")
    said = f"{value_words(point)} {unit_words(point)}".strip()
    return f"{said}, {point.period or _('no period stated')}"


def then(outcome: Outcome) -> str:
    return value_of(as_point(outcome.baseline))


def now(outcome: Outcome) -> str:
    """The newest value counted alike; or why there is none."""
    if outcome.latest:
        unsaid = "" if outcome.baseline.definition else f"; {_('nobody wrote how it is counted')}"
        return value_of(outcome.latest) + unsaid
    return {
        "": "", "no_later": _("no later value yet"), "not_shown": _("not compared"),
        "unlike": _("counted otherwise since; not compared"),
    }[outcome.why_not]  # fmt: skip


def change(outcome: Outcome) -> str:
    """With its sign; whether that is good is for the committee to say."""
    if outcome.latest and not outcome.baseline.definition:
        return _("not compared")
    if outcome.change is None:
        return ""
    if outcome.change == 0:
        return _("the same")
    sign = "+" if outcome.change > 0 else "−"
    return sign + say_number(abs(round(outcome.change, 2)))


def counted_as(outcome: Outcome) -> str:
    return outcome.baseline.definition or _("definition not stated")
