"""What needs this person this week: by their name where it stands on something, else by role."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, timedelta

from sim_workshop.domain.committee import Meeting
from sim_workshop.domain.people import Member
from sim_workshop.domain.plan import ActionStep
from sim_workshop.domain.text import one_line
from sim_workshop.domain.workshop import Map
from sim_workshop.domain.year.of_chairs import open_steps, open_workgroups
from sim_workshop.domain.year.of_meetings import charter_of, next_meetings
from sim_workshop.domain.year.working import Matter, Workgroup

AHEAD = timedelta(days=7)
MEETINGS_AHEAD = timedelta(days=31)


@dataclass(frozen=True)
class Week:
    """What needs somebody, in the order in which they can act."""

    named: bool
    """Whether it is theirs by name; otherwise it is everybody's."""
    leads_committee: bool
    overdue: tuple[ActionStep, ...]
    due: tuple[ActionStep, ...]
    """Within seven days."""
    meetings: tuple[tuple[date, Meeting], ...]
    """Within a month, of the committee and of one's workgroups."""
    groups: tuple[Workgroup, ...]
    """Those one chairs."""
    matters: tuple[Matter, ...]
    """Nobody sorted yet."""

    @property
    def is_free(self) -> bool:
        return not (self.overdue or self.due or self.meetings or self.matters)


def week_of(map_: Map, member: Member, today: date, *, everybody: bool = False) -> Week:
    """Their own where their name stands on a step or a chair, unless all is asked for."""
    name = "" if everybody else one_line(member.name)
    groups = tuple(w for w in open_workgroups(map_, today) if is_on(name, (w.chair, w.co_chair)))
    charter = charter_of(map_)
    chairs = bool(charter and is_on(name, (charter.chair, charter.co_chair)))
    own = tuple(s for s in open_steps(map_) if is_on(name, (s.lead,)))
    named = bool(own or groups or chairs)
    steps = own if named else open_steps(map_)
    return Week(
        named, chairs,
        tuple(s for s in steps if s.due and s.due < today),
        tuple(s for s in steps if s.due and today <= s.due <= today + AHEAD),
        _meetings(map_, today, {g.id for g in groups} if named and not chairs else None),
        groups,
        tuple(m for m in map_.all(Matter) if m.state == "new"),
    )  # fmt: skip


def is_on(name: str, written: Iterable[str]) -> bool:
    """Whether a name stands there, alone or before a post: "Jane Roe, Health Department"."""
    if not name:
        return False
    heads = (w.partition(",")[0].partition("(")[0] for w in written)
    return name.casefold() in {one_line(h).casefold() for h in heads}


def _meetings(map_: Map, today: date, groups: set[str] | None) -> tuple[tuple[date, Meeting], ...]:
    soon = (m for m in next_meetings(map_, today) if m[0] <= today + MEETINGS_AHEAD)
    return tuple(m for m in soon if groups is None or m[1].workgroup in {"", *groups})
