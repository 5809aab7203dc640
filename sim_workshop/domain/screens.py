"""On which screen a person finds the room, wherever it is now."""

from __future__ import annotations

from datetime import date

from sim_workshop.domain.people import LEADING, Member
from sim_workshop.domain.workshop import Map, Stage

SCREEN_OF_STAGE: dict[Stage, str] = {
    "who": "who", "intercept": "intercept", "evidence": "evidence", "map": "map",
    "ballot": "ballot", "result": "ballot", "plan": "plan", "break": "intercept",
    "groups": "groups", "report_back": "groups",
    "evaluation": "evaluation",
}  # fmt: skip


OF_THE_ROOM = frozenset({"ballot", "groups", "evaluation", "console", "agenda"})
"""Screens that need people in a room: a committee in light mode has none."""


def sees_all(member: Member) -> bool:
    """Facilitators and planners have every step in their bar."""
    return member.role in LEADING or member.role == "planner"


def screen_of_room(map_: Map, member: Member) -> str:
    """Its name, as it stands in the address."""
    if map_.workshop.light:
        return "light"
    if map_.room.stage == "who" and not sees_all(member):
        return "intercept"
    if map_.room.stage == "plan" and member.role == "observer":
        return "map"
    return SCREEN_OF_STAGE.get(map_.room.stage, "intercept")


def first_screen(map_: Map, member: Member, today: date) -> str:
    """Where somebody who comes in is led: to the room; a planner, once the day is over and there is
    a plan, to the year after it."""
    last = map_.workshop.ends or map_.workshop.starts
    is_over = last is not None and last < today and bool(map_.steps)
    if member.role == "planner" and is_over and not map_.workshop.light:
        return "year"
    return screen_of_room(map_, member)
