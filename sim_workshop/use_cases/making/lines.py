"""Work done one after the other in a thread that ends when nothing is asked for any more."""

from __future__ import annotations

import queue
import threading
from collections.abc import Callable

IDLE = 30.0
"""Seconds a line waits for more before it ends."""


class Line:
    """First come, first served."""

    def __init__(self, name: str, at_rest: Callable[[], None] = lambda: None) -> None:
        self._name, self._at_rest = name, at_rest
        self._waiting: queue.SimpleQueue[Callable[[], None]] = queue.SimpleQueue()
        self._lock = threading.Lock()
        self._runs = False

    def put(self, work: Callable[[], None]) -> None:
        """`work` raises nothing: whoever asked hears of faults another way."""
        with self._lock:
            self._waiting.put(work)
            if not self._runs:
                self._runs = True
                threading.Thread(target=self._run, name=self._name, daemon=True).start()

    def _run(self) -> None:
        while True:
            try:
                work = self._waiting.get(timeout=IDLE)
            except queue.Empty:
                with self._lock:
                    if self._waiting.empty():
                        self._at_rest()
                        self._runs = False
                        return
            else:
                work()
