"""`/form/KEY`: the agency's page, without a script: several lines, saved and continued, sent."""

from __future__ import annotations

import re
from datetime import date

import pytest
from starlette.testclient import TestClient

from sim_workshop.domain.questionnaire import Questionnaire
from sim_workshop.use_cases import asking_ahead, placing
from sim_workshop.use_cases.acting import Acting
from sim_workshop.words import say_date
from tests.web.conftest import browser

FIELD = re.compile(r'name="(question|id|was|once)(\.\d+)?" value="([^"]*)"')


@pytest.fixture
def key(room: Acting) -> str:
    measures = list(room.map.measures)[:2]
    form = asking_ahead.make_form(room, agency="<b>Jail</b>", due=date(2026, 9, 1), asks=measures)
    return asking_ahead.make_form_link(room, id=form.id)


def form_of(room: Acting) -> Questionnaire:
    return room.map.questionnaires[0]


def fields(page: str) -> dict[str, str]:
    return {name + n: value for name, n, value in FIELD.findall(page)}


def line_of(found: dict[str, str], question: str, nth: int = 0) -> str:
    return [n.partition(".")[2] for n, v in found.items()
            if n.startswith("question.") and v == question][nth]  # fmt: skip


def post(seen: TestClient, key: str, found: dict[str, str], **typed: str) -> str:
    sent = found | {name.replace("_", "."): text for name, text in typed.items()}
    answer = seen.post(f"/form/{key}", data={"do": "save", **sent})
    assert answer.status_code == 303, answer.text[:300]
    return seen.get(answer.headers["location"].partition("#")[0]).text


def test_the_page_asks_the_twelve_questions_and_says_what_is_kept(room: Acting, key: str) -> None:
    page = browser().get(f"/form/{key}").text
    for question in asking_ahead.questions_of(room.map):
        assert question.id in page
    assert "&lt;b&gt;Jail&lt;/b&gt;" in page
    assert "<b>Jail" not in page
    assert "not who typed them" in page
    assert say_date(date(2026, 9, 1)) in page
    assert "<script" not in page
    assert len(page.encode()) < 60_000


def test_lines_are_added_saved_continued_and_sent(room: Acting, key: str) -> None:
    seen = browser()
    found = fields(seen.get(f"/form/{key}").text)
    first, second = line_of(found, "q10"), line_of(found, "q10", 1)
    page = post(seen, key, found, **{f"text_{first}": "No bed", f"text_{second}": "Long waits"})
    assert "Saved. Come back" in page
    assert page.count("No bed") == 1
    found = fields(page)
    more = seen.post(f"/form/{key}", data={**found, f"text.{first}": "No bed", "do": "more:q04",
                     f"text.{second}": "Long waits"})  # fmt: skip
    assert more.headers["location"].endswith("?more=q04#q04")
    longer = fields(seen.get(more.headers["location"].partition("#")[0]).text)
    assert sum(v == "q04" for v in longer.values()) == 2
    sent = seen.post(f"/form/{key}", data={**longer, "do": "send"} | {
        f"text.{line_of(longer, 'q10')}": "No bed",
        f"text.{line_of(longer, 'q10', 1)}": "Long waits"})  # fmt: skip
    assert "Sent to the facilitators" in seen.get(sent.headers["location"].partition("#")[0]).text
    assert form_of(room).finished
    assert [a.text for a in form_of(room).answers] == ["No bed", "Long waits"]


def test_sent_twice_by_an_impatient_finger_is_saved_once(room: Acting, key: str) -> None:
    seen = browser()
    found = fields(seen.get(f"/form/{key}").text)
    typed = {**found, f"text.{line_of(found, 'q10')}": "No bed", "do": "send"}
    for _again in range(2):
        assert seen.post(f"/form/{key}", data=typed).status_code == 303
    assert [a.text for a in form_of(room).answers] == ["No bed"]


def test_a_held_text_is_said_and_stated_to_name_nobody(room: Acting, key: str) -> None:
    seen = browser()
    found = fields(seen.get(f"/form/{key}").text)
    n = line_of(found, "q10")
    page = post(seen, key, found, **{f"text_{n}": "Call Maria at 503-555-0188"})
    assert "Saved, but held: this may identify a person" in page
    found = fields(page)
    n = line_of(found, "q10")
    post(seen, key, found, **{f"text_{n}": "Call Maria at 503-555-0188", f"nobody_{n}": "yes"})
    assert not form_of(room).answers[0].hits


def test_a_number_of_the_data_request_is_kept_in_its_parts(room: Acting, key: str) -> None:
    seen, measure = browser(), form_of(room).asks[0]
    found = fields(seen.get(f"/form/{key}").text)
    n = line_of(found, measure)
    post(seen, key, found, **{f"value_{n}": "412", f"period_{n}": "2025", f"source_{n}": "Log"})
    answer = form_of(room).answers[0]
    assert (answer.question, answer.value, answer.period) == (measure, "412", "2025")


def test_what_was_taken_up_is_shown_and_no_field(room: Acting, key: str) -> None:
    seen = browser()
    found = fields(seen.get(f"/form/{key}").text)
    post(seen, key, found, **{f"text_{line_of(found, 'q10')}": "No bed"})
    form = form_of(room)
    placing.place_answer(room, form=form.id, answer=form.answers[0].id, kind="gap",
                         text="No bed", places=["0"])  # fmt: skip
    page = seen.get(f"/form/{key}").text
    assert "Taken up in the workshop." in page
    assert form.answers[0].id not in fields(page).values()


def test_too_long_a_text_is_refused_and_stays_on_the_page(room: Acting, key: str) -> None:
    seen = browser()
    found = fields(seen.get(f"/form/{key}").text)
    text = f"{'long ' * 5000}END"
    answer = seen.post(f"/form/{key}", data={**found, f"text.{line_of(found, 'q10')}": text})
    assert answer.status_code == 422
    assert "END" in answer.text
    assert form_of(room).answers == ()


def test_the_link_opens_nothing_else(room: Acting, key: str) -> None:
    seen = browser()
    seen.get(f"/form/{key}")
    assert not seen.cookies
    assert seen.post(f"/act/{room.code}", json={"act": "say_done"}).status_code == 401
    assert seen.post("/sign-in", data={"key": key}).status_code == 403
    assert seen.get(f"/live/{room.code}").status_code in (401, 403)


def test_other_sites_wrong_keys_and_odd_bodies_change_nothing(room: Acting, key: str) -> None:
    seen = browser()
    evil = {"Origin": "https://elsewhere.example"}
    said = {"question.0": "q10", "text.0": "x"}
    assert seen.post(f"/form/{key}", data=said, headers=evil).status_code == 403
    assert seen.get("/form/wrong").status_code == 404
    assert seen.post("/form/wrong", data=said).status_code == 404
    assert seen.post(f"/form/{key}", content=b"x" * 700_000).status_code == 413
    assert seen.post(f"/form/{key}", content=b"&".join([b"a=1"] * 5000)).status_code == 413
    odd = {"question.²": "q10", "question.": "q10", "text.0": "y", "id.0": "\x00", "do": "more:<x>"}
    assert seen.post(f"/form/{key}", data=odd).status_code == 303
    assert form_of(room).answers == ()


def test_hostile_text_is_only_text(room: Acting, key: str) -> None:
    seen = browser()
    found = fields(seen.get(f"/form/{key}").text)
    said = "</textarea><script>alert(1)</script>"
    page = post(seen, key, found, **{f"text_{line_of(found, 'q10')}": said})
    assert "<script" not in page
    assert "&lt;script&gt;" in page


def test_a_withdrawn_link_says_so(room: Acting, key: str) -> None:
    asking_ahead.withdraw_form_link(room, id=form_of(room).id)
    answer = browser().get(f"/form/{key}")
    assert answer.status_code == 404
    assert "was withdrawn" in answer.text
