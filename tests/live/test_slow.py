"""A screen that does not read: a bounded number of events is kept for it, and nothing is lost."""

from __future__ import annotations

import asyncio
from typing import Any

from sim_workshop.live.feed import MOST_WAITING, Feed
from sim_workshop.use_cases.acting import Acting
from tests.live.test_feed import Screen, do, gap, parsed, run


def test_a_screen_that_does_not_read_is_told_everything_anew_when_it_does(lead: Acting) -> None:
    async def scene() -> None:
        feed = Feed(lead.store)
        slow: Any = feed.stream(lead.code, lead.member, {}, None)
        assert "event: hello" in await anext(slow)
        reading = Screen(feed, lead.code, lead.member)
        await reading.next("hello")
        most = 0
        for n in range(MOST_WAITING + 20):
            await do(gap, lead, f"Gap {n}")
            await reading.next()  # so that no two are told as one
            most = max(most, *(r.waiting.qsize() for r in feed._readers(lead.code)))
        assert most <= MOST_WAITING
        heard: dict[str, str] = {}
        greetings = 0
        while len(heard) < MOST_WAITING + 20:
            for told in parsed(await anext(slow)):
                greetings += told.name == "hello"
                heard |= {e["id"]: e["text"] for e in told.data.get("entries", ())}
        assert greetings == 1  # once anew, not one event after the other
        assert set(heard.values()) == {f"Gap {n}" for n in range(MOST_WAITING + 20)}
        await slow.aclose()
        await reading.close()
        await asyncio.sleep(0)

    run(scene())
