"""The plain page: read and write the room with no script and no websocket, by the same rules."""

from __future__ import annotations

import re
from html import unescape
from typing import Any
from zoneinfo import ZoneInfo

import pytest
from starlette.testclient import TestClient

from sim_workshop.domain.people import Role
from sim_workshop.use_cases import (
    arranging,
    hosting,
    mapping,
    planning,
    prioritizing,
    showing,
)
from sim_workshop.use_cases.acting import Acting
from sim_workshop.web import plain_acts
from sim_workshop.web.plain import ASSETS, FOLDER
from tests.conftest import joined, opened_workshop
from tests.web.conftest import browser, browser_of

NAMES_SOMEBODY = "Call Maria at 503-555-0188"


@pytest.fixture
def jo(room: Acting) -> Acting:
    arranging.move_room(room, stage="intercept", at="1")
    return joined(room, "Jo", "City police", "Law enforcement")


@pytest.fixture
def page(jo: Acting) -> TestClient:
    """Jo's browser, without any script."""
    return browser_of(jo)


def nonce_of(html: str) -> str:
    found = re.search(r'name="nonce" value="([0-9a-f]{32})"', html)
    assert found
    return found[1]


def press(page: TestClient, code: str, act: str, nonce: str = "n", **fields: str) -> Any:
    return page.post(f"/plain/{code}", data={"act": act, "nonce": nonce, **fields})


def add(page: TestClient, code: str, text: str = "No bed at night", **more: str) -> Any:
    return press(page, code, "add", **{"kind": "gap", "where": "1", "text": text, **more})


def look(page: TestClient, code: str, asked: str = "") -> str:
    answer = page.get(f"/plain/{code}{asked}")
    assert answer.status_code == 200
    return unescape(answer.text)


def test_it_shows_where_the_room_is_and_what_it_wrote(
    room: Acting, jo: Acting, page: TestClient
) -> None:
    mapping.place_entry(room, kind="gap", text="Nobody answers <at> night", places=["1"])
    mapping.place_entry(room, kind="resource", text="A crisis team", places=["1"])
    arranging.start_timer(room, minutes=45)
    html = look(page, room.code)
    asked = room.map.pack.prompts_of("1")[0].ask
    for said in ("Law Enforcement", asked, "45 min left", "A crisis team", "Jo"):
        assert said in html
    assert "Nobody answers &lt;at&gt; night" in page.get(f"/plain/{room.code}").text
    for kind, many in (("gap", 1), ("resource", 1), ("opportunity", 0), ("strength", 0)):
        assert f'id="n-{kind}">{many}<' in html
    assert "No bed" not in html


def test_another_intercept_and_one_box_of_it(room: Acting, page: TestClient) -> None:
    box = room.map.elements_of("2")[0]
    mapping.place_entry(room, kind="gap", text="At the box", places=[box.id])
    mapping.place_entry(room, kind="gap", text="At the whole", places=["2"])
    assert "At the box" not in look(page, room.code)
    both = look(page, room.code, "?at=2")
    assert "At the box" in both
    assert "At the whole" in both
    assert "Go where the room is" in both
    only = look(page, room.code, f"?at=2&place={box.id}")
    assert "At the box" in only
    assert "At the whole" not in only


def test_one_writes_and_reads_when_it_was_saved(room: Acting, page: TestClient) -> None:
    html = look(page, room.code)
    answer = add(page, room.code, nonce=nonce_of(html))
    assert answer.status_code == 303
    assert answer.headers["location"] == f"/plain/{room.code}?kind=gap&said=added&about=g1#add"
    html = look(page, room.code, "?kind=gap&said=added&about=g1")
    assert re.search(r'role="status">Saved \d\d:\d\d<', html)
    assert "What you wrote" in html
    assert room.map.gaps[0].text == "No bed at night"
    assert room.map.gaps[0].credit == "Law enforcement"


def test_the_same_press_twice_is_one_entry_and_other_words_are_another(
    room: Acting, page: TestClient
) -> None:
    first, again = (add(page, room.code, nonce="a") for _ in range(2))
    assert first.headers["location"] == again.headers["location"]
    add(page, room.code, "Brought back by the Back button and changed", nonce="a")
    assert [g.text for g in room.map.gaps] == [
        "No bed at night", "Brought back by the Back button and changed",
    ]  # fmt: skip


def test_the_key_fits_the_store_and_is_a_persons_own(jo: Acting, room: Acting) -> None:
    keys = {plain_acts.key_of(who.member, {"text": "x" * 9000, "nonce": "a"}) for who in (jo, room)}
    assert {len(key) for key in keys} == {64}
    assert len(keys) == 2


def test_a_refusal_keeps_what_was_typed(room: Acting, page: TestClient) -> None:
    answer = add(page, room.code, "Half a day's work", where="nowhere", kind="resource")
    assert answer.status_code == 422
    html = unescape(answer.text)
    assert "This place is not on the map any more." in html
    assert "Half a day's work</textarea>" in html
    assert '<option value="resource" selected>' in html
    assert room.map.resources == ()
    too_long = add(page, room.code, "x" * 20_001)
    assert too_long.status_code == 422
    assert "x" * 20_001 in too_long.text
    assert add(page, room.code, "x" * 500_000).status_code == 413


def test_a_held_text_is_answered_by_changing_it_or_by_a_statement(
    room: Acting, page: TestClient
) -> None:
    add(page, room.code, NAMES_SOMEBODY)
    html = look(page, room.code)
    assert "It may tell who somebody is." in html
    assert "a telephone number, “503-555-0188”" in html
    other = browser_of(joined(room, "Ana", "County health"))
    assert NAMES_SOMEBODY not in look(other, room.code)
    changed = press(page, room.code, "change", id="g1", seen=NAMES_SOMEBODY, text="Call the desk")
    assert changed.status_code == 303
    assert room.map.gaps[0].text == "Call the desk"
    assert "Call the desk" in look(other, room.code)
    add(page, room.code, NAMES_SOMEBODY, nonce="another page")
    assert press(page, room.code, "clear", id="g2").status_code == 303
    assert NAMES_SOMEBODY in look(other, room.code)


def test_states_of_ones_own_entries_stand_beside_them(room: Acting, page: TestClient) -> None:
    showing.approve_first(room, on=True)
    add(page, room.code, "It waits")
    assert "Waiting for a facilitator" in look(page, room.code)
    showing.approve_first(room, on=False)
    add(page, room.code, "Said twice")
    mapping.remove_entry(room, id="g2", reason="it was said before")
    html = look(page, room.code)
    assert "Not shown: it was said before" in html


def test_one_takes_ones_own_back_and_nobody_elses(room: Acting, page: TestClient) -> None:
    add(page, room.code)
    other = browser_of(joined(room, "Ana", "County health"))
    answer = press(other, room.code, "withdraw", id="g1")
    assert (answer.status_code, "Somebody else wrote this" in answer.text) == (422, True)
    assert press(page, room.code, "withdraw", id="g1").status_code == 303
    assert room.map.gaps == ()


def test_a_stale_change_shows_both_and_the_next_one_goes_in_its_place(
    room: Acting, page: TestClient
) -> None:
    add(page, room.code, "First\nline")
    mapping.correct_entry(room, id="g1", text="Theirs")
    answer = press(page, room.code, "change", id="g1", seen="First\r\nline", text="Mine")
    html = unescape(answer.text)
    assert answer.status_code == 422
    assert "Now saved: Theirs" in html
    assert ">Mine</textarea>" in html
    assert 'name="seen" value="Theirs"' in html
    press(page, room.code, "change", "m", id="g1", seen="Theirs", text="Mine")
    assert room.map.gaps[0].text == "Mine"


def test_done_is_counted_and_taken_back(room: Acting, page: TestClient) -> None:
    assert press(page, room.code, "done", step="1:0").status_code == 303
    assert len(room.store.done_at(room.code, "1:0")) == 1
    assert "take it back" in look(page, room.code)
    press(page, room.code, "done", step="1:0", done="no")
    assert len(room.store.done_at(room.code, "1:0")) == 0
    assert press(page, room.code, "done", step="2:0").status_code == 422


def test_a_ballot_is_cast_changed_kept_on_refusal_and_its_result_read(
    room: Acting, page: TestClient
) -> None:
    for title in ("Crisis center", "Data sharing"):
        prioritizing.name_priority(room, title=title)
    round_ = prioritizing.open_round(room)
    html = look(page, room.code)
    assert "0 of 3 votes used" in html
    assert "The vote closes at" not in html
    assert "stored without your name" in html
    assert press(page, room.code, "vote", round=round_.id, mark_A="2").status_code == 303
    assert (
        press(page, room.code, "vote", round=round_.id, mark_A="1", mark_B="2").status_code == 303
    )
    assert press(page, room.code, "vote", round=round_.id, mark_A="2").status_code == 303
    html = look(page, room.code)
    assert "2 of 3 votes used" in html
    assert "You can change them until the close" in html
    counting = prioritizing.close_round(room, round=round_.id, seconds=60)
    assert counting.closes_at
    time = counting.closes_at.astimezone(ZoneInfo("America/New_York")).strftime("%H:%M:%S")
    assert f"The vote closes at {time}." in look(page, room.code)
    prioritizing.reopen_round(room, round=round_.id)
    over = press(page, room.code, "vote", round=round_.id, mark_A="3", mark_B="1")
    assert over.status_code == 422
    assert "You have 3 votes. Nothing was changed." in over.text
    assert over.text.count('<option value="3" selected>') == 1
    prioritizing.close_round(room, round=round_.id)
    assert "The vote is closed." in look(page, room.code)
    prioritizing.reveal_round(room, round=round_.id)
    html = look(page, room.code)
    assert "1 ballot, 2 votes. Nobody over 3. Sum matches." in html
    assert f'href="/check/{room.code}/{round_.id}"' in html


def test_the_plan_is_read_once_the_room_is_there(room: Acting, page: TestClient) -> None:
    first = prioritizing.name_priority(room, title="Crisis center")
    prioritizing.take_to_plan(room, ids=[first.id])
    planning.place_step(room, priority=first.id, text="Find a building", lead="")
    assert "Find a building" not in look(page, room.code)
    arranging.move_room(room, stage="plan")
    html = look(page, room.code)
    assert "Find a building" in html
    assert "nobody leads this yet" in html
    assert "no date yet" in html


def test_files_are_linked_where_they_may_be_downloaded(room: Acting, page: TestClient) -> None:
    assert "report.docx" not in look(page, room.code)
    hosting.change_settings(room, stakeholders_may_download=True)
    html = look(page, room.code)
    assert f'href="/files/{room.code}/report.docx"' in html
    assert "workbook.xlsx" not in html


@pytest.mark.parametrize(("role", "status"), [("observer", 200), ("wall", 303)])
def test_screens_for_reading_have_no_form(room: Acting, role: Role, status: int) -> None:
    member = hosting.sign_in_with_key(room.store, hosting.new_link(room.store, room.code, role))
    reader = browser_of(Acting(room.store, room.code, member))
    answer = reader.get(f"/plain/{room.code}")
    assert answer.status_code == status
    assert 'name="text"' not in answer.text
    assert add(reader, room.code).status_code in (303, 422)
    assert room.map.gaps == ()


def test_who_has_not_joined_joins_first(room: Acting) -> None:
    for client in (browser(), browser_of(opened_workshop(room.store))):
        for answer in (client.get(f"/plain/{room.code}"), add(client, room.code)):
            assert answer.status_code == 303
            assert answer.headers["location"] == f"/join/{room.code}?light=1"
    assert browser().get("/plain").headers["location"] == "/join?light=1"
    assert room.map.gaps == ()


def test_another_site_posts_nothing(room: Acting, page: TestClient) -> None:
    fields = {"act": "add", "kind": "gap", "where": "1", "text": "x", "nonce": "n"}
    answer = page.post(
        f"/plain/{room.code}", data=fields, headers={"Origin": "https://evil.example"}
    )
    assert answer.status_code == 403
    assert room.map.gaps == ()


def test_an_address_cannot_make_the_page_say_what_is_not_so(room: Acting, page: TestClient) -> None:
    mapping.place_entry(room, kind="gap", text="Somebody else's", places=["1"])
    html = look(page, room.code, "?said=added&about=g1&at=<b>&place='\"&kind=x&edit=g1")
    assert "Saved" not in html.split("</head>")[1].split("<header>")[1]
    assert "<b>&place" not in html
    assert press(page, room.code, "wipe", id="g1").status_code == 422


def test_a_script_that_polls_hears_only_when_something_changed(
    room: Acting, page: TestClient
) -> None:
    stamp = re.search(r'data-stamp="([^"]+)"', look(page, room.code))
    assert stamp
    assert page.get(f"/plain/{room.code}?stamp={stamp[1]}").status_code == 204
    add(page, room.code)
    assert page.get(f"/plain/{room.code}?stamp={stamp[1]}").status_code == 200


def test_all_it_loads_is_at_most_sixty_kilobytes(room: Acting, page: TestClient) -> None:
    for number in range(30):
        add(page, room.code, f"{number} an officer waits four hours in the emergency room")
    html = page.get(f"/plain/{room.code}").content
    linked = re.findall(rb'(?:href|src)="(/plain/[^"?#]+/[^"?#]+)"', html)
    assert {name.rsplit(b"/", 1)[-1].decode() for name in linked} == set(ASSETS)
    assets = [page.get(name.decode()) for name in linked]
    assert {a.status_code for a in assets} == {200}
    assert b"url(" not in (FOLDER / "plain.css").read_bytes()  # the system's own letters
    assert len(html) + sum(len(a.content) for a in assets) <= 60_000
    assert page.get(f"/plain/{room.code}/plain.py").status_code == 404


def test_what_several_said_says_so(room: Acting, page: TestClient) -> None:
    add(page, room.code, "No bed at night")
    add(browser_of(joined(room, "Ana", "County health")), room.code, "No beds after dark")
    mapping.merge_entries(room, into="g1", others=["g2"])
    html = look(page, room.code)
    assert "said by 2" in html
    assert "No beds after dark" not in html
