"""What was reached when something ends, and what comes next. No claim of what caused it."""

from __future__ import annotations

from collections import Counter

from sim_workshop.domain.priorities import Priority
from sim_workshop.domain.workshop import Map
from sim_workshop.domain.year.keeping_on import CloseOut
from sim_workshop.domain.year.working import Funding, Workgroup


def priorities_of(map_: Map, of: str) -> tuple[str, ...]:
    """The priorities something that ends has worked on."""
    ended = map_.get(of)
    if isinstance(ended, Workgroup | Funding):
        return ended.priorities
    return (of,) if isinstance(ended, Priority) else ()


def steps_by_status(map_: Map, of: str) -> Counter[str]:
    """How its steps stand: of its priorities, or carried by the workgroup itself."""
    meant = set(priorities_of(map_, of))
    own = (s for s in map_.steps if s.priority in meant or (s.workgroup and s.workgroup == of))
    return Counter(s.status for s in own)


def next_in_line(map_: Map) -> tuple[Priority, ...]:
    """What the room ranked and did not take up, or took up and did not close: the best votes
    first, as they stood at the last vote that was shown."""
    closed = {c.of for c in map_.all(CloseOut)}
    shown = [r for r in map_.rounds if r.id in map_.tallies]
    votes = map_.tallies[shown[-1].id].votes if shown else {}
    standing = [p for p in map_.priorities if p.id not in closed and p.is_visible]
    return tuple(sorted(standing, key=lambda p: (-votes.get(p.id, 0), p.number or 99)))
