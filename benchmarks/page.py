"""Server time of opening a page of a workshop of 500 records: at most 3 times an empty page.

Spoken as a browser speaks it: a websocket is opened, the script is asked to run, and the clock
stops when the server says that it has finished. Every opening is a new session.
"""

from __future__ import annotations

import sys
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parents[1]))  # also as `python benchmarks/page.py`

import os
import socket
import subprocess
import tempfile
import time
from collections.abc import Iterator
from contextlib import contextmanager
from functools import partial

from streamlit.proto.BackMsg_pb2 import BackMsg
from streamlit.proto.ForwardMsg_pb2 import ForwardMsg
from websockets.sync.client import connect
from websockets.typing import Origin, Subprotocol

from benchmarks.filling import filled
from benchmarks.measuring import CODE, against, in_turns, print_table
from benchmarks.start import answered, free_ports
from sim_workshop.settings import Settings
from sim_workshop.use_cases.house import COOKIE, House, Person

MANY = 500
RUNS = 21
BARE = "bare: an empty Streamlit page"
PAGES = ("intercept", "who", "evidence", "map", "priorities", "plan", "report")


def main() -> None:
    with tempfile.TemporaryDirectory() as folder:
        store, acting = filled(Path(folder), MANY)
        url = f"sqlite:///{folder}/bench.sqlite"
        the_house = House(Settings.from_environment({"SIM_DATABASE": url}), store)
        cookie = the_house.cookie_of(Person({acting.code: acting.member.id}, acting.code))
        store.close()
        empty = Path(folder) / "empty.py"
        empty.write_text("import streamlit as st\nst.write('')\n")
        with served(empty) as bare, served(CODE / "app.py", SIM_DATABASE=url) as ours:
            works = {BARE: partial(opened, bare, "", "")}
            works |= {page: partial(opened, ours, page, cookie) for page in PAGES}
            figures = in_turns(works, runs=RUNS)
    plain = figures.pop(BARE)
    held = [against(figure, plain, bound="3.0x") for figure in figures.values()]
    print_table(f"page: opening a page of {MANY} records", [plain, *held])


@contextmanager
def served(script: Path, **environment: str) -> Iterator[int]:
    """A Streamlit server with our settings on a free port."""
    [port] = free_ports(1)
    server = subprocess.Popen(
        [sys.executable, "-m", "streamlit", "run", str(script), "--server.port", str(port),
         "--server.address", "127.0.0.1", "--server.headless", "true"],
        cwd=CODE, env={**os.environ, **environment}, stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
    )  # fmt: skip
    try:
        answered(port, time.perf_counter())
        yield port
    finally:
        server.terminate()
        server.wait(20)


class Prompt(socket.socket):
    """Acknowledges at once what it hears, where the system can: otherwise the clock would show
    for how long this end keeps the other waiting, which hides what a page costs."""

    def recv(self, size: int, flags: int = 0) -> bytes:
        heard = super().recv(size, flags)
        if hasattr(socket, "TCP_QUICKACK"):
            self.setsockopt(socket.IPPROTO_TCP, socket.TCP_QUICKACK, 1)
        return heard


def opened(port: int, page: str, cookie: str) -> None:
    """Opens one page in a new session and waits until its script has finished."""
    ask = BackMsg()
    ask.rerun_script.page_name = page
    headers = {"Cookie": f"{COOKIE}={cookie}"} if cookie else {}
    address = f"ws://127.0.0.1:{port}/_stcore/stream"
    prompt = Prompt(socket.AF_INET, socket.SOCK_STREAM)
    prompt.connect(("127.0.0.1", port))
    with connect(
        address, sock=prompt, additional_headers=headers, max_size=None,
        subprotocols=[Subprotocol("streamlit")], origin=Origin(f"http://127.0.0.1:{port}"),
    ) as page_:  # fmt: skip
        page_.send(ask.SerializeToString())
        while True:
            said = ForwardMsg()
            said.ParseFromString(page_.recv(timeout=30))
            if said.WhichOneof("type") == "script_finished":
                return


if __name__ == "__main__":
    main()
