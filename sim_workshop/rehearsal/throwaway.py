"""A workshop to throw away, on a server of its own: nothing of it is left when it is over."""

from __future__ import annotations

import os
import socket
import subprocess
import sys
import tempfile
import time
import urllib.request
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

from sim_workshop.domain.community import Community
from sim_workshop.domain.errors import WorkshopError
from sim_workshop.domain.priorities import Priority
from sim_workshop.domain.workshop import Workshop
from sim_workshop.settings import Settings
from sim_workshop.store import open_store
from sim_workshop.use_cases import hosting
from sim_workshop.words import _

ROOT = Path(__file__).resolve().parents[2]
CANDIDATES, PATIENCE, TO_END = 4, 60.0, 15.0
TRIES = 3
"""A port found free may be somebody's by the time the server listens to it."""
HERE = "127.0.0.1"
OURS = ("SIM_DATABASE", "SIM_HOST", "SIM_PORT", "SIM_PUBLIC_URL", "SIM_SECRET")
"""Settings of the real server that are none of the rehearsal's."""


class CannotRehearse(WorkshopError):
    """Why there is no card, in one sentence."""


class ServerEnded(CannotRehearse):
    """The server of the rehearsal is gone."""


@dataclass(frozen=True)
class Throwaway:
    """Where the visitors of a rehearsal come in."""

    url: str
    code: str
    key: str
    """Signs the facilitator in."""
    process: subprocess.Popen[bytes]
    log: Path

    def check(self) -> None:
        """Refuses to go on without the server."""
        if self.process.poll() is not None:
            lines = self.log.read_text("utf-8", "replace").strip().splitlines() or [""]
            said = _("The server of the rehearsal ended. Its last words: {words}")
            raise ServerEnded(said.format(words=lines[-1].strip()[:300]))


def free_port() -> int:
    """One that nobody listens to just now."""
    with socket.socket() as probe:
        probe.bind((HERE, 0))
        return int(probe.getsockname()[1])


@contextmanager
def throwaway(port: Callable[[], int] = free_port) -> Iterator[Throwaway]:
    """Opens it in a temporary folder, and takes folder and server away at the end."""
    with tempfile.TemporaryDirectory(prefix="sim-rehearsal-") as folder:
        database = f"sqlite:///{Path(folder) / 'rehearsal.sqlite'}"
        room = _served(Path(folder), database, _open(database), port)
        try:
            yield room
        finally:
            _end(room.process)


def _served(folder: Path, database: str, opened: hosting.Opened, port: Callable[[], int]
            ) -> Throwaway:  # fmt: skip
    """With its server running; one that could not have its port is started on another."""
    for tried in range(1, TRIES + 1):
        log, at = folder / "log", port()
        process = _start(folder, log, at, database)
        room = Throwaway(
            f"http://{HERE}:{at}", opened.code, opened.facilitator_key, process, log
        )  # fmt: skip
        try:
            _wait_for(room, Settings(data_folder=folder, database_url=database).port_file)
        except BaseException as reason:  # Ctrl-C too: no server stays behind
            _end(process)
            if tried == TRIES or not isinstance(reason, ServerEnded):
                raise
        else:
            return room
    raise AssertionError("the last try returns or raises")


def _open(database: str) -> hosting.Opened:
    store = open_store(database)
    try:
        return hosting.open_workshop(
            store, None, Community(id="rehearsal", name=_("Rehearsal")),
            [Workshop(practice=True, practice_note=_("A rehearsal.")), *_candidates()],
        )  # fmt: skip
    finally:
        store.close()


def _candidates() -> list[Priority]:
    said = _("Candidate {number}")
    return [
        Priority(id=f"c{n}", letter=chr(64 + n), title=said.format(number=n))
        for n in range(1, CANDIDATES + 1)
    ]


def _start(folder: Path, log: Path, port: int, database: str) -> subprocess.Popen[bytes]:
    environment = {k: v for k, v in os.environ.items() if k not in OURS}
    environment |= {"SIM_WORKSHOP_READY": "1", "SIM_DATA": str(folder)}
    command = [sys.executable, "-m", "sim_workshop", "run", "--no-browser", "--port", str(port),
               "--host", HERE, "--database", database]  # fmt: skip
    with log.open("wb") as said:
        return subprocess.Popen(
            command, cwd=ROOT, env=environment, stdout=subprocess.DEVNULL, stderr=said
        )


def _wait_for(room: Throwaway, port_file: Path) -> None:
    """Whoever answers is ours only once our server has left word that the port is its own."""
    deadline = time.monotonic() + PATIENCE
    while time.monotonic() < deadline:
        room.check()
        try:
            port_file.read_bytes()  # an OSError until it is there
            urllib.request.urlopen(f"{room.url}/health", timeout=2).close()  # noqa: S310 - ours
        except OSError:
            time.sleep(0.1)
        else:
            return
    raise CannotRehearse(_("The server of the rehearsal did not answer within a minute."))


def _end(process: subprocess.Popen[bytes]) -> None:
    process.terminate()
    try:
        process.wait(TO_END)
    except subprocess.TimeoutExpired:
        process.kill()
        process.wait()
