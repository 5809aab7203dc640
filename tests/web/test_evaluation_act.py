"""Answering the questions at the end by the door of the room: once a key, held texts unsaved."""

from __future__ import annotations

import pytest
from starlette.testclient import TestClient

from sim_workshop.use_cases import evaluating
from sim_workshop.use_cases.acting import Acting
from tests.conftest import joined
from tests.web.conftest import browser_of
from tests.web.test_acts import do


@pytest.fixture
def jo(room: Acting) -> Acting:
    evaluating.open_evaluation(room)
    return joined(room, "Jo", "City police")


@pytest.fixture
def page(jo: Acting) -> TestClient:
    return browser_of(jo)


def test_answers_are_saved_and_changed(room: Acting, jo: Acting, page: TestClient) -> None:
    answers = {"ev.goals": 5, "ev.better": "Longer breaks"}
    status, answer = do(page, room.code, "evaluate", answers=answers)
    assert (status, answer["answered"], ":" in answer["saved"]) == (200, 2, True)
    assert do(page, room.code, "evaluate", answers={"ev.goals": 1})[0] == 200
    assert evaluating.own_answers(jo) == {"ev.goals": 1, "names_nobody": False}


def test_the_same_key_counts_once(room: Acting, jo: Acting, page: TestClient) -> None:
    for goals in (5, 1):
        assert do(page, room.code, "evaluate", answers={"ev.goals": goals}, key="k1")[0] == 200
    assert evaluating.own_answers(jo)["ev.goals"] == 5


def test_a_text_that_may_name_somebody_comes_back_with_what_was_seen(
    room: Acting, jo: Acting, page: TestClient
) -> None:
    answers = {"ev.better": "Call 503-555-0188"}
    status, answer = do(page, room.code, "evaluate", answers=answers)
    assert (status, answer["seen"]) == (
        422, [{"what": "a telephone number", "text": "503-555-0188"}],
    )  # fmt: skip
    assert evaluating.own_answers(jo) == {}
    assert do(page, room.code, "evaluate", answers=answers, names_nobody=True)[0] == 200


@pytest.mark.parametrize("answers", [None, [], "5", {}, {"ev.goals": 9}, {"x": 1}, {"": None}])
def test_nonsense_is_refused_with_a_sentence(
    room: Acting, page: TestClient, answers: object
) -> None:
    status, answer = do(page, room.code, "evaluate", answers=answers)
    assert status in (404, 422)
    assert answer["message"].endswith(".")


def test_after_the_close_nothing_is_taken(room: Acting, page: TestClient) -> None:
    evaluating.close_evaluation(room)
    status, answer = do(page, room.code, "evaluate", answers={"ev.goals": 5})
    assert (status, "closed" in answer["message"]) == (422, True)
