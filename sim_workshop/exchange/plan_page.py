"""The action plan as one page to read, print or put on a website: the field's columns, a table for
each priority, and what is still open marked in words."""

from __future__ import annotations

from contextvars import copy_context
from dataclasses import dataclass
from datetime import datetime

from sim_workshop.domain.finality import is_final
from sim_workshop.domain.plan import ActionStep, Objective
from sim_workshop.domain.privacy import Released
from sim_workshop.exchange import web_pages
from sim_workshop.exchange.report import words
from sim_workshop.exchange.report.cover import practice
from sim_workshop.exchange.report.facts import Facts
from sim_workshop.exchange.report.naming import lead, names_somebody
from sim_workshop.exchange.report.plan import (
    Part,
    beside_lead,
    details_of,
    heads,
    parts_of,
    state_said,
    why_unfilled,
)
from sim_workshop.exchange.report.signs import quoted
from sim_workshop.exchange.spoken import in_report_language
from sim_workshop.words import _


@dataclass(frozen=True)
class Row:
    """One step, or an objective that has none yet."""

    number: str = ""
    objective: str = ""
    text: str = ""
    details: tuple[str, ...] = ()
    lead: str = ""
    beside: tuple[str, ...] = ()
    due: str = ""
    when: str = ""
    status: str = ""
    reason: str = ""


def write(released: Released, *, made_at: datetime, version: str) -> bytes:
    """One file in UTF-8, with nothing beside it and no script in it."""
    facts = Facts(released, made_at, version, draft=not is_final(released.map))
    return copy_context().run(_written, facts)


def _written(facts: Facts) -> bytes:
    in_report_language(facts.map)
    text = web_pages.page(
        "plan.html", community=words.community_name(facts.map), heads=heads(),
        practice=practice() if facts.map.workshop.practice else "",
        state_of_plan=state_said(facts.map.steps),
        parts=[_part(facts, part) for part in parts_of(facts)], made=_made(facts),
    )  # fmt: skip
    return text.encode("utf-8")


def _made(facts: Facts) -> str:
    moment = words.moment(facts.made_at, facts.map.workshop.time_zone)
    return _("Made {moment}, {state}.").format(moment=moment, state=facts.state)


def _part(facts: Facts, part: Part) -> dict[str, object]:
    rows = [_row(facts, step) for step in part.steps]
    rows += [Row(objective=o.text, text=_("no step yet")) for o in part.without_steps]
    title = f"{part.number} {part.title}".strip()
    return {"title": title, "count": words.steps(len(part.steps)), "rows": rows}


def _row(facts: Facts, step: ActionStep) -> Row:
    found = facts.map.get(step.objective)
    label = facts.map.pack.vocabulary.label("progress_status", step.status).split(" (")[0]
    written = [w for w in step.status_as_written if w.casefold() != label.casefold()]
    due = words.short_day(step.due) if step.due else ""
    over = "" if due or step.lacks_date else step.when or "–"
    return Row(
        number=facts.step_numbers.get(step.id, ""),
        objective=found.text if isinstance(found, Objective) else "",
        text=step.text, details=tuple(details_of(step)), lead=lead(facts, step.lead),
        beside=(*_as_written(facts, step), *beside_lead(facts, step)),
        due=due or over, when=quoted(step.when) if step.when and not over else "", status=label,
        reason=" · ".join(x for x in (step.status_reason, *map(quoted, written)) if x),
    )  # fmt: skip


def _as_written(facts: Facts, step: ActionStep) -> tuple[str, ...]:
    """What somebody wrote where one named lead should stand."""
    if not step.who or step.who.casefold() == step.lead.casefold():
        return ()
    if names_somebody(facts, step.who):
        return ()
    why = why_unfilled(step) if not step.lead else ""
    return (f"{quoted(step.who)}{f', {why}' if why else ''}",)
