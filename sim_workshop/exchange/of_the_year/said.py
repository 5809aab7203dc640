"""How the papers of the year say their facts: a quarter, a step, an outcome."""

from __future__ import annotations

from datetime import date, timedelta

from sim_workshop.domain.evidence import DataPoint
from sim_workshop.domain.plan import ActionStep
from sim_workshop.domain.value_words import unit_words, value_words
from sim_workshop.domain.workshop import Map
from sim_workshop.domain.year.outcomes import Outcome, as_point
from sim_workshop.domain.year.working import Workgroup
from sim_workshop.exchange.report.words import short_day
from sim_workshop.words import _, say_number

QUARTER = timedelta(days=92)


def quarter(today: date) -> date:
    """The first day this report looks at."""
    return today - QUARTER


def status_of(map_: Map, step: ActionStep) -> str:
    return map_.pack.vocabulary.label("progress_status", step.status).split(" (")[0]


def due_of(step: ActionStep) -> str:
    return short_day(step.due) if step.due else step.when or _("no date")


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
        return value_of(outcome.latest)
    return {
        "": "", "no_later": _("no later value yet"), "not_shown": _("not compared"),
        "unlike": _("counted otherwise since; not compared"),
    }[outcome.why_not]  # fmt: skip


def change(outcome: Outcome) -> str:
    """With its sign; whether that is good is for the committee to say."""
    if outcome.change is None:
        return ""
    if outcome.change == 0:
        return _("the same")
    sign = "+" if outcome.change > 0 else "−"
    return sign + say_number(abs(round(outcome.change, 2)))


def counted_as(outcome: Outcome) -> str:
    return outcome.baseline.definition or _("definition not stated")
