"""The feed: who is listening to which workshop, and what each of them has not been told yet."""

from __future__ import annotations

import asyncio
import contextlib
import json
from collections.abc import AsyncIterator
from dataclasses import dataclass, field
from datetime import UTC, datetime
from typing import Any

from sim_workshop.domain.errors import NotFound, NotSaved
from sim_workshop.domain.people import Member
from sim_workshop.live.snapshot import Parts, Snapshot, as_json, take
from sim_workshop.store import Store
from sim_workshop.use_cases import prioritizing

PULSE_SECONDS = 3.0
"""So often every screen hears that it is still connected: one that hears nothing for eight says so
within ten, though a pulled cable tells nobody anything."""
LOOK_SECONDS = 10.0
"""So often the room is read though nobody did anything: a vote may be due, a link have expired."""
COALESCE_SECONDS = 0.03
"""What is done is told at once; what follows within this time is told as one difference."""
PRESENCE_SECONDS = 0.3
"""Who comes and goes is counted this much later, and what changed on no screen is told with it: a
whole room may arrive in one second."""
LONGEST_REPLAY = 500
"""Revisions further back are told as a fresh hello."""
MOST_WAITING = 64
"""Events kept for a screen that does not read: then it is told everything anew when it does."""
OTHER_PROCESSES_SECONDS = 1.0
ALONE = frozenset({"stakeholder", "planner"})
"""Whose work the room waits for."""


@dataclass(eq=False)
class Reader:
    """One open screen."""

    code: str
    member: Member
    join: dict[str, str]
    whose: str = ""
    """Who opened it, where it is told less than they may see: a wall in somebody's browser."""
    told: int = -1
    """The revision it was told; below zero: it has not been greeted yet, or has fallen behind."""
    room: Parts = field(default_factory=dict)
    own: Parts = field(default_factory=dict)
    ballot: str = ""
    """As they were last told. What is a reader's own of the room (whether they are done, their
    group), and the vote, which changes without raising the revision."""
    waiting: asyncio.Queue[str | None] = field(default_factory=asyncio.Queue)
    """What was not sent yet; None ends the stream."""

    def greeted(self, snapshot: Snapshot, here: int) -> str:
        """Everything, and from here on only what differs."""
        parts = self._learn(snapshot)
        return event("hello", _object(
            f'"revision": {snapshot.map.revision}', f'"you": {as_json(self.member.id)}',
            f'"here": {here}',
            f'"entries": {snapshot.everything(self.member)}', *parts,
        ), snapshot.map.revision)  # fmt: skip

    def caught_up(self, snapshot: Snapshot, since: int) -> str:
        """What a browser missed that was cut off after this revision."""
        return self._change(snapshot, since, self._learn(snapshot))

    def _learn(self, snapshot: Snapshot) -> tuple[str, str]:
        """The whole room and the vote, from here on told as differences."""
        self.told, self.room = snapshot.map.revision, snapshot.room(self.join)
        self.own, self.ballot = snapshot.own_told(self.member), snapshot.ballot_of(self.member)
        inside = snapshot.room_difference({}, self.room)
        own = ", ".join(f'"{name}": {value}' for name, value in self.own.items())
        return f'"room": {{{inside}, {own}}}', f'"ballot": {self.ballot}'

    def news(self, snapshot: Snapshot, *, all_of_it: bool = True) -> str:
        """What differs from what this screen was told; empty where nothing does. That there is a
        newer revision, which changes nothing here, is told only where `all_of_it` is asked for."""
        room, own = snapshot.room(self.join), snapshot.own_told(self.member)
        ballot = snapshot.ballot_of(self.member)
        if (self.own, self.ballot) == (own, ballot):
            if self.told == snapshot.map.revision:
                return ""  # somebody came or went
            if not all_of_it and not self._concerns(snapshot, room):
                return ""
        parts = [snapshot.room_difference(self.room, room)]
        parts += [f'"{name}": {value}' for name, value in own.items()
                  if self.own.get(name) != value]  # fmt: skip
        told = [f'"room": {{{", ".join(filter(None, parts))}}}'] if any(parts) else []
        if ballot != self.ballot:
            told.append(f'"ballot": {ballot}')
        since, self.told = self.told, snapshot.map.revision
        self.room, self.own, self.ballot = room, own, ballot
        return self._change(snapshot, since, told)

    def _concerns(self, snapshot: Snapshot, room: Parts) -> bool:
        """Whether what changed shows on this screen."""
        return bool(snapshot.changes.get(self.told) or snapshot.room_difference(self.room, room))

    def _change(self, snapshot: Snapshot, since: int, more: Any) -> str:
        entries = snapshot.entries(self.member, since)
        revision = snapshot.map.revision
        return event("change", _object(f'"revision": {revision}', entries, *more), revision)

    def put(self, text: str) -> None:
        """Keeps an event until it is sent. A screen that does not read is not kept a whole day
        of them: it is told everything anew."""
        if self.waiting.qsize() >= MOST_WAITING:
            while not self.waiting.empty():
                self.waiting.get_nowait()
            self.told = -1
        if self.told >= 0:
            self.waiting.put_nowait(text)
        elif self.waiting.empty():
            self.waiting.put_nowait("")  # wakes it: it greets itself anew


@dataclass(eq=False)
class Channel:
    """Everybody who listens to one workshop, and the one task that tells them."""

    code: str
    readers: set[Reader] = field(default_factory=set)
    woken: asyncio.Event = field(default_factory=asyncio.Event)
    counting: asyncio.TimerHandle | None = None
    count_told: bool = True
    wakes: int = 0
    """How often somebody did something here."""
    pulse: asyncio.TimerHandle | None = None
    task: asyncio.Task[None] | None = None


class Feed:
    """Tells every open screen what changed, once per change, as differences."""

    def __init__(self, store: Store) -> None:
        self.store = store
        self._channels: dict[str, Channel] = {}
        self._loop: asyncio.AbstractEventLoop | None = None
        self._seen: dict[str, int] = {}
        self._closing = False
        store.listen(self._from_any_thread)

    def _readers(self, code: str) -> tuple[Reader, ...]:
        channel = self._channels.get(code)
        return tuple(channel.readers) if channel else ()

    def here(self, code: str) -> int:
        """How many people have a screen open, walls and second tabs not counted."""
        return len({r.member.id for r in self._readers(code) if r.member.role != "wall"})

    def walls(self, code: str) -> int:
        """How many walls are shown."""
        return sum(1 for r in self._readers(code) if r.member.role == "wall")

    def working(self, code: str) -> int:
        """How many of those here are asked the question: everybody but facilitators, walls and
        readers."""
        return len({r.member.id for r in self._readers(code) if r.member.role in ALONE})

    def close(self) -> None:
        """Ends every stream: the server is about to stop."""
        self._closing = True
        if self._loop is not None and not self._loop.is_closed():
            self._loop.call_soon_threadsafe(self._end_all)

    def _end_all(self) -> None:
        for channel in tuple(self._channels.values()):
            for reader in tuple(channel.readers):
                reader.waiting.put_nowait(None)

    def _from_any_thread(self, code: str, _revision: int) -> None:
        if self._loop is not None and not self._loop.is_closed():
            self._loop.call_soon_threadsafe(self._wake, code)

    def _wake(self, code: str) -> None:
        if channel := self._channels.get(code):
            channel.wakes += 1
            channel.woken.set()

    async def watch_other_processes(self) -> None:
        """Another process, such as an import on the command line, may write the same database."""
        self._loop = asyncio.get_running_loop()
        while True:
            await asyncio.sleep(OTHER_PROCESSES_SECONDS)
            if self._channels:
                with contextlib.suppress(NotSaved):  # a database that is away may come back
                    await self._look_at_others()

    async def _look_at_others(self) -> None:
        known = dict(await asyncio.to_thread(self.store.codes))
        for code in (*known, *self._channels.keys() - known.keys()):  # written to, or deleted
            if self._seen.get(code) != known.get(code):
                self._seen[code] = known.get(code, -1)
                self._wake(code)

    # One screen.

    async def stream(
        self, code: str, member: Member, join: dict[str, str], last_seen: int | None,
        whose: str = "",
    ) -> AsyncIterator[str]:  # fmt: skip
        """Server-sent events for one screen, until it goes away."""
        self._loop = asyncio.get_running_loop()
        reader = Reader(code, member, join, whose)
        channel = self._join(reader)
        try:
            yield await self._greet(channel, reader, last_seen)
            self._count_soon(channel)
            while not self._closing and (text := await reader.waiting.get()) is not None:
                yield text if reader.told >= 0 else await self._greet(channel, reader, None)
        except NotFound:
            yield event("gone", "{}")
        except NotSaved:
            pass  # the database is away: the browser asks again
        finally:
            self._leave(channel, reader)

    def _join(self, reader: Reader) -> Channel:
        channel = self._channels.setdefault(reader.code, Channel(reader.code))
        channel.readers.add(reader)
        if channel.task is None:
            channel.task = asyncio.get_running_loop().create_task(self._tell(channel))
            self._pulse_later(channel)
        return channel

    def _leave(self, channel: Channel, reader: Reader) -> None:
        channel.readers.discard(reader)
        self._count_soon(channel)
        if not channel.readers and channel.task is not None:
            channel.task.cancel()
            channel.task = None
            if channel.pulse is not None:
                channel.pulse.cancel()
            self._channels.pop(channel.code, None)

    async def _greet(self, channel: Channel, reader: Reader, last_seen: int | None) -> str:
        def greet() -> str:
            since = () if last_seen is None else (last_seen,)
            snapshot = self._take(reader.code, (reader,), since)
            missed = -1 if last_seen is None else snapshot.map.revision - last_seen
            if 0 <= missed <= LONGEST_REPLAY and last_seen is not None:
                return reader.caught_up(snapshot, last_seen)
            return reader.greeted(snapshot, self.here(reader.code))

        before = channel.wakes
        text = await asyncio.to_thread(greet)
        if channel.wakes != before:  # something happened while the first picture was made
            channel.woken.set()
        return text + self._heartbeat(reader.code)

    def _take(
        self, code: str, readers: tuple[Reader, ...], since: tuple[int, ...] = ()
    ) -> Snapshot:
        told = {r.told for r in readers if r.told >= 0}
        return take(self.store, code, [r.member for r in readers], self.working(code),
                    {*told, *since})  # fmt: skip

    def _pulse_later(self, channel: Channel) -> None:
        loop = asyncio.get_running_loop()
        channel.pulse = loop.call_later(PULSE_SECONDS, self._pulse, channel)

    def _pulse(self, channel: Channel) -> None:
        """Nothing but the time, made once for everybody, and without the database: it also says
        that the server lives while a disk is slow. Who has something to read needs no pulse."""
        text = event("here", as_json({"now": datetime.now(UTC).isoformat()}))
        for reader in channel.readers:
            if reader.told >= 0 and reader.waiting.empty():
                reader.waiting.put_nowait(text)
        self._pulse_later(channel)

    def _heartbeat(self, code: str) -> str:
        return event("here", as_json({
            "here": self.here(code), "walls": self.walls(code),
            "now": datetime.now(UTC).isoformat(),
        }))  # fmt: skip

    def _count_soon(self, channel: Channel) -> None:
        """Somebody came or went: told soon, once for everybody who does so about now."""
        if channel.counting is None:
            loop = asyncio.get_running_loop()
            channel.counting = loop.call_later(PRESENCE_SECONDS, self._count, channel)

    def _count(self, channel: Channel) -> None:
        channel.counting, channel.count_told = None, False
        channel.woken.set()

    # Everybody.

    async def _tell(self, channel: Channel) -> None:
        """Tells all screens of one workshop, as often as somebody does something."""
        next_at, clock = 0.0, asyncio.get_running_loop().time
        while True:
            try:
                # Not wait_for: in Python 3.11 it can swallow the news that it is cancelled.
                async with asyncio.timeout(LOOK_SECONDS):
                    await channel.woken.wait()
                await asyncio.sleep(max(0.0, next_at - clock()))
            except TimeoutError:
                channel.count_told = False
            channel.woken.clear()
            try:
                await self._tell_news(channel)
            except NotSaved:  # told when the database is back
                channel.count_told = False
                await asyncio.sleep(OTHER_PROCESSES_SECONDS)
                channel.woken.set()
            next_at = clock() + COALESCE_SECONDS

    async def _tell_news(self, channel: Channel) -> None:
        readers = tuple(r for r in channel.readers if r.told >= 0)
        counts, channel.count_told = not channel.count_told, True
        try:
            revision, news = await asyncio.to_thread(self._news, channel.code, readers, counts)
        except NotFound:
            for reader in readers:
                reader.waiting.put_nowait(event("gone", "{}"))
                reader.waiting.put_nowait(None)
            return
        beat = self._heartbeat(channel.code) if counts else ""
        for reader in readers:
            if (text := news.get(reader, "") + beat) and reader in channel.readers:
                reader.put(text)
            if reader not in news:
                reader.waiting.put_nowait(event("gone", as_json({"withdrawn": True})))
                reader.waiting.put_nowait(None)
        if any(0 <= reader.told < revision for reader in news):
            self._count_soon(channel)

    def _news(
        self, code: str, readers: tuple[Reader, ...], counts: bool
    ) -> tuple[int, dict[Reader, str]]:
        """The revision, and what each of them is told; who may not listen any more is left out.

        What shows on no screen waits until it is counted who is here: a room that arrives in one
        second raises the revision sixty times, and each time would be told to all the others.
        """
        with contextlib.suppress(NotSaved):  # what can be read is told all the same
            prioritizing.close_when_due(self.store, code, datetime.now(UTC))
        snapshot = self._take(code, readers)
        self._wake_when_due(code, snapshot)
        listening = (r for r in readers if _may_still_listen(r, snapshot))
        return snapshot.map.revision, {r: r.news(snapshot, all_of_it=counts) for r in listening}

    def _wake_when_due(self, code: str, snapshot: Snapshot) -> None:
        """A countdown ends the vote by itself, whether a facilitator looks or not."""
        due = snapshot.closes_at
        if due is not None and self._loop is not None:
            wait = (due - datetime.now(UTC)).total_seconds() + 0.05
            if wait <= 0:  # it could not be closed, for want of room on the disk say
                wait = OTHER_PROCESSES_SECONDS
            self._loop.call_soon_threadsafe(self._loop.call_later, wait, self._wake, code)


def _may_still_listen(reader: Reader, snapshot: Snapshot) -> bool:
    """Withdrawn people hear nothing more; and a change of role or vote holds from here on."""
    known = snapshot.map.members.get(reader.whose or reader.member.id)
    if known is None:
        return True
    if not reader.whose:
        reader.member = known
    return known.is_in(datetime.now(UTC))


def _object(*parts: str) -> str:
    return "{" + ", ".join(parts) + "}"


def event(name: str, data: str | dict[str, Any], revision: int | None = None) -> str:
    """One event as the browser's EventSource reads it."""
    head = f"id: {revision}\n" if revision is not None else ""
    said = data if isinstance(data, str) else json.dumps(data, ensure_ascii=False)
    return f"{head}event: {name}\ndata: {said}\n\n"
