"""Signing up, the pen and "ready" by the same door as everything else the room does at once."""

from __future__ import annotations

import pytest

from sim_workshop.use_cases import arranging, grouping, planning, prioritizing
from sim_workshop.use_cases.acting import Acting
from tests.conftest import joined
from tests.web.conftest import browser_of
from tests.web.test_acts import do


@pytest.fixture
def group(room: Acting) -> str:
    prioritizing.take_to_plan(room, ids=[prioritizing.name_priority(room, title="Beds").id])
    arranging.move_room(room, stage="groups")
    return grouping.form_groups(room)[0].id


def test_a_person_joins_takes_the_pen_says_ready_and_leaves(room: Acting, group: str) -> None:
    jo = joined(room, "Jo", "City police")
    page = browser_of(jo)
    for act, fields, scribe in (
        ("join_group", {}, ""), ("take_pen", {"free": True}, jo.member.id),
        ("say_ready", {"ready": True}, jo.member.id), ("put_pen_down", {}, ""),
        ("leave_group", {}, ""),
    ):  # fmt: skip
        status, answer = do(page, room.code, act, group=group, **fields)
        assert (status, answer["group"]) == (200, group), answer
        assert room.map.breakouts[0].scribe == scribe
    assert (room.map.breakouts[0].members, room.map.breakouts[0].finished) == ((), True)


def test_what_is_refused_comes_with_its_reason(room: Acting, group: str) -> None:
    page = browser_of(joined(room, "Jo", "City police"))
    status, answer = do(page, room.code, "say_ready", group=group)
    assert (status, answer["message"]) == (
        422, "Join a group first: each group writes the plan of its priority.",
    )  # fmt: skip
    assert do(page, room.code, "join_group", group="b9")[0] == 404
    assert do(page, room.code, "join_group", group=None)[0] == 404
    assert do(page, room.code, "leave_group")[0] == 404
    status, answer = do(page, room.code, "write_step", group=group, text="Ask the judge")
    assert (status, answer["message"][:18]) == (422, "Join a group first")
    assert do(page, room.code, "write_step", group="b9", text="Ask the judge")[0] == 404
    assert not room.map.steps


def test_a_scribe_writes_rows_each_once_and_states_that_they_name_nobody(
    room: Acting, group: str
) -> None:
    jo = joined(room, "Jo", "City police")
    grouping.join_group(jo, group=group)
    grouping.take_pen(jo, group=group)
    page = browser_of(jo)
    row = {"group": group, "text": "Ask the judge", "who": "Ana Ruiz", "when": "3/4/2027"}
    first, again = (do(page, room.code, "write_step", key="k", **row) for _ in range(2))
    assert first[1]["id"] == again[1]["id"] == room.map.steps[0].id
    held = {"group": group, "text": "Call 503-555-0188"}
    status, answer = do(page, room.code, "write_step", **held)
    assert (status, answer["seen"][0]["text"]) == (422, "503-555-0188")
    assert do(page, room.code, "write_step", names_nobody=True, **held)[0] == 200
    assert [(s.text, s.who, s.when) for s in room.map.steps] == [
        ("Ask the judge", "Ana Ruiz", "3/4/2027"), ("Call 503-555-0188", "", ""),
    ]  # fmt: skip
    assert {s.priority for s in room.map.steps} == {room.map.breakouts[0].priority}


def test_a_scribe_changes_a_row_by_the_words_it_shows_and_loses_nobodys(
    room: Acting, group: str
) -> None:
    jo = joined(room, "Jo", "City police")
    grouping.join_group(jo, group=group)
    grouping.take_pen(jo, group=group)
    step = grouping.write_step(jo, group=group, text="Ask", who="Ana Ruiz", when="2027-03-04").id
    page, seen = browser_of(jo), {"text": "Ask", "who": "Ana Ruiz", "when": "2027-03-04"}
    row = {"group": group, "step": step, **seen, "text": "Ask the judge"}
    for _ in range(2):  # sent again after a lost answer
        assert do(page, room.code, "rewrite_step", key="k", seen=seen, **row)[0] == 200
    status, answer = do(page, room.code, "rewrite_step", seen=seen, **row | {"text": "Write"})
    assert (status, answer["message"]) == (409, "Somebody changed this while you were writing.")
    planning.correct_step(room, id=step, status="done", backup="Max Hill")
    seen |= {"text": "Ask the judge"}
    assert do(page, room.code, "rewrite_step", seen=seen, **row | {"when": "done"})[0] == 200
    [kept] = room.map.steps
    assert (kept.text, kept.lead, kept.when, kept.due) == (
        "Ask the judge",
        "Ana Ruiz",
        "done",
        None,
    )
    assert (kept.status, kept.backup) == ("done", "Max Hill")
    for wrong in ({"step": "t9"}, {"group": "b9"}, {"seen": None}):
        assert do(page, room.code, "rewrite_step", **{"seen": seen, **row, **wrong})[0] == 404


def test_the_same_key_is_one_sign_up(room: Acting, group: str) -> None:
    page = browser_of(joined(room, "Jo", "City police"))
    first, again = (do(page, room.code, "join_group", group=group, key="k") for _ in range(2))
    assert first[1]["revision"] == again[1]["revision"] == room.map.revision
