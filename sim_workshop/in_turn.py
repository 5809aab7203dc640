"""Pages drawn one after the other where a whole room asks for one in the same second.

Drawing is work of the processor, and Python does one thing at a time: sixty pages drawn side by
side are all finished at the end, in turn the first is there after twenty milliseconds and the last
no later. So one is drawn after the other, in the order in which they were asked for.
"""

from __future__ import annotations

import threading
from collections.abc import Iterator
from contextlib import contextmanager

PATIENCE = 1.0
"""Seconds after which a page is drawn whoever else is: one slow page holds up nobody for long."""

_turns = threading.Semaphore()


@contextmanager
def in_turn() -> Iterator[None]:
    """Waits for this page's turn; first come, first drawn."""
    mine = _turns.acquire(timeout=PATIENCE)
    try:
        yield
    finally:
        if mine:
            _turns.release()
