"""What a person answers to the questions about a data sheet, and the numbers that are written."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import Literal

from sim_workshop.domain.evidence import DataPoint
from sim_workshop.domain.sheet_lines import Line
from sim_workshop.domain.sheet_questions import (
    LEFT_OUT_AT_FIRST,
    MUST_BE_ANSWERED,
    Question,
)

Choice = Literal["keep", "correct", "leave_out", "names_nobody"]


@dataclass(frozen=True)
class Answer:
    """What becomes of one number that was asked about."""

    choice: Choice = "keep"
    texts: Mapping[str, str] = field(default_factory=dict)
    """With "correct": value, unit, period, as they should be."""


def first_answer(asked: Sequence[Question]) -> Answer:
    """What happens to it while nobody has answered: kept as written, unless it may name somebody
    or stands there already."""
    kinds = {q.kind for q in asked}
    out = kinds & (LEFT_OUT_AT_FIRST | MUST_BE_ANSWERED)
    return Answer("leave_out" if out else "keep")


def settled(
    lines: Sequence[Line],
    asked: Mapping[str, Sequence[Question]],
    answers: Mapping[str, Answer],
) -> tuple[DataPoint, ...]:
    """The numbers to write, in the order of the sheet. What is kept though it was asked about
    carries the question; what may name somebody is kept only where somebody said it does not."""
    found = []
    for line in lines:
        left = tuple(asked.get(line.key, ()))
        answer = answers.get(line.key) or first_answer(left)
        if answer.choice == "leave_out" or _must_go(left, answer):
            continue
        doubts = [q.said() for q in left if q.kind != "person"]
        found.append(line.point.but(question=" ".join(doubts)))
    return tuple(found)


def _must_go(asked: Sequence[Question], answer: Answer) -> bool:
    kinds = {q.kind for q in asked}
    named = "person" in kinds and answer.choice != "names_nobody"
    return named or "nameless" in kinds
