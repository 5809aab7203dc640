"""A client whose clock is wrong by a day, either way: only the server's clock counts."""

from __future__ import annotations

import asyncio
from datetime import UTC, datetime, timedelta
from typing import Any
from zoneinfo import ZoneInfo

import pytest

from sim_workshop.use_cases import arranging, prioritizing
from sim_workshop.use_cases.acting import Acting
from sim_workshop.use_cases.hosting import Opened
from tests.faults.people import gone, leading, play, seated, until
from tests.faults.server import Mortal

DAY = timedelta(days=1)


@pytest.mark.parametrize("wrong", [DAY, -DAY], ids=["a day ahead", "a day behind"])
def test_whatever_a_client_says_the_time_is(
    running: Mortal, opened: Opened, wrong: timedelta
) -> None:
    """Every name under which a client might state a time, and the header HTTP has for it."""

    async def scene() -> None:
        store = running.store()
        lead = Acting(store, opened.code, opened.facilitator)
        [person] = await seated(running.url, opened.code, 1)
        theirs = (datetime.now(UTC) + wrong).isoformat()
        names = ("at", "saved", "now", "time", "created", "closes_at", "date")
        began = datetime.now(UTC)
        answer = (await person.act("place_entry", kind="gap", text="No bed", places=["1"],
                                   **dict.fromkeys(names, theirs))).json()  # fmt: skip
        ended = datetime.now(UTC)
        store.forget(opened.code)
        [entry] = store.read(opened.code).gaps
        line = store.changes(opened.code)[-1]
        assert began - timedelta(seconds=1) <= line.at <= ended + timedelta(seconds=1)
        zone = ZoneInfo(store.read(opened.code).workshop.time_zone)
        minutes = {f"{t.astimezone(zone):%H:%M}" for t in (began, ended)}
        assert answer["saved"] in minutes
        assert entry.text == "No bed"
        arranging.start_timer(lead, minutes=45)
        await until(lambda: (person.room.get("timer") or {}).get("minutes") == 45)
        ends = datetime.fromisoformat(person.room["timer"]["ends"])
        assert timedelta(minutes=44) < ends - datetime.now(UTC) <= timedelta(minutes=45)
        store.close()
        await gone([person])

    play(scene())


def test_a_vote_ends_by_the_server_s_clock(running: Mortal, opened: Opened) -> None:
    """A client that believes it is yesterday votes no longer after the end; the vote closes by
    itself, and everybody is told the moment of the server with it."""

    async def scene() -> None:
        store = running.store()
        lead = await leading(running.url, opened)
        people = await seated(running.url, opened.code, 3)
        told: list[dict[str, Any]] = []
        people[0].heard = lambda name, data, _at: told.append(data) if name == "here" else None
        await lead.act("open_round")
        await until(lambda: all(p.ballot for p in (lead, *people)))
        round_ = str((lead.ballot or {})["round"])
        assert (await people[0].vote({"A": 1})).status == 200
        facilitator = Acting(store, opened.code, opened.facilitator)
        prioritizing.close_round(facilitator, round=round_, seconds=3)
        await until(lambda: all((p.ballot or {})["closes_at"] for p in people), "the countdown")
        assert (await people[1].vote({"A": 1})).status == 200
        await until(lambda: all((p.ballot or {})["state"] == "closed" for p in people), "the end")
        late = await people[2].act("cast_ballot", round=round_, marks={"A": 1},
                                   at=(datetime.now(UTC) - DAY).isoformat())  # fmt: skip
        assert late.status == 422
        assert late.json()["message"].startswith("This vote is closed.")
        await until(lambda: told, "a heartbeat")
        now = datetime.fromisoformat(told[-1]["now"])
        assert abs(now - datetime.now(UTC)) < timedelta(minutes=1)
        await lead.act("reveal_round", round=round_)
        await until(lambda: (people[0].ballot or {})["state"] == "revealed")
        store.forget(opened.code)
        assert store.read(opened.code).tallies[round_].ballots == 2
        store.close()
        await gone([lead, *people])
        await asyncio.sleep(0)

    play(scene())
