"""What shows a problem: one number and one story, each only if it may leave."""

from __future__ import annotations

from dataclasses import dataclass

from sim_workshop.domain.evidence import Anecdote, DataPoint
from sim_workshop.domain.privacy import release
from sim_workshop.domain.workshop import Map
from sim_workshop.domain.year.engagement import Problem


@dataclass(frozen=True)
class Stated:
    """A problem with what shows it; None where it is not chosen or may not leave."""

    problem: Problem
    number: DataPoint | None
    story: Anecdote | None


def may_show(map_: Map) -> tuple[tuple[DataPoint, ...], tuple[Anecdote, ...]]:
    """Numbers that are not left out of what leaves, and released stories."""
    released = map_.once(release)
    numbers = (p for p in map_.numbers if p.value and p.id not in released.suppressed)
    return tuple(numbers), tuple(s for s in map_.stories if s.released)


def stated(map_: Map) -> tuple[Stated, ...]:
    """The problems as they may be printed. Of a released map as well as of the whole."""
    numbers, stories = may_show(map_)
    by_id = {p.id: p for p in numbers}, {s.id: s for s in stories}
    return tuple(
        Stated(p, by_id[0].get(p.number), by_id[1].get(p.story)) for p in map_.all(Problem)
    )
