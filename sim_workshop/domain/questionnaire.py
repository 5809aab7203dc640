"""Before the day: what an agency answers by its own link, and what became of each answer."""

from __future__ import annotations

from datetime import date, datetime
from typing import ClassVar

from pydantic import BaseModel, ConfigDict

from sim_workshop.domain.record import Record, Text


class Answer(BaseModel):
    """One thing an agency said to one question, one line of its form."""

    model_config = ConfigDict(frozen=True, extra="forbid")
    id: str
    question: str
    """Id of the pack's question, or of a measure for a data request."""
    text: Text = ""
    became: str = ""
    """Id of the entry, number or person a facilitator made of it; "left out" when declined."""


class Questionnaire(Record):
    """The form of one agency: sent weeks ahead, its answers placed by the facilitator."""

    kind: ClassVar[str] = "questionnaire"
    label: ClassVar[str] = "Agency form"
    plural: ClassVar[str] = "Agency forms"

    agency: Text
    contact: Text = ""
    """Who was asked, by name or post; read by facilitators only."""
    asks: tuple[str, ...] = ()
    """Measures of the data request; empty: the twelve questions alone."""
    due: date | None = None
    grant: str = ""
    """Id of the grant whose link opens the form."""
    answers: tuple[Answer, ...] = ()
    sent_at: datetime | None = None
    """When the agency last sent its answers."""
    finished: bool = False
    """The agency said that it is complete."""
    removed: bool = False

    @property
    def is_visible(self) -> bool:
        return not self.removed
