"""The people of a rehearsal, each with a page and a feed open, and when each of them saw what."""

from __future__ import annotations

import asyncio
import random
import time
from collections.abc import Callable
from dataclasses import dataclass, field
from functools import partial
from typing import Any

from sim_workshop.domain.screens import SCREEN_OF_STAGE
from sim_workshop.domain.workshop import Stage
from sim_workshop.rehearsal.open_page import OpenPage
from sim_workshop.rehearsal.visitor import Visitor
from sim_workshop.words import _

SPREAD = 0.6
"""Seconds over which screens follow the room (views/live/presence.js)."""
LONGEST_WAIT = 30.0
"""Whoever waits longer for something waits in vain."""


@dataclass
class Room:
    """Who takes part, when each entry was submitted, and when each of them heard of what."""

    url: str
    code: str
    many: int
    people: list[Visitor] = field(default_factory=list)
    pages: list[OpenPage] = field(default_factory=list)
    sent: dict[str, float] = field(default_factory=dict)
    seen: dict[tuple[int, str], float] = field(default_factory=dict)
    """By who and the mark of an entry."""
    revealed: dict[int, float] = field(default_factory=dict)

    def hear(self, who: int, _name: str, data: dict[str, Any], at: float) -> None:
        for entry in data.get("entries", ()):
            if (mark := marked(entry)) in self.sent:
                self.seen.setdefault((who, mark), at)
        if (data.get("ballot") or {}).get("state") == "revealed":
            self.revealed.setdefault(who, at)

    async def arrive(self) -> list[float]:
        """Everybody within a second; the milliseconds until each has page and feed."""
        for n in range(self.many):
            person = Visitor(self.url, self.code, heard=partial(self.hear, n))
            self.people.append(person)
            self.pages.append(OpenPage(self.url, person.speaker.cookies, ""))
        return list(await asyncio.gather(*(self._one(n) for n in range(self.many))))

    async def _one(self, n: int) -> float:
        await asyncio.sleep(n / self.many)
        began, person = time.perf_counter(), self.people[n]
        name, agency = _("Visitor {number}"), _("Agency {number}")
        await person.join(name.format(number=n + 1), agency.format(number=n % 12 + 1))
        await asyncio.gather(self.pages[n].open("intercept"), person.listen())
        return (time.perf_counter() - began) * 1000

    async def follow(self, stage: Stage, at: str) -> float:
        """All pages go where the room is; the milliseconds until the last has drawn it."""
        began = time.perf_counter()
        shown = SCREEN_OF_STAGE.get(stage, "intercept")
        asked = f"at={at}" if shown == "intercept" else ""

        async def one(n: int) -> None:
            await until(lambda: (self.people[n].room.get("stage"), self.people[n].room.get("at"))
                        == (stage, at))  # fmt: skip
            await asyncio.sleep(random.random() * SPREAD)
            await self.pages[n].rerun(shown, asked)

        await asyncio.gather(*(one(n) for n in range(len(self.people))))
        return (time.perf_counter() - began) * 1000

    async def leave(self) -> None:
        await asyncio.gather(*(person.leave() for person in self.people))
        await asyncio.gather(*(page.close() for page in self.pages))


def marked(entry: dict[str, Any]) -> str:
    """What tells the entries of a rehearsal apart: the word before the colon."""
    return str(entry["text"]).partition(":")[0]


async def until(is_so: Callable[[], bool], longest: float = LONGEST_WAIT) -> bool:
    """Waits until something is so; says whether it came to be."""
    deadline = time.monotonic() + longest
    while not is_so():
        if time.monotonic() > deadline:
            return False
        await asyncio.sleep(0.01)
    return True
