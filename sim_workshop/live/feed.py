"""The feed: who is listening to which workshop, and what each of them has not been told yet."""

from __future__ import annotations

import asyncio
import json
from collections.abc import AsyncIterator
from dataclasses import dataclass, field
from datetime import UTC, datetime
from functools import lru_cache
from typing import Any

from sim_workshop.domain.errors import NotFound
from sim_workshop.domain.findings import Entry
from sim_workshop.domain.people import Member
from sim_workshop.domain.workshop import Map
from sim_workshop.live.telling import ballot_told, done_told, entry_told, may_see, room_told
from sim_workshop.store import Change, Store

HEARTBEAT_SECONDS = 10.0
COALESCE_SECONDS = 0.03
"""Bursts within this time are told as one difference."""
LONGEST_REPLAY = 500
"""Revisions further back are told as a fresh hello."""
OTHER_PROCESSES_SECONDS = 1.0


@dataclass(eq=False)
class Reader:
    """One open screen."""

    code: str
    member: Member
    join: dict[str, str]
    told: int = -1
    ballot: dict[str, Any] | None = None
    """The vote as it was last told: ballots change without raising the revision."""
    done: dict[str, Any] | None = None
    """Who is done with the question, as it was last told; this does not raise it either."""
    gone: bool = False
    """The workshop was deleted: there is nothing left to tell."""
    woken: asyncio.Event = field(default_factory=asyncio.Event)


class Feed:
    """Tells every open screen what changed, once per change, as differences."""

    def __init__(self, store: Store) -> None:
        self.store = store
        self._readers: dict[str, set[Reader]] = {}
        self._loop: asyncio.AbstractEventLoop | None = None
        self._seen: dict[str, int] = {}
        self._closing = False
        self._changed_since = lru_cache(maxsize=256)(self._ids_changed_since)
        store.listen(self._from_any_thread)

    def here(self, code: str) -> int:
        """How many people have a screen open, walls and second tabs not counted."""
        return len({r.member.id for r in self._readers.get(code, ()) if r.member.role != "wall"})

    def walls(self, code: str) -> int:
        """How many walls are shown."""
        return sum(1 for r in tuple(self._readers.get(code, ())) if r.member.role == "wall")

    def close(self) -> None:
        """Ends every stream: the server is about to stop."""
        self._closing = True
        if self._loop is not None and not self._loop.is_closed():
            for code in list(self._readers):
                self._loop.call_soon_threadsafe(self._wake, code)

    def _from_any_thread(self, code: str, _revision: int) -> None:
        if self._loop is not None and not self._loop.is_closed():
            self._loop.call_soon_threadsafe(self._wake, code)

    def _wake(self, code: str) -> None:
        for reader in self._readers.get(code, ()):
            reader.woken.set()

    async def watch_other_processes(self) -> None:
        """Another process, such as an import on the command line, may write the same database."""
        self._loop = asyncio.get_running_loop()
        while True:
            await asyncio.sleep(OTHER_PROCESSES_SECONDS)
            if self._readers:
                for code, revision in await asyncio.to_thread(self.store.codes):
                    if self._seen.get(code) != revision:
                        self._seen[code] = revision
                        self._wake(code)

    async def stream(
        self, code: str, member: Member, join: dict[str, str], last_seen: int | None
    ) -> AsyncIterator[str]:
        """Server-sent events for one screen, until it goes away."""
        self._loop = asyncio.get_running_loop()
        reader = Reader(code, member, join)
        here = self._readers.setdefault(code, set())
        here.add(reader)
        try:
            yield await asyncio.to_thread(self._first, reader, last_seen)
            self._tell_how_many(code)
            while not (self._closing or reader.gone):
                yield await self._next(reader)
        finally:
            here.discard(reader)
            self._tell_how_many(code)

    def _tell_how_many(self, code: str) -> None:
        for reader in self._readers.get(code, ()):
            reader.woken.set()

    async def _next(self, reader: Reader) -> str:
        try:
            # Not wait_for: in Python 3.11 it can swallow the news that the reader has gone.
            async with asyncio.timeout(HEARTBEAT_SECONDS):
                await reader.woken.wait()
        except TimeoutError:
            return self._heartbeat(reader)
        if self._closing:
            return self._heartbeat(reader)
        await asyncio.sleep(COALESCE_SECONDS)
        reader.woken.clear()
        return await asyncio.to_thread(self._news, reader) + self._heartbeat(reader)

    def _heartbeat(self, reader: Reader) -> str:
        told = {
            "here": self.here(reader.code), "walls": self.walls(reader.code),
            "now": datetime.now(UTC).isoformat(),
        }  # fmt: skip
        return event("here", told)

    def _first(self, reader: Reader, last_seen: int | None) -> str:
        map_ = self.store.read(reader.code)
        reader.told = map_.revision
        reader.ballot = ballot_told(self.store, map_, reader.member)
        reader.done = self._done(reader, map_)
        if last_seen is not None and 0 <= map_.revision - last_seen <= LONGEST_REPLAY:
            return self._difference(reader, map_, last_seen)
        entries = [entry_told(map_, e, reader.member) for e in map_.entries(hidden=True)
                   if may_see(e, reader.member)]  # fmt: skip
        hello = {
            "revision": map_.revision, "you": reader.member.id, "entries": entries,
            "room": self._room(reader, map_), "here": self.here(reader.code),
            "ballot": reader.ballot,
        }  # fmt: skip
        return event("hello", hello, map_.revision)

    def _news(self, reader: Reader) -> str:
        try:
            map_ = self.store.read(reader.code)
        except NotFound:
            reader.gone = True
            return event("gone", {})
        ballot = ballot_told(self.store, map_, reader.member)
        done = self._done(reader, map_)
        if (map_.revision, ballot, done) == (reader.told, reader.ballot, reader.done):
            return ""  # somebody came or went
        since, reader.told, reader.ballot = reader.told, map_.revision, ballot
        reader.done = done
        return self._difference(reader, map_, since)

    def _difference(self, reader: Reader, map_: Map, since: int) -> str:
        changed = self._changed_since(map_.code, since, map_.revision)
        entries, gone = [], []
        for record_id in changed:
            record = map_.get(record_id)
            if isinstance(record, Entry) and may_see(record, reader.member):
                entries.append(entry_told(map_, record, reader.member))
            else:
                gone.append(record_id)
        news = {
            "revision": map_.revision, "entries": entries, "gone": gone,
            "room": self._room(reader, map_),
            "ballot": reader.ballot,
        }  # fmt: skip
        return event("change", news, map_.revision)

    def _done(self, reader: Reader, map_: Map) -> dict[str, Any]:
        return done_told(self.store, map_, self.working(map_), reader.member)

    def _room(self, reader: Reader, map_: Map) -> dict[str, Any]:
        return {**room_told(map_, reader.join), "done": reader.done}

    def working(self, map_: Map) -> int:
        """How many of those here are asked the question: everybody but facilitators, walls and
        readers."""
        here = {r.member.id for r in tuple(self._readers.get(map_.code, ()))
                if r.member.role in ("stakeholder", "planner")}  # fmt: skip
        return len(here)

    def _ids_changed_since(self, code: str, since: int, _until: int) -> tuple[str, ...]:
        """Asked of the log once per revision, however many screens want to know."""
        if since == _until:
            return ()
        changes = self.store.changes(code, since=since)
        pins = (id_ for c in changes for id_ in _pinned_or_unpinned(c))
        return tuple(dict.fromkeys([*(c.record for c in changes if c.record), *pins]))


def _pinned_or_unpinned(change: Change) -> set[str]:
    """An entry is told anew when it is pinned, though only the room changed."""
    before, after = (set(getattr(r, "pinned", ())) for r in (change.before, change.after))
    return before ^ after


def event(name: str, data: dict[str, Any], revision: int | None = None) -> str:
    """One event as the browser's EventSource reads it."""
    head = f"id: {revision}\n" if revision is not None else ""
    return f"{head}event: {name}\ndata: {json.dumps(data, ensure_ascii=False)}\n\n"
