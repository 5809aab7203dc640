"""The survey on collaboration before and six months after, side by side: two pictures of whoever
answered then. It shows no effect of anything."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from sim_workshop.domain.evaluation import Evaluated
from sim_workshop.domain.workshop import Map
from sim_workshop.domain.year.assessment import Survey, SurveyWhen

MONTHS_AFTER = 6
LAST_SAFE_DAY = 28


@dataclass(frozen=True)
class Beside:
    """One question, as it was answered before and after; None where it was not asked or counted."""

    ask: str
    before: Evaluated | None
    after: Evaluated | None


def survey_of(map_: Map, when: SurveyWhen) -> Survey | None:
    return next((s for s in map_.all(Survey) if s.when == when), None)


def due_after(map_: Map) -> date | None:
    """Six months after the last day of the workshop; None while that is not known."""
    last = map_.workshop.ends or map_.workshop.starts
    return _months_later(last, MONTHS_AFTER) if last else None


def _months_later(day: date, months: int) -> date:
    year, month = divmod(day.month - 1 + months, 12)
    return date(day.year + year, month + 1, min(day.day, LAST_SAFE_DAY))


def side_by_side(map_: Map) -> tuple[Beside, ...]:
    """In the order they were asked; a question of one survey alone stands alone."""
    before, after = (_results(map_, when) for when in ("before", "after"))
    asked = {**before, **after}
    return tuple(Beside(e.ask, before.get(q), after.get(q)) for q, e in asked.items())


def _results(map_: Map, when: str) -> dict[str, Evaluated]:
    found = next((s for s in map_.all(Survey) if s.when == when and s.state == "closed"), None)
    return {e.question: e for e in found.results} if found else {}
