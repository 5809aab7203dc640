"""`/survey/KEY`: answered without a script and without a name, once a device."""

from __future__ import annotations

import pytest

from sim_workshop.use_cases import surveying
from sim_workshop.use_cases.acting import Acting
from tests.web.conftest import browser


@pytest.fixture
def key(room: Acting) -> str:
    return surveying.open_survey(room, when="before")


def test_the_page_asks_every_question_and_says_what_is_kept(room: Acting, key: str) -> None:
    page = browser().get(f"/survey/{key}").text
    for question in surveying.questions_of(room.map):
        assert f'name="{question.id}"' in page
    assert "No name, no agency and no address is kept" in page
    assert "<script" not in page
    assert len(page.encode()) < 30_000


def test_one_answer_a_device_changed_from_it_and_not_from_another(room: Acting, key: str) -> None:
    mine, other = browser(), browser()
    first = mine.post(f"/survey/{key}", data={"sv.trust": "2", "sv.know": "5"})
    assert first.status_code == 303
    mark = first.headers["set-cookie"]
    assert "HttpOnly" in mark
    assert f"Path=/survey/{key}" in mark
    assert "Thank you" in mine.get(f"/survey/{key}?said=saved").text
    assert 'name="sv.know" value="5" checked' in mine.get(f"/survey/{key}").text
    mine.post(f"/survey/{key}", data={"sv.trust": "4"})
    assert surveying.answered(room, id="sv1") == 1
    assert '" checked' not in other.get(f"/survey/{key}").text
    other.post(f"/survey/{key}", data={"sv.trust": "1"})
    assert surveying.answered(room, id="sv1") == 2


def test_what_is_no_answer_is_refused_with_a_sentence(room: Acting, key: str) -> None:
    for sent in ({}, {"sv.trust": "9"}, {"sv.trust": "<b>"}, {"sv.none": "3"}):
        answer = browser().post(f"/survey/{key}", data=sent)
        assert answer.status_code == 422
        assert "Answer at least one question." in answer.text
    seen = browser()
    seen.cookies.set("sim_survey", "../../etc")
    assert seen.get(f"/survey/{key}").status_code == 200
    assert seen.post(f"/survey/{key}", data={"sv.trust": "3"}).status_code == 303
    foreign = browser().post(
        f"/survey/{key}", data={"sv.trust": "3"}, headers={"origin": "https://evil.example"}
    )
    assert foreign.status_code == 403
    assert surveying.answered(room, id="sv1") == 1


def test_a_closed_survey_and_a_guessed_key_say_so(room: Acting, key: str) -> None:
    surveying.close_survey(room, id="sv1")
    for path in (f"/survey/{key}", "/survey/guess"):
        assert browser().get(path).status_code == 404
        assert browser().post(path, data={"sv.trust": "3"}).status_code == 404
    assert "This survey is closed." in browser().get(f"/survey/{key}").text
