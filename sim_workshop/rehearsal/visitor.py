"""One visitor of a room: joins by its code, hears its feed, acts with a key for each act."""

from __future__ import annotations

import asyncio
import contextlib
import json
import secrets
import time
from collections.abc import Callable
from dataclasses import dataclass, field
from typing import Any

from sim_workshop.rehearsal.speaking import Answer, Speaker

SEE_OTHER, OK = 303, 200
PATIENCE = 0.25
"""Seconds between two tries to hear again after a cut."""
SILENCE, NO_ANSWER = 8.0, 8.0
"""Seconds after which a screen takes its feed for cut, and an act for not arrived (feed.js)."""
TROUBLE = (OSError, asyncio.IncompleteReadError, IndexError, ValueError)
"""What a cut looks like from here; nothing heard in time is an OSError as well."""


class NotLetIn(Exception):
    """The room did not let this visitor in."""


@dataclass
class Visitor:
    """Somebody at a laptop. `heard` calls back with the event's name, its data and the moment."""

    url: str
    code: str
    source: str = ""
    heard: Callable[[str, dict[str, Any], float], None] | None = None
    speaker: Speaker = field(init=False)
    last: str = ""
    """Id of the last event heard: what was missed is asked for from there."""
    entries: dict[str, dict[str, Any]] = field(default_factory=dict)
    room: dict[str, Any] = field(default_factory=dict)
    ballot: dict[str, Any] | None = None
    me: str = ""
    _listening: asyncio.Task[None] | None = None
    _greeted: asyncio.Event = field(default_factory=asyncio.Event)

    def __post_init__(self) -> None:
        self.speaker = Speaker(self.url, self.source)

    async def join(self, name: str, agency: str, sector: str = "") -> None:
        """In by the room's code, as from the page that the QR code opens."""
        answer = await self.speaker.post_form(
            f"/join/{self.code}", {"name": name, "agency": agency, "sector": sector}
        )
        if answer.status != SEE_OTHER:
            raise NotLetIn(f"/join answers {answer.status}")

    async def sign_in(self, key: str) -> None:
        """In by a link, as a facilitator."""
        answer = await self.speaker.post_form("/sign-in", {"key": key, "name": "Rehearsal"})
        if answer.status != SEE_OTHER:
            raise NotLetIn(f"/sign-in answers {answer.status}")

    # Hearing.

    async def listen(self) -> None:
        """Hears the room from now on, and again after every cut; returns when greeted."""
        if self._listening is None:
            self._listening = asyncio.create_task(self._listen())
        await self._greeted.wait()

    async def sleep(self) -> None:
        """The laptop is shut: the feed is cut until `listen` is called again."""
        if self._listening is not None:
            self._listening.cancel()
            with contextlib.suppress(asyncio.CancelledError):
                await self._listening
        self._listening = None
        self._greeted.clear()

    async def _listen(self) -> None:
        while True:
            with contextlib.suppress(*TROUBLE):
                async with self.speaker.stream(f"/live/{self.code}", self.last) as lines:
                    await self._hear(lines)
            await asyncio.sleep(PATIENCE)

    async def _hear(self, lines: Any) -> None:
        event: dict[str, str] = {}
        while (line := await self._next_of(lines)) is not None:
            if line:
                name, _, value = line.decode().partition(": ")
                event[name] = value
            elif event:
                self._take(event)
                event = {}

    async def _next_of(self, lines: Any) -> bytes | None:
        """The next line; None when the server has ended the stream."""
        async with asyncio.timeout(SILENCE):
            line: bytes | None = await anext(lines, None)
            return line

    def _take(self, event: dict[str, str]) -> None:
        now = time.perf_counter()
        name, data = event.get("event", ""), json.loads(event.get("data", "{}"))
        self.last = event.get("id", self.last)
        if name == "hello":
            self.entries, self.me = {}, data["you"]
        for entry in data.get("entries", ()):
            self.entries[entry["id"]] = entry
        for gone in data.get("gone", ()):
            self.entries.pop(gone, None)
        self.room = {**self.room, **(data.get("room") or {})}
        self.ballot = data.get("ballot", self.ballot)
        if name in ("hello", "change"):
            self._greeted.set()
        if self.heard is not None:
            self.heard(name, data, now)

    # Acting.

    async def act(self, act: str, *, key: str = "", **said: Any) -> Answer:
        """One act, once, whatever happens on the way: tried again under the same key until the
        server has answered."""
        body = {"act": act, "key": key or secrets.token_hex(12), **said}
        while True:
            try:
                async with asyncio.timeout(NO_ANSWER):
                    answer = await self.speaker.post_json(f"/act/{self.code}", body)
                if answer.status < 500:
                    return answer
            except TROUBLE:
                pass
            await asyncio.sleep(PATIENCE)

    async def place(self, kind: str, text: str, places: list[str], *, key: str = "") -> Answer:
        return await self.act("place_entry", key=key, kind=kind, text=text, places=places)

    async def vote(self, marks: dict[str, int], *, key: str = "") -> Answer:
        round_ = (self.ballot or {}).get("round", "")
        return await self.act("cast_ballot", key=key, round=round_, marks=marks)

    async def leave(self) -> None:
        await self.sleep()
