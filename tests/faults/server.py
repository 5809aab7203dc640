"""A server that can be killed, and what the operating system says about it."""

from __future__ import annotations

from pathlib import Path

from sim_workshop.domain.community import Community
from sim_workshop.domain.priorities import Priority
from sim_workshop.store import Store, open_store
from sim_workshop.use_cases import hosting
from sim_workshop.use_cases.hosting import Opened
from tests.browser.running import PATIENCE, Server


class Mortal(Server):
    """The app as a process of its own, and the store of the same database beside it."""

    def kill(self) -> None:
        """`kill -9`: nothing is said, nothing is closed."""
        assert self._process is not None
        self._process.kill()
        self._process.wait(PATIENCE)
        self._process = None

    def store(self) -> Store:
        return open_store(self.database)

    def open_workshop(self) -> Opened:
        """An empty workshop with six candidates."""
        store = self.store()
        candidates = [
            Priority(id=f"c{n}", letter=chr(65 + n), title=f"Candidate {n}") for n in range(6)
        ]
        county = Community(id="faults", name="Fault County", state="OR")
        opened = hosting.open_workshop(store, None, county, candidates)
        store.close()
        return opened

    # What it holds, of Linux's /proc.

    @property
    def memory_mb(self) -> float:
        return self._status("VmRSS") / 1024

    @property
    def threads(self) -> int:
        return self._status("Threads")

    @property
    def handles(self) -> int:
        """Open files and sockets."""
        return len(list(Path(f"/proc/{self.pid}/fd").iterdir()))

    def _status(self, name: str) -> int:
        lines = Path(f"/proc/{self.pid}/status").read_text().splitlines()
        return int(next(line for line in lines if line.startswith(f"{name}:")).split()[1])
