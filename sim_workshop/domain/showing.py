"""When the room sees a new entry: at once, after a facilitator looked at it, after the reveal."""

from __future__ import annotations

from sim_workshop.domain.people import LEADING, Role
from sim_workshop.domain.record import Standing
from sim_workshop.domain.workshop import Room

KEPT_BACK: frozenset[Standing] = frozenset({"held", "waiting", "veiled"})
"""Seen by their author and the facilitators alone. The screen of texts comes first, then a
facilitator's approval, then the reveal: an entry passes them in this order."""


def standing_of_new(room: Room, role: Role) -> Standing:
    """Where an entry goes that the screen of texts let pass. What a facilitator writes, a
    facilitator has looked at."""
    if room.approving and role not in LEADING:
        return "waiting"
    return standing_once_approved(room)


def standing_once_approved(room: Room) -> Standing:
    return "veiled" if room.veiling else "shown"


def standing_of_changed(room: Room, role: Role, before: Standing) -> Standing:
    """New words of an entry: looked at again while entries are approved first; what was held
    starts as a new entry does; otherwise it stays where it is."""
    if before == "held":
        return standing_of_new(room, role)
    if before in ("shown", "veiled", "parked") and room.approving and role not in LEADING:
        return "waiting"
    return before
