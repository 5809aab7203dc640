"""Who somebody may be who gives a name at the door: a line of the list, or a person already here.

Two people of one name are never taken for one by accident: a line is taken without asking only
where name and agency are both the same, and a person who has joined is nobody else without a PIN.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from functools import lru_cache

from sim_workshop.domain.people import Member, Stakeholder
from sim_workshop.domain.pins import HAVE_PINS
from sim_workshop.domain.workshop import Map


@dataclass(frozen=True)
class Known:
    """Whom a name fits."""

    seat: Stakeholder | None = None
    """The line of the list this is beyond doubt."""
    seats: tuple[Stakeholder, ...] = ()
    """Lines it may be: to be asked."""
    people: tuple[Member, ...] = ()
    """People who have joined under this name: to be asked, and to be proved by the PIN."""

    @property
    def is_clear(self) -> bool:
        return not self.seats and not self.people


def on_the_list(seat: Stakeholder) -> str:
    """One line of the list as it is offered at the door."""
    return ", ".join(part for part in (seat.name, seat.agency) if part)


def free_seats(map_: Map) -> list[Stakeholder]:
    """Everybody invited, or here without a device, who has not joined."""
    return [s for s in map_.stakeholders if not s.member and s.name]


def recognised(map_: Map, name: str, agency: str) -> Known:
    """Whom the list and the people here know under what was typed."""
    free = free_seats(map_)
    if picked := [s for s in free if not agency and _same(on_the_list(s), name) and s.agency]:
        return _with_people(map_, picked[0], picked[0].name, picked[0].agency)
    named = [s for s in free if _same(s.name, name)]
    exact = next((s for s in named if _same(s.agency, agency)), None)
    if exact is not None:
        return _with_people(map_, exact, name, agency)
    return Known(seats=tuple(named), people=here_as(map_.members.values(), name, agency))


def _with_people(map_: Map, seat: Stakeholder, name: str, agency: str) -> Known:
    return Known(seat=seat, people=here_as(map_.members.values(), name, agency))


def here_as(members: Iterable[Member], name: str, agency: str) -> tuple[Member, ...]:
    """Who has joined under this name and agency; where one side left the agency out, by name."""
    return tuple(
        m for m in members
        if m.role in HAVE_PINS and not m.withdrawn and _same(m.name, name)
        and (_same(m.agency, agency) or (name and (not agency or not m.agency)))
    )  # fmt: skip


def _same(one: str, other: str) -> bool:
    return _heard(one) == _heard(other)


@lru_cache(maxsize=4096)  # each who comes is compared with everybody here
def _heard(name: str) -> str:
    return " ".join(name.casefold().split())
