"""Files as a browser asks for them: at once, or a page that says how far they are."""

from __future__ import annotations

import re
from collections.abc import Iterator
from concurrent.futures import Future

import pytest
from starlette.testclient import TestClient

from sim_workshop.domain.errors import CannotMake
from sim_workshop.use_cases import mapping
from sim_workshop.use_cases.acting import Acting
from sim_workshop.use_cases.house import house
from sim_workshop.use_cases.making.made_files import Coming, Wanted
from sim_workshop.web import downloads
from tests.web.conftest import browser, browser_of

PAGE = {"accept": "text/html,application/xhtml+xml"}
SCRIPT = {"accept": "application/json"}


@pytest.fixture
def impatient(monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    monkeypatch.setattr(downloads, "PATIENCE", 0.0)
    yield
    house().files.close()


def way(client: TestClient, room: Acting, name: str) -> str:
    """The address by which whoever waits finds their file."""
    return str(client.get(f"/files/{room.code}/{name}", headers=SCRIPT).json()["way"])


def made(client: TestClient, room: Acting, name: str) -> str:
    """The same, once the file is there."""
    found = way(client, room, name)
    assert client.get(found).status_code == 200
    return found


def test_a_page_with_a_progress_bar_then_the_file(room: Acting, impatient: None) -> None:
    client = browser_of(room)
    page = client.get(f"/files/{room.code}/report.docx", headers=PAGE)
    assert page.status_code == 200
    assert "<h1>The file is being made</h1>" in page.text
    assert re.search(r'<progress id="share" max="1" value="[0-9.]+"', page.text)
    [look] = re.findall(r'http-equiv="refresh" content="1;url=([^"]+)"', page.text)
    ticket = look.replace("&amp;look", "")
    assert client.get(ticket).status_code == 200  # a program waits until it is there
    ready = client.get(look.replace("&amp;", "&"), headers=PAGE)
    assert "<h1>The file is ready</h1>" in ready.text
    assert f'content="0;url={ticket}"' in ready.text
    file = client.get(ticket, headers=PAGE)
    assert file.headers["content-disposition"].startswith("attachment;")
    assert house().files.made == 1


def test_the_page_finds_its_file_though_the_room_goes_on(room: Acting, impatient: None) -> None:
    client = browser_of(room)
    ticket, before = made(client, room, "workshop.json"), room.map.revision
    mapping.place_entry(room, kind="gap", text="Said meanwhile", places=["1"])
    old, new = client.get(ticket), client.get(f"/files/{room.code}/workshop.json")
    assert f"-r{before}-" in old.headers["content-disposition"]
    assert "Said meanwhile" not in old.text
    assert "Said meanwhile" in new.text


def test_a_script_is_told_how_far_it_is(room: Acting, impatient: None) -> None:
    client = browser_of(room)
    told = client.get(f"/files/{room.code}/plan.csv", headers=SCRIPT).json()
    assert told["state"] in ("making", "ready")
    assert 0 <= told["share"] <= 1
    assert client.get(told["way"]).status_code == 200
    again = client.get(told["way"], headers=SCRIPT).json()
    assert again == {"state": "ready", "share": 1.0, "said": "", "way": told["way"]}


def test_a_failure_is_a_sentence_with_a_way_to_try_again(room: Acting, impatient: None) -> None:
    client = browser_of(room)
    ticket = made(client, room, "plan.html")
    broken = house().files.find(ticket.partition("=")[2])
    assert broken is not None
    broken.future = Future()
    broken.future.set_exception(CannotMake("There was no room for it."))
    for address in (ticket, f"{ticket}&look", f"/files/{room.code}/plan.html"):
        page = client.get(address, headers=PAGE)
        assert page.status_code == 503 or address.endswith("plan.html")
    page = client.get(ticket, headers=PAGE)
    assert "There was no room for it." in page.text
    [again] = re.findall(r'href="([^"]+)">Try again', page.text)
    assert client.get(ticket, headers=SCRIPT).json()["state"] == "failed"
    assert client.get(again).status_code == 200


def test_a_ticket_is_no_key(room: Acting, impatient: None) -> None:
    ticket = made(browser_of(room), room, "workshop.json")
    answer = browser().get(ticket)
    assert answer.status_code == 403
    assert "Please join the workshop first." in answer.text


@pytest.mark.parametrize("ticket", ["", "x" * 5000, "../../etc", "%00", "<script>", "é"])
def test_what_is_no_ticket_is_as_if_there_was_none(
    room: Acting, impatient: None, ticket: str
) -> None:
    answer = browser_of(room).get(f"/files/{room.code}/plan.csv", params={"ticket": ticket})
    assert answer.status_code == 200
    assert "<script>" not in answer.text


def test_what_is_kept_of_a_file_once_it_is_there_is_the_file_alone(room: Acting) -> None:
    client = browser_of(room)
    ticket = made(client, room, "plan.csv")
    coming = house().files.find(ticket.partition("=")[2])
    assert isinstance(coming, Coming)
    assert coming.wanted is None
    assert Wanted("plan.csv", "x", room.map, "en").key != ("plan.csv", "", "en")
    house().files.close()
