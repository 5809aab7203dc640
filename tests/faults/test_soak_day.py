"""A day of six hours, each of its minutes played as fast as it goes: memory is flat.

Left out of an ordinary run; by name: `pytest tests/faults/test_soak_day.py -m soak -s`. The hour
takes half a minute, the day about ten.
"""

from __future__ import annotations

import asyncio

import pytest

from sim_workshop.rehearsal.open_page import OpenPage
from sim_workshop.rehearsal.visitor import Visitor
from tests.faults.people import everybody_has, gone, kept, leading, play, seated
from tests.faults.server import Mortal

PAGES = ("intercept", "map", "evidence", "ballot", "intercept")
MOST_GROWTH = 0.05
"""From the middle third of the time to the last one. In the first everything a day needs is loaded,
and pages that were closed gather, of which Streamlit keeps 128 for a return."""


@pytest.mark.soak
@pytest.mark.parametrize(("minutes", "many"), [(60, 8), (360, 30)], ids=["an_hour", "a_day"])
def test_memory_is_flat(own: Mortal, minutes: int, many: int) -> None:
    """Every minute: two people write, one withdraws what they wrote, everybody's page is drawn
    again, a laptop falls asleep and another wakes, somebody reloads, the room moves on."""
    opened = own.open_workshop()
    memory: list[float] = []

    async def scene() -> None:
        lead = await leading(own.url, opened)
        people = await seated(own.url, opened.code, many)
        pages = [await _page(own, p) for p in people]
        wanted: list[str] = []
        for minute in range(minutes):
            await _a_minute(minute, lead, people, pages, wanted)
            again = minute % many
            await pages[again].close()
            pages[again] = await _page(own, people[again])
            memory.append(own.memory_mb)
        await asyncio.gather(*(p.listen() for p in people))
        await everybody_has([lead, *people], wanted)
        store = own.store()
        assert {kept(store, opened.code)[text] for text in wanted} == {1}
        store.close()
        await gone([lead, *people])
        await asyncio.gather(*(page.close() for page in pages))

    play(scene(), longest=3600)
    third = minutes // 3
    early, late = (sum(part) / third for part in (memory[third : 2 * third], memory[-third:]))
    print(f"\n{minutes} minutes, {many} people: {early:.0f} MB, at the end {late:.0f} MB")
    print(" ".join(f"{mb:.0f}" for mb in memory[::10]))
    assert late <= early * (1 + MOST_GROWTH), memory[::10]


async def _page(server: Mortal, person: Visitor) -> OpenPage:
    page = OpenPage(server.url, person.speaker.cookies, person.source)
    await page.open("intercept")
    return page


async def _a_minute(
    minute: int, lead: Visitor, people: list[Visitor], pages: list[OpenPage], wanted: list[str]
) -> None:
    many = len(people)
    await people[(minute + 5) % many].listen()  # who fell asleep five minutes ago wakes
    for n in range(2):
        person = people[(minute * 2 + n) % many]
        text = f"Minute {minute} entry {n}"
        answer = await person.place("gap", text, ["1"])
        wanted.append(text)
        if n and minute % 2:
            await person.act("withdraw_entry", id=answer.json()["id"])
            wanted.remove(text)
    await lead.act("move_room", at=str(minute % 6), stage="intercept")
    await people[minute % many].sleep()
    shown = PAGES[minute % len(PAGES)]
    await asyncio.gather(*(page.rerun(shown) for page in pages))
