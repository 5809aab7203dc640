"""The check of a vote anybody may open: sums, rules, and nothing about who voted for what."""

from __future__ import annotations

from starlette.testclient import TestClient

from sim_workshop.use_cases import prioritizing
from sim_workshop.use_cases.acting import Acting
from tests.conftest import joined
from tests.web.conftest import browser


def text_of(client: TestClient, path: str, status: int = 200) -> str:
    answer = client.get(path)
    assert answer.status_code == status
    return answer.text


def test_before_the_result_only_how_many_and_after_it_every_sum(room: Acting) -> None:
    client = browser()
    for title in ("Crisis <center>", "Data sharing"):
        prioritizing.name_priority(room, title=title)
    round_ = prioritizing.open_round(room)
    path = f"/check/{room.code}/{round_.id}"
    jo, ana = joined(room, "Jo", "City police"), joined(room, "Ana", "Health")
    prioritizing.cast_ballot(jo, round=round_.id, marks={"A": 2, "B": 1})
    prioritizing.cast_ballot(ana, round=round_.id, marks={"A": 1})
    prioritizing.enter_paper_votes(room, round=round_.id, votes={"B": 2}, sheets=1)
    open_ = text_of(client, path)
    assert "3 ballots are in." in open_
    assert "Crisis" not in open_
    prioritizing.close_round(room, round=round_.id)
    assert "Crisis" not in text_of(client, path)
    prioritizing.reveal_round(room, round=round_.id)
    shown = text_of(client, path)
    assert "2 ballots, 1 on paper, 6 votes. Nobody over 3. Sum matches." in shown
    assert "Crisis &lt;center&gt;" in shown
    assert "1 secret ballot used 3 of 3 votes" in shown
    assert "Jo" not in shown
    assert "police" not in shown
    assert "of them on paper" not in shown  # one sheet: the room knows whose it is
    assert "What so few voted for on paper is in the sum" in shown


def test_what_many_voted_for_on_paper_is_told_apart(room: Acting) -> None:
    for title in ("Crisis center", "Data sharing"):
        prioritizing.name_priority(room, title=title)
    round_ = prioritizing.open_round(room)
    prioritizing.enter_paper_votes(room, round=round_.id, votes={"B": 9}, sheets=5)
    path = f"/check/{room.code}/{round_.id}"
    assert "5 ballots are in." in text_of(browser(), path)
    prioritizing.close_round(room, round=round_.id)
    prioritizing.reveal_round(room, round=round_.id)
    shown = text_of(browser(), path)
    assert "of them on paper" in shown
    assert '<td class="n">9</td><td class="n">9</td>' in shown
    assert "What so few" not in shown


def test_there_is_no_check_of_what_is_not_a_vote(room: Acting) -> None:
    client = browser()
    for path in (f"/check/{room.code}/v9", "/check/XXXXXXXX/v1", f"/check/{room.code}/workshop"):
        assert "There is no such vote." in text_of(client, path, 404)
