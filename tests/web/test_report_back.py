"""`/report-back/KEY`: the chair's page, without a script and without an account."""

from __future__ import annotations

import re

import pytest
from starlette.testclient import TestClient

from sim_workshop.domain.year.monitoring import ReportBack
from sim_workshop.domain.year.working import Workgroup
from sim_workshop.use_cases import planning, prioritizing, reporting_back, working
from sim_workshop.use_cases.acting import Acting
from tests.web.conftest import browser

ONCE = re.compile(r'name="once" value="([^"]*)"')


@pytest.fixture
def step(room: Acting) -> str:
    group = working.form_workgroup(room, name="<b>Nights</b>", chair="Ana Ruiz")
    priority = prioritizing.name_priority(room, title="Beds").id
    return planning.place_step(room, priority=priority, text="Find a house", workgroup=group.id).id


@pytest.fixture
def key(room: Acting, step: str) -> str:
    return reporting_back.make_report_link(room, id=room.map.all(Workgroup)[0].id)


def send(seen: TestClient, key: str, **typed: str) -> str:
    page = seen.get(f"/report-back/{key}").text
    found = ONCE.search(page)
    assert found
    sent = {name.replace("__", "."): text for name, text in typed.items()}
    answer = seen.post(f"/report-back/{key}", data={"once": found[1], **sent})
    if answer.status_code == 303:
        return seen.get(answer.headers["location"].partition("#")[0]).text
    assert answer.status_code == 422, answer.text[:300]
    return answer.text


def test_the_page_asks_five_things_and_a_word_for_each_step(key: str) -> None:
    page = browser().get(f"/report-back/{key}").text
    for asked in ("Goals", "Timeline", "Who is responsible", "Progress since", "Trouble",
                  "Find a house", "Unable to measure", "never about a client"):  # fmt: skip
        assert asked in page
    assert "&lt;b&gt;Nights&lt;/b&gt;" in page
    assert "<b>Nights" not in page
    assert "<script" not in page
    assert 'value="Ana Ruiz"' in page
    assert len(page.encode()) < 60_000


def test_a_report_is_sent_and_what_stays_the_same_is_there_next_time(
    room: Acting, key: str, step: str
) -> None:
    page = send(
        browser(), key, goals="Open by May", progress="A lease", **{f"status__{step}": "done"}
    )
    assert "Sent. Thank you." in page
    assert "Open by May" in page
    assert "A lease" not in page
    (made,) = room.map.all(ReportBack)
    assert (made.goals, made.progress) == ("Open by May", "A lease")
    assert room.map.steps[0].status == "done"


def test_a_missing_reason_is_said_and_nothing_typed_is_lost(
    room: Acting, key: str, step: str
) -> None:
    page = send(browser(), key, progress="A lease", **{f"status__{step}": "stalled"})
    assert "Say in a few words why, for: “Find a house”" in page
    assert "A lease" in page
    assert '<option value="stalled" selected>' in page
    assert room.map.all(ReportBack) == ()


def test_a_text_that_names_somebody_waits_for_a_statement(room: Acting, key: str) -> None:
    seen = browser()
    page = send(seen, key, trouble="Maria is at 503-555-0188")
    assert "This may identify a person" in page
    assert "This names nobody" in page
    assert "Maria is at" in page
    assert room.map.all(ReportBack) == ()
    assert "Sent. Thank you." in send(seen, key, trouble="Maria is at 503-555-0188", nobody="yes")


def test_sent_twice_by_an_impatient_finger_is_saved_once(room: Acting, key: str) -> None:
    data = {"once": "same", "progress": "A lease"}
    for _turn in range(2):
        assert browser().post(f"/report-back/{key}", data=data).status_code == 303
    assert len(room.map.all(ReportBack)) == 1


def test_what_is_no_link_any_more_says_so(room: Acting, key: str) -> None:
    reporting_back.withdraw_report_link(room, id=room.map.all(Workgroup)[0].id)
    for answer in (
        browser().get(f"/report-back/{key}"),
        browser().post(f"/report-back/{key}", data={"progress": "x"}),
        browser().get("/report-back/guessed"),
    ):
        assert answer.status_code == 404
        assert "This did not work" in answer.text
    assert room.map.all(ReportBack) == ()


def test_another_site_sends_nothing(room: Acting, key: str) -> None:
    answer = browser().post(
        f"/report-back/{key}", data={"progress": "x"}, headers={"origin": "https://evil.example"}
    )
    assert answer.status_code == 403
    assert room.map.all(ReportBack) == ()


def test_too_much_is_refused_before_it_is_read(room: Acting, key: str) -> None:
    answer = browser().post(f"/report-back/{key}", data={"progress": "x" * 700_000})
    assert answer.status_code == 413
    assert room.map.all(ReportBack) == ()
