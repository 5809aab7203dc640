"""Work of the processor done one after the other where a whole room asks for it in the same second.

Python does one thing at a time: sixty people let in side by side all have their page at the end; in
turn the first has it after thirty milliseconds and the last no later. So one page is drawn after
the other, in the order in which they were asked for. Whoever is at the door comes in when no page
is waited for: those who have begun are finished first, and those inside do not notice the others.
"""

from __future__ import annotations

import asyncio
import threading
import time
from collections import deque
from collections.abc import AsyncIterator, Iterator
from concurrent.futures import Future
from contextlib import asynccontextmanager, contextmanager, suppress

LONGEST = 0.5
"""Seconds a turn lasts at most: then the next begins as well. What is slow holds up nobody else for
long."""

MOST_IN_A_ROW = 20
"""Pages drawn before somebody at the door comes in all the same: a busy room stays open."""

Turn = Future[None]


class Turns:
    """Whose turn it is and who waits: pages before newcomers, each in the order they came."""

    def __init__(self) -> None:
        self._looking = threading.Lock()
        self._at_work: Turn | None = None
        self._since = 0.0
        self._pages: deque[Turn] = deque()
        self._newcomers: deque[Turn] = deque()
        self._in_a_row = 0

    def ask(self, *, newcomer: bool = False) -> Turn:
        """Takes a place in the line; the turn is done being waited for when it has come."""
        turn = Turn()
        with self._looking:
            (self._newcomers if newcomer else self._pages).append(turn)
            self._begin_next()
        return turn

    def end(self, turn: Turn) -> None:
        """Given back; or given up by somebody who went away while waiting."""
        with self._looking:
            for line in (self._pages, self._newcomers):
                with suppress(ValueError):
                    line.remove(turn)
            if self._at_work is turn:
                self._at_work = None
            self._begin_next()

    def hurry(self) -> None:
        """Said by somebody who waits: a turn that lasts too long is over for the others."""
        with self._looking:
            if self._at_work is not None and time.monotonic() - self._since >= LONGEST:
                self._at_work = None
            self._begin_next()

    def _begin_next(self) -> None:
        if self._at_work is None and (line := self._next_line()):
            self._in_a_row = self._in_a_row + 1 if line is self._pages else 0
            self._at_work, self._since = line.popleft(), time.monotonic()
            self._at_work.set_result(None)

    def _next_line(self) -> deque[Turn]:
        if self._newcomers and self._in_a_row >= MOST_IN_A_ROW:
            return self._newcomers
        return self._pages or self._newcomers


_turns = Turns()


@contextmanager
def in_turn() -> Iterator[None]:
    """Waits for this page's turn; first come, first drawn."""
    turn = _turns.ask()
    try:
        while not _has_come(turn):
            _turns.hurry()
        yield
    finally:
        _turns.end(turn)


def _has_come(turn: Turn) -> bool:
    with suppress(TimeoutError):
        turn.result(LONGEST)
    return turn.done()


@asynccontextmanager
async def at_the_door() -> AsyncIterator[None]:
    """Waits until no page is waited for and nobody else is being let in."""
    turn = _turns.ask(newcomer=True)
    try:
        came = asyncio.wrap_future(turn)
        while not (await asyncio.wait({came}, timeout=LONGEST))[0]:
            _turns.hurry()
        yield
    finally:
        _turns.end(turn)
