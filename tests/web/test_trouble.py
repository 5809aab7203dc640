"""Every door while the database takes nothing: one sentence, 503, and no traceback."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator

import pytest

from sim_workshop.use_cases.acting import Acting
from tests.conftest import joined
from tests.store.test_trouble import on_every_connection
from tests.web.conftest import browser, browser_of

READ_ONLY = (
    "Nothing was saved: the database of the server is read-only. Everything saved before is kept."
)


@pytest.fixture
def read_only(room: Acting) -> Iterator[None]:
    again = on_every_connection(room.store, "PRAGMA query_only=ON")
    yield
    again()
    on_every_connection(room.store, "PRAGMA query_only=OFF")


def test_an_act_is_answered_with_the_sentence_and_taken_when_sent_again(room: Acting) -> None:
    page = browser_of(joined(room, "Jo", "City police"))
    act = {"act": "place_entry", "kind": "gap", "text": "No bed", "places": ["0"], "key": "one"}
    again = on_every_connection(room.store, "PRAGMA query_only=ON")
    refused = page.post(f"/act/{room.code}", json=act)
    assert refused.status_code == 503
    assert refused.json() == {"ok": False, "message": READ_ONLY}
    again()
    on_every_connection(room.store, "PRAGMA query_only=OFF")
    for _press in range(2):
        assert page.post(f"/act/{room.code}", json=act).status_code == 200
    assert [g.text for g in room.map.gaps] == ["No bed"]


@pytest.mark.usefixtures("read_only")
def test_who_cannot_be_let_in_is_told_why_and_may_try_again(room: Acting) -> None:
    newcomer = browser()
    answer = newcomer.post(f"/join/{room.code}", data={"name": "Jo", "agency": "City police"})
    assert answer.status_code >= 400
    assert READ_ONLY in answer.text
    assert "Jo" in answer.text  # what was typed stands there still


def test_what_only_reads_is_answered(room: Acting) -> None:
    page = browser_of(room)
    again = on_every_connection(room.store, "PRAGMA query_only=ON")
    assert page.get("/health").json() == {"ok": True, "workshops": 1}
    assert page.get(f"/wall/{room.code}").status_code == 200
    assert page.get(f"/files/{room.code}/workbook.xlsx").status_code == 200
    again()
    on_every_connection(room.store, "PRAGMA query_only=OFF")


def test_a_database_that_cannot_even_be_read_is_a_page_with_a_sentence(room: Acting) -> None:
    database = room.store.engine.url.database
    assert database is not None
    room.store.engine.dispose()  # no connection of ours is open
    on_every_connection(room.store, "PRAGMA busy_timeout=1")
    other = sqlite3.connect(database, isolation_level=None)
    for statement in ("locking_mode=EXCLUSIVE", "journal_mode=DELETE"):
        other.execute(f"PRAGMA {statement}")
    other.execute("BEGIN EXCLUSIVE")
    answer = browser().get("/health")
    assert answer.status_code == 503
    assert "another program holds the database" in answer.text
    assert answer.headers["X-Content-Type-Options"] == "nosniff"
    other.execute("ROLLBACK")
    other.close()
    assert browser().get("/health").status_code == 200
