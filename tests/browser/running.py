"""The app as a process of its own, started by its command as a person starts it."""

from __future__ import annotations

import os
import re
import signal
import subprocess
import sys
import time
import urllib.request
from http import HTTPStatus
from pathlib import Path

from tests.ports import free_port

ROOT = Path(__file__).resolve().parents[2]
PATIENCE = 60.0
"""Seconds anything of a running server is waited for: no machine is too slow for the tests."""
OURS = (
    "SIM_DATABASE",
    "SIM_HOST",
    "SIM_PORT",
    "SIM_PUBLIC_URL",
    "SIM_SECRET",
    "SIM_BROWSER",
    "SIM_TRUSTED_PROXY",
    "SIM_SMTP_URL",
    "SIM_MAIL_FROM",
)


class Server:
    """Keeps its data in one folder and its port over a restart."""

    def __init__(self, folder: Path, *, host: str = "127.0.0.1") -> None:
        self.folder = folder
        self.host = host
        self.port = free_port()
        self.database = f"sqlite:///{folder / 'sim.sqlite'}"
        self.said = ""
        """Standard output of this start: where to sign in, where to join."""
        self.by: list[str] = []
        """What starts it instead of ourselves: another user, say."""
        self.more: dict[str, str] = {}
        """More of its environment."""
        self._process: subprocess.Popen[bytes] | None = None

    @property
    def pid(self) -> int:
        assert self._process is not None
        return self._process.pid

    @property
    def url(self) -> str:
        return f"http://127.0.0.1:{self.port}"

    @property
    def sign_in_link(self) -> str:
        return self._printed(r"Sign in: (\S+)").replace("localhost", "127.0.0.1")

    @property
    def log(self) -> str:
        return (self.folder / "log").read_text("utf-8", "replace")

    def _printed(self, pattern: str) -> str:
        found = re.search(pattern, self.said)
        assert found, f"{pattern} is not in what the start printed:\n{self.said}\n{self.log}"
        return found[1]

    def start(self) -> Server:
        """Start, and wait until it answers."""
        environment = {k: v for k, v in os.environ.items() if k not in OURS}
        environment |= {"SIM_WORKSHOP_READY": "1", "SIM_DATA": str(self.folder)} | self.more
        command = [
            *self.by, sys.executable, "-m", "sim_workshop", "run", "--no-browser",
            "--port", str(self.port), "--host", self.host, "--database", self.database,
        ]  # fmt: skip
        with (self.folder / "said").open("wb") as said, (self.folder / "log").open("ab") as log:
            self._process = subprocess.Popen(
                command, cwd=ROOT, env=environment, stdout=said, stderr=log
            )
        self._wait()
        self.said = (self.folder / "said").read_text("utf-8")
        return self

    def _wait(self) -> None:
        assert self._process is not None
        deadline = time.monotonic() + PATIENCE
        while time.monotonic() < deadline:
            assert self._process.poll() is None, f"The server ended:\n{self.log}"
            if self.answers():
                return
            time.sleep(0.1)
        self.stop()
        raise AssertionError(f"The server did not answer in {PATIENCE} s:\n{self.log}")

    def answers(self) -> bool:
        """Whether it says that it is well."""
        try:
            return self.asked("/health", patience=5)[0] == HTTPStatus.OK
        except OSError:
            return False

    def asked(self, path: str, patience: float = PATIENCE) -> tuple[int, str]:
        """What it answers, without a browser."""
        with urllib.request.urlopen(f"{self.url}{path}", timeout=patience) as answer:
            return int(answer.status), answer.read().decode("utf-8")

    def stop(self) -> None:
        if self._process is None:
            return
        self._process.terminate()
        try:
            self._process.wait(PATIENCE)
        except subprocess.TimeoutExpired:
            self._process.kill()
            self._process.wait(PATIENCE)
        self._process = None

    def kill(self) -> None:
        """Ended in the middle of whatever it does, as by a power cut."""
        if self._process is not None:
            self._process.kill()
            self._process.wait(PATIENCE)
            self._process = None

    def fall_silent(self) -> None:
        """As if the cable were pulled: nothing is closed and nobody is told anything."""
        assert self._process is not None
        self._process.send_signal(signal.SIGSTOP)

    def speak_again(self) -> None:
        assert self._process is not None
        self._process.send_signal(signal.SIGCONT)

    def restart(self) -> None:
        self.stop()
        self.start()
