"""The one timer of the room: a moment of the server's time, the same on every screen."""

from __future__ import annotations

from datetime import datetime, timedelta

from sim_workshop.domain.workshop import Room

NO_TIMER = {"timer_ends": None, "timer_minutes": 0, "timer_left": 0}
UNTIMED = frozenset({"ballot", "result"})
"""The minutes of an intercept do not run on into a vote."""


def timed(room: Room, now: datetime, minutes: int) -> Room:
    """The clock set to so many minutes from now."""
    ends = now + timedelta(minutes=minutes)
    return room.but(timer_ends=ends, timer_minutes=minutes, timer_left=0)


def paused(room: Room, now: datetime) -> Room:
    """Stopped where it is; a clock that has run out stays as it is."""
    if room.timer_ends is None or room.timer_ends <= now:
        return room
    left = max(1, round((room.timer_ends - now).total_seconds()))
    return room.but(timer_ends=None, timer_left=left)


def going_on(room: Room, now: datetime) -> Room:
    if not room.timer_left:
        return room
    return room.but(timer_ends=now + timedelta(seconds=room.timer_left), timer_left=0)


def longer(room: Room, now: datetime, minutes: int) -> Room:
    """So many minutes more than are left now, running or paused."""
    more = timedelta(minutes=minutes)
    total = room.timer_minutes + minutes
    if room.timer_left:
        return room.but(timer_left=room.timer_left + minutes * 60, timer_minutes=total)
    if room.timer_ends is None:
        return timed(room, now, minutes)
    return room.but(timer_ends=max(room.timer_ends, now) + more, timer_minutes=total)


def at_stage(room: Room, stage: str) -> Room:
    """The room at a stage: at a vote the clock of what went before stops."""
    return room.but(stage=stage, **(NO_TIMER if stage in UNTIMED else {}))
