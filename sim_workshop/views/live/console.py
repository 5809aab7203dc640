"""What a facilitator keeps in the corner of the eye: clock, counts, modes, the wall, the agenda."""

from __future__ import annotations

import json
from collections.abc import Sequence
from typing import Any

from sim_workshop.domain.agenda import AgendaBlock
from sim_workshop.domain.workshop import Map
from sim_workshop.live.telling import prompt_number
from sim_workshop.views.live.assembling import assemble, told, unheard
from sim_workshop.words import _

_console = assemble("console")


MOST_BLOCKS = 5


def show_clock_and_modes(map_: Map, *, key: str = "console_clock") -> None:
    """The timer and what the room sees of new entries. A co-facilitator's change of the room
    runs the page once more, unless somebody is typing here."""
    _console(
        key=key, data=told(map_.code, _words(), part="clock", drawn=as_drawn(map_)),
        on_changed_change=unheard,
    )  # fmt: skip


def show_counts(map_: Map, *, key: str = "console_counts") -> None:
    """How many are here, done, wait, have voted; the agenda around the block that runs."""
    blocks = [_block(b) for b in _near(map_.agenda)]
    _console(
        key=key, data=told(map_.code, _words(), part="counts", blocks=blocks),
        on_changed_change=unheard,
    )  # fmt: skip


def _near(agenda: Sequence[AgendaBlock]) -> Sequence[AgendaBlock]:
    """The block that runs, the one before it and the next ones."""
    begun = [n for n, block in enumerate(agenda) if block.spans]
    running = next((n for n, block in enumerate(agenda) if block.is_running), None)
    now = running if running is not None else (begun[-1] if begun else 0)
    return agenda[max(0, now - 1) :][:MOST_BLOCKS]


def as_drawn(map_: Map) -> str:
    """What of the room the page around it shows: when it differs the page is drawn anew."""
    room = map_.room
    timer = "paused" if room.timer_left else "running" if room.timer_ends else "none"
    minutes = room.timer_minutes if timer != "none" else 0
    seen = [room.stage, room.at, prompt_number(map_), room.all_prompts, room.veiling,
            room.approving, room.wall_paused, timer, minutes, room.block]  # fmt: skip
    return json.dumps(seen, separators=(",", ":"), ensure_ascii=False)


def _block(block: AgendaBlock) -> dict[str, Any]:
    ran = [s for s in block.spans if s.ended is not None]
    running = block.spans[-1].started.isoformat() if block.is_running else None
    return {
        "title": block.title, "minutes": block.minutes, "since": running,
        "used": sum((s.ended - s.started).total_seconds() for s in ran if s.ended),
    }  # fmt: skip


def _words() -> dict[str, Any]:
    return {
        "no_timer": _("No timer runs"),
        "paused": _("paused"),
        "over": _("time is over"),
        "left_of": _("left of {minutes} min"),
        "at_once": _("Entries are shown as they come."),
        "approving": _("Entries are shown after a facilitator looked at them."),
        "veiling": _("New entries are hidden until you reveal them."),
        "both": _("Entries wait for a facilitator, then stay hidden until the reveal."),
        "here": _("here"),
        "done": _("of {of} done with this prompt"),
        "waiting": _("wait for approval"),
        "veiled": _("hidden until revealed"),
        "held": _("held: they may tell who somebody is"),
        "voted": _("of {of} have voted"),
        "answered": _("of {of} have answered the questions at the end"),
        "walls": _("wall screens live"),
        "one_wall": _("wall screen live"),
        "page_still": _("The wall is held at its page"),
        "used_of": _("{used} of {planned}"),
        "changed": _("A co-facilitator changed something. Show it"),
    }
