"""Guessing made hopeless: only failures are counted, so a whole room behind one address gets in.

Wrong codes are counted for the address they come from and answered ever later. Wrong PINs are
counted for the person they were tried on, who is then left alone for a while.
"""

from __future__ import annotations

import threading
import time
from collections.abc import Callable, Collection
from dataclasses import dataclass, field

MOST_KEPT = 5000
"""More addresses or names than this are not remembered: the oldest go."""
PINS_FREE = 5
"""Wrong PINs in a row that cost nothing but the answer."""
FIRST_REST, LONGEST_REST = 60.0, 3600.0
FORGOTTEN_AFTER = 12 * 3600.0


@dataclass
class Failures:
    """Failing answers are held back: a few at once, then longer each time."""

    allowed: int = 10
    window_seconds: float = 60.0
    _seen: dict[str, list[float]] = field(default_factory=dict)

    def note(self, source: str) -> None:
        recent = [*self._recent(source), time.monotonic()]
        self._seen.pop(source, None)
        self._seen[source] = recent[-100:]
        while len(self._seen) > MOST_KEPT:
            del self._seen[next(iter(self._seen))]

    def wait_seconds(self, source: str) -> float:
        """How long the next failing answer is held back: nothing for the first few, then more."""
        over = len(self._recent(source)) - self.allowed
        return min(5.0, 0.25 * over) if over > 0 else 0.0

    def _recent(self, source: str) -> list[float]:
        since = time.monotonic() - self.window_seconds
        return [at for at in self._seen.get(source, ()) if at > since]


@dataclass
class _Tried:
    wrong: int = 0
    last: float = 0.0

    @property
    def rest(self) -> float:
        """Seconds without a try after so many wrong ones: a minute, then twice as long."""
        over = self.wrong - PINS_FREE
        return min(LONGEST_REST, FIRST_REST * 2**over) if over >= 0 else 0.0


@dataclass
class Tries:
    """Wrong PINs of each person since the last right one. Looking and counting is one act, so
    that a thousand tries at the same moment are a thousand tries."""

    clock: Callable[[], float] = time.monotonic
    _tried: dict[str, _Tried] = field(default_factory=dict)
    _lock: threading.Lock = field(default_factory=threading.Lock)

    def try_on(self, whose: Collection[str], fits: Callable[[str], bool]) -> str | float | None:
        """Whose PIN it is; None when nobody's; or the seconds to wait, and nothing was tried."""
        with self._lock:
            resting = {who: self._rest_of(who) for who in whose}
            open_ = [who for who, seconds in resting.items() if seconds <= 0]
            if not open_:
                return max(1.0, min(resting.values()))
            right = [who for who in open_ if fits(who)]
            if len(right) == 1:
                self._tried.pop(right[0], None)
                return right[0]
            for who in open_:
                self._count(who)
            return None

    def forgive(self, who: str) -> None:
        """A new PIN: what was tried on the old one does not count."""
        with self._lock:
            self._tried.pop(who, None)

    def _rest_of(self, who: str) -> float:
        tried = self._tried.get(who)
        return tried.last + tried.rest - self.clock() if tried else 0.0

    def _count(self, who: str) -> None:
        now = self.clock()
        tried = self._tried.pop(who, None)
        if tried is None or now - tried.last > FORGOTTEN_AFTER:
            tried = _Tried()
        self._tried[who] = _Tried(tried.wrong + 1, now)
        while len(self._tried) > MOST_KEPT:
            del self._tried[next(iter(self._tried))]
