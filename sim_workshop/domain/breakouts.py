"""Breakouts: small groups, each writing the plan table of one priority."""

from __future__ import annotations

from typing import ClassVar

from sim_workshop.domain.record import Record, Text

MOST_BREAKOUTS = 10


class Breakout(Record):
    """A group of people at one priority: one scribe writes, the others read and speak."""

    kind: ClassVar[str] = "breakout"
    label: ClassVar[str] = "Breakout"
    plural: ClassVar[str] = "Breakouts"

    priority: str
    place: Text = ""
    """Where it sits: "Table 3", "Jury room"."""
    scribe: str = ""
    """Member id of the one who writes; empty until somebody takes it."""
    members: tuple[str, ...] = ()
    """Member ids of everybody who signed up, the scribe among them."""
    seats: int = 0
    """The most people it takes; 0: as many as come."""
    finished: bool = False
    """The group said it is ready to report back."""
    removed: bool = False

    @property
    def is_visible(self) -> bool:
        return not self.removed

    @property
    def is_full(self) -> bool:
        return 0 < self.seats <= len(self.members)

    def links(self) -> tuple[str, ...]:
        return (self.priority,)
