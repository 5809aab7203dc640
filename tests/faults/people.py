"""People in a room that goes wrong, and what must be true of them afterwards."""

from __future__ import annotations

import asyncio
import time
from collections import Counter
from collections.abc import Callable, Coroutine, Iterable
from typing import Any

from sim_workshop.rehearsal.visitor import Visitor
from sim_workshop.store import Store
from sim_workshop.use_cases.hosting import Opened
from tests.browser.running import PATIENCE


def play(scene: Coroutine[Any, Any, None], longest: float = 2 * PATIENCE) -> None:
    """One scene; one that hangs fails."""

    async def limited() -> None:
        async with asyncio.timeout(longest):
            await scene

    asyncio.run(limited())


async def leading(url: str, opened: Opened) -> Visitor:
    """The facilitator, who hears the room; everybody is at Intercept 1."""
    lead = Visitor(url, opened.code)
    await lead.sign_in(opened.facilitator_key)
    await lead.listen()
    await lead.act("move_room", at="1", stage="intercept")
    return lead


async def seated(url: str, code: str, many: int) -> list[Visitor]:
    """Each from an address of their own, all of them hearing the room."""
    people = [Visitor(url, code, f"127.0.9.{n + 1}") for n in range(many)]
    await asyncio.gather(*(p.join(f"Person {n}", f"Agency {n}") for n, p in enumerate(people)))
    await asyncio.gather(*(p.listen() for p in people))
    return people


async def gone(people: Iterable[Visitor]) -> None:
    await asyncio.gather(*(p.leave() for p in people))


async def until(is_so: Callable[[], object], what: str = "") -> None:
    """Waits until something is so; a wait in vain fails the test."""
    deadline = time.monotonic() + PATIENCE
    while not is_so():
        assert time.monotonic() < deadline, f"In vain waited for: {what or is_so}"
        await asyncio.sleep(0.02)


def texts(person: Visitor) -> Counter[str]:
    """What is on this screen, each text as often as it stands there."""
    return Counter(e["text"] for e in person.entries.values())


async def everybody_has(people: Iterable[Visitor], wanted: Iterable[str]) -> None:
    """Every text on every screen, each exactly once."""
    once = Counter(wanted)
    for person in people:
        await until(lambda p=person: texts(p) == once, f"{len(once)} entries once each")  # type: ignore[misc]


def kept(store: Store, code: str) -> Counter[str]:
    """What the tables hold of it."""
    store.forget(code)
    return Counter(e.text for e in store.read(code).entries(hidden=True))
