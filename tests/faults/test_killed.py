"""`kill -9` of the server at random moments while everybody writes and votes: nothing that was
answered is lost, nothing that was sent again is doubled."""

from __future__ import annotations

import asyncio
import random

from sim_workshop.domain.priorities import Round
from sim_workshop.rehearsal.visitor import Visitor
from tests.faults.people import everybody_has, gone, kept, leading, play, seated, until
from tests.faults.server import Mortal

PEOPLE, ENTRIES, KILLS = 12, 8, 3


def by_chance() -> random.Random:
    """Moments nobody chose; told when the test fails, to be tried again."""
    seed = random.randrange(10**6)
    print(f"seed {seed}")
    return random.Random(seed)


def test_killed_while_everybody_writes(own: Mortal) -> None:
    chance, opened = by_chance(), own.open_workshop()
    moments = [chance.uniform(0.05, 0.6) for _ in range(KILLS)]

    async def scene() -> None:
        lead = await leading(own.url, opened)
        people = await seated(own.url, opened.code, PEOPLE)
        dying = asyncio.create_task(_killed_at(own, moments))
        wanted = [f"{n} wrote {i}" for n in range(PEOPLE) for i in range(ENTRIES)]
        await asyncio.gather(*(_writes(p, n) for n, p in enumerate(people)))
        await dying
        await everybody_has([lead, *people], wanted)
        store = own.store()
        assert kept(store, opened.code) == dict.fromkeys(wanted, 1)
        placed = [c for c in store.changes(opened.code) if c.verb == "entry.placed"]
        assert len(placed) == len(wanted)
        store.close()
        await gone([lead, *people])

    play(scene())


def test_killed_while_everybody_votes(own: Mortal) -> None:
    chance, opened = by_chance(), own.open_workshop()

    async def scene() -> None:
        lead = await leading(own.url, opened)
        people = await seated(own.url, opened.code, PEOPLE)
        await lead.act("open_round")
        await until(lambda: all(p.ballot for p in (lead, *people)), "the vote is open")
        dying = asyncio.create_task(_killed_at(own, [chance.uniform(0.0, 0.05)]))
        await asyncio.gather(*(_votes(p, chance.uniform(0.0, 0.1)) for p in people))
        await dying
        round_ = str((lead.ballot or {})["round"])
        await lead.act("close_round", round=round_)
        await lead.act("reveal_round", round=round_)
        await until(lambda: (lead.ballot or {})["state"] == "revealed", "the result")
        store = own.store()
        map_ = store.read(opened.code)
        tally = map_.tallies[round_]
        assert isinstance(map_.get(round_), Round)
        assert tally.holds
        assert (tally.ballots, sum(tally.votes.values())) == (PEOPLE, 3 * PEOPLE)
        store.close()
        await gone([lead, *people])

    play(scene())


async def _killed_at(server: Mortal, moments: list[float]) -> None:
    for moment in moments:
        await asyncio.sleep(moment)
        await asyncio.to_thread(server.kill)
        await asyncio.to_thread(server.start)


async def _writes(person: Visitor, n: int) -> None:
    for i in range(ENTRIES):
        answer = await person.place("gap", f"{n} wrote {i}", ["1"])
        assert answer.status == 200, answer.body
        await asyncio.sleep(0.05)


async def _votes(person: Visitor, after: float) -> None:
    await asyncio.sleep(after)
    answer = await person.vote({"A": 2, "B": 1})
    assert answer.status == 200, answer.body
