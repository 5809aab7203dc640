"""The network of the venue, checked by a second device: what it asks, what the host is shown."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator

import pytest
from starlette.testclient import TestClient

from sim_workshop.settings import Settings
from sim_workshop.use_cases import hosting
from sim_workshop.use_cases.acting import Acting
from sim_workshop.use_cases.house import House, house
from sim_workshop.web import preflight, preflight_alone, preflight_board, preflight_device
from sim_workshop.web.preflight_board import CHECKS, Board, Check, Device, State, board
from sim_workshop.web.preflight_words import told, verdict
from tests.conftest import joined
from tests.web.conftest import HERE, browser, browser_of

PHONE = "Mozilla/5.0 (iPhone; CPU iPhone OS 17_0 like Mac OS X)"


@pytest.fixture(autouse=True)
def fresh() -> Iterator[None]:
    board.cache_clear()
    yield
    board.cache_clear()


def a_phone(token: str) -> tuple[TestClient, Device]:
    """A phone on the network that has opened the page."""
    at = board().find(token)
    assert at is not None
    known = set(at.devices)
    phone = browser()
    phone.headers["user-agent"] = PHONE
    assert phone.get(f"/preflight/{token}").status_code == 200
    device = next(d for id_, d in at.devices.items() if id_ not in known)
    return phone, device


def report(phone: TestClient, token: str, check: str, state: str, detail: str = "") -> int:
    said = json.dumps({"check": check, "state": state, "detail": detail})
    return phone.post(f"/preflight/{token}/report", content=said).status_code


@pytest.mark.parametrize("path", ["/preflight", "/preflight/seen", "/preflight/sheet"])
def test_only_who_leads_sees_the_hosts_side(room: Acting, path: str) -> None:
    jo = joined(room, "Jo", "City police")
    for client in (browser(), browser_of(jo)):
        assert client.get(path).status_code == 303
    assert browser_of(room).get(path).status_code == 200
    key = hosting.first_host_key(room.store)
    assert key
    host = hosting.sign_in_with_key(room.store, key)
    assert browser_of(Acting(room.store, "", host)).get(path).status_code == 200


def test_every_address_of_this_machine_has_a_code(
    room: Acting, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(
        "sim_workshop.reach.addresses", lambda: ["192.168.4.10", "172.17.0.1", "169.254.9.9"]
    )
    html = browser_of(room).get("/preflight").text
    token = board().latest().token
    for address in ("192.168.4.10", "172.17.0.1", "169.254.9.9"):
        assert f"http://{address}:8501/preflight/{token}" in html
    assert html.count("data:image/svg+xml") == 3  # the one we are reached by is among them
    assert "containers" in html
    assert "this one does not work" in html
    for said in ("client isolation", "New-NetFirewallRule", "-LocalPort 8501", "socketfilterfw",
                 "ufw allow 8501/tcp", "hotspot", "travel router", "Paper."):  # fmt: skip
        assert said in html


def test_without_a_network_the_page_says_so(room: Acting, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("sim_workshop.reach.addresses", list)
    client = browser_of(room)
    client.base_url = "http://localhost:8501"
    assert "This computer is on no network, or" in client.get("/preflight").text


def test_a_page_loaded_again_shows_the_same_code(room: Acting) -> None:
    client = browser_of(room)
    first, again = (client.get("/preflight").text for _ in range(2))
    assert re.findall(r"/preflight/[a-z2-9]{14}", first) == re.findall(
        r"/preflight/[a-z2-9]{14}", again
    )


def test_a_second_device_is_named_with_what_works_and_what_does_not(room: Acting) -> None:
    client = browser_of(room)
    assert "No other device has reached this computer yet." in client.get("/preflight").text
    token = board().latest().token
    phone, device = a_phone(token)
    assert (device.called, device.reached) == ("iPhone", "192.168.4.10:8501")
    assert (
        "A second device has reached us at 192.168.4.10:8501." in client.get("/preflight/seen").text
    )
    for check in CHECKS[1:]:
        failed = check in ("socket", "streamlit")
        assert report(phone, token, check, "no" if failed else "ok", "<b>1006</b>") == 200
    html = client.get("/preflight/seen").text
    assert "The light page works here; the full page does not." in html
    assert "A proxy or filter does not pass the HTTP header Upgrade." in html
    assert "&lt;b&gt;1006" in html
    assert "<b>1006" not in html


def test_this_machine_itself_is_no_second_device() -> None:
    made = Board()
    at = made.begin()
    for came_from in ("127.0.0.1", "::1", "::ffff:127.0.0.1"):
        assert made.arrive(at, came_from, "localhost", came_from, "").is_this_machine
    assert not made.arrive(at, "x", "h", "203.0.113.7", "").is_this_machine
    assert [d.id for d in at.others] == ["x"]


def test_this_machines_browser_alone_does_not_count(
    room: Acting, monkeypatch: pytest.MonkeyPatch
) -> None:
    client = browser_of(room)
    client.get("/preflight")
    at = board().latest()
    board().arrive(at, "a", "localhost:8501", "127.0.0.1", "")
    html = client.get("/preflight/seen").text
    assert "No other device has reached this computer yet." in html
    assert "it says nothing about the network" in html


def test_without_scripts_it_says_that_http_works_and_takes_a_form(served: House) -> None:
    token = board().begin().token
    phone, device = a_phone(token)
    html = phone.get(f"/preflight/{token}").text
    assert "Plain HTTP works." in html
    assert "<noscript>" in html
    sent = phone.post(f"/preflight/{token}", data={"device": device.id})
    assert sent.status_code == 303
    assert (device.results["post"][0], device.results["cookie"][0]) == ("ok", "ok")
    phone.cookies.clear()
    phone.post(f"/preflight/{token}", data={"device": device.id})
    assert device.results["cookie"][0] == "no"


def test_the_first_form_tells_cookie_origin_words_and_time(served: House) -> None:
    token = board().begin().token
    phone, _device = a_phone(token)
    said = phone.post(f"/preflight/{token}/echo", content="åß 1".encode(),
                      headers={"Origin": HERE}).json()  # fmt: skip
    assert (said["said"], said["origin"], said["cookie"]) == ("åß 1", True, True)
    elsewhere = phone.post(f"/preflight/{token}/echo", headers={"Origin": "http://other.example"})
    assert elsewhere.json()["origin"] is False


def test_the_stream_and_the_file_are_what_the_script_expects(
    served: House, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(preflight_device, "EVENT_SECONDS", 0.0)
    monkeypatch.setattr(preflight_device, "IDLE_SECONDS", 0)
    token = board().begin().token
    phone, _device = a_phone(token)
    stream = phone.get(f"/preflight/{token}/stream")
    assert stream.text.count("data: ") == preflight_device.EVENTS
    assert stream.headers["x-accel-buffering"] == "no"
    assert phone.get(f"/preflight/{token}/stream?idle").text == "data: begin\n\ndata: end\n\n"
    whole = phone.get(f"/preflight/{token}/file").content
    page = phone.get(f"/preflight/{token}").text
    assert f'data-length="{len(whole)}"' in page
    assert f'data-total="{sum(whole) % 65536}"' in page


def test_a_guessed_or_old_token_opens_nothing(
    served: House, monkeypatch: pytest.MonkeyPatch
) -> None:
    token = board().begin().token
    assert len(set(preflight_board.TYPED)) ** len(token) > 2**64
    monkeypatch.setattr(preflight_board, "LIFE_SECONDS", -1.0)
    for guess in ("x" * 16, token, "latest"):
        for path in ("", "/stream", "/file"):
            assert browser().get(f"/preflight/{guess}{path}").status_code == 404
        for path in ("/echo", "/report", ""):
            assert browser().post(f"/preflight/{guess}{path}").status_code == 404


@pytest.mark.parametrize(
    "body",
    ["", "[]", "null", "{", '{"check": "http"}', '{"check": "x", "state": "ok"}',
     '{"check": "post", "state": "fine"}', '{"check": ["post"], "state": "ok"}', "x" * 5000],
)  # fmt: skip
def test_a_report_that_is_none_is_refused(served: House, body: str) -> None:
    token = board().begin().token
    phone, device = a_phone(token)
    assert phone.post(f"/preflight/{token}/report", content=body).status_code == 404
    assert set(device.results) == {"http"}


def test_nobody_fills_the_memory(served: House) -> None:
    token = board().begin().token
    phone, device = a_phone(token)
    for _ in range(preflight_board.MOST_DEVICES + 5):
        browser().get(f"/preflight/{token}")
    at = board().find(token)
    assert at is not None
    assert len(at.devices) == preflight_board.MOST_DEVICES
    report(phone, token, "post", "no", "x" * 1500)
    assert all(len(d) <= preflight_board.LONGEST_DETAIL for _, d in device.results.values())
    for _ in range(50):
        board().begin()
    assert board().find(token) is None


@pytest.mark.parametrize(
    ("failed", "sentence"),
    [
        ((), "Everything works here."),
        (("clock",), "Everything works here."),
        (("stream",), "The full page works. News may come late."),
        (("socket", "streamlit"), "The light page works here; the full page does not."),
        (("streamlit", "idle"), "The light page works here; the full page does not."),
        (("cookie", "socket"), "Nobody can take part like this: mend the marked points, or use "
         "another network."),
    ],
)  # fmt: skip
def test_the_verdict_is_what_a_room_can_count_on(failed: tuple[Check, ...], sentence: str) -> None:
    device = Device("a", "h", "203.0.113.7", "iPhone")
    for check in CHECKS:
        assert verdict(device) == "Checking …"
        bad: State = "note" if check == "clock" else "no"
        device.results[check] = (bad if check in failed else "ok", "")
    assert verdict(device) == sentence


def test_every_check_names_cause_and_remedy() -> None:
    words = told()
    assert list(words) == list(CHECKS)
    assert [c for c in CHECKS[1:] if not (words[c].cause and words[c].do)] == []


def test_the_sheet_names_ports_and_protocols_and_needs_no_internet(room: Acting) -> None:
    html = browser_of(room).get("/preflight/sheet").text
    for said in ("TCP 8501", "_stcore/stream", "text/event-stream", "No internet is needed",
                 "192.168.4.10:8501", "client isolation"):  # fmt: skip
        assert said in html


def test_by_itself_it_needs_no_database() -> None:
    house.cache_clear()
    token = board().begin().token
    client = TestClient(preflight_alone.app(), base_url=HERE, follow_redirects=False)
    assert client.get(f"/preflight/{token}").status_code == 200
    assert client.get("/venue/preflight.js").status_code == 200
    assert client.get("/preflight").status_code == 404
    assert house.cache_info().currsize == 0
    with client.websocket_connect("/_stcore/stream", subprotocols=["streamlit"]) as socket:
        assert socket.accepted_subprotocol == "streamlit"


def test_a_line_of_the_terminal_says_what_to_do() -> None:
    device = Device("a", "h", "203.0.113.7", "iPhone")
    device.results["socket"] = ("no", "1006")
    said = preflight_alone.line(device, "socket")
    assert said.startswith("iPhone 203.0.113.7    NO  WebSockets open (1006)\n")
    assert "Upgrade" in said
    assert "█" in preflight_alone.qr_for_terminal(
        "http://192.168.4.10:8501/preflight/x"
    ) or "▀" in (preflight_alone.qr_for_terminal("http://192.168.4.10:8501/preflight/x"))


@pytest.mark.parametrize(
    ("environment", "reached", "port", "found"),
    [
        ({}, "http://localhost", 80, ["http://10.0.0.7"]),
        ({}, "http://10.0.0.7:8501", 8501, ["http://10.0.0.7:8501"]),
        ({}, "http://sim.local:8501", 8501, ["http://sim.local:8501", "http://10.0.0.7:8501"]),
        ({"SIM_HOST": "127.0.0.1"}, "http://localhost:8501", 8501, []),
        ({"SIM_HOST": "10.0.0.7"}, "http://localhost:8501", 8501, ["http://10.0.0.7:8501"]),
        ({"SIM_HOST": "127.0.0.1", "SIM_PUBLIC_URL": "https://sim.example.org"},
         "https://sim.example.org", 8501, ["https://sim.example.org"]),
        ({"SIM_PUBLIC_URL": "https://sim.example.org"}, "https://sim.example.org", 8501,
         ["https://sim.example.org", "http://10.0.0.7:8501"]),
    ],
)  # fmt: skip
def test_every_address_by_which_it_answers_and_no_other(
    environment: dict[str, str], reached: str, port: int, found: list[str],
    monkeypatch: pytest.MonkeyPatch,
) -> None:  # fmt: skip
    monkeypatch.setattr("sim_workshop.reach.addresses", lambda: ["10.0.0.7"])
    settings = Settings.from_environment(environment)
    ways = preflight.addresses(settings, reached, port, "/preflight/x")
    assert [way.url for way in ways] == found
