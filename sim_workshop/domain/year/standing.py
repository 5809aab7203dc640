"""How the steps of the plan stand: by status, overdue, and by whom they are carried."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from typing import get_args

from sim_workshop.domain.plan import OVER, ActionStep, Progress
from sim_workshop.domain.workshop import Map

STATUSES: tuple[Progress, ...] = get_args(Progress)


def by_status(map_: Map) -> Mapping[Progress, int]:
    """How many steps have each word; words nobody used are left out."""
    counted = {s: sum(1 for step in map_.steps if step.status == s) for s in STATUSES}
    return {s: n for s, n in counted.items() if n}


def is_overdue(step: ActionStep, today: date) -> bool:
    return step.status not in OVER and step.due is not None and step.due < today


def overdue(map_: Map, today: date) -> tuple[ActionStep, ...]:
    """The longest overdue first."""
    late = [s for s in map_.steps if is_overdue(s, today)]
    return tuple(sorted(late, key=lambda s: s.due or today))


def with_reasons(map_: Map) -> tuple[ActionStep, ...]:
    """Stalled, dropped, or not to be measured: each with its reason."""
    return tuple(s for s in map_.steps if s.status_reason)
