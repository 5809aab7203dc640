"""The agenda as a whole: what runs now, who may lend minutes, what a block may be."""

from __future__ import annotations

from typing import get_args

from sim_workshop.domain.agenda import AgendaBlock
from sim_workshop.domain.timing import UNTIMED
from sim_workshop.domain.workshop import Map, Stage

MOST_BLOCKS = 60
LONGEST_BLOCK = 600
LAST_DAY = 30
STAGES: tuple[str, ...] = ("", *(s for s in get_args(Stage) if s not in UNTIMED))
"""Where a block may take the room; a vote is opened and shown by hand."""


def running_block(map_: Map) -> AgendaBlock | None:
    return next((b for b in map_.agenda if b.is_running), None)


def lenders(map_: Map) -> list[AgendaBlock]:
    """Later blocks of the same day that have not begun and have minutes to give."""
    running = running_block(map_)
    if running is None:
        return []
    after = map_.agenda[map_.agenda.index(running) + 1 :]
    return [b for b in after if b.day == running.day and not b.spans and b.minutes > 0]
