"""The second day on the plain page: sign-up to a group and the questions at the end, no script."""

from __future__ import annotations

import re

import pytest

from sim_workshop.use_cases import arranging, evaluating, grouping, mapping, prioritizing
from sim_workshop.use_cases.acting import Acting
from tests.conftest import joined
from tests.web.conftest import browser_of
from tests.web.test_plain import add, look, press


@pytest.fixture
def groups(room: Acting) -> list[str]:
    named = [prioritizing.name_priority(room, title=title).id for title in ("Beds", "Peers")]
    prioritizing.take_to_plan(room, ids=named)
    arranging.move_room(room, stage="groups")
    return [g.id for g in grouping.form_groups(room)]


def part(html: str, name: str) -> str:
    found = re.search(rf'<section data-part="{name}".*?</section>', html, re.DOTALL)
    return found[0] if found else ""


def test_one_joins_changes_and_leaves(room: Acting, groups: list[str]) -> None:
    jo = joined(room, "Jo", "City police")
    page = browser_of(jo)
    shown = part(look(page, room.code), "groups")
    assert shown.count("Join this group") == 2
    assert not re.search(r"\bJo\b", shown)
    answer = press(page, room.code, "join", id=groups[0])
    assert (answer.status_code, answer.headers["location"]) == (
        303, f"/plain/{room.code}?said=joined#groups",
    )  # fmt: skip
    shown = part(look(page, room.code, "?said=joined"), "groups")
    for said in ("You are in the group “Beds”.", "Your group", "1 person", "Leave the group"):
        assert said in shown
    press(page, room.code, "join", id=groups[1], nonce="m")
    assert [len(g.members) for g in room.map.breakouts] == [0, 1]
    press(page, room.code, "leave", nonce="o")
    press(page, room.code, "leave", nonce="o")
    assert [len(g.members) for g in room.map.breakouts] == [0, 0]
    assert "You left the group." in look(page, room.code, "?said=has_left")


def test_a_full_group_offers_no_button_and_refuses_a_late_press(
    room: Acting, groups: list[str]
) -> None:
    grouping.place_group(room, group=groups[0], place="Table 3", seats=1)
    grouping.join_group(joined(room, "Kim", "Clinic"), group=groups[0])
    page = browser_of(joined(room, "Jo", "City police"))
    shown = part(look(page, room.code), "groups")
    assert shown.count("Join this group") == 1
    for said in ("Full", "Table 3", "1 of 1 seats"):
        assert said in shown
    answer = press(page, room.code, "join", id=groups[0])
    assert answer.status_code == 422
    assert "This group is full" in answer.text


def test_a_scribe_takes_the_pen_and_writes_rows_without_a_script(
    room: Acting, groups: list[str]
) -> None:
    jo = joined(room, "Jo", "City police")
    grouping.join_group(jo, group=groups[0])
    page = browser_of(jo)
    shown = part(look(page, room.code), "groups")
    assert ("Take the pen" in shown, "The next step" in shown) == (True, False)
    row = {"id": groups[0], "text": "Ask the judge", "who": "Ana Ruiz", "when": "3/4/2027"}
    refused = press(page, room.code, "step", **row)
    assert refused.status_code == 422
    answer = press(page, room.code, "pen", id=groups[0], free="yes", nonce="p")
    assert answer.headers["location"] == f"/plain/{room.code}?said=has_pen#groups"
    assert "The next step" in part(look(page, room.code), "groups")
    for _again in range(2):
        answer = press(page, room.code, "step", **row)
        assert answer.headers["location"] == f"/plain/{room.code}?said=step_saved#groups"
    assert "The step was saved." in part(look(page, room.code, "?said=step_saved"), "groups")
    held = {**row, "text": "Call 503-555-0188"}
    refused = press(page, room.code, "step", **held)
    for said in ("Call 503-555-0188</textarea>", 'value="Ana Ruiz"', 'name="names_nobody"'):
        assert said in refused.text
    assert press(page, room.code, "step", names_nobody="yes", **held).status_code == 303
    assert [(s.text, s.who) for s in room.map.steps] == [
        ("Ask the judge", "Ana Ruiz"), ("Call 503-555-0188", "Ana Ruiz"),
    ]  # fmt: skip
    press(page, room.code, "pen_down", id=groups[0], nonce="q")
    assert room.map.breakouts[0].scribe == ""


def test_groups_are_there_while_the_plan_is_written(room: Acting, groups: list[str]) -> None:
    page = browser_of(joined(room, "Jo", "City police"))
    arranging.move_room(room, stage="intercept", at="1")
    assert part(look(page, room.code), "groups") == ""
    assert "Beds" in part(look(browser_of(room), room.code), "groups")


def test_the_questions_are_answered_changed_and_closed(room: Acting) -> None:
    jo = joined(room, "Jo", "City police")
    page = browser_of(jo)
    assert part(look(page, room.code), "evaluation") == ""
    evaluating.open_evaluation(room)
    shown = part(look(page, room.code), "evaluation")
    assert (shown.count("<fieldset>"), shown.count('type="radio"'), "checked" in shown) == (
        4, 20, False,
    )  # fmt: skip
    answer = press(page, room.code, "evaluate", **{
        "answer_ev.goals": "4", "answer_ev.better": "Longer breaks"})  # fmt: skip
    assert answer.headers["location"] == f"/plain/{room.code}?said=evaluated#evaluation"
    assert evaluating.own_answers(jo) == {
        "ev.goals": 4, "ev.better": "Longer breaks", "names_nobody": False,
    }  # fmt: skip
    shown = part(look(page, room.code, "?said=evaluated"), "evaluation")
    for said in ('value="4" checked', "Longer breaks</textarea>", "Send the change",
                 "Your answers are saved."):  # fmt: skip
        assert said in shown
    press(page, room.code, "evaluate", **{"answer_ev.goals": "2", "answer_ev.better": ""})
    assert evaluating.own_answers(jo) == {"ev.goals": 2, "names_nobody": False}
    evaluating.close_evaluation(room)
    assert "The questions are closed." in part(look(page, room.code), "evaluation")
    refused = press(page, room.code, "evaluate", **{"answer_ev.goals": "5"})
    assert refused.status_code == 422


@pytest.mark.parametrize("answers", [{}, {"answer_ev.goals": "9"}, {"answer_ev.none": "1"}])
def test_what_is_no_answer_is_refused(room: Acting, answers: dict[str, str]) -> None:
    evaluating.open_evaluation(room)
    page = browser_of(joined(room, "Jo", "City police"))
    assert press(page, room.code, "evaluate", **answers).status_code == 422


def test_a_comment_that_may_name_somebody_is_kept_until_it_is_stated(room: Acting) -> None:
    evaluating.open_evaluation(room)
    jo = joined(room, "Jo", "City police")
    page = browser_of(jo)
    typed = {"answer_ev.goals": "3", "answer_ev.better": "Call 503-555-0188"}
    refused = press(page, room.code, "evaluate", **typed)
    assert refused.status_code == 422
    for said in ('value="3" checked', "Call 503-555-0188</textarea>", 'name="names_nobody"'):
        assert said in refused.text
    assert evaluating.own_answers(jo) == {}
    assert press(page, room.code, "evaluate", **typed, names_nobody="yes").status_code == 303
    assert evaluating.own_answers(jo)["ev.goals"] == 3


def test_facilitators_are_not_asked(room: Acting) -> None:
    evaluating.open_evaluation(room)
    assert part(look(browser_of(room), room.code), "evaluation") == ""


def test_an_entry_that_several_say_says_so(room: Acting) -> None:
    arranging.move_room(room, stage="intercept", at="1")
    jo, ana = joined(room, "Jo", "City police"), joined(room, "Ana", "County health")
    for who, text in ((jo, "No bed at night"), (ana, "At night there is no bed")):
        add(browser_of(who), room.code, text)
    first, second = (g.id for g in room.map.gaps)
    mapping.merge_entries(room, into=first, others=[second])
    html = look(browser_of(jo), room.code)
    assert html.count("said by 2") == 2
