"""Everybody at one moment: eighty come in, see the same result, are moved, and come back."""

from __future__ import annotations

import asyncio

from sim_workshop.rehearsal.visitor import Visitor
from sim_workshop.use_cases.hosting import Opened
from tests.faults.people import everybody_has, gone, leading, play, until
from tests.faults.server import Mortal

EVERYBODY = 80


def test_eighty_at_one_tick(running: Mortal, opened: Opened) -> None:
    """From one address, as behind the router of a venue: nobody is refused or left out."""

    async def scene() -> None:
        lead = await leading(running.url, opened)
        people = [Visitor(running.url, opened.code) for _ in range(EVERYBODY)]
        await asyncio.gather(*(p.join(f"P{n}", f"Agency {n}") for n, p in enumerate(people)))
        await asyncio.gather(*(p.listen() for p in people))
        assert len({p.me for p in people}) == EVERYBODY
        answers = await asyncio.gather(
            *(p.place("gap", f"At once {n}", ["1"]) for n, p in enumerate(people))
        )
        assert {a.status for a in answers} == {200}
        await everybody_has([lead, *people], [f"At once {n}" for n in range(EVERYBODY)])
        await lead.act("open_round")
        await until(lambda: all((p.ballot or {}).get("state") == "open" for p in people))
        ballots = await asyncio.gather(*(p.vote({"A": 1, "B": 2}) for p in people))
        assert {a.status for a in ballots} == {200}
        round_ = str((lead.ballot or {})["round"])
        await lead.act("close_round", round=round_)
        await lead.act("reveal_round", round=round_)
        await until(lambda: all((p.ballot or {})["state"] == "revealed" for p in people))
        results = {str((p.ballot or {})["results"]) for p in people}
        assert len(results) == 1
        assert all((p.ballot or {})["cast"] == EVERYBODY for p in people)
        assert all((p.ballot or {})["proof_holds"] for p in people)
        await lead.act("move_room", at="4", stage="intercept")
        await until(lambda: all(p.room["at"] == "4" for p in people))
        await gone(people)
        await asyncio.gather(*(p.listen() for p in people))  # all laptops are opened again
        await everybody_has(people, [f"At once {n}" for n in range(EVERYBODY)])
        await gone([lead, *people])

    play(scene())
