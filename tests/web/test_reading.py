"""What is read beside the app: files by role, the wall, the feed's door, headers, health."""

from __future__ import annotations

import asyncio
import json
from io import BytesIO
from typing import Any
from urllib.parse import unquote
from zipfile import ZipFile

import pytest

from sim_workshop.use_cases import hosting, mapping
from sim_workshop.use_cases.acting import Acting
from sim_workshop.use_cases.house import house
from sim_workshop.use_cases.publishing import EVERYTHING, KINDS, LOG
from sim_workshop.web import guarding, news
from tests.conftest import joined, opened_workshop
from tests.web.conftest import browser, browser_of, restarted

PUBLISHED = ("plan.csv", "map.svg")
WORKING = ("workshop.json", "workbook.xlsx")


def somebody(room: Acting, role: Any) -> Acting:
    if role == "facilitator":
        return room
    if role == "host":
        key = hosting.first_host_key(room.store)
        assert key is not None
    else:
        key = hosting.new_link(room.store, room.code, role)
    return Acting(room.store, room.code, hosting.sign_in_with_key(room.store, key))


# Files.


@pytest.mark.parametrize(
    ("role", "published", "working"),
    [
        ("host", 200, 200), ("facilitator", 200, 200), ("co-facilitator", 200, 200),
        ("planner", 200, 403), ("stakeholder", 403, 403), ("observer", 403, 403),
        ("wall", 403, 403),
    ],
)  # fmt: skip
def test_files_are_handed_out_by_role(
    room: Acting, role: str, published: int, working: int
) -> None:
    client = browser_of(somebody(room, role))
    for names, status in ((PUBLISHED, published), (WORKING, working)):
        answers = {client.get(f"/files/{room.code}/{name}").status_code for name in names}
        assert answers == {status}


@pytest.mark.parametrize("role", ["planner", "stakeholder", "observer", "wall"])
def test_no_working_file_is_handed_to_who_may_not_have_it(room: Acting, role: str) -> None:
    """Every one by its name, the zip of everything too: refused before it is made. The log is
    read by planners as well."""
    client = browser_of(somebody(room, role))
    working = [k.name for k in (*KINDS, EVERYTHING) if k.use == "working"]
    for name in (*working, *([] if role == "planner" else [LOG])):
        answer = client.get(f"/files/{room.code}/{name}")
        assert answer.status_code == 403, name
        assert "content-disposition" not in answer.headers


@pytest.mark.parametrize("role", ["stakeholder", "observer", "wall"])
def test_no_published_file_either_while_it_is_not_allowed(room: Acting, role: str) -> None:
    client = browser_of(somebody(room, role))
    for kind in (k for k in KINDS if k.use == "published"):
        assert client.get(f"/files/{room.code}/{kind.name}").status_code == 403, kind.name


def test_stakeholders_download_where_the_facilitator_allows_it(room: Acting) -> None:
    hosting.change_settings(room, stakeholders_may_download=True)
    client = browser_of(joined(room, "Jo", "City police"))
    assert client.get(f"/files/{room.code}/plan.csv").status_code == 200
    assert client.get(f"/files/{room.code}/workshop.json").status_code == 403


def test_a_file_says_whose_it_is_and_at_which_revision(room: Acting) -> None:
    mapping.place_entry(room, kind="gap", text="No bed at night", places=["0"])
    client = browser_of(room)
    for kind in KINDS:
        answer = client.get(f"/files/{room.code}/{kind.name}")
        assert answer.status_code == 200, kind.name
        named = unquote(answer.headers["content-disposition"])
        assert f"-r{room.map.revision}-{kind.name}" in named
        assert ("INTERNAL" in named) == (kind.use == "working")
        assert answer.headers["cache-control"] == "no-store"
        assert answer.headers["content-type"].split(";")[0] == kind.media_type.split(";")[0]
        if kind.name.endswith(("docx", "xlsx")):
            assert ZipFile(BytesIO(answer.content)).testzip() is None
    internal = json.loads(client.get(f"/files/{room.code}/workshop.json").content)
    assert "No bed at night" in json.dumps(internal)


def test_nobody_downloads_from_a_workshop_they_are_not_in(room: Acting) -> None:
    for client in (browser(), browser_of(opened_workshop(room.store))):
        answer = client.get(f"/files/{room.code}/plan.csv")
        assert answer.status_code == 403
        assert "Please join the workshop first." in answer.text


@pytest.mark.parametrize("name", ["nothing.txt", "..%2f..%2fworkshops.sqlite", "%00", "report"])
def test_there_are_no_other_files(room: Acting, name: str) -> None:
    assert browser_of(room).get(f"/files/{room.code}/{name}").status_code in (403, 404)


# The wall and the feed.


def test_the_wall_needs_a_grant_in_this_workshop(room: Acting) -> None:
    for client in (browser(), browser_of(opened_workshop(room.store))):
        answer = client.get(f"/wall/{room.code}")
        assert (answer.status_code, answer.headers["location"]) == (303, f"/join/{room.code}")
    wall = browser_of(somebody(room, "wall")).get(f"/wall/{room.code}")
    assert (wall.status_code, wall.headers["content-type"].split(";")[0]) == (200, "text/html")


def test_the_wall_of_a_committee_without_a_workshop_leads_to_its_overview(room: Acting) -> None:
    hosting.change_settings(room, light=True)
    client = browser_of(somebody(room, "wall"))
    came = client.get(f"/wall/{room.code}", follow_redirects=False)
    entered = client.get(came.headers["location"], follow_redirects=False)
    assert (entered.status_code, entered.headers["location"]) == (303, "/light?from=wall")


def test_the_wall_of_a_workshop_that_is_gone_is_a_sentence(room: Acting) -> None:
    client = browser_of(somebody(room, "host"))
    room.store.delete_workshop(room.code)
    assert client.get(f"/wall/{room.code}").status_code in (303, 404)


@pytest.mark.parametrize(
    ("name", "status"),
    [("wall.css", 200), ("wall.js", 200), ("acts.py", 404), ("..%2facts.py", 404)],
)
def test_the_wall_has_its_own_files_and_no_others(room: Acting, name: str, status: int) -> None:
    assert browser().get(f"/wall/{room.code}/{name}").status_code == status


def test_the_feed_is_for_those_who_joined(room: Acting) -> None:
    for client in (browser(), browser_of(opened_workshop(room.store))):
        answer = client.get(f"/live/{room.code}")
        assert (answer.status_code, answer.json()["ok"]) == (401, False)
    host = browser_of(somebody(room, "host"))
    room.store.delete_workshop(room.code)
    assert host.get(f"/live/{room.code}").status_code == 404


def first_event(client: Any, address: str, **headers: str) -> tuple[dict[str, str], str]:
    """Headers and first event of a stream, read as the server sends them."""
    request = client.build_request("GET", address, headers=headers)
    scope = {
        "type": "http", "method": "GET", "path": request.url.path, "root_path": "",
        "raw_path": request.url.raw_path, "query_string": request.url.query, "scheme": "http",
        "headers": [(k.lower(), v) for k, v in request.headers.raw],
        "server": ("192.168.4.10", 8501),
        "http_version": "1.1", "client": ("192.168.4.77", 50000), "extensions": {},
    }  # fmt: skip
    heard: dict[str, Any] = {"text": ""}

    async def scene() -> None:
        enough = asyncio.Event()

        async def receive() -> dict[str, Any]:
            await enough.wait()
            return {"type": "http.disconnect"}

        async def send(message: Any) -> None:
            if message["type"] == "http.response.start":
                heard["headers"] = {k.decode(): v.decode() for k, v in message["headers"]}
            heard["text"] += message.get("body", b"").decode()
            if heard["text"]:
                enough.set()

        async with asyncio.timeout(60):
            await client.app(scope, receive, send)

    asyncio.run(scene())
    return heard["headers"], heard["text"]


def test_the_feed_streams_events_that_nothing_on_the_way_holds_back(room: Acting) -> None:
    headers, text = first_event(browser_of(room), f"/live/{room.code}")
    assert headers["content-type"].startswith("text/event-stream")
    assert (headers["cache-control"], headers["x-accel-buffering"]) == ("no-store", "no")
    assert text.startswith(f"id: {room.map.revision}\nevent: hello\n")
    assert news.feed().here(room.code) == 0  # the screen that went away is not counted


@pytest.mark.parametrize("said", ["header", "query"])
def test_the_feed_goes_on_where_a_browser_was_cut_off(room: Acting, said: str) -> None:
    seen = room.map.revision
    mapping.place_entry(room, kind="gap", text="Meanwhile", places=["0"])
    if said == "header":
        _, text = first_event(
            browser_of(room), f"/live/{room.code}", **{"Last-Event-ID": str(seen)}
        )
    else:
        _, text = first_event(browser_of(room), f"/live/{room.code}?last={seen}")
    assert "event: change" in text
    assert "Meanwhile" in text


@pytest.mark.parametrize("last", ["-1", "NaN", "9" * 30, "٣", "²", "1; DROP TABLE record"])
def test_a_last_event_that_is_none_begins_anew(room: Acting, last: str) -> None:
    _, text = first_event(browser_of(room), f"/live/{room.code}?last={last}")
    assert "event: hello" in text


def test_a_facilitators_wall_is_told_no_more_than_any_wall(room: Acting) -> None:
    mapping.place_entry(room, kind="gap", text="Call Maria at 503-555-0188", places=["0"])
    _, own = first_event(browser_of(room), f"/live/{room.code}")
    _, wall = first_event(browser_of(room), f"/live/{room.code}?wall")
    assert "Maria" in own
    assert "Maria" not in wall
    assert room.member.id not in wall


# Headers and health.


def test_every_answer_carries_the_guarding_headers(room: Acting) -> None:
    client = browser_of(room)
    addresses = [
        "/join", f"/join/{room.code}", "/sign-in", f"/wall/{room.code}", "/health",
        f"/files/{room.code}/plan.csv", "/nothing", f"/wall/{room.code}/wall.js",
    ]  # fmt: skip
    for address in addresses:
        headers = client.get(address).headers
        assert headers["x-content-type-options"] == "nosniff", address
        assert headers["x-frame-options"] == "SAMEORIGIN", address
        assert headers["referrer-policy"] == "same-origin", address


def test_a_page_fetches_from_and_sends_to_no_other_server(room: Acting) -> None:
    """Also where a text got past every escaping."""
    pages = [browser().get("/join"), browser().get(f"/join/{room.code}")]
    for page in (*pages, browser_of(room).get(f"/wall/{room.code}")):
        policy = page.headers["content-security-policy"]
        rules = dict(rule.split(" ", 1) for rule in policy.split("; "))
        here = {"'self'", "'none'", "ws://192.168.4.10:8501", "wss://192.168.4.10:8501"}
        known = {*here, "data:", "blob:", "'unsafe-inline'", "'unsafe-eval'"}
        said = {word for rule in rules.values() for word in rule.split()}
        assert {word for word in said - known if not word.startswith("'sha256-")} == set()
        assert "'unsafe-inline'" not in rules["script-src"]
        assert rules["frame-ancestors"] == rules["form-action"] == rules["base-uri"] == "'self'"


@pytest.mark.parametrize("host", ["evil.example; script-src *", "a b", "x" * 10 + ",y", ""])
def test_a_made_up_host_gets_nothing_into_the_policy(host: str) -> None:
    assert "ws://" not in guarding.policy(host)
    assert "evil" not in guarding.policy(host)


def test_the_page_of_streamlit_runs_its_own_inline_script_and_no_other() -> None:
    assert guarding.inline_scripts().count("'sha256-") >= 1


def test_health_answers_with_its_database(room: Acting) -> None:
    assert browser().get("/health").json() == {"ok": True, "workshops": 1}
    assert room.code not in browser().get("/health").text


def test_the_secret_of_the_cookies_is_kept_with_the_database(room: Acting) -> None:
    before = house().store.cookie_secret()
    assert restarted().store.cookie_secret() == before
    assert len(before) >= 32
