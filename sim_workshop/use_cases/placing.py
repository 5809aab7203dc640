"""What a facilitator makes of the answers agencies sent: placed one by one, or left out. Nothing is
added unasked."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any, TypeVar

from sim_workshop.domain.errors import NotAllowed, NotFound
from sim_workshop.domain.evidence import DataPoint
from sim_workshop.domain.findings import Entry, Resource
from sim_workshop.domain.people import Stakeholder
from sim_workshop.domain.questionnaire import LEFT_OUT, Answer, Questionnaire
from sim_workshop.domain.record import Record
from sim_workshop.domain.screening import screen
from sim_workshop.domain.showing import standing_once_approved
from sim_workshop.domain.text import one_line
from sim_workshop.store import Work
from sim_workshop.use_cases.acting import Acting, not_empty
from sim_workshop.use_cases.evidencing import fill_number
from sim_workshop.use_cases.mapping import ID_PREFIX, KIND, known_places

PLACED_AS: Mapping[str, str] = {
    "services": "resource", "strengths": "strength", "gaps": "gap", "numbers": "number",
    "seats": "seat", "text": "resource",
}  # fmt: skip
"""What an answer is proposed as, by what its question wants."""
R = TypeVar("R", bound=Record)


def place_answer(
    acting: Acting, *, form: str, answer: str, kind: str, text: str, places: Sequence[str]
) -> Entry:
    """An answer becomes an entry, credited to the agency. What may identify a person is held,
    unless the agency stated that these words name nobody."""
    not_empty(text, "The text")
    if kind not in KIND:
        raise NotAllowed("Choose what it is: a resource, a strength, a gap, an idea.")
    with acting.act("answer.placed", "arrange") as work:
        sent, line = _waiting(work, form, answer)
        stated = line.names_nobody and text == line.text
        shown = "shown" if stated or not screen(text) else "held"
        details = {"operator": sent.agency} if kind == Resource.kind else {}
        entry = KIND[kind](
            id=work.new_id(ID_PREFIX[kind]), text=text, places=known_places(work.map, places),
            credit=_credit(work, sent), author=acting.member.id if shown == "held" else "",
            written_at=work.at, names_nobody=stated, source="Agency form",
            standing=standing_once_approved(work.map.room) if shown == "shown" else "held",
            **details,
        )  # fmt: skip
        return _became(work, sent, line, entry)


def place_number(
    acting: Acting, /, *, form: str, answer: str, names_nobody: bool = False,
    new_measure: Mapping[str, Any] | None = None, **known: Any,
) -> DataPoint:  # fmt: skip
    """An answer becomes a number, by the same rules as any number of the evidence."""
    with acting.act("answer.placed", "arrange") as work:
        sent, line = _waiting(work, form, answer)
        point = fill_number(work, known, new_measure, names_nobody)
        return _became(work, sent, line, point)


def place_seat(
    acting: Acting, *, form: str, answer: str, name: str = "", role: str = "",
    seats: Sequence[str] = (),
) -> Stakeholder:  # fmt: skip
    """Somebody the agency names for a seat goes on the list of participants."""
    not_empty(name + role, "The name or post")
    with acting.act("answer.placed", "arrange") as work:
        sent, line = _waiting(work, form, answer)
        known = {s.id for s in work.map.pack.seats}
        person = Stakeholder(
            id=work.new_id("s"), name=one_line(name), role=one_line(role), agency=sent.agency,
            seats=tuple(s for s in seats if s in known),
        )  # fmt: skip
        return _became(work, sent, line, person)


def leave_out(acting: Acting, *, form: str, answer: str) -> Questionnaire:
    """The answer stays on the form and goes nowhere else."""
    with acting.act("answer.left_out", "arrange") as work:
        sent, line = _waiting(work, form, answer)
        return _noted(work, sent, line, LEFT_OUT)


def take_up_again(acting: Acting, *, form: str, answer: str) -> Questionnaire:
    """An answer that was left out, or whose entry was taken away, waits once more."""
    with acting.act("answer.reopened", "arrange") as work:
        sent = work.need(form, Questionnaire)
        line = sent.answer(answer)
        if line is None or not line.became:
            raise NotFound("This answer is no longer here.")
        made = work.map.get(line.became)
        if made is not None and made.is_visible:
            raise NotAllowed("What it became is still here. Remove that first.")
        return _noted(work, sent, line, "")


def _waiting(work: Work, form: str, answer: str) -> tuple[Questionnaire, Answer]:
    sent = work.need(form, Questionnaire)
    line = sent.answer(answer)
    if line is None:
        raise NotFound("The agency has changed this answer. Look at it again.")
    if line.became:
        raise NotAllowed("This answer was placed or left out already.")
    return sent, line


def _credit(work: Work, sent: Questionnaire) -> str:
    """The agency, unless entries of this workshop show nobody."""
    return "" if work.map.workshop.entry_names == "nothing" else sent.agency


def _became(work: Work, sent: Questionnaire, line: Answer, made: R) -> R:
    work.answer["id"] = made.id
    _noted(work, sent, line, made.id)
    return work.put(made)


def _noted(work: Work, sent: Questionnaire, line: Answer, became: str) -> Questionnaire:
    noted = tuple(a.but(became=became) if a.id == line.id else a for a in sent.answers)
    return work.put(sent.but(answers=noted))
