"""The facilitator's hand on the room: the next prompt, the clock, a break, and moving everybody."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

import streamlit as st

from sim_workshop.domain.tokens import token_of
from sim_workshop.domain.workshop import Map, Room
from sim_workshop.words import _, ngettext

MINUTES = (5, 10, 15, 20, 30, 45, 60, 90)
ROOM_DRAWN = "room_drawn"


@dataclass(frozen=True)
class MoveRoom:
    """Take everybody somewhere else: what of the room changes."""

    where: dict[str, Any]
    onward: bool = False
    """Meant from where the room stood on the screen: not done when somebody was faster."""


@dataclass(frozen=True)
class SetTimer:
    """Start the clock with so many minutes; 0 stops it."""

    minutes: int


@dataclass(frozen=True)
class TakeBack:
    """Undo one's own last act."""


Asked = MoveRoom | SetTimer | TakeBack


def as_pressed(room: Room) -> Room:
    """The room as it stood on this screen when a button was pressed: as the run before this one
    drew it. What a co-facilitator did meanwhile is not what was meant."""
    seen = st.session_state.get(ROOM_DRAWN, room)
    st.session_state[ROOM_DRAWN] = room
    return seen if isinstance(seen, Room) else room


def show_prompt_controls(map_: Map, at: str, prompts: int, seen: Room) -> MoveRoom | None:
    """Back and next, while the room is at this intercept and goes by one prompt at a time.

    Shortcuts without Ctrl or Alt do nothing while somebody types; those with them would.
    """
    room = map_.room
    if at != room.at or room.all_prompts or not prompts:
        return None
    number, before = min(room.prompt, prompts - 1), min(seen.prompt, prompts - 1)
    with st.container(horizontal=True, key="prompt_controls", width="content"):
        if st.button(
            _("Back"), icon=":material/arrow_back:", disabled=number == 0, shortcut="Left"
        ):
            return MoveRoom({"prompt": max(0, before - 1), "at": at}, onward=True)
        if st.button(_("Next prompt"), disabled=number >= prompts - 1, shortcut="Right"):
            return MoveRoom({"prompt": before + 1, "at": at}, onward=True)
    return None


def show_room_controls(map_: Map, at: str, seen: Room) -> Asked | None:
    """The row under the page: the clock and the room at the left, undo and moving at the right."""
    with st.container(horizontal=True, key="controls", vertical_alignment="center"):
        asked: Asked | None = show_timer_menu(map_) or _room(map_)
        st.space("stretch")
        if st.button(_("Undo"), icon=":material/undo:", help=_("Take back your own last act")):
            asked = TakeBack()
        return _move(map_, at, seen) or asked


def show_timer_menu(map_: Map) -> SetTimer | None:
    """Minutes for the clock; while one runs also stopping it."""
    said = {m: ngettext("{n} minute", "{n} minutes", m).format(n=m) for m in MINUTES}
    if map_.room.timer_ends or map_.room.timer_left:
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


def _move(map_: Map, at: str, seen: Room) -> MoveRoom | None:
    """One primary button: bring the room here, or on from here to the next intercept. What was
    meant is what the button said when it was pressed."""
    to, onward = _onward(map_, at, map_.room)
    label = _("Move the room to {token}").format(token=token_of(map_, to))
    if not onward:
        label = _("Bring the room here")
    if st.button(label, type="primary", shortcut="Shift+Right", key="move_room"):
        to, onward = _onward(map_, at, seen)
        return MoveRoom({"at": to, "stage": "intercept"}, onward=onward)
    return None


def _onward(map_: Map, at: str, room: Room) -> tuple[str, bool]:
    """Where the button takes the room, and whether that is on from where it is."""
    order = [i.id for i in map_.intercepts]
    if at != room.at or room.stage != "intercept" or at not in order:
        return at, False
    return order[(order.index(at) + 1) % len(order)], True
