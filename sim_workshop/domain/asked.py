"""Numbers that were asked of an agency before the day and are not on the record yet."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from sim_workshop.domain.questionnaire import Questionnaire
from sim_workshop.domain.workshop import Map


@dataclass(frozen=True)
class Asked:
    """One measure of one data request."""

    measure: str
    agency: str
    due: date | None
    answered: bool
    """A value came and waits for a facilitator to place it."""


def asked_for(map_: Map) -> tuple[Asked, ...]:
    """In the order of the forms; a value that was placed or left out is settled."""
    return tuple(each for form in map_.questionnaires for each in _of(form, map_))


def _of(form: Questionnaire, map_: Map) -> Iterator[Asked]:
    for measure in form.asks:
        answers = [a for a in form.answers if a.question == measure and a.value]
        if measure in map_.measures and not any(a.became for a in answers):
            yield Asked(measure, form.agency, form.due, bool(answers))
