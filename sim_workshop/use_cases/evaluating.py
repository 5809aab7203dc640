"""The questions at the end: answered without a name, closed into sums; comments released."""

from __future__ import annotations

import secrets
from collections.abc import Mapping
from typing import Any

from sim_workshop.domain.errors import NotAllowed
from sim_workshop.domain.evaluation import EVALUATION_ROUND, SCALE, Comment, Evaluated, counted
from sim_workshop.domain.place import ClosingQuestion
from sim_workshop.domain.roles import may
from sim_workshop.domain.text import clean
from sim_workshop.domain.timing import at_stage
from sim_workshop.domain.workshop import ROOM_ID, Map, Room
from sim_workshop.store import Done, Work, evaluations, writing
from sim_workshop.use_cases.acting import Acting, screened

CLOSED = "These questions are closed. What was answered before the close is counted."


def open_evaluation(acting: Acting) -> Room:
    """The room answers the questions of its content pack."""
    with acting.act("evaluation.opened", "run_ballot") as work:
        room = work.need(ROOM_ID, Room)
        if not work.map.pack.evaluation:
            raise NotAllowed("The content this workshop started from has no questions for the end.")
        if room.evaluating == "closed":
            raise NotAllowed("The questions were closed, and their answers belong to nobody now. "
                             "They are not opened again.")  # fmt: skip
        if evaluations.is_open(work.connection, acting.code):
            raise NotAllowed("The questions are open already.")
        evaluations.begin(work.connection, acting.code)
        return work.put(at_stage(room.but(evaluating="open"), "evaluation"))


def evaluate(
    acting: Acting, *, answers: Mapping[str, Any], names_nobody: bool = False
) -> dict[str, int | str]:
    """One person's answers, given or changed until the close. Neither the log nor the feed hears
    what was answered; a text that may name somebody goes back to its author unsaved."""
    with acting.store.voting(acting.code) as (connection, map_):
        if (
            before := writing.answered_before(connection, acting.code, acting.key, acting.member.id)
        ) is not None:
            raise Done(before)
        if not (ruling := may(acting.member, "evaluate", map_)):
            raise NotAllowed(ruling.reason)
        if map_.room.evaluating != "open" or not evaluations.is_open(connection, acting.code):
            raise NotAllowed(CLOSED)
        given = _fitting(map_, answers)
        screened(*(v for v in given.values() if isinstance(v, str)), names_nobody=names_nobody)
        kept: dict[str, Any] = {**given, "names_nobody": names_nobody}
        evaluations.put(connection, acting.code, acting.member.id, kept)
        writing.remember_answer(
            connection, acting.code, acting.key, acting.member.id, "evaluation.answered",
            {"answered": len(given), "revision": map_.revision}, round_=EVALUATION_ROUND,
        )  # fmt: skip
    acting.store.told(acting.code)
    return given


def _fitting(map_: Map, answers: Mapping[str, Any]) -> dict[str, int | str]:
    """Only what answers a question, each as it is asked for; at least one."""
    given: dict[str, int | str] = {}
    for question in map_.pack.evaluation:
        answer = answers.get(question.id)
        if answer is None or answer == "":
            continue
        given[question.id] = _one(question, answer)
    given = {k: v for k, v in given.items() if v != ""}
    if set(answers) - {q.id for q in map_.pack.evaluation}:
        raise NotAllowed("This answers something that was not asked. Nothing was saved.")
    if not given:
        raise NotAllowed("Answer at least one question. Nothing was saved.")
    return given


def _one(question: ClosingQuestion, answer: Any) -> int | str:
    if question.kind == "text" and isinstance(answer, str):
        return clean(answer).strip()
    if question.kind == "scale" and type(answer) is int and answer in SCALE:
        return answer
    raise NotAllowed("An answer is a number from 1 to 5. Nothing was saved.")


def close_evaluation(acting: Acting) -> Room:
    """Counts, and forgets whose answer was whose, for good."""
    with acting.act("evaluation.closed", "run_ballot") as work:
        room = work.need(ROOM_ID, Room)
        if room.evaluating != "open":
            raise NotAllowed("No questions are open.")
        answers = evaluations.end(work.connection, acting.code)
        for question in work.map.pack.evaluation:
            _keep(work, question, answers)
        closed = work.put(room.but(evaluating="closed"))
    acting.store.forget_what_was_deleted()
    return closed


def _keep(work: Work, question: ClosingQuestion, answers: list[dict[str, Any]]) -> None:
    given = [a for a in answers if question.id in a]
    if question.kind == "scale":
        numbers = (int(a[question.id]) for a in given)
        work.put(counted(f"evaluated.{question.id}", question.id, question.ask, numbers))
        return
    for answer in sorted(given, key=lambda _: secrets.token_bytes(16)):
        stated = bool(answer.get("names_nobody"))
        work.put(Comment(id=work.new_id("cm"), question=question.id,
                         text=answer[question.id], names_nobody=stated))  # fmt: skip


def release_comment(
    acting: Acting, *, id: str, released: bool = True, names_nobody: bool = False
) -> Comment:
    """Whether a comment may be printed. Where the screen of texts sees somebody in it, the
    facilitator states that it names nobody."""
    verb = "comment.released" if released else "comment.withheld"
    with acting.act(verb, "release") as work:
        comment = work.need(id, Comment)
        if released:
            screened(comment.text, names_nobody=names_nobody)
        return work.put(comment.but(released=released, names_nobody=names_nobody
                                    or comment.names_nobody))  # fmt: skip


def own_answers(acting: Acting) -> dict[str, Any]:
    """What this person answered so far, for their own screen alone."""
    if acting.map.room.evaluating != "open":
        return {}
    with acting.store.reading_log() as connection:
        if not evaluations.is_open(connection, acting.code):
            return {}
        return evaluations.own(connection, acting.code, acting.member.id) or {}


def summary(map_: Map) -> tuple[Evaluated, ...]:
    """The questions on the scale, in the order they were asked."""
    return map_.all(Evaluated)
