"""`/form/KEY/card`: an agency rates the crisis system by its link, without an account."""

from __future__ import annotations

import pytest

from sim_workshop.domain.year.engagement import ReportCard
from sim_workshop.use_cases import asking_ahead, rating
from sim_workshop.use_cases.acting import Acting
from tests.web.conftest import browser


@pytest.fixture
def key(room: Acting) -> str:
    form = asking_ahead.make_form(room, agency="<b>Jail</b>")
    return asking_ahead.make_form_link(room, id=form.id)


def test_an_agency_rates_changes_and_comes_back(room: Acting, key: str) -> None:
    assert f"/form/{key}/card" in browser().get(f"/form/{key}").text
    seen = browser()
    page = seen.get(f"/form/{key}/card").text
    assert "When torn between two scores, take the lower one." in page
    assert "&lt;b&gt;Jail&lt;/b&gt;" in page
    assert "<b>Jail" not in page
    assert "<script" not in page
    for score in ("2", "3"):
        sent = seen.post(f"/form/{key}/card", data={"rc.call": score, "rc.data": "5"})
        assert sent.status_code == 303
    (card,) = room.map.all(ReportCard)
    assert (card.agency, {s.topic: s.score for s in card.scores}) == (
        "<b>Jail</b>", {"rc.call": 3, "rc.data": 5},
    )  # fmt: skip
    assert 'name="rc.call" value="3" checked' in seen.get(f"/form/{key}/card").text


def test_what_is_no_score_is_refused_and_nothing_saved(room: Acting, key: str) -> None:
    for sent in ({}, {"rc.call": "6"}, {"rc.none": "3"}, {"rc.call": "<b>"}):
        answer = browser().post(f"/form/{key}/card", data=sent)
        assert answer.status_code == 422
        assert "A topic is rated from 1 to 5" in answer.text
    foreign = browser().post(
        f"/form/{key}/card", data={"rc.call": "3"}, headers={"origin": "https://evil.example"}
    )
    assert foreign.status_code == 403
    assert room.map.all(ReportCard) == ()


def test_a_withdrawn_link_and_another_s_key_open_no_card(room: Acting, key: str) -> None:
    asking_ahead.withdraw_form_link(room, id=room.map.questionnaires[0].id)
    for path in (f"/form/{key}/card", "/form/guess/card"):
        assert browser().get(path).status_code == 404
        assert browser().post(path, data={"rc.call": "3"}).status_code == 404
    assert rating.card_of(room.map, "<b>Jail</b>") == {}
