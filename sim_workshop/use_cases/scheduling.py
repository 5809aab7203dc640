"""The agenda of the day: laid out, changed, started block by block, minutes borrowed."""

from __future__ import annotations

import math
from typing import Any

from sim_workshop.domain.agenda import AgendaBlock
from sim_workshop.domain.errors import NotAllowed, StaleEdit
from sim_workshop.domain.schedule import (
    LAST_DAY,
    LONGEST_BLOCK,
    MOST_BLOCKS,
    STAGES,
    lenders,
    running_block,
)
from sim_workshop.domain.timing import NO_TIMER, at_stage, longer, timed
from sim_workshop.domain.workshop import ROOM_ID, Map, Room
from sim_workshop.store import Work
from sim_workshop.use_cases.acting import Acting, not_empty, screened


def lay_out_agenda(acting: Acting) -> int:
    """The content pack's agenda as blocks of this workshop; only while it has none."""
    with acting.act("agenda.laid_out", "settings") as work:
        if work.map.agenda:
            raise NotAllowed("This workshop has an agenda. Change its blocks one by one.")
        for order, usual in enumerate(work.map.pack.agenda, start=1):
            there = usual.at if work.map.intercept(usual.at) else ""
            stage = usual.stage if usual.stage in STAGES else ""
            work.put(
                AgendaBlock(
                    id=work.new_id("ab"), title=usual.title, day=usual.day, order=order,
                    planned=usual.minutes, stage=stage, at=there,
                )
            )  # fmt: skip
        return len(work.map.pack.agenda)


def place_block(
    acting: Acting, *, title: str, planned: int, day: int = 1, stage: str = "", at: str = ""
) -> AgendaBlock:
    """A block of the county's own, at the end of its day."""
    screened(not_empty(title, "The block"))
    with acting.act("agenda.placed", "settings") as work:
        if len(work.map.agenda) >= MOST_BLOCKS:
            raise NotAllowed(f"An agenda has at most {MOST_BLOCKS} blocks.")
        last = max((b.order for b in work.map.agenda if b.day == day), default=0.0)
        block = AgendaBlock(
            id=work.new_id("ab"), title=title, planned=planned, day=day, stage=stage, at=at,
            order=last + 1,
        )  # fmt: skip
        return work.put(_that_can_be_meant(work.map, block))


def correct_block(
    acting: Acting, /, *, id: str, seen: AgendaBlock | None = None, **changes: Any
) -> AgendaBlock:
    """Its title, its minutes, where the room goes, its place in the day."""
    screened(not_empty(str(changes.get("title", "-")), "The block"))
    with acting.act("agenda.corrected", "settings") as work:
        block = _on_the_agenda(work, id)
        if seen is not None and any(getattr(seen, c) != getattr(block, c) for c in changes):
            raise StaleEdit(theirs=_in_words(block), yours=_in_words(block.but(**changes)))
        return work.put(_that_can_be_meant(work.map, block.but(**changes)))


def _in_words(block: AgendaBlock) -> str:
    return f"{block.title} | {block.planned} min"


def _that_can_be_meant(map_: Map, block: AgendaBlock) -> AgendaBlock:
    if not 0 <= block.planned <= LONGEST_BLOCK:
        raise NotAllowed(f"A block takes from 0 to {LONGEST_BLOCK} minutes. Nothing was saved.")
    if not 1 <= block.day <= LAST_DAY:
        raise NotAllowed(f"The day is from 1 to {LAST_DAY}. Nothing was saved.")
    if block.stage not in STAGES or not math.isfinite(block.order):
        raise NotAllowed("The room has no such stage. Nothing was saved.")
    if block.at and map_.intercept(block.at) is None:
        raise NotAllowed("This intercept is not on the map. Nothing was saved.")
    return block


def move_block(acting: Acting, *, id: str, by: int) -> AgendaBlock:
    """One earlier or later in its day."""
    with acting.act("agenda.corrected", "settings") as work:
        block = _on_the_agenda(work, id)
        day = [b for b in work.map.agenda if b.day == block.day]
        to = [b.id for b in day].index(id) + by
        if not 0 <= to < len(day):
            raise NotAllowed("It is the first or the last of its day.")
        day.remove(block)
        day.insert(to, block)
        for order, each in enumerate(day, start=1):
            work.put(each.but(order=float(order)))
        return work.need(id, AgendaBlock)


def remove_block(acting: Acting, *, id: str) -> AgendaBlock:
    with acting.act("agenda.removed", "settings") as work:
        block = _on_the_agenda(work, id)
        if block.is_running:
            raise NotAllowed("This block runs now. Start another before you take it off.")
        return work.put(block.but(removed=True))


def start_block(acting: Acting, *, id: str) -> AgendaBlock:
    """The room goes there, the clock starts, and the block that ran until now ends."""
    with acting.act("agenda.started", "move_room") as work:
        block = _on_the_agenda(work, id)
        if block.is_running:
            raise NotAllowed("This block runs already.")
        _end_what_runs(work)
        left = block.minutes - block.used_minutes(work.at)
        room = _where_it_is(work.need(ROOM_ID, Room), block).but(block=id, **NO_TIMER)
        work.put(timed(room, work.at, min(left, LONGEST_BLOCK)) if left >= 1 else room)
        return work.put(block.started(work.at))


def _where_it_is(room: Room, block: AgendaBlock) -> Room:
    if block.at and block.at != room.at:
        room = room.but(at=block.at, prompt=0)
    return at_stage(room, block.stage) if block.stage else room


def end_block(acting: Acting) -> Room:
    """The running block ends and no other begins: lunch, the end of the day."""
    with acting.act("agenda.ended", "move_room") as work:
        _end_what_runs(work)
        return work.put(work.need(ROOM_ID, Room).but(block="", **NO_TIMER))


def _end_what_runs(work: Work) -> None:
    for each in work.map.agenda:
        if each.is_running:
            work.put(each.ended(work.at))


def borrow_minutes(acting: Acting, *, lender: str, minutes: int) -> AgendaBlock:
    """The running block gets minutes a later one of the same day gives; its clock runs on."""
    with acting.act("agenda.borrowed", "move_room") as work:
        room = work.need(ROOM_ID, Room)
        running = running_block(work.map)
        if running is None:
            raise NotAllowed("No block of the agenda runs. Start one first.")
        giving = _on_the_agenda(work, lender)
        if giving not in lenders(work.map):
            raise NotAllowed("Minutes are borrowed from a later block that has not begun.")
        if not 1 <= minutes <= giving.minutes:
            raise NotAllowed(f"“{giving.title}” has {giving.minutes} minutes to lend.")
        work.put(giving.but(borrowed=giving.borrowed - minutes))
        work.put(longer(room, work.at, minutes))
        return work.put(running.but(borrowed=running.borrowed + minutes))


def _on_the_agenda(work: Work, id: str) -> AgendaBlock:
    block = work.need(id, AgendaBlock)
    if block.removed:
        raise NotAllowed("This block was taken off the agenda.")
    return block
