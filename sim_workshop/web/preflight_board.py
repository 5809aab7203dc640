"""Which devices have reached this server from the venue's network, and what works for each.

Kept in memory for an hour: nothing of it belongs to a workshop.
"""

from __future__ import annotations

import re
import secrets
import threading
from collections.abc import Callable
from dataclasses import dataclass, field
from functools import lru_cache
from time import monotonic
from typing import Literal, get_args

from sim_workshop import reach
from sim_workshop.domain.text import one_line

Check = Literal[
    "http", "post", "cookie", "socket", "streamlit", "stream", "idle", "download", "clock"
]
CHECKS: tuple[Check, ...] = get_args(Check)
"""In the order in which a device runs them."""
State = Literal["ok", "no", "note"]
LIFE_SECONDS = 3600.0
TYPED = "23456789abcdefghjkmnpqrstuvwxyz"
TOKEN_LENGTH = 14
MOST_TRIES = 20
MOST_DEVICES = 60
LONGEST_DETAIL = 120


@dataclass
class Device:
    """One browser on the venue's network."""

    id: str
    reached: str
    """The address by which it reached us, as its browser had it."""
    came_from: str
    called: str
    """The kind of device in a word."""
    is_this_machine: bool = False
    """A browser on the server itself says nothing about the network."""
    results: dict[Check, tuple[State, str]] = field(default_factory=dict)
    """How each check ended, with what was measured."""

    @property
    def is_finished(self) -> bool:
        return set(self.results) == set(CHECKS)


@dataclass
class Try:
    """One preflight: its secret address, and who came by it."""

    token: str
    begun: float
    devices: dict[str, Device] = field(default_factory=dict)

    @property
    def others(self) -> list[Device]:
        """Devices other than this machine."""
        return [d for d in self.devices.values() if not d.is_this_machine]


Heard = Callable[[Device, Check], None]


class Board:
    """All preflights of this process."""

    def __init__(self) -> None:
        self._tries: dict[str, Try] = {}
        self._lock = threading.Lock()
        self.listeners: list[Heard] = []

    def begin(self) -> Try:
        """A new one; the oldest are forgotten."""
        with self._lock:
            made = Try(_new_token(), monotonic())
            kept = [t for t in self._tries.values() if not _is_over(t)][-(MOST_TRIES - 1) :]
            self._tries = {t.token: t for t in (*kept, made)}
            return made

    def latest(self) -> Try:
        """The one under way, or a new one: a page that is loaded again shows the same code."""
        with self._lock:
            young = [t for t in self._tries.values() if monotonic() - t.begun < LIFE_SECONDS / 2]
        return young[-1] if young else self.begin()

    def find(self, token: str) -> Try | None:
        found = self._tries.get(token)
        return None if found is None or _is_over(found) else found

    def arrive(self, at: Try, device_id: str, reached: str, came_from: str, agent: str) -> Device:
        """A device has opened the page: http reaches us."""
        came_from = came_from.removeprefix("::ffff:")  # as a server of both protocols writes it
        here = came_from.startswith("127.") or came_from in ("::1", *reach.addresses())
        with self._lock:
            known = at.devices.get(device_id)
            if known is None:
                if len(at.devices) >= MOST_DEVICES:
                    at.devices.pop(next(iter(at.devices)))
                known = Device(device_id, one_line(reached)[:80], came_from, kind_of(agent), here)
                at.devices[device_id] = known
        if "http" not in known.results:
            self.note(known, "http", "ok", known.reached)
        return known

    def note(self, device: Device, check: Check, state: State, detail: str = "") -> None:
        device.results[check] = (state, one_line(detail)[:LONGEST_DETAIL])
        for listener in self.listeners:
            listener(device, check)


def _new_token() -> str:
    """Short enough to be typed, and not guessed within its hour."""
    return "".join(secrets.choice(TYPED) for _ in range(TOKEN_LENGTH))


def _is_over(found: Try) -> bool:
    return monotonic() - found.begun > LIFE_SECONDS


def kind_of(agent: str) -> str:
    """What a browser calls its device; nothing more of it is kept."""
    known = re.search(r"iPhone|iPad|Android|Windows|CrOS|Macintosh|Linux", agent)
    names = {"Macintosh": "Mac", "CrOS": "Chromebook"}
    return names.get(known[0], known[0]) if known else "?"


@lru_cache(maxsize=1)
def board() -> Board:
    """The one of this process."""
    return Board()
