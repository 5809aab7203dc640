"""The network goes: for twenty seconds for everybody, for an hour for a shut laptop, for ever for
a screen that does not read. Nobody loses or doubles anything, and nobody else notices."""

from __future__ import annotations

import asyncio
from typing import Any

import pytest

from sim_workshop.rehearsal.speaking import Speaker
from sim_workshop.rehearsal.visitor import Visitor
from sim_workshop.use_cases import mapping
from sim_workshop.use_cases.acting import Acting
from sim_workshop.use_cases.hosting import Opened
from tests.faults.cable import Cable
from tests.faults.people import everybody_has, gone, kept, play, seated, texts, until
from tests.faults.server import Mortal

PEOPLE, CUT_SECONDS = 20, 20.0
LONG_TEXTS = 200


def test_everybody_is_cut_for_twenty_seconds(running: Mortal, opened: Opened) -> None:
    """What is on its way when the network goes is swallowed, and whether it had arrived nobody
    knows; what is written meanwhile waits."""

    async def scene() -> None:
        async with Cable(running.url) as cable:
            people = await seated(cable.url, opened.code, PEOPLE)
            writing = [asyncio.create_task(_keeps_writing(p, n)) for n, p in enumerate(people)]
            await asyncio.sleep(0.5)
            cable.cut()
            await asyncio.sleep(CUT_SECONDS)
            cable.mend()
            wanted = [text for written in await asyncio.gather(*writing) for text in written]
            assert cable.swallowed > 0
            await everybody_has(people, wanted)
            store = running.store()
            assert kept(store, opened.code) == dict.fromkeys(wanted, 1)
            store.close()
            await gone(people)

    play(scene())


async def _keeps_writing(person: Visitor, n: int) -> list[str]:
    """Ten entries, one after the other as each is saved."""
    written = [f"{n} wrote {i}" for i in range(10)]
    for text in written:
        answer = await person.place("gap", text, ["1"])
        assert answer.status == 200, answer.body
        await asyncio.sleep(0.1)
    return written


@pytest.mark.parametrize("acts", [120, 700], ids=["as many as are replayed", "more than that"])
def test_a_tenth_is_asleep_for_an_hour(running: Mortal, opened: Opened, acts: int) -> None:
    """A shut laptop asks from where it was. Meanwhile the room wrote, corrected and removed."""

    async def scene() -> None:
        people = await seated(running.url, opened.code, PEOPLE)
        asleep, awake = people[::10], [p for n, p in enumerate(people) if n % 10]
        before = await asleep[0].place("gap", "Before", ["1"])
        await everybody_has(people, ["Before"])
        await gone(asleep)
        store = running.store()
        lead = Acting(store, opened.code, opened.facilitator)
        wanted = await asyncio.to_thread(_an_hour, lead, acts, before.json()["id"])
        store.close()
        await everybody_has(awake, wanted)
        assert all(texts(p) == {"Before": 1} for p in asleep)
        await asyncio.gather(*(p.listen() for p in asleep))
        await everybody_has(people, wanted)
        await gone(people)

    play(scene())


def _an_hour(lead: Acting, acts: int, first: str) -> list[str]:
    """Of every ten acts seven are entries, two correct one of them, and one removes another."""
    mapping.remove_entry(lead, id=first)
    there: dict[str, str] = {}
    for n in range(acts):
        if n % 10 < 7:
            text = f"Written in minute {n}"
            there[mapping.place_entry(lead, kind="gap", text=text, places=["1"]).id] = text
        elif n % 10 < 9:
            id_ = list(there)[-1 - n % 10 // 8]
            there[id_] = f"Corrected in minute {n}"
            mapping.correct_entry(lead, id=id_, text=there[id_], seen=None)
        else:
            id_ = list(there)[-3]
            mapping.remove_entry(lead, id=id_)
            there.pop(id_)
    return list(there.values())


class Deaf(Speaker):
    """A browser that takes nothing from the network any more, once told so."""

    line: Any = None

    async def open(self) -> tuple[asyncio.StreamReader, asyncio.StreamWriter]:
        reader, self.line = await super().open()
        return reader, self.line


def test_screens_that_do_not_read_hold_nobody_up(running: Mortal, opened: Opened) -> None:
    """Ten open their feed and read nothing of it while long texts are written: everybody else has
    each of them, and so have they when they read again. (What is kept for them meanwhile is bound
    by tests/live/test_slow.py.)"""

    async def scene() -> None:
        people = await seated(running.url, opened.code, 5)
        stuck = [Visitor(running.url, opened.code) for _ in range(10)]
        ears = [Deaf(running.url, f"127.0.8.{n + 1}") for n in range(10)]
        for person, ear in zip(stuck, ears, strict=True):
            person.speaker = ear
            await person.join(f"Stuck at {ear.source}", "Stuck")
            await person.listen()
            ear.line.transport.pause_reading()
        memory = running.memory_mb
        wanted = [f"{n} " + " ".join(["Nobody to call at night."] * 150) for n in range(LONG_TEXTS)]
        for n, text in enumerate(wanted):
            answer = await people[n % 5].place("gap", text, ["1"])
            assert answer.status == 200, answer.body
        await everybody_has(people, wanted)
        assert running.memory_mb - memory < 100
        assert all(not person.entries for person in stuck)
        for ear in ears:
            ear.line.transport.resume_reading()
        await everybody_has(stuck, wanted)
        await gone([*people, *stuck])

    play(scene())


def test_a_feed_opened_a_thousand_times_leaves_nothing(running: Mortal, opened: Opened) -> None:
    """Reloads of a whole day: no reader, thread or connection stays behind."""

    async def scene() -> None:
        [person] = await seated(running.url, opened.code, 1)
        await _open_and_leave(person, 100)
        handles, threads, memory = running.handles, running.threads, running.memory_mb
        await _open_and_leave(person, 1000)
        await until(lambda: running.handles <= handles + 3, "connections are closed")
        assert running.threads <= threads + 3
        assert running.memory_mb < memory + 30
        heard: list[int] = []
        person.heard = lambda name, data, _at: heard.append(data.get("here", 0))
        await until(lambda: heard and heard[-1] == 1, "one person is here")
        await gone([person])

    play(scene())


async def _open_and_leave(person: Visitor, times: int) -> None:
    async def once() -> None:
        async with person.speaker.stream(f"/live/{person.code}") as lines:
            assert (await anext(lines)).startswith(b"id: ")

    for _batch in range(times // 20):
        await asyncio.gather(*(once() for _ in range(20)))
