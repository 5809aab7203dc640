"""The plan's numbers 1.1, 1.2 …, and what in it is still unfilled."""

from __future__ import annotations

from collections.abc import Collection, Mapping
from dataclasses import dataclass

from sim_workshop.domain.leads import read_lead
from sim_workshop.domain.plan import ActionStep
from sim_workshop.domain.workshop import Map


def step_numbers(map_: Map) -> Mapping[str, str]:
    """What each step is called, by id: "1.2" is the second step of priority 1.

    A number fixed when the plan was published stays with its step; the number of a dropped step
    stays empty (rules.md). Steps of priorities that are not in the plan have none.
    """
    numbers: dict[str, str] = {}
    for priority in map_.chosen:
        steps = [s for s in map_.all(ActionStep, hidden=True) if s.priority == priority.id]
        for step_id, place in _places(steps).items():
            numbers[step_id] = f"{priority.number}.{place}"
    return numbers


def _places(steps: list[ActionStep]) -> dict[str, int]:
    """Fixed numbers first; the others follow after the highest, in their order."""
    fixed = {s.id: s.number for s in steps if s.number is not None}
    following = max(fixed.values(), default=0)
    places = {s.id: fixed[s.id] for s in steps if s.id in fixed and not s.removed}
    for step in sorted(steps, key=lambda s: s.order):
        if step.id not in fixed and not step.removed:
            following += 1
            places[step.id] = following
    return places


@dataclass(frozen=True)
class Unfilled:
    """A step without exactly one named lead, or without a date, and why."""

    step: ActionStep
    lead: str
    """Why there is no lead: nobody, several, agency; empty when there is one."""
    has_date: bool
    """Or needs none any more."""


def agencies_of(map_: Map) -> frozenset[str]:
    """Names that mean an agency here, not a person: those of the list of participants."""
    return frozenset(s.agency for s in map_.stakeholders if s.agency)


def unfilled_of(step: ActionStep, agencies: Collection[str] = ()) -> Unfilled:
    """What this step still lacks. An ongoing step lacks a date too, if it names none; one that is
    over does not."""
    why = "" if step.lead else read_lead(step.who, agencies).unfilled or "nobody"
    return Unfilled(step, why, not step.lacks_date)


def unfilled(map_: Map) -> tuple[Unfilled, ...]:
    """Every step of the plan that lacks a lead or a date: saved, counted, listed."""
    agencies = agencies_of(map_)
    found = (unfilled_of(s, agencies) for s in map_.steps)
    return tuple(u for u in found if u.lead or not u.has_date)
