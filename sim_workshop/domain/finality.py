"""When the report may be called final, and what is still open when it is.

A text with a small number beside a word for people holds "final" back until a person answered for
it, each by itself; changed words have to be looked at again, and the report is a draft until then.
Everything else that is open is named and may stay open.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Literal

from sim_workshop.domain.evidence import Anecdote
from sim_workshop.domain.figures import missing
from sim_workshop.domain.numbering import unfilled
from sim_workshop.domain.privacy import Listed, listed_before_final
from sim_workshop.domain.review import open_reviews
from sim_workshop.domain.showing import KEPT_BACK
from sim_workshop.domain.workshop import Map

What = Literal[
    "waiting", "stories", "votes", "no_priority", "no_step", "no_lead", "no_date", "no_status",
    "no_source", "no_meeting", "reviewed",
]  # fmt: skip


@dataclass(frozen=True)
class Open:
    """Something the record does not settle yet, and how often."""

    what: What
    n: int


def to_confirm(map_: Map) -> tuple[Listed, ...]:
    """Texts nobody has answered for yet: while there is one, the report is a draft."""
    return tuple(x for x in map_.once(listed_before_final) if not x.confirmed)


def is_final(map_: Map) -> bool:
    """A facilitator called it final, and nothing came up since that a person has to look at."""
    return map_.report_plan.final_at is not None and not to_confirm(map_)


def still_open(map_: Map) -> tuple[Open, ...]:
    return tuple(Open(what, n) for what, n in _counted(map_) if n)


def _counted(map_: Map) -> Iterator[tuple[What, int]]:
    everything = map_.entries(hidden=True)
    yield "waiting", sum(1 for e in everything if e.standing in KEPT_BACK)
    told = map_.all(Anecdote, hidden=True)
    yield "stories", sum(1 for s in told if s.is_visible and not s.released)
    yield "votes", sum(1 for r in map_.rounds if r.state in ("open", "closed"))
    chosen = {p.id for p in map_.chosen}
    yield "no_priority", int(not chosen)
    planned = {s.priority for s in map_.steps}
    yield "no_step", len(chosen - planned)
    without = unfilled(map_)
    yield "no_lead", sum(1 for u in without if u.lead)
    yield "no_date", sum(1 for u in without if not u.has_date)
    yield "no_status", sum(1 for r in map_.resources if r.status in ("", "unknown"))
    yield "no_source", sum(1 for p in map_.numbers if "source" in missing(map_, p))
    yield "no_meeting", int(not any(m.on for m in map_.meetings))
    yield "reviewed", len(open_reviews(map_))
