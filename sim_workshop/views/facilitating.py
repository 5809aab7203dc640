"""The facilitator's hand on the room: the next prompt, the clock, a break, and moving everybody."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

import streamlit as st

from sim_workshop.domain.tokens import token_of
from sim_workshop.domain.workshop import Map
from sim_workshop.words import _, ngettext

MINUTES = (5, 10, 15, 20, 30, 45, 60, 90)
STOP = -1


@dataclass(frozen=True)
class MoveRoom:
    """Take everybody somewhere else: what of the room changes."""

    where: dict[str, Any]


@dataclass(frozen=True)
class SetTimer:
    """Start the clock with so many minutes; 0 stops it."""

    minutes: int


@dataclass(frozen=True)
class TakeBack:
    """Undo one's own last act."""


Asked = MoveRoom | SetTimer | TakeBack


def show_prompt_controls(map_: Map, at: str, prompts: int) -> MoveRoom | None:
    """Back and next, while the room is at this intercept and goes by one prompt at a time.

    Shortcuts without Ctrl or Alt do nothing while somebody types; those with them would.
    """
    room = map_.room
    if at != room.at or room.all_prompts or not prompts:
        return None
    number = min(room.prompt, prompts - 1)
    with st.container(horizontal=True, key="prompt_controls", width="content"):
        if st.button(
            _("Back"), icon=":material/arrow_back:", disabled=number == 0, shortcut="Left"
        ):
            return MoveRoom({"prompt": number - 1})
        if st.button(_("Next prompt"), disabled=number >= prompts - 1, shortcut="Right"):
            return MoveRoom({"prompt": number + 1})
    return None


def show_room_controls(map_: Map, at: str) -> Asked | None:
    """The row under the page: the clock and the room at the left, undo and moving at the right."""
    with st.container(horizontal=True, key="controls", vertical_alignment="center"):
        asked: Asked | None = _timer(map_) or _room(map_)
        st.space("stretch")
        if st.button(_("Undo"), icon=":material/undo:", help=_("Take back your own last act")):
            asked = TakeBack()
        return _move(map_, at) or asked


def _timer(map_: Map) -> SetTimer | None:
    said = {m: ngettext("{n} minute", "{n} minutes", m).format(n=m) for m in MINUTES}
    if map_.room.timer_ends:
        said = {0: _("Stop the timer"), **said}
    picked = st.menu_button(
        _("Timer"), list(said), format_func=said.__getitem__, icon=":material/timer:", key="timer"
    )
    return None if picked is None else SetTimer(int(picked))


def _room(map_: Map) -> MoveRoom | None:
    room = map_.room
    one_or_all = _("One prompt at a time") if room.all_prompts else _("Show all prompts")
    choices: dict[str, dict[str, Any]] = {one_or_all: {"all_prompts": not room.all_prompts}}
    if room.stage == "break":
        choices[_("End the break")] = {"stage": "intercept"}
    else:
        choices[_("Take a break")] = {"stage": "break"}
    choices[_("Work on the plan")] = {"stage": "plan"}
    picked = st.menu_button(_("Room"), list(choices), icon=":material/groups:", key="room_menu")
    return None if picked is None else MoveRoom(choices[str(picked)])


def _move(map_: Map, at: str) -> MoveRoom | None:
    """One primary button: bring the room here, or on from here to the next intercept."""
    order = [i.id for i in map_.intercepts]
    here = at == map_.room.at and map_.room.stage == "intercept"
    to = order[(order.index(at) + 1) % len(order)] if here and at in order else at
    label = _("Move the room to {token}").format(token=token_of(map_, to))
    if not here:
        label = _("Bring the room here")
    if st.button(label, type="primary", shortcut="Shift+Right", key="move_room"):
        return MoveRoom({"at": to, "stage": "intercept"})
    return None
