"""The questions at the end in real browsers: opened for all, answered, changed, closed."""

from __future__ import annotations

import re
from typing import Any

import pytest
from playwright.sync_api import Page, expect

from sim_workshop.use_cases import arranging, evaluating
from tests.browser.conftest import Visit
from tests.browser.rooms import Houses, Room
from tests.browser.test_wall import SMALLEST_PX, TEXTS
from tests.browser.visiting import PHONE, PROJECTOR, settled, wait_until_quiet, width_over

FREE = "What should be better next time?"


@pytest.fixture
def room(houses: Houses) -> Room:
    made = houses.demonstration()
    arranging.move_room(made.lead, stage="intercept")
    return made


def choose(page: Page, question: str, number: int) -> None:
    group = page.get_by_role("group", name=question)
    group.locator(f"input[value='{number}']").check(force=True)


def own(room: Room) -> dict[str, Any]:
    return evaluating.own_answers(room.participant)


def test_everybody_is_taken_there_answers_and_changes_until_the_close(
    visit: Visit, room: Room
) -> None:
    page = visit(room.participant.member, room=room, viewport=PHONE).open("/intercept")
    wall = visit(room.lead.member, room=room, viewport=PROJECTOR).open(f"/wall/{room.code}")
    evaluating.open_evaluation(room.lead)
    expect(page.get_by_role("heading", name="Evaluation")).to_be_visible()
    settled(page)
    expect(page.get_by_text("No name is kept with it.")).to_be_visible()
    assert width_over(page) == 0
    choose(page, "The goals of the workshop were clear to me.", 4)
    page.get_by_label(FREE).fill("Call 503-555-0188")
    page.get_by_role("button", name="Send my answers").click()
    expect(page.get_by_text("We saw: a telephone number")).to_be_visible()
    assert own(room) == {}
    page.get_by_label(FREE).fill("Longer breaks")
    page.get_by_role("button", name="Send my answers").click()
    expect(page.get_by_text("You can change your answers until")).to_be_visible()
    assert own(room) == {"ev.goals": 4, "ev.better": "Longer breaks", "names_nobody": False}
    expect(wall.get_by_text(re.compile(r"\b1 of \d+ have answered"))).to_be_visible()
    choose(page, "The goals of the workshop were clear to me.", 2)
    page.get_by_role("button", name="Send the change").click()
    expect(page.get_by_role("button", name="Answers are saved")).to_be_visible()
    assert own(room)["ev.goals"] == 2
    page.reload()
    settled(page)
    expect(page.get_by_label(FREE)).to_have_value("Longer breaks")
    evaluating.close_evaluation(room.lead)
    expect(page.get_by_text("The questions are closed. Thank you.")).to_be_visible()


def test_the_wall_asks_in_large_type_and_shows_no_answer(visit: Visit, room: Room) -> None:
    evaluating.open_evaluation(room.lead)
    evaluating.evaluate(room.participant, answers={"ev.better": "Longer breaks"})
    wall = visit(room.lead.member, room=room, viewport=PROJECTOR).open(f"/wall/{room.code}")
    expect(wall.get_by_text("Five questions at the end")).to_be_visible()
    wait_until_quiet(wall)
    texts = wall.evaluate(TEXTS)
    assert [t for t in texts if t["size"] < SMALLEST_PX or t["out"] or t["cut"]] == []
    assert "Longer breaks" not in wall.content()
    assert wall.locator("button, input, select, textarea, a, [contenteditable]").count() == 0


def test_answers_given_without_a_connection_are_sent_once_when_it_is_back(
    visit: Visit, room: Room
) -> None:
    evaluating.open_evaluation(room.lead)
    page = visit(room.participant.member, room=room).open("/evaluation")
    page.context.set_offline(True)
    choose(page, "My voice was heard.", 5)
    page.get_by_role("button", name="Send my answers").click()
    expect(page.get_by_text("It is sent once when the connection is back.")).to_be_visible()
    assert own(room) == {}
    page.context.set_offline(False)
    expect(page.get_by_text("You can change your answers until")).to_be_visible()
    assert own(room) == {"ev.voice": 5, "names_nobody": False}
