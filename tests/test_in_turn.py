"""A room that asks in the same second: one served after the other, nobody left out."""

from __future__ import annotations

import asyncio
import threading
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor

import pytest

from sim_workshop import in_turn as turns
from sim_workshop.in_turn import Turns, at_the_door, in_turn

PATIENCE = 60.0


@pytest.fixture(autouse=True)
def nobody_else(monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    """A line of its own; and whatever a test does, the next one's turn comes at once."""
    own = Turns()
    monkeypatch.setattr(turns, "_turns", own)
    yield
    assert own.ask().done()


def test_pages_are_drawn_one_after_the_other() -> None:
    at_work, most = 0, 0
    looking = threading.Lock()

    def page(_n: int) -> None:
        nonlocal at_work, most
        with in_turn():
            with looking:
                at_work += 1
                most = max(most, at_work)
            threading.Event().wait(0.005)
            with looking:
                at_work -= 1

    with ThreadPoolExecutor(20) as room:
        list(room.map(page, range(20)))
    assert (at_work, most) == (0, 1)


def test_pages_come_in_the_order_they_were_asked_for_and_newcomers_after_them() -> None:
    line = Turns()
    first = line.ask()
    door, other_door = line.ask(newcomer=True), line.ask(newcomer=True)
    second, third = line.ask(), line.ask()
    came = []
    for turn, name in [(first, "first"), (second, "second"), (third, "third"), (door, "door"),
                       (other_door, "other door")]:  # fmt: skip
        assert turn.done(), name
        waiting = [t for t in (first, second, third, door, other_door) if not t.done()]
        came.append((name, len(waiting)))
        line.end(turn)
    assert came == [("first", 4), ("second", 3), ("third", 2), ("door", 1), ("other door", 0)]


def test_a_busy_room_stays_open(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(turns, "MOST_IN_A_ROW", 3)
    line = Turns()
    pages = [line.ask() for _ in range(5)]
    door = line.ask(newcomer=True)
    came = []
    for turn in (*pages[:3], door, *pages[3:]):
        came.append((turn.done(), sum(t.done() for t in (*pages, door))))
        line.end(turn)
    assert came == [(True, n) for n in range(1, 7)], "three pages, the door, the other pages"


def test_a_page_that_breaks_gives_its_turn_back() -> None:
    with pytest.raises(ValueError, match="broke"), in_turn():
        raise ValueError("broke")


def test_a_slow_page_holds_up_nobody_for_good(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(turns, "LONGEST", 0.01)
    drawn = threading.Event()

    def other() -> None:
        with in_turn():
            drawn.set()

    async def newcomer() -> None:
        async with asyncio.timeout(PATIENCE), at_the_door():
            pass

    with in_turn():
        thread = threading.Thread(target=other)
        thread.start()
        assert drawn.wait(PATIENCE)
        thread.join()
        asyncio.run(newcomer())


def test_whoever_gives_up_at_the_door_leaves_the_line() -> None:
    async def scene() -> None:
        inside = turns._turns.ask()

        async def newcomer() -> None:
            async with at_the_door():
                raise AssertionError("nobody was to be let in")

        waiting = asyncio.create_task(newcomer())
        await asyncio.sleep(0)
        waiting.cancel()
        with pytest.raises(asyncio.CancelledError):
            await waiting
        turns._turns.end(inside)

    asyncio.run(scene())
