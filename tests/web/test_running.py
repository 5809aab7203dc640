"""The server as a process: it stops although screens are open, and says nothing
of it on the log."""

from __future__ import annotations

import os
import signal
import time
from datetime import date
from pathlib import Path

import httpx
import pytest
from streamlit.proto.BackMsg_pb2 import BackMsg
from websockets.sync.client import connect
from websockets.typing import Origin, Subprotocol

from sim_workshop.domain.people import Stakeholder
from sim_workshop.domain.plan import ActionStep
from sim_workshop.settings import Settings
from sim_workshop.store import open_store
from sim_workshop.use_cases.house import COOKIE, House, Person
from tests.browser.running import PATIENCE, ROOT, Server
from tests.conftest import opened_workshop
from tests.mail_server import mail_server

HASTE = Path(__file__).parent / "haste"
HELD_BACK = 0.035
"""Seconds for which Nagle's algorithm holds back a message: 40 ms on Linux, more elsewhere."""
STOPS = ["SIGTERM"] if os.name == "nt" else ["SIGTERM", "SIGINT"]


@pytest.mark.parametrize("how", STOPS)
def test_the_server_stops_although_streams_and_pages_are_open(how: str, tmp_path: Path) -> None:
    server = Server(tmp_path)
    store = open_store(server.database)
    room = opened_workshop(store)
    of_files = Settings.from_environment({"SIM_DATABASE": server.database})
    cookie = House(of_files, store).cookie_of(Person({room.code: room.member.id}, room.code))
    store.close()
    server.start()
    headers = {"Cookie": f"{COOKIE}={cookie}"}
    page = f"ws://127.0.0.1:{server.port}/_stcore/stream"
    ask = BackMsg()
    ask.rerun_script.page_name = "intercept"
    with (
        httpx.Client(base_url=server.url, headers=headers, timeout=PATIENCE) as client,
        client.stream("GET", f"/live/{room.code}") as stream,
        client.stream("GET", f"/live/{room.code}?wall") as wall,
        connect(
            page,
            additional_headers=headers,
            subprotocols=[Subprotocol("streamlit")],
            origin=Origin(server.url),
            open_timeout=PATIENCE,
        ) as socket,
    ):
        socket.send(ask.SerializeToString())
        socket.recv(timeout=PATIENCE)
        heard, wall_heard = stream.iter_text(), wall.iter_text()
        assert "event: hello" in next(heard)
        assert "event: hello" in next(wall_heard)
        process = server._process
        assert process is not None
        process.send_signal(getattr(signal, how))
        process.wait(PATIENCE)  # a stream never ends by itself
        for rest in (heard, wall_heard):
            list(rest)  # ends, and not in the middle of an answer
    assert "Traceback" not in server.log
    assert list(tmp_path.glob("sim.sqlite-*")) == []  # one whole file, ready to be copied


def test_no_message_of_a_page_waits_until_the_one_before_was_confirmed(tmp_path: Path) -> None:
    server = Server(tmp_path).start()
    try:
        assert min(between_two_messages(server) for _ in range(12)) < HELD_BACK
    finally:
        server.stop()


def between_two_messages(server: Server) -> float:
    """Seconds between the first two messages of a page: they are sent right after each other."""
    page = f"ws://127.0.0.1:{server.port}/_stcore/stream"
    ask = BackMsg()
    ask.rerun_script.page_name = ""
    with connect(
        page,
        subprotocols=[Subprotocol("streamlit")],
        origin=Origin(server.url),
        open_timeout=PATIENCE,
    ) as socket:
        socket.send(ask.SerializeToString())
        socket.recv(timeout=PATIENCE)
        before = time.perf_counter()
        socket.recv(timeout=PATIENCE)
        return time.perf_counter() - before


def test_the_running_server_mails_what_is_due_once(tmp_path: Path) -> None:
    """Every hour it looks; here every half second, at whatever hour this test runs."""
    with mail_server() as box:
        server = Server(tmp_path)
        server.more = {"SIM_SMTP_URL": box.url, "SIM_MAIL_FROM": "sim@example.org",
                       "SIM_TEST_REMINDERS": "0.5",
                       "PYTHONPATH": os.pathsep.join((str(HASTE), str(ROOT)))}  # fmt: skip
        store = open_store(server.database)
        room = opened_workshop(store)
        with room.act("test.put", "keep_year") as work:
            work.put(Stakeholder(id="s1", name="Jane Roe", email="jane@example.org"))
            work.put(ActionStep(id="t1", text="Meet", lead="Jane Roe", due=date(2020, 1, 1)))
        store.close()
        server.start()
        deadline = time.monotonic() + PATIENCE
        while not box.mails and time.monotonic() < deadline:
            time.sleep(0.1)
        time.sleep(1.5)  # two more looks
        server.stop()
    assert [str(m["To"]) for m in box.mails] == ["jane@example.org"]
    assert "Traceback" not in server.log
