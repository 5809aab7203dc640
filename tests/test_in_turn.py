"""A room that asks for a page in the same second: one drawn after the other, nobody left out."""

from __future__ import annotations

import threading
from concurrent.futures import ThreadPoolExecutor

import pytest

from sim_workshop import in_turn as turns
from sim_workshop.in_turn import in_turn


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


def test_a_page_that_breaks_gives_its_turn_back() -> None:
    with pytest.raises(ValueError, match="broke"), in_turn():
        raise ValueError("broke")
    with in_turn():
        assert not turns._turns.acquire(blocking=False)
    assert turns._turns.acquire(blocking=False)
    turns._turns.release()


def test_a_slow_page_holds_up_nobody_for_good(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(turns, "PATIENCE", 0.01)
    drawn = threading.Event()

    def other() -> None:
        with in_turn():
            drawn.set()

    with in_turn():
        thread = threading.Thread(target=other)
        thread.start()
        assert drawn.wait(20)
        thread.join()
    assert turns._turns.acquire(blocking=False)  # given back once, not twice
    assert not turns._turns.acquire(blocking=False)
    turns._turns.release()
