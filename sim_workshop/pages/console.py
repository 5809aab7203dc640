"""The facilitator's console: where the room is, what it just wrote, clock, modes, wall, agenda."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from typing import Any

import streamlit as st

from sim_workshop.domain.breakouts import Breakout
from sim_workshop.domain.findings import Entry
from sim_workshop.domain.group_work import group_at, title_of
from sim_workshop.domain.similar import similar
from sim_workshop.session import do, session
from sim_workshop.use_cases import (
    arranging,
    evaluating,
    grouping,
    history,
    mapping,
    merging,
    scheduling,
    showing,
)
from sim_workshop.views.bars import empty, say_saved, show_saved
from sim_workshop.views.console_drawers import (
    ask_minutes,
    ask_others,
    ask_places,
    ask_reason,
    show_removed,
)
from sim_workshop.views.console_room import (
    Wanted,
    show_modes,
    show_moving,
    show_timer_buttons,
    show_wall_buttons,
    show_where,
)
from sim_workshop.views.drawer import drawer
from sim_workshop.views.evaluation_result import steer_from_console
from sim_workshop.views.facilitating import as_pressed
from sim_workshop.views.group_drawer import OfGroup, ask_of_group, form_button
from sim_workshop.views.live.console import show_clock_and_modes, show_counts
from sim_workshop.views.live.desk import Pressed, show_desk
from sim_workshop.views.live.watch import show_watch
from sim_workshop.views.places import all_places
from sim_workshop.views.similar_groups import Settled, show_similar
from sim_workshop.words import _

VIEWS = {
    "entries": _("Here"), "all": _("Everywhere"), "waiting": _("Waiting"),
    "similar": _("Similar"), "removed": _("Removed"),
    "groups": _("Groups"),
}  # fmt: skip
"""What stands at the left."""
ACTS: dict[str, Callable[..., Any]] = {
    "move": arranging.move_room, "timer_go": arranging.resume_timer,
    "timer_pause": arranging.pause_timer, "timer_more": arranging.extend_timer,
    "hide": showing.hide_new_entries,
    "approve_mode": showing.approve_first, "wall_turn": showing.turn_wall,
    "wall_pause": showing.pause_wall, "evaluation_open": evaluating.open_evaluation,
    "evaluation_close": evaluating.close_evaluation,
}  # fmt: skip


def act(wanted: Wanted | None) -> None:
    """What was asked of the room; then the page as it is after it."""
    if wanted is None:
        return
    if wanted.verb == "undo":
        done = do(history.undo_last)
        said = _("Taken back: {what}").format(what=done)
    elif wanted.verb == "reveal":
        done = do(showing.reveal_entries) is not None
        said = _("Revealed to everybody.")
    elif wanted.verb == "onward":
        done, said = do(arranging.move_room, seen=seen, **wanted.how), ""
    elif wanted.verb == "timer_set":
        minutes = wanted.how["minutes"]
        done = do(arranging.start_timer, minutes=minutes) if minutes else do(arranging.stop_timer)
        said = ""
    else:
        done, said = do(ACTS[wanted.verb], **wanted.how), ""
    if done:
        if said:
            say_saved(said)
        st.rerun()


def lend() -> None:
    """Which later block gives how many minutes is asked in a drawer."""
    drawer(_("Borrow minutes"), lambda: ask_minutes(map_),
           lambda how: do(scheduling.borrow_minutes, **how), _("Borrowed."))  # fmt: skip


def tend(pressed: Pressed | None) -> None:
    """What was asked of one entry: done at once, or asked for in a drawer."""
    entry = map_.get(pressed.id) if pressed else None
    if pressed is None or not isinstance(entry, Entry):
        return
    at_once: dict[str, Callable[[], Any]] = {
        "pin": lambda: do(showing.pin_entry, id=entry.id),
        "unpin": lambda: do(showing.pin_entry, id=entry.id, pinned=False),
        "park": lambda: do(mapping.park_entry, id=entry.id),
        "unpark": lambda: do(mapping.park_entry, id=entry.id, parked=False),
        "approve": lambda: do(showing.approve_entry, id=entry.id),
    }
    if pressed.verb == "open":
        st.switch_page("entry.py", query_params={"id": entry.id})
    elif pressed.verb in at_once:
        if at_once[pressed.verb]():
            st.rerun()
    else:
        ask(pressed.verb, entry)


def ask(verb: str, entry: Entry) -> None:
    """The drawers: where to, with which others, why."""
    if verb == "move":
        drawer(_("Move it"), lambda: ask_places(entry, all_places(map_)),
               lambda how: do(mapping.move_entry, id=entry.id, **how), _("Moved."))  # fmt: skip
    elif verb == "merge":
        same = [e for e in map_.entries() if e.kind == entry.kind]
        drawer(_("Merge it with others"), lambda: ask_others(entry, similar(entry, same), same),
               lambda how: do(mapping.merge_entries, into=entry.id, **how),
               _("Merged. Every wording is kept."))  # fmt: skip
    elif verb == "decline":
        told = _("Its author reads this. A facilitator can restore the entry.")
        drawer(_("Do not show it"), lambda: ask_reason(entry, _("Do not show it"), told),
               lambda how: do(showing.decline_entry, id=entry.id, **how),
               _("Not shown; its author reads why."))  # fmt: skip
    elif verb == "remove":
        told = _("Its author reads this. It stays in the history and can be restored.")
        drawer(_("Remove it"), lambda: ask_reason(entry, _("Remove"), told),
               lambda how: do(mapping.remove_entry, id=entry.id, **how),
               _("Removed from the screens."))  # fmt: skip


def settle(asked: Settled | None) -> None:
    """A group of similar entries: merged into one, or told apart for good."""
    if asked is None:
        return
    if asked.verb == "merge":
        kept, *others = asked.ids
        done = do(mapping.merge_entries, into=kept, others=others)
        said = _("Merged. Every wording is kept.")
    else:
        done, said = do(merging.keep_apart, ids=asked.ids), _("Not suggested together again.")
    if done:
        say_saved(said)
        st.rerun()


def tend_groups() -> None:
    """How far each group is; what was asked of one of them."""
    open_ = [p for p in map_.chosen if group_at(map_, p.id) is None]
    if form_button(map_, open_) and do(grouping.form_groups, priorities=[p.id for p in open_]):
        st.rerun()
    pressed = show_watch(map_) if map_.breakouts else None
    group = map_.get(pressed.id) if pressed else None
    if pressed is None or not isinstance(group, Breakout):
        return
    if pressed.verb == "wall":
        if do(grouping.show_group, group=group.id):
            st.rerun()
        return
    drawer(title_of(map_, group), partial(ask_of_group, map_, group), partial(settle_group, group),
           _("The group was changed."))  # fmt: skip


def settle_group(group: Breakout, how: OfGroup) -> object:
    if how.dissolved:
        return do(grouping.dissolve_group, group=group.id)
    if how.pen != group.scribe and not do(grouping.hand_over_pen, group=group.id, to=how.pen):
        return None
    if (how.place, how.seats) == (group.place, group.seats):
        return True
    return do(grouping.place_group, group=group.id, place=how.place, seats=how.seats)


def show(view: str) -> None:
    """The left column."""
    if view == "groups":
        tend_groups()
    elif view == "removed":
        back = show_removed([e for e in map_.entries(hidden=True) if e.standing == "removed"])
        if back and do(mapping.restore_entry, id=back):
            st.rerun()
    elif view == "similar":
        settle(show_similar(map_, merging.suggested(map_)))
    else:
        at = map_.room.at if view == "entries" and map_.room.stage == "intercept" else ""
        tend(show_desk(map_.code, at=at, only="waiting" if view == "waiting" else "",
                       key=f"desk_{view}"))  # fmt: skip


now = session()
map_ = now.here
if not now.may("move_room"):
    empty(_("The console is for facilitators."), _("Ask the lead facilitator for a link."))
    st.stop()
seen = as_pressed(map_.room)
wanted = show_where(map_, seen)
show_saved()
left, right = st.columns([9, 5], gap="medium")
with left:
    view = st.segmented_control(
        _("View"), list(VIEWS), default="entries", required=True, format_func=VIEWS.__getitem__,
        label_visibility="collapsed", key="console_view", width="content",
    )  # fmt: skip
    show(view)
with right, st.container(key="card_console"):
    show_clock_and_modes(map_)
    wanted = show_timer_buttons(map_) or wanted
    show_counts(map_)
    st.page_link("agenda.py", label=_("The agenda"), icon=":material/schedule:")
    st.page_link("evidence.py", label=_("Numbers for the wall"), icon=":material/present_to_all:")
    wanted = show_wall_buttons(map_.room) or wanted
    if steered := steer_from_console(map_):
        wanted = Wanted(f"evaluation_{steered}")
hidden = sum(1 for e in map_.entries(hidden=True) if e.standing == "veiled")
with st.bottom, st.container(horizontal=True, key="controls", vertical_alignment="center"):
    wanted = show_modes(map_.room, hidden) or wanted
    st.space("stretch")
    wanted = show_moving(map_, seen, history.undoable(now.acting())) or wanted
if wanted and wanted.verb == "borrow_ask":
    lend()
else:
    act(wanted)
