"""The questions at the end in the feed: whether they are open, how many answered, never what."""

from __future__ import annotations

from typing import Any

from sim_workshop.live.feed import Feed
from sim_workshop.use_cases import evaluating, hosting
from sim_workshop.use_cases.acting import Acting
from tests.conftest import joined
from tests.live.test_feed import Screen, do, run

WISH = "More time for the jail"


async def heard(screen: Screen) -> dict[str, Any]:
    """The next news of the questions; news of who is done with a question are passed over."""
    while "evaluation" not in (told := (await screen.next()).data.get("room", {})):
        pass
    return dict(told["evaluation"])


def test_facilitators_hear_how_many_and_nobody_hears_what(facilitator: Acting) -> None:
    jo, kim = joined(facilitator, "Jo", "Police"), joined(facilitator, "Kim", "Clinic")
    hosting.new_link(facilitator.store, facilitator.code, "planner", name="Not opened yet")

    async def scene() -> None:
        feed = Feed(facilitator.store)
        lead = Screen(feed, facilitator.code, facilitator.member)
        other = Screen(feed, kim.code, kim.member)
        assert (await lead.next("hello")).data["room"]["evaluation"]["state"] == ""
        await other.next("hello")
        await do(evaluating.open_evaluation, facilitator)
        told = await heard(lead)
        assert told == {"state": "open", "count": 0, "of": 2}
        assert await heard(other) == {"state": "open"}
        await do(evaluating.evaluate, jo, answers={"ev.better": WISH})
        told = await heard(lead)
        assert told == {"state": "open", "count": 1, "of": 2}
        await other.hears_nothing()
        await do(evaluating.close_evaluation, facilitator)
        assert await heard(other) == {"state": "closed"}
        assert (await heard(lead))["state"] == "closed"
        assert WISH not in lead.text + other.text
        await lead.close()
        await other.close()

    run(scene())
