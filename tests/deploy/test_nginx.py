"""Behind nginx with TLS, by the very file we ship: pages, websockets, event streams, cookies, and
whose word is taken on https."""

from __future__ import annotations

import re
import ssl
from collections.abc import Iterator
from contextlib import contextmanager
from itertools import count

import httpx
import pytest
from streamlit.proto.BackMsg_pb2 import BackMsg
from websockets.sync.client import connect
from websockets.typing import Origin, Subprotocol

from sim_workshop.store import open_store
from sim_workshop.use_cases import hosting
from sim_workshop.use_cases.acting import Acting
from tests.browser.running import PATIENCE, Server
from tests.conftest import opened_workshop
from tests.deploy.conftest import Front, Fronted

NUMBERS = count(1)


def somebody() -> dict[str, str]:
    """One who has not joined yet: of two of one name the page asks more."""
    return {"name": f"Person {next(NUMBERS)}", "agency": "City police"}


@pytest.fixture(scope="module")
def fronted(front: Front) -> Fronted:
    return front(SIM_TRUSTED_PROXY="127.0.0.1", SIM_PUBLIC_URL="{url}")


@pytest.fixture(scope="module")
def room(fronted: Fronted) -> Iterator[Acting]:
    store = open_store(fronted.server.database)
    yield opened_workshop(store)
    store.close()


def trusting(fronted: Fronted) -> ssl.SSLContext:
    return ssl.create_default_context(cafile=str(fronted.certificate))


@contextmanager
def joined(fronted: Fronted, room: Acting) -> Iterator[httpx.Client]:
    """A browser that came in through the proxy."""
    with httpx.Client(base_url=fronted.url, verify=trusting(fronted), timeout=PATIENCE) as client:
        came = client.post(f"/join/{room.code}", data=somebody(), headers={"Origin": fronted.url})
        assert came.status_code == 303, came.text
        yield client


def test_http_is_sent_on_to_https(fronted: Fronted) -> None:
    answer = httpx.get(f"http://localhost:{fronted.http}/join", timeout=PATIENCE)
    assert answer.status_code == 301
    assert answer.headers["location"].startswith("https://localhost")


def test_a_page_comes_through_and_says_https_only(fronted: Fronted) -> None:
    answer = httpx.get(f"{fronted.url}/", verify=trusting(fronted), timeout=PATIENCE)
    assert answer.status_code == 200
    assert "/venue/watch.js" in answer.text
    assert "max-age" in answer.headers["strict-transport-security"]


def test_the_cookie_of_a_join_is_secure(fronted: Fronted, room: Acting) -> None:
    with httpx.Client(base_url=fronted.url, verify=trusting(fronted), timeout=PATIENCE) as client:
        came = client.post(f"/join/{room.code}", data=somebody(), headers={"Origin": fronted.url})
    said = [part.strip().lower() for part in came.headers["set-cookie"].split(";")]
    assert {"secure", "httponly", "samesite=lax"} <= set(said)


def test_another_site_is_still_another_site(fronted: Fronted, room: Acting) -> None:
    with joined(fronted, room) as client:
        for origin in ("https://evil.example", "https://localhost", "null"):
            fields = {"act": "place_entry", "kind": "gap", "places": ["0"], "text": "x"}
            answer = client.post(f"/act/{room.code}", json=fields, headers={"Origin": origin})
            assert answer.status_code == 403


def test_a_page_of_streamlit_opens_its_websocket(fronted: Fronted) -> None:
    ask = BackMsg()
    ask.rerun_script.page_name = ""
    address = f"wss://localhost:{fronted.https}/_stcore/stream"
    with connect(
        address, ssl=trusting(fronted), origin=Origin(fronted.url),
        subprotocols=[Subprotocol("streamlit")], open_timeout=PATIENCE,
    ) as socket:  # fmt: skip
        socket.send(ask.SerializeToString())
        assert len(socket.recv(timeout=PATIENCE)) > 0


def test_news_arrive_while_the_stream_is_open(fronted: Fronted, room: Acting) -> None:
    """A proxy that buffers would hold them until the stream ends, which it never does."""
    with joined(fronted, room) as client, client.stream("GET", f"/live/{room.code}") as stream:
        heard = stream.iter_text()
        hello = next(heard)
        assert "event: hello" in hello
        assert f'"url": "localhost:{fronted.https}/join"' in hello
        with joined(fronted, room) as other:
            fields = {"act": "place_entry", "kind": "gap", "places": ["0"], "text": "Through"}
            assert other.post(
                f"/act/{room.code}", json=fields, headers={"Origin": fronted.url}
            ).json()["ok"]
        for text in heard:
            if '"Through"' in text:
                return


def test_the_preflight_stream_is_spread_over_time(fronted: Fronted, room: Acting) -> None:
    key = hosting.new_link(room.store, room.code, "facilitator")
    pieces = 0
    with httpx.Client(base_url=fronted.url, verify=trusting(fronted), timeout=PATIENCE) as lead:
        lead.post("/sign-in", data={"key": key, "name": "Dana"}, headers={"Origin": fronted.url})
        found = re.search(r"/preflight/([a-z2-9]{14})<", lead.get("/preflight").text)
        assert found
        with lead.stream("GET", f"/preflight/{found[1]}/stream") as stream:
            pieces = sum(1 for _text in stream.iter_text())
    assert pieces > 2  # not all in one


def test_a_link_is_what_people_reach(fronted: Fronted) -> None:
    assert f"Join: {fronted.url}/join" in fronted.server.said
    assert f"Sign in: {fronted.url}/sign-in?key=" in fronted.server.said


def test_without_a_public_address_a_trusted_proxy_is_believed(front: Front) -> None:
    fronted = front(SIM_TRUSTED_PROXY="127.0.0.0/8")
    store = open_store(fronted.server.database)
    room = opened_workshop(store)
    with joined(fronted, room) as client:
        assert all(cookie.secure for cookie in client.cookies.jar)
    store.close()


@pytest.mark.parametrize("claim", ["X-Forwarded-Proto", "Forwarded", "X-Forwarded-Host"])
def test_nobody_else_is_believed(claim: str, fronted: Fronted, room: Acting) -> None:
    """A visitor's own claims do not get through the proxy, nor to a server that trusts none."""
    claims = {claim: "http" if "Proto" in claim else "evil.example", "Origin": fronted.url}
    with httpx.Client(base_url=fronted.url, verify=trusting(fronted), timeout=PATIENCE) as client:
        came = client.post(f"/join/{room.code}", data=somebody(), headers=claims)
    assert "secure" in came.headers["set-cookie"].lower()
    assert "evil" not in str(came.headers)


def test_a_server_that_trusts_no_proxy_takes_nobodys_word(
    tmp_path_factory: pytest.TempPathFactory,
) -> None:
    server = Server(tmp_path_factory.mktemp("alone"), host="0.0.0.0").start()
    store = open_store(server.database)
    room = opened_workshop(store)
    try:
        came = httpx.post(
            f"{server.url}/join/{room.code}",
            data=somebody(),
            headers={"X-Forwarded-Proto": "https"},
            timeout=PATIENCE,
        )
        assert came.status_code == 303
        assert "secure" not in came.headers["set-cookie"].lower()
    finally:
        store.close()
        server.stop()
