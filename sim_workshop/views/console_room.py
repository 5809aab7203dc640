"""The console's hand on the room: where it is, the prompts, the timer, modes, wall and moving."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Any

import streamlit as st

from sim_workshop.domain.priorities import Round
from sim_workshop.domain.schedule import lenders
from sim_workshop.domain.tokens import colour_of, token_of
from sim_workshop.domain.workshop import Map, Room, Stage
from sim_workshop.live.telling import prompt_number, prompts_of
from sim_workshop.views.facilitating import show_timer_menu
from sim_workshop.views.forms import plain
from sim_workshop.views.heads import intercept_head
from sim_workshop.words import _, later

FIRST_MINUTES = 15
"""What the clock starts with where it has not run yet; any other time is in its menu."""

STAGES = {
    "who": later("Who is here"), "evidence": later("Local data"), "map": later("The map"),
    "ballot": later("The vote"), "result": later("The result of the vote"),
    "plan": later("The plan"), "break": later("A break"), "groups": later("Groups"),
    "report_back": later("Groups report back"), "evaluation": later("Evaluation"),
}  # fmt: skip
BY_HAND = ("ballot", "result")
"""A vote is opened and shown where its candidates are."""
OF_A_VOTE = {"open": "ballot", "closed": "ballot", "revealed": "result"}
"""The room comes back to its last vote as it stands: it may have been moved on while people vote,
or want to see the result once more."""
WHOLE: dict[str, dict[str, Any]] = {"map": {"whole_map": True}}
"""The map is all of it, unless one intercept of it is asked for."""

BESIDE: dict[Stage, str] = {"who": later("Before {name}"), "break": later("After {name}")}
"""Where in the day the stages lie that belong to an intercept; a vote belongs to none."""


@dataclass(frozen=True)
class Wanted:
    """What the facilitator asked of the room: a verb, and what it needs."""

    verb: str
    how: dict[str, Any] = field(default_factory=dict)


def show_where(map_: Map, seen: Room) -> Wanted | None:
    """Where the room is and what it is asked; the prompt before and the next."""
    room = map_.room
    with st.container(horizontal=True, key="page_head", vertical_alignment="center"):
        here = map_.intercept(room.at) or map_.intercepts[0]
        if room.stage == "intercept":
            intercept_head(
                token_of(map_, room.at), colour_of(map_, room.at), here.name, _question(map_)
            )
        else:
            said = BESIDE.get(room.stage, "")
            intercept_head(
                token_of(map_, room.at), "cross", _(STAGES[room.stage]),
                _(said).format(name=here.name) if said else "",
            )  # fmt: skip
        if room.stage != "intercept" or room.all_prompts:
            return None
        return _prompt_buttons(map_, seen)


def _question(map_: Map) -> str:
    prompts = prompts_of(map_, map_.room.at)
    if map_.room.all_prompts:
        return _("All {n} prompts").format(n=len(prompts))
    number = prompt_number(map_)
    said = _("Prompt {n} of {all}: {ask}")
    return said.format(n=number, all=len(prompts), ask=prompts[number - 1].ask) if number else ""


def _prompt_buttons(map_: Map, seen: Room) -> Wanted | None:
    """From the prompt that stood on the screen when it was pressed: two who press at once mean
    the same step."""
    number, last = prompt_number(map_), len(prompts_of(map_, map_.room.at))
    with st.container(horizontal=True, key="prompt_controls", width="content"):
        back = st.button(
            _("Back"), icon=":material/arrow_back:", disabled=number <= 1, shortcut="Left"
        )
        on = st.button(_("Next prompt"), disabled=number >= last, shortcut="Right")
    if back or on:
        to = max(0, min(seen.prompt, last - 1) + (1 if on else -1))
        return Wanted("onward", {"prompt": to, "at": seen.at, "stage": "intercept"})
    return None


def show_timer_buttons(map_: Map) -> Wanted | None:
    """Under the clock: stop it for a moment, five more minutes, minutes of a later block."""
    room, wanted = map_.room, None
    with st.container(horizontal=True, key="timer_controls"):
        if room.timer_left:
            if st.button(_("Go on"), icon=":material/play_arrow:", shortcut="T", key="timer_go"):
                wanted = Wanted("timer_go")
        elif room.timer_ends is None:
            minutes = room.timer_minutes or FIRST_MINUTES
            said = _("Start {n} min").format(n=minutes)
            if st.button(said, icon=":material/play_arrow:", shortcut="T", key="timer_start"):
                wanted = Wanted("timer_set", {"minutes": minutes})
        elif st.button(_("Pause"), icon=":material/pause:", shortcut="T", key="timer_pause"):
            wanted = Wanted("timer_pause")
        if st.button(_("+5 min"), shortcut="E", key="timer_more"):
            wanted = Wanted("timer_more", {"minutes": 5})
        wanted = _borrow(map_) or wanted
        asked = show_timer_menu(map_)
        if asked is not None:
            wanted = Wanted("timer_set", {"minutes": asked.minutes})
    return wanted


def _borrow(map_: Map) -> Wanted | None:
    """Minutes from a later block of the day; only while a block runs and a later one has some."""
    if lenders(map_) and st.button(
        _("Borrow"), icon=":material/swap_vert:", shortcut="B", key="borrow_open"
    ):
        return Wanted("borrow_ask")
    return None


def show_modes(room: Room, hidden: int) -> Wanted | None:
    """What the room sees of new entries: each button says what it will do."""
    wanted = None
    if not room.veiling and st.button(
        _("Hide new entries"), icon=":material/visibility_off:", shortcut="H", key="hide"
    ):
        wanted = Wanted("hide")
    if room.veiling or hidden:
        label = _("Reveal {n}").format(n=hidden) if hidden else _("Reveal")
        if st.button(label, icon=":material/visibility:", shortcut="V", key="reveal"):
            wanted = Wanted("reveal")
    label = _("Show at once") if room.approving else _("Approve first")
    icon = ":material/check_circle:" if room.approving else ":material/rule:"
    if st.button(label, icon=icon, shortcut="A", key="approve_mode"):
        wanted = Wanted("approve_mode", {"on": not room.approving})
    return wanted


def show_wall_buttons(room: Room) -> Wanted | None:
    """The wall's page before and after, whether it turns by itself; and what each key does."""
    with st.container(horizontal=True, key="wall_controls"):
        wanted = _wall(room)
        show_keys()
    return wanted


def _wall(room: Room) -> Wanted | None:
    wanted = None
    if st.button(_("Wall back"), icon=":material/skip_previous:", shortcut="J", key="wall_back"):
        wanted = Wanted("wall_turn", {"by": -1})
    label = _("Wall turns") if room.wall_paused else _("Hold the wall")
    icon = ":material/autoplay:" if room.wall_paused else ":material/pause_presentation:"
    if st.button(label, icon=icon, shortcut="W", key="wall_pause"):
        wanted = Wanted("wall_pause", {"paused": not room.wall_paused})
    if st.button(_("Wall on"), icon=":material/skip_next:", shortcut="L", key="wall_on"):
        wanted = Wanted("wall_turn", {"by": 1})
    return wanted


def show_moving(map_: Map, seen: Room, last: str) -> Wanted | None:
    """Undo of one's `last` act, anywhere, and the one primary button: on to the next intercept."""
    wanted = None
    if st.button(_("Undo"), icon=":material/undo:", shortcut="U", key="undo",
                 help=_("Your last act: you {what}").format(what=plain(last)) if last else None,
                 disabled=not last):  # fmt: skip
        wanted = Wanted("undo")
    places = _everywhere(map_)
    picked = st.menu_button(
        _("Move the room to"), list(places), format_func=lambda p: plain(places[p][0]),
        icon=":material/groups:", key="room_menu",
    )  # fmt: skip
    if picked:
        wanted = Wanted("move", places[str(picked)][1])
    if before := _before(map_, map_.room):
        label = _("Back to {token}").format(token=token_of(map_, before))
        if st.button(label, shortcut="Shift+Left", key="move_room_back"):
            return Wanted("onward", {"at": _before(map_, seen) or seen.at, "stage": "intercept"})
    pressed = st.button(
        _("Move the room to {token}").format(token=token_of(map_, _next(map_, map_.room))),
        type="primary", shortcut="Shift+Right", key="move_room",
    )  # fmt: skip
    return Wanted("onward", {"at": _next(map_, seen), "stage": "intercept"}) if pressed else wanted


def _next(map_: Map, room: Room) -> str:
    """The next intercept; from a break or a vote back to where the room was."""
    order = [i.id for i in map_.intercepts]
    if room.stage != "intercept" or room.at not in order:
        return room.at
    return order[(order.index(room.at) + 1) % len(order)]


def _before(map_: Map, room: Room) -> str:
    """The intercept before; none before the first. From a break or a vote there is one way, back
    to where the room was, and the button beside goes there."""
    order = [i.id for i in map_.intercepts]
    if room.stage != "intercept" or room.at not in order[1:]:
        return ""
    return order[order.index(room.at) - 1]


def _of_the_vote(map_: Map) -> str:
    """The stage at which the room has its last vote before it; empty while there was none."""
    round_ = map_.get(map_.room.round) if map_.room.round else None
    return OF_A_VOTE.get(round_.state, "") if isinstance(round_, Round) else ""


def _everywhere(map_: Map) -> dict[str, tuple[str, dict[str, Any]]]:
    """Every intercept and stage the room can go to, by a name of its own."""
    found: dict[str, tuple[str, dict[str, Any]]] = {
        f"at {i.id}": (f"{token_of(map_, i.id)} {i.name}", {"at": i.id, "stage": "intercept"})
        for i in map_.intercepts
    }
    vote = _of_the_vote(map_)
    for stage, label in STAGES.items():
        if stage not in BY_HAND or stage == vote:
            found[stage] = (_(label), {"stage": stage} | WHOLE.get(stage, {}))
    found |= {
        f"map of {i.id}": (
            _("The map of {token}").format(token=token_of(map_, i.id)),
            {"stage": "map", "at": i.id, "whole_map": False},
        )
        for i in map_.intercepts if not i.is_cross
    }  # fmt: skip
    all_ = not map_.room.all_prompts
    label = _("Show all prompts") if all_ else _("One prompt at a time")
    found["all prompts"] = (label, {"all_prompts": all_})
    return found


def show_keys() -> None:
    """What each key does, in a popover. None of them acts while somebody types."""
    keys = (
        ("← →", _("the prompt before, the next prompt")),
        ("Shift →", _("move the room to the next intercept")),
        ("Shift ←", _("move the room to the intercept before")),
        ("T", _("start the timer, pause it, or let it go on")), ("E", _("five minutes more")),
        ("B", _("borrow minutes from a later block of the agenda")),
        ("H", _("hide new entries until the reveal")), ("V", _("reveal them")),
        ("A", _("approve entries before they show, or show them at once")),
        ("J L", _("the wall’s page before, the next page")),
        ("W", _("hold the wall, or let it turn by itself")), ("U", _("undo your last act")),
        ("↑ ↓", _("mark an entry; then:")), ("P", _("pin it, or unpin it")),
        ("G", _("merge it with others")), ("M", _("move it to another place")),
        ("K", _("put it in the parking lot, or take it out")), ("X", _("remove it with a reason")),
        ("S", _("show it, when it waits")), ("N", _("do not show it, when it waits")),
        ("Y", _("restore the last one, in the view of what was removed")),
    )  # fmt: skip
    rows = "".join(f"<tr><th><kbd>{key}</kbd></th><td>{said}</td></tr>" for key, said in keys)
    with st.popover(_("Keys"), icon=":material/keyboard:"):
        st.html(f'<table class="tbl keys"><tbody>{rows}</tbody></table>')
        st.html(f'<p class="who">{_("No key does anything while you type.")}</p>')
