"""Where the room is between candidates and plan, and the one thing that comes next."""

from __future__ import annotations

from collections.abc import Sequence

import streamlit as st

from sim_workshop.domain.priorities import Round
from sim_workshop.domain.workshop import Map
from sim_workshop.views.candidates import untaken
from sim_workshop.views.forms import hint
from sim_workshop.words import _, ngettext, say_time


def round_shown(map_: Map) -> Round | None:
    """The ballot this screen is about: the one that is going on, else the last that was no
    run-off."""
    going_on = [r for r in map_.rounds if r.state in ("open", "closed")]
    first = [r for r in map_.rounds if r.state == "revealed" and not r.run_off_of]
    return next(iter([*reversed(going_on), *reversed(first)]), None)


def where_we_are(map_: Map, round_: Round | None, proof: str) -> str:
    """The muted sentence under the title."""
    if round_ is None:
        many = len(map_.priorities)
        said = ngettext("{n} candidate", "{n} candidates", many).format(n=many)
        rest = len(untaken(map_))
        left = ngettext(
            "{n} gap or idea is in none of them", "{n} gaps and ideas are in none of them", rest
        ).format(n=rest)
        return f"{said}. {left}."
    practice = " " + _("Rehearsal, practice votes.") if round_.practice else ""
    zone = map_.workshop.time_zone
    if round_.state == "open":
        at = say_time(round_.opened_at, zone) if round_.opened_at else ""
        return _("{title} open since {time}.").format(title=round_.title, time=at) + practice
    at = say_time(round_.closed_at, zone) if round_.closed_at else ""
    closed = _("{title} closed {time}.").format(title=round_.title, time=at)
    return " ".join(x for x in (closed, proof) if x) + practice


def next_step(map_: Map, round_: Round | None, tied: Sequence[str], chosen: Sequence[str]) -> str:
    """The buttons at the head: what comes next as the main one. Its name when it is pressed."""
    state = round_.state if round_ else ""
    pressed = ""
    if state not in ("open", "closed") and st.button(_("Add a candidate"), icon=":material/add:"):
        pressed = "add"
    if state == "revealed" and st.button(_("New vote"), icon=":material/how_to_vote:"):
        pressed = "open"
    if state == "revealed" and tied and st.button(_("Open a run-off"), icon=":material/balance:"):
        pressed = "run_off"
    pressed = pressed or (_of_going_on(round_) if round_ else "")
    step, label, icon, closed = _main(map_, state, chosen)
    if st.button(label, type="primary", icon=f":material/{icon}:", disabled=bool(closed),
                 help=closed or None):  # fmt: skip
        pressed = step
    return pressed


def _of_going_on(round_: Round) -> str:
    """What else can be done with a vote that is open or closed: a countdown, going on with it."""
    counting = round_.state == "open" and round_.closes_at is not None
    if counting and st.button(_("Stop the countdown"), icon=":material/timer_off:"):
        return "reopen"
    if round_.state == "open" and not counting:
        label = _("Close in {n} seconds").format(n=COUNTDOWN)
        if st.button(label, icon=":material/timer:"):
            return "countdown"
    if round_.state == "closed" and st.button(_("Reopen the vote"), icon=":material/lock_open:"):
        return "reopen"
    return ""


COUNTDOWN = 60


def _main(map_: Map, state: str, chosen: Sequence[str]) -> tuple[str, str, str, str]:
    """The step's name, its words, its icon, and why it cannot be taken yet."""
    if state == "open":
        return "close", _("Close the vote"), "lock", ""
    if state == "closed":
        return "reveal", _("Reveal the result"), "visibility", ""
    if state == "revealed":
        if [p.id for p in map_.chosen] == list(chosen):
            return "plan", _("Go to the plan"), "arrow_forward", ""
        many = len(chosen)
        label = ngettext("Take {n} to the plan", "Take {n} to the plan", many).format(n=many)
        return "take", label, "arrow_forward", "" if many else _("Nobody voted for any of them.")
    few = _("A vote needs at least two candidates.") if len(map_.priorities) < 2 else ""
    return "open", _("Open the ballot"), "how_to_vote", few


HOW_MANY = "how_many_to_plan"


def how_many(map_: Map, round_: Round) -> int:
    """Where the line is: as chosen on this screen, else as it was taken to the plan or settled."""
    settled = len(map_.chosen) or map_.workshop.priorities_to_plan
    chosen = st.session_state.get(HOW_MANY, settled)
    return max(1, min(int(chosen), len(round_.candidates)))


def ask_how_many(map_: Map, round_: Round, tied: Sequence[str], chosen: Sequence[str]) -> None:
    """Moves the line between what goes to the plan and what stays on the list. Said is why more
    go than was asked for, at a tie, or fewer, without votes."""
    if not round_.candidates:
        return  # as a file may have it
    with st.container(key="narrow_line"):
        st.number_input(
            _("How many go to the plan"), 1, len(round_.candidates), how_many(map_, round_),
            key=HOW_MANY,
        )  # fmt: skip
        if tied:
            said = _("{n} candidates are tied at this line. All of them go to the plan, unless a "
                     "run-off decides.")  # fmt: skip
            hint(said.format(n=len(tied)))
        elif len(chosen) < how_many(map_, round_):
            said = ngettext("Only {n} candidate has votes. The others stay on the list.",
                            "Only {n} candidates have votes. The others stay on the list.",
                            len(chosen))  # fmt: skip
            hint(said.format(n=len(chosen)))
