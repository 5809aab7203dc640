"""How the groups of the second day stand: who is in which, who writes, how far their plan is."""

from __future__ import annotations

from dataclasses import dataclass

from sim_workshop.domain.breakouts import Breakout
from sim_workshop.domain.plan import ActionStep, Objective
from sim_workshop.domain.priorities import Priority
from sim_workshop.domain.record import Record
from sim_workshop.domain.workshop import Map, Stage

PLANNING: frozenset[Stage] = frozenset({"plan", "groups", "report_back"})
"""While participants write the plan."""


@dataclass(frozen=True)
class HowFar:
    """What a group's table has, and what it still lacks."""

    steps: int
    led: int
    """Steps with one named lead."""
    dated: int
    """Steps with a date, or that need none any more."""
    complete: int
    """Steps with both."""


def group_of(map_: Map, member: str) -> Breakout | None:
    """The group this person signed up to."""
    return next((b for b in map_.breakouts if member and member in b.members), None)


def group_at(map_: Map, priority: str) -> Breakout | None:
    """The group that writes the plan of this priority."""
    return next((b for b in map_.breakouts if b.priority == priority), None)


def priority_of(about: Record | None) -> str:
    """Whose plan a record is part of; empty for what belongs to no priority."""
    if isinstance(about, Priority):
        return about.id
    return about.priority if isinstance(about, Breakout | ActionStep | Objective) else ""


def in_order(map_: Map) -> tuple[Breakout, ...]:
    """Groups by the number of their priority, as the room knows them."""
    number = {p.id: (p.number or 999, p.letter) for p in map_.priorities}
    return tuple(sorted(map_.breakouts, key=lambda b: number.get(b.priority, (999, ""))))


def title_of(map_: Map, group: Breakout) -> str:
    found = map_.get(group.priority)
    return found.title if isinstance(found, Priority) else ""


def steps_of(map_: Map, group: Breakout) -> tuple[ActionStep, ...]:
    """The group's plan table, in its order."""
    return tuple(s for s in map_.steps if s.priority == group.priority)


def how_far(map_: Map, group: Breakout) -> HowFar:
    steps = steps_of(map_, group)
    return HowFar(
        steps=len(steps),
        led=sum(1 for s in steps if s.lead),
        dated=sum(1 for s in steps if not s.lacks_date),
        complete=sum(1 for s in steps if s.lead and not s.lacks_date),
    )


def present_of(map_: Map, group: Breakout) -> tuple[str, ...]:
    """Its members whose link was not withdrawn."""
    return tuple(m for m in group.members if (known := map_.members.get(m)) is None
                 or not known.withdrawn)  # fmt: skip
