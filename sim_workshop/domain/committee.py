"""What stays when the day is over: recommendations, meetings, decisions elsewhere, plain notes."""

from __future__ import annotations

from datetime import date
from typing import ClassVar

from sim_workshop.domain.record import Record, Text


class Recommendation(Record):
    """The facilitators' own advice, kept apart from what the room chose."""

    kind: ClassVar[str] = "recommendation"
    label: ClassVar[str] = "Recommendation"
    plural: ClassVar[str] = "Recommendations"

    text: Text
    order: float = 0.0
    removed: bool = False

    @property
    def is_visible(self) -> bool:
        return not self.removed


class Meeting(Record):
    """When the committee or a workgroup meets or met, who came, and what was settled."""

    kind: ClassVar[str] = "meeting"
    label: ClassVar[str] = "Meeting"
    plural: ClassVar[str] = "Meetings"

    title: Text
    on: date | None = None
    when: Text = ""
    where: Text = ""
    workgroup: str = ""
    """Id of the workgroup; empty for the whole committee."""
    hybrid: bool = False
    """Some take part from elsewhere."""
    agenda: Text = ""
    held: bool = False
    lasted: int = 0
    """Minutes."""
    led_by: Text = ""
    attended: tuple[Text, ...] = ()
    """The agencies that were there."""
    minutes: Text = ""
    decisions: tuple[Text, ...] = ()
    removed: bool = False

    @property
    def is_visible(self) -> bool:
        return not self.removed

    def links(self) -> tuple[str, ...]:
        return (self.workgroup,) if self.workgroup else ()


class Note(Record):
    """Something a file said that has no place of its own: kept as written, never dropped."""

    kind: ClassVar[str] = "note"
    label: ClassVar[str] = "Note"
    plural: ClassVar[str] = "Notes"

    text: Text
    about: tuple[str, ...] = ()
    removed: bool = False

    @property
    def is_visible(self) -> bool:
        return not self.removed

    def links(self) -> tuple[str, ...]:
        return self.about
