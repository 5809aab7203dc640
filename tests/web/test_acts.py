"""`POST /act/CODE`: answered after the commit, or refused with one sentence. docs/live.md."""

from __future__ import annotations

import json
from collections.abc import Iterator
from typing import Any

import pytest
from starlette.testclient import TestClient

from sim_workshop.use_cases import arranging, hosting, prioritizing, showing
from sim_workshop.use_cases.acting import Acting
from sim_workshop.web import acts
from tests.conftest import joined, opened_workshop
from tests.web.conftest import browser, browser_of


@pytest.fixture
def jo(room: Acting) -> Acting:
    return joined(room, "Jo", "City police", "Law enforcement")


@pytest.fixture
def page(jo: Acting) -> TestClient:
    """Jo's browser."""
    return browser_of(jo)


def do(page: TestClient, code: str, act: str, **fields: Any) -> tuple[int, dict[str, Any]]:
    answer = page.post(f"/act/{code}", json={"act": act, **fields})
    return answer.status_code, answer.json()


def place(
    page: TestClient, code: str, text: str = "No bed at night", **more: Any
) -> dict[str, Any]:
    fields = {"kind": "gap", "places": ["0"], "text": text, **more}
    status, answer = do(page, code, "place_entry", **fields)
    assert status == 200, answer
    return answer


def test_an_entry_is_placed_corrected_cleared_and_withdrawn(
    room: Acting, page: TestClient, jo: Acting
) -> None:
    answer = place(page, room.code)
    assert (answer["ok"], answer["revision"], answer["id"]) == (True, room.map.revision, "g1")
    assert (answer["entry"]["text"], answer["entry"]["mine"]) == ("No bed at night", True)
    assert answer["entry"]["credit"] == "Law enforcement"
    assert ":" in answer["saved"]
    status, answer = do(
        page, room.code, "correct_entry", id="g1", seen="No bed at night", text="Call 503-555-0188"
    )
    assert (status, answer["entry"]["state"]) == (200, "held")
    assert answer["entry"]["held_for"] == [{"what": "a telephone number", "text": "503-555-0188"}]
    status, answer = do(page, room.code, "state_names_nobody", id="g1")
    assert (status, answer["entry"]["state"]) == (200, "shown")
    assert do(page, room.code, "withdraw_entry", id="g1")[0] == 200
    assert room.map.gaps == ()


def test_an_idea_answers_a_gap(room: Acting, page: TestClient) -> None:
    place(page, room.code)
    place(page, room.code, "A living room", kind="opportunity", answers=["g1"])
    assert room.map.opportunities[0].answers == ("g1",)


def test_a_ballot_is_cast_and_changed(room: Acting, page: TestClient) -> None:
    for title in ("Crisis center", "Data sharing"):
        prioritizing.name_priority(room, title=title)
    round_ = prioritizing.open_round(room)
    status, answer = do(page, room.code, "cast_ballot", round=round_.id, marks={"A": 2, "B": 1})
    assert (status, answer["used"], answer["budget"]) == (200, 3, 3)
    status, answer = do(page, room.code, "cast_ballot", round=round_.id, marks={"A": 4})
    assert (status, answer["ok"], answer["message"]) == (
        422, False, "You have 3 votes. Nothing was changed.",
    )  # fmt: skip
    wrong: list[Any] = [None, [], "A", {"A": "2"}, {"A": None}, {"A": 1.5}, {"": 1}]
    for marks in wrong:
        status, answer = do(page, room.code, "cast_ballot", round=round_.id, marks=marks)
        assert status in (404, 422)
    prioritizing.close_round(room, round=round_.id)
    status, answer = do(page, room.code, "cast_ballot", round=round_.id, marks={"A": 1})
    assert (status, "closed" in answer["message"]) == (422, True)


def test_the_same_key_is_the_same_act_and_answers_the_same(room: Acting, page: TestClient) -> None:
    first, again = (place(page, room.code, key="k1") for _ in range(2))
    assert first == {**again, "saved": first["saved"]}
    assert len(room.map.gaps) == 1
    other = place(page, room.code, key="k2")
    assert other["id"] == "g2"


def test_a_pressed_button_counts_once_also_when_pressed_eight_times_at_once(
    room: Acting, page: TestClient
) -> None:
    from concurrent.futures import ThreadPoolExecutor

    with ThreadPoolExecutor(8) as presses:
        answers = list(presses.map(lambda _: place(page, room.code, key="k1"), range(8)))
    assert {a["id"] for a in answers} == {"g1"}
    assert len(room.map.gaps) == 1


def test_a_stale_edit_gets_both_texts(room: Acting, page: TestClient) -> None:
    place(page, room.code)
    do(page, room.code, "correct_entry", id="g1", text="Theirs", seen="No bed at night")
    status, answer = do(
        page, room.code, "correct_entry", id="g1", text="Mine", seen="No bed at night"
    )
    assert status == 409
    assert (answer["theirs"], answer["yours"]) == ("Theirs", "Mine")
    assert room.map.gaps[0].text == "Theirs"


@pytest.mark.parametrize(
    ("fields", "status", "message"),
    [
        ({"act": "place_entry", "kind": "gap", "text": "x"}, 422, "Choose where it belongs"),
        ({"act": "place_entry", "kind": "gap", "text": " ", "places": ["0"]}, 422, "is empty"),
        ({"act": "place_entry", "kind": "gap", "text": "x", "places": "0"}, 422, "Choose where"),
        ({"act": "place_entry", "kind": "gap", "text": "x", "places": [["0"]]}, 422, "not on the"),
        ({"act": "place_entry", "kind": ["gap"], "text": "x", "places": ["0"]}, 422, "Choose what"),
        ({"act": "place_entry", "kind": "gap", "text": "x" * 20_001, "places": ["0"]}, 422, "001"),
        ({"act": "correct_entry", "id": "g99", "text": "x"}, 404, "no longer here"),
        ({"act": "correct_entry", "text": "x"}, 404, "no longer here"),
        ({"act": "correct_entry", "id": "room", "text": "x"}, 422, "Somebody else wrote this"),
        ({"act": "withdraw_entry", "id": {"$ne": ""}}, 404, "no longer here"),
        ({"act": "state_names_nobody", "id": None}, 404, "no longer here"),
        ({"act": "cast_ballot", "round": "v1", "marks": {"A": 1}}, 422, "closed"),
        ({"act": "redact_text", "id": "g1"}, 400, "does not know"),
        ({"act": ["place_entry"]}, 400, "does not know"),
        ({"act": None}, 400, "does not know"),
        ({}, 400, "does not know"),
    ],
)  # fmt: skip
def test_what_cannot_be_done_is_one_sentence(
    room: Acting, page: TestClient, fields: dict[str, Any], status: int, message: str
) -> None:
    before = room.map
    answer = page.post(f"/act/{room.code}", json=fields)
    assert (answer.status_code, answer.json()["ok"]) == (status, False)
    assert message in answer.json()["message"]
    assert room.map is before


@pytest.mark.parametrize(
    "body",
    [b"", b"{", b"[]", b"null", b"7", b'"act"', b"\xff\xfe\x00", b"{" * 5000, b"[" * 100_000,
     b'{"act": "place_entry"', b"9" * 5000, b'{"act": NaN}', b"a=1&b=2"],
    ids=range(13),
)  # fmt: skip
def test_garbage_is_refused_and_changes_nothing(
    room: Acting, page: TestClient, body: bytes
) -> None:
    before = room.map
    answer = page.post(f"/act/{room.code}", content=body)
    assert answer.status_code == 400
    assert answer.json()["message"] == "This server does not know what was asked."
    assert room.map is before


@pytest.mark.parametrize("bad", ["\ud800", "\x00", "a\ud83d", "x" * 5000, "🙂" * 40])
def test_letters_no_database_holds_do_not_break_it(
    room: Acting, page: TestClient, bad: str
) -> None:
    fields = {
        "act": "place_entry", "kind": "gap", "places": ["0"], "text": f"No bed {bad[:10]}",
        "key": bad, "answers": [bad],
    }  # fmt: skip
    for _ in range(2):
        answer = page.post(f"/act/{room.code}", content=json.dumps(fields))
        assert answer.status_code == 200
    assert room.map.gaps[0].text.startswith("No bed")


def test_too_much_is_refused_while_it_is_still_arriving(room: Acting, page: TestClient) -> None:
    sent = 0

    def endless() -> Iterator[bytes]:
        nonlocal sent
        for _ in range(20):
            sent += 100_000
            yield b"x" * 100_000

    answer = page.post(f"/act/{room.code}", content=endless())
    assert answer.status_code == 413
    assert answer.json()["message"].endswith("Nothing was changed.")
    assert acts.LARGEST_BODY < 500_000


def test_who_has_not_joined_or_has_joined_elsewhere_does_nothing(room: Acting) -> None:
    other = opened_workshop(room.store)
    for client in (browser(), browser_of(other)):
        status, answer = do(client, room.code, "place_entry", kind="gap", text="x", places=["0"])
        assert (status, answer["message"]) == (401, "Please join the workshop first.")
    assert room.map.gaps == ()


@pytest.mark.parametrize("role", ["observer", "wall"])
def test_screens_for_reading_do_not_write(room: Acting, role: Any) -> None:
    member = hosting.sign_in_with_key(room.store, hosting.new_link(room.store, room.code, role))
    reader = browser_of(Acting(room.store, room.code, member))
    status, answer = do(reader, room.code, "place_entry", kind="gap", text="x", places=["0"])
    assert (status, answer["message"][:27]) == (422, "This screen is for reading.")


def test_on_a_break_nobody_writes(room: Acting, page: TestClient) -> None:
    arranging.move_room(room, stage="break")
    status, answer = do(page, room.code, "place_entry", kind="gap", text="x", places=["0"])
    assert (status, "break" in answer["message"]) == (422, True)


def test_nobody_acts_with_a_get(room: Acting, page: TestClient) -> None:
    assert page.get(f"/act/{room.code}").status_code == 405


def test_a_press_of_done_is_counted_and_taken_back_without_a_revision(
    room: Acting, page: TestClient
) -> None:
    arranging.move_room(room, stage="intercept", at="1")
    revision = room.map.revision
    assert do(page, room.code, "say_done", step="1:0", key="a")[1]["done"] is True
    assert do(page, room.code, "say_done", step="1:0", key="a")[1]["done"] is True
    assert len(room.store.done_at(room.code, "1:0")) == 1
    assert do(page, room.code, "say_done", step="1:0", done=False)[1]["done"] is False
    assert (len(room.store.done_at(room.code, "1:0")), room.map.revision) == (0, revision)
    for wrong in ("", "2:0", ["1:0"], None, {"$ne": ""}):
        status, answer = do(page, room.code, "say_done", step=wrong)
        assert (status, answer["message"]) == (422, "The room has gone on to the next question.")


def test_what_waits_for_a_facilitator_is_answered_as_waiting(
    room: Acting, page: TestClient
) -> None:
    showing.approve_first(room, on=True)
    assert place(page, room.code)["entry"]["state"] == "waiting"
