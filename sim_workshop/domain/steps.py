"""What the room is at, as one word: the intercept and its question, or a stage without one."""

from __future__ import annotations

from sim_workshop.domain.workshop import Room


def step_key(room: Room) -> str:
    """A new question is a new step; the same question again is the same step."""
    if room.stage != "intercept":
        return f"{room.stage}"
    return f"{room.at}:{'all' if room.all_prompts else room.prompt}"
