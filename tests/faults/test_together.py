"""Two hands at one thing: two facilitators, two tabs of one person."""

from __future__ import annotations

import asyncio
import itertools

from sim_workshop.rehearsal.visitor import Visitor
from sim_workshop.use_cases.hosting import Opened, new_link
from tests.faults.people import everybody_has, gone, kept, leading, play, seated, texts, until
from tests.faults.server import Mortal

MOVES = 20


def test_two_facilitators_move_the_room_at_once(running: Mortal, opened: Opened) -> None:
    """Each move is done whole and once, in one order for everybody: the room is never at the place
    of one and the stage of the other, and all screens end at the same place."""

    async def scene() -> None:
        store = running.store()
        one = await leading(running.url, opened)
        other = Visitor(running.url, opened.code)
        await other.sign_in(new_link(store, opened.code, "co-facilitator"))
        await other.listen()
        people = await seated(running.url, opened.code, 10)
        places: list[tuple[str, str]] = []

        def heard(_name: str, data: dict[str, object], _at: float) -> None:
            places.append((people[0].room["at"], people[0].room["stage"]))

        people[0].heard = heard
        begun = store.read(opened.code).revision
        await asyncio.gather(
            *(one.act("move_room", at=str(n % 3), stage="intercept") for n in range(MOVES)),
            *(other.act("move_room", at=str(3 + n % 3), stage="map") for n in range(MOVES)),
        )
        store.forget(opened.code)
        room = store.read(opened.code).room
        everybody = [one, other, *people]
        await until(lambda: all((p.room["at"], p.room["stage"]) == (room.at, room.stage)
                                for p in everybody), "all at one place")  # fmt: skip
        whole = {*itertools.product("012", ["intercept"]), *itertools.product("345", ["map"])}
        assert set(places) <= whole
        moves = [c for c in store.changes(opened.code, since=begun) if c.verb == "room.moved"]
        assert len(moves) == 2 * MOVES
        assert len({c.revision for c in moves}) == 2 * MOVES
        store.close()
        await gone(everybody)

    play(scene())


def test_one_person_in_two_tabs(running: Mortal, opened: Opened) -> None:
    """One person to everybody else: counted once, with one ballot, whichever tab they use; and what
    both tabs send under one key is done once."""

    async def scene() -> None:
        lead = await leading(running.url, opened)
        [first, other] = await seated(running.url, opened.code, 2)
        second = Visitor(running.url, opened.code)
        second.speaker.cookies = first.speaker.cookies
        await second.listen()
        assert second.me == first.me
        here: list[int] = []
        lead.heard = lambda name, data, _at: here.append(data["here"]) if name == "here" else None
        await until(lambda: here and here[-1] == 3, "three people, not four")
        for n in range(10):
            answers = await asyncio.gather(
                *(tab.place("gap", f"Pressed {n}", ["1"], key=f"press{n}")
                  for tab in (first, second, first)))  # fmt: skip
            assert {a.status for a in answers} == {200}
            assert len({a.json()["id"] for a in answers}) == 1
        await everybody_has([lead, first, second, other], [f"Pressed {n}" for n in range(10)])
        await lead.act("open_round")
        tabs = (first, second)
        await until(lambda: all(p.ballot for p in (lead, other, *tabs)), "the vote is open")
        await asyncio.gather(*(tab.vote({"A": n % 3 + 1}) for n in range(6) for tab in tabs))
        await second.vote({"B": 2, "C": 1})
        await other.vote({"C": 3})
        await until(lambda: all((t.ballot or {})["marks"] == {"B": 2, "C": 1} for t in tabs),
                    "both tabs show the last marks")  # fmt: skip
        round_ = str((lead.ballot or {})["round"])
        await lead.act("close_round", round=round_)
        await lead.act("reveal_round", round=round_)
        await until(lambda: (second.ballot or {})["state"] == "revealed", "the result")
        store = running.store()
        tally = store.read(opened.code).tallies[round_]
        assert tally.ballots == 2
        assert {c: votes for c, votes in tally.votes.items() if votes} == {"c1": 2, "c2": 4}
        assert tally.holds
        assert kept(store, opened.code) == texts(first)
        store.close()
        await gone([lead, first, second, other])

    play(scene())
