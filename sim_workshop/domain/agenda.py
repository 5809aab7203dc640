"""The agenda of the day: blocks with planned and used minutes, and borrowing between them."""

from __future__ import annotations

from datetime import datetime
from typing import ClassVar

from pydantic import BaseModel, ConfigDict

from sim_workshop.domain.record import Record, Text


class Span(BaseModel):
    """A stretch of time a block ran; open while it runs."""

    model_config = ConfigDict(frozen=True, extra="forbid")
    started: datetime
    ended: datetime | None = None


class AgendaBlock(Record):
    """One part of the day, with the minutes planned for it and the time it took."""

    kind: ClassVar[str] = "agenda"
    label: ClassVar[str] = "Agenda block"
    plural: ClassVar[str] = "Agenda"

    title: Text
    day: int = 1
    order: float = 0.0
    planned: int = 0
    """Minutes on the agenda as it was agreed."""
    borrowed: int = 0
    """Minutes taken from later blocks; below zero: lent to an earlier one."""
    stage: str = ""
    """Where the room goes when the block starts: a stage; empty: it stays where it is."""
    at: str = ""
    """The intercept the room goes to, for a block about one."""
    spans: tuple[Span, ...] = ()
    removed: bool = False

    @property
    def is_visible(self) -> bool:
        return not self.removed

    @property
    def minutes(self) -> int:
        """What the block may take now, with what was borrowed or lent."""
        return self.planned + self.borrowed

    def used_seconds(self, now: datetime) -> int:
        """How long it has run so far."""
        return round(sum(((s.ended or now) - s.started).total_seconds() for s in self.spans))

    @property
    def is_running(self) -> bool:
        return bool(self.spans) and self.spans[-1].ended is None

    def used_minutes(self, now: datetime) -> int:
        return round(self.used_seconds(now) / 60)

    def started(self, at: datetime) -> AgendaBlock:
        """Running from now on."""
        return self if self.is_running else self.but(spans=(*self.spans, Span(started=at)))

    def ended(self, at: datetime) -> AgendaBlock:
        if not self.is_running:
            return self
        last = self.spans[-1]
        return self.but(spans=(*self.spans[:-1], Span(started=last.started, ended=at)))
