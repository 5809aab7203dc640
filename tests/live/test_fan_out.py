"""What one act costs does not grow with the room squared: it is read once for everybody, and each
screen is told the difference, not the room."""

from __future__ import annotations

from typing import Any

from sqlalchemy import event

from sim_workshop.live.feed import Feed
from sim_workshop.use_cases.acting import Acting
from tests.conftest import joined
from tests.live.test_feed import Screen, do, gap, run


async def told(lead: Acting, people: list[Acting]) -> tuple[int, int]:
    """Statements asked of the database, and characters told to each, when somebody writes."""
    asked: list[str] = []

    def count(_connection: Any, _cursor: Any, statement: str, *_more: Any) -> None:
        asked.append(statement)

    feed = Feed(lead.store)
    screens = [Screen(feed, p.code, p.member) for p in people]
    for screen in screens:
        await screen.next("hello")
    await do(gap, lead, "The one before")
    for screen in screens:
        await screen.next()
        screen.text = ""
    event.listen(lead.store.engine, "before_cursor_execute", count)
    await do(gap, lead, "No bed at night")
    for screen in screens:
        await screen.next()
    event.remove(lead.store.engine, "before_cursor_execute", count)
    for screen in screens:
        await screen.close()
    return len(asked), max(len(s.text) for s in screens)


def test_sixty_screens_ask_the_database_no_more_than_two(lead: Acting) -> None:
    people = [joined(lead, f"Person {n}", f"Agency {n}") for n in range(60)]

    async def scene() -> None:
        two, _length = await told(lead, people[:2])
        sixty, _length = await told(lead, people)
        assert sixty <= two + 3  # a heartbeat may fall in between

    run(scene())


def test_what_is_told_does_not_grow_with_what_was_written(lead: Acting) -> None:
    jo = joined(lead, "Jo", "City police")

    async def scene() -> None:
        _asked, early = await told(lead, [jo])
        for n in range(300):
            await do(gap, lead, f"Gap {n}")
        _asked, late = await told(lead, [jo])
        assert late <= early + 40  # longer numbers

    run(scene())
