"""Monitoring: the baseline frozen by one act, and small trials of a step (plan, do, study, act)."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from sim_workshop.domain.errors import NotAllowed, NotFound, StaleEdit
from sim_workshop.domain.evidence import DataPoint
from sim_workshop.domain.figures import name_of
from sim_workshop.domain.plan import ActionStep
from sim_workshop.domain.series import definition_of
from sim_workshop.domain.year.monitoring import Baseline, Cycle
from sim_workshop.domain.year.outcomes import candidates
from sim_workshop.store import Work
from sim_workshop.use_cases.acting import Acting, screened
from sim_workshop.use_cases.in_order import in_order
from sim_workshop.use_cases.solving import local_day

PHASES = ("plan", "do", "study", "act")


def freeze_baseline(acting: Acting, *, points: Sequence[str]) -> tuple[Baseline, ...]:
    """These numbers as they stand now, whatever becomes of them: later values are compared with
    what was known on workshop day."""
    if not points:
        raise NotAllowed("Choose at least one number. Nothing was frozen.")
    with acting.act("baseline.frozen", "keep_year") as work:
        free = {p.id: p for p in candidates(work.map)}
        for point in points:
            work.need(point, DataPoint)
            if point not in free:
                raise NotAllowed(
                    "One of these numbers cannot be frozen: its series is frozen already, or it is "
                    "no local total up to workshop day. Nothing was frozen."
                )
        return tuple(work.put(_frozen(work, free[p])) for p in dict.fromkeys(points))


def _frozen(work: Work, point: DataPoint) -> Baseline:
    return Baseline(
        id=work.new_id("bl"), areas=point.areas, point=point.id, measure=point.measure,
        name=name_of(work.map, point), value=point.value, low=point.low, high=point.high,
        unit=point.unit, period=point.period, starts=point.starts, ends=point.ends,
        population=point.population, definition=definition_of(point, work.map.measures),
        frozen_on=local_day(work.map, work.at),
    )  # fmt: skip


def remove_baseline(acting: Acting, *, id: str) -> Baseline:
    """Out of the comparison: frozen in error. The number itself stays."""
    with acting.act("baseline.removed", "keep_year") as work:
        return work.put(work.need(id, Baseline).but(removed=True))


def place_cycle(acting: Acting, /, *, step: str, names_nobody: bool = False, **known: Any) -> Cycle:
    """One small trial of one step."""
    screened(*(str(known.get(p, "")) for p in PHASES), names_nobody=names_nobody)
    with acting.act("cycle.placed", "keep_year") as work:
        return work.put(_that_can_be_meant(work, Cycle(id=work.new_id("cy"), step=step, **known)))


def correct_cycle(
    acting: Acting, /, *, id: str, seen: Cycle | None = None, names_nobody: bool = False,
    **changes: Any,
) -> Cycle:  # fmt: skip
    screened(*(str(changes.get(p, "")) for p in PHASES), names_nobody=names_nobody)
    with acting.act("cycle.corrected", "keep_year") as work:
        known = work.need(id, Cycle)
        if known.removed:
            raise NotFound("This trial was removed.")
        fresh = known.but(**changes)
        if seen is not None and seen != known:
            raise StaleEdit(theirs=_in_words(known), yours=_in_words(fresh))
        return work.put(_that_can_be_meant(work, fresh))


def _in_words(cycle: Cycle) -> str:
    return " | ".join(getattr(cycle, p) for p in PHASES) + f" | {cycle.result}"


def _that_can_be_meant(work: Work, cycle: Cycle) -> Cycle:
    """Planned before done, ended after it began, judged once it was studied."""
    work.need(cycle.step, ActionStep)
    if not cycle.plan.strip():
        raise NotAllowed("Say first what is tried, and what you expect. Nothing was saved.")
    in_order(cycle.started, cycle.ended, "The trial ends before it starts")
    if cycle.result and not cycle.study.strip():
        raise NotAllowed("Say what was learned before it is adopted, adapted or abandoned.")
    return cycle


def remove_cycle(acting: Acting, *, id: str) -> Cycle:
    with acting.act("cycle.removed", "keep_year") as work:
        return work.put(work.need(id, Cycle).but(removed=True))
