"""The questions at the end: one set of answers a person, nobody's after the close."""

from __future__ import annotations

import zipfile
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from typing import Any

import pytest
from sqlalchemy import func, select

from sim_workshop.domain.errors import NotAllowed
from sim_workshop.domain.evaluation import Comment, Evaluated
from sim_workshop.domain.privacy import release
from sim_workshop.store import Done, evaluations
from sim_workshop.store import tables as t
from sim_workshop.use_cases import evaluating, history, hosting
from sim_workshop.use_cases.acting import Acting, Held
from tests.conftest import joined

GOOD = {"ev.goals": 5, "ev.voice": 4, "ev.map": 3, "ev.next_step": 5}
WISH = "More time for the jail"


@pytest.fixture
def open_(facilitator: Acting) -> Acting:
    evaluating.open_evaluation(facilitator)
    return facilitator


def people(acting: Acting, many: int) -> list[Acting]:
    return [joined(acting, f"Person {n}", "City police") for n in range(many)]


def in_table(acting: Acting, table: Any) -> int:
    with acting.store.reading_log() as connection:
        return int(connection.execute(select(func.count()).select_from(table)).scalar_one())


def answered(acting: Acting) -> int:
    with acting.store.reading_log() as connection:
        return evaluations.how_many(connection, acting.code)


def result(acting: Acting, question: str) -> Evaluated:
    return next(e for e in evaluating.summary(acting.map) if e.question == question)


def test_opening_takes_the_room_there_and_nothing_is_answered_before(facilitator: Acting) -> None:
    jo = joined(facilitator, "Jo", "City police")
    with pytest.raises(NotAllowed, match="closed"):
        evaluating.evaluate(jo, answers=GOOD)
    evaluating.open_evaluation(facilitator)
    assert (facilitator.map.room.stage, facilitator.map.room.evaluating) == ("evaluation", "open")
    with pytest.raises(NotAllowed, match="open already"):
        evaluating.open_evaluation(facilitator)
    with pytest.raises(NotAllowed, match="Only facilitators"):
        evaluating.close_evaluation(jo)


def test_one_set_a_person_changed_until_the_close(open_: Acting) -> None:
    jo = joined(open_, "Jo", "City police")
    revision = open_.map.revision
    evaluating.evaluate(jo, answers=GOOD)
    evaluating.evaluate(jo, answers={**GOOD, "ev.goals": 1, "ev.better": f" {WISH} "})
    assert answered(open_) == 1
    assert evaluating.own_answers(jo) == {
        **GOOD, "ev.goals": 1, "ev.better": WISH, "names_nobody": False,
    }  # fmt: skip
    assert open_.map.revision == revision, "the log hears nothing"
    assert evaluating.own_answers(joined(open_, "Kim", "Clinic")) == {}


def test_twenty_at_once_are_twenty(open_: Acting) -> None:
    with ThreadPoolExecutor(10) as pool:
        list(pool.map(lambda who: evaluating.evaluate(who, answers=GOOD), people(open_, 20) * 2))
    assert answered(open_) == 20
    evaluating.close_evaluation(open_)
    assert result(open_, "ev.goals").chosen == (0, 0, 0, 0, 20)


def test_the_same_key_is_one_answer(open_: Acting) -> None:
    jo = joined(open_, "Jo", "City police").with_key("k1")
    evaluating.evaluate(jo, answers=GOOD)
    with pytest.raises(Done):
        evaluating.evaluate(jo, answers={"ev.goals": 1})
    assert evaluating.own_answers(jo)["ev.goals"] == 5


@pytest.mark.parametrize(
    "answers",
    [{}, {"ev.goals": 0}, {"ev.goals": 6}, {"ev.goals": "5"}, {"ev.goals": True},
     {"ev.goals": 4.0}, {"ev.better": 5}, {"ev.other": 3}, {"ev.goals": None},
     {"ev.better": " \x00 "}, {"ev.goals": 5, "ev.other": "x"}],
)  # fmt: skip
def test_what_does_not_fit_is_refused_whole(open_: Acting, answers: dict[str, Any]) -> None:
    with pytest.raises(NotAllowed, match="Nothing was saved"):
        evaluating.evaluate(joined(open_, "Jo", "City police"), answers=answers)
    assert answered(open_) == 0


def test_a_text_that_may_name_somebody_goes_back_to_its_author(open_: Acting) -> None:
    jo = joined(open_, "Jo", "City police")
    with pytest.raises(Held, match="503-555-0188"):
        evaluating.evaluate(jo, answers={"ev.better": "Call 503-555-0188"})
    assert answered(open_) == 0
    evaluating.evaluate(jo, answers={"ev.better": "Call 503-555-0188"}, names_nobody=True)
    assert answered(open_) == 1


@pytest.mark.parametrize("role", ["facilitator", "observer", "wall"])
def test_only_who_took_part_answers(open_: Acting, role: Any) -> None:
    key = hosting.new_link(open_.store, open_.code, role)
    other = Acting(open_.store, open_.code, hosting.sign_in_with_key(open_.store, key))
    with pytest.raises(NotAllowed, match="took part"):
        evaluating.evaluate(other, answers=GOOD)


def test_the_close_leaves_sums_and_comments_and_nobodys_answers(open_: Acting) -> None:
    many = people(open_, 5)
    for number, who in enumerate(many, 1):
        better = {"ev.better": f"{WISH} {number}"} if number < 3 else {}
        evaluating.evaluate(who.with_key(f"k{number}"), answers={"ev.goals": number, **better})
    evaluating.evaluate(many[0], answers={"ev.goals": 1, "ev.voice": 5, "ev.better": f"{WISH} 1"})
    evaluating.close_evaluation(open_)
    goals = result(open_, "ev.goals")
    assert (goals.answered, goals.chosen, goals.median) == (5, (1, 1, 1, 1, 1), 3.0)
    voice = result(open_, "ev.voice")
    assert (voice.answered, voice.chosen, voice.median) == (1, (0, 0, 0, 0, 0), None)
    assert {c.text for c in open_.map.all(Comment)} == {f"{WISH} 1", f"{WISH} 2"}
    assert (in_table(open_, t.evaluation), in_table(open_, t.round_secret)) == (0, 0)
    with open_.store.reading_log() as connection:
        acts = select(t.act.c.verb).where(t.act.c.verb == "evaluation.answered")
        assert connection.execute(acts).all() == []
    changes = open_.store.changes(open_.code)
    assert {c.member for c in changes if c.kind in ("evaluated", "comment")} == {open_.member.id}
    with pytest.raises(NotAllowed, match="counted"):
        evaluating.evaluate(many[1], answers=GOOD)
    with pytest.raises(NotAllowed, match="not opened again"):
        evaluating.open_evaluation(open_)


def test_four_answers_are_not_broken_down_anywhere(open_: Acting) -> None:
    for who in people(open_, 4):
        evaluating.evaluate(who, answers=GOOD)
    evaluating.close_evaluation(open_)
    assert {(e.answered, sum(e.chosen)) for e in evaluating.summary(open_.map)} == {(4, 0)}


def test_a_comment_is_printed_only_when_released(open_: Acting) -> None:
    jo = joined(open_, "Jo", "City police")
    evaluating.evaluate(jo, answers={"ev.better": "Call 503-555-0188"}, names_nobody=True)
    evaluating.close_evaluation(open_)
    (comment,) = open_.map.all(Comment)
    assert release(open_.map).map.all(Comment) == ()
    with pytest.raises(NotAllowed, match="Only facilitators"):
        evaluating.release_comment(jo, id=comment.id)
    with pytest.raises(Held):
        evaluating.release_comment(open_, id=comment.id)
    evaluating.release_comment(open_, id=comment.id, names_nobody=True)
    assert [c.text for c in release(open_.map).map.all(Comment)] == [comment.text]
    assert "503" not in " ".join(line.sentence for line in history.lines(open_.store, open_.map))
    evaluating.release_comment(open_, id=comment.id, released=False)
    assert release(open_.map).map.all(Comment) == ()
    assert history.undo_last(open_) == "took a comment back from print"
    assert history.undo_last(open_) == "released a comment for print"


def test_opening_and_closing_are_not_undone(open_: Acting) -> None:
    evaluating.close_evaluation(open_)
    assert history.undoable(open_) == ""


def test_a_backup_made_meanwhile_leaves_the_answers_out(open_: Acting, tmp_path: Path) -> None:
    jo = joined(open_, "Jo", "City police").with_key("k1")
    evaluating.evaluate(jo, answers={"ev.better": WISH})
    with zipfile.ZipFile(made(open_, tmp_path / "open.zip")) as archive:
        assert archive.read("evaluation.jsonl") == b""
        assert all(WISH.encode() not in archive.read(name) for name in archive.namelist())
        assert b"evaluation.answered" not in archive.read("act.jsonl")
    evaluating.close_evaluation(open_)
    with zipfile.ZipFile(made(open_, tmp_path / "closed.zip")) as archive:
        assert archive.read("evaluation.jsonl") == b""
        assert WISH.encode() in archive.read("record.jsonl")
        assert jo.member.id.encode() not in archive.read("act.jsonl")


def made(acting: Acting, path: Path) -> Path:
    acting.store.backup(path)
    return path
