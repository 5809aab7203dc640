"""The questions at the end of the workshop, and what is left of the answers: sums, and comments
that belong to nobody."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from statistics import median
from typing import ClassVar, Literal

from sim_workshop.domain.record import Record, Text

EvaluationState = Literal["", "open", "closed"]
FEWEST_ANSWERS = 5
"""Fewer answers to a question are not broken down: one could guess whose they are."""
SCALE = (1, 2, 3, 4, 5)
EVALUATION_ROUND = "evaluation"
"""The name under which its secret is kept, as that of a vote is."""
Answers = Mapping[str, int | str]
"""One person's, by question id."""


class Evaluated(Record):
    """What was answered to one question on the scale, counted when the questions were closed."""

    kind: ClassVar[str] = "evaluated"
    label: ClassVar[str] = "Evaluation"
    plural: ClassVar[str] = "Evaluation"

    question: str
    ask: Text = ""
    answered: int = 0
    chose_1: int = 0
    chose_2: int = 0
    chose_3: int = 0
    chose_4: int = 0
    chose_5: int = 0
    """All 0 where fewer than five answered: then it was never kept how."""

    @property
    def is_broken_down(self) -> bool:
        return self.answered >= FEWEST_ANSWERS

    @property
    def chosen(self) -> tuple[int, ...]:
        """How many chose each number, from 1 to 5."""
        return (self.chose_1, self.chose_2, self.chose_3, self.chose_4, self.chose_5)

    @property
    def median(self) -> float | None:
        """The middle answer; None where it is not broken down."""
        answers = [n for n, many in zip(SCALE, self.chosen, strict=True) for _ in range(many)]
        return float(median(answers)) if self.is_broken_down and answers else None


class Comment(Record):
    """A free answer, without its author and in no order; printed once a facilitator released it."""

    kind: ClassVar[str] = "comment"
    label: ClassVar[str] = "Comment"
    plural: ClassVar[str] = "Comments"

    question: str = ""
    text: Text
    released: bool = False
    names_nobody: bool = False
    """Its author or the facilitator who released it stated so."""


def counted(id: str, question: str, ask: str, answers: Iterable[int]) -> Evaluated:
    """The sums of one question; below five only how many answered."""
    given = list(answers)
    many = {f"chose_{n}": given.count(n) for n in SCALE} if len(given) >= FEWEST_ANSWERS else {}
    return Evaluated(id=id, question=question, ask=ask, answered=len(given), **many)
