"""Before the day: what an agency answers by its own link, and what became of each answer."""

from __future__ import annotations

from datetime import date, datetime
from typing import ClassVar

from pydantic import BaseModel, ConfigDict

from sim_workshop.domain.record import Record, Text
from sim_workshop.domain.screening import Hit, screen

LEFT_OUT = "left out"
MOST_ANSWERS = 200
"""Lines of one form; more is no answer to these questions."""


class Answer(BaseModel):
    """One thing an agency said to one question, one line of its form."""

    model_config = ConfigDict(frozen=True, extra="forbid")
    id: str
    question: str
    """Id of the pack's question, or of a measure for a data request."""
    text: Text = ""
    """The answer; for a number, what is counted or what there is to say about it."""
    where: str = ""
    """The seat or intercept the agency chose."""
    value: Text = ""
    period: Text = ""
    source: Text = ""
    definition: Text = ""
    names_nobody: bool = False
    """The agency looked at what the screen of texts saw and stated that it names nobody."""
    became: str = ""
    """Id of the entry, number or person a facilitator made of it; "left out" when declined."""

    @property
    def is_empty(self) -> bool:
        return not any((self.text, self.value, self.period, self.source, self.definition))

    @property
    def hits(self) -> tuple[Hit, ...]:
        """What may identify a person, unless the agency said otherwise."""
        said = (self.text, self.value, self.period, self.source, self.definition)
        return () if self.names_nobody else tuple(h for text in said for h in screen(text))

    def but(self, **changes: object) -> Answer:
        return Answer.model_validate({**self.model_dump(), **changes})


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

    @property
    def waiting(self) -> tuple[Answer, ...]:
        """Answers nobody has placed or left out yet."""
        return tuple(a for a in self.answers if not a.became)

    def is_late(self, today: date) -> bool:
        return not self.finished and self.due is not None and self.due < today

    def unanswered(self) -> tuple[str, ...]:
        """Measures of the data request without a value."""
        given = {a.question for a in self.answers if a.value}
        return tuple(m for m in self.asks if m not in given)

    def answer(self, answer_id: str) -> Answer | None:
        return next((a for a in self.answers if a.id == answer_id), None)
