"""One intercept: its prompt, what the room has found, the checklist, and quick capture."""

import streamlit as st

from sim_workshop.domain.tokens import colour_of, token_of
from sim_workshop.domain.workshop import Map
from sim_workshop.live.telling import prompts_of
from sim_workshop.session import do, session
from sim_workshop.use_cases import arranging, history
from sim_workshop.views.bars import say_saved, show_saved
from sim_workshop.views.checklist import show_checklist
from sim_workshop.views.facilitating import (
    Asked,
    MoveRoom,
    SetTimer,
    as_pressed,
    show_prompt_controls,
    show_room_controls,
)
from sim_workshop.views.frame import current_intercept
from sim_workshop.views.heads import intercept_head, prompt
from sim_workshop.views.live.capture import show_capture
from sim_workshop.views.live.clock import show_clock
from sim_workshop.views.live.columns import show_columns
from sim_workshop.views.live.done import show_done
from sim_workshop.views.places import place_pills
from sim_workshop.views.prompts import show_prompts
from sim_workshop.views.scope import show_scope
from sim_workshop.views.stages import show_stage
from sim_workshop.views.undoing import ask_undo, is_undo_asked, show_undo
from sim_workshop.words import _

VIEWS = {
    "room": _("Found"), "prompts": _("Prompts"), "practices": _("Practices"), "about": _("About"),
}  # fmt: skip


def where_of_prompts(map_: Map, at: str, number: int, count: int) -> str:
    """The muted line under the title."""
    if not count:
        return (map_.intercept(at) or map_.intercepts[0]).scope
    if map_.room.all_prompts and at == map_.room.at:
        return _("All {n} prompts").format(n=count)
    return _("Prompt {n} of {all}").format(n=number + 1, all=count)


def carry_out(asked: Asked | None) -> None:
    """What the facilitator asked of the room; then the page as it is after it."""
    if isinstance(asked, MoveRoom) and do(
        arranging.move_room, seen=seen if asked.onward else None, **asked.where
    ):
        st.switch_page("intercept.py", query_params={"at": asked.where.get("at", at)})
    elif isinstance(asked, SetTimer):
        act = do(arranging.start_timer, minutes=asked.minutes) if asked.minutes else do(
            arranging.stop_timer)  # fmt: skip
        if act:
            st.rerun()
    elif asked:
        ask_undo()
        st.rerun()


now = session()
map_, at = now.here, current_intercept(now.here)
here = map_.intercept(at) or map_.intercepts[0]
prompts = prompts_of(map_, here.id)
number = max(0, min(map_.room.prompt, len(prompts) - 1)) if at == map_.room.at else 0
asked: Asked | None = None
seen = as_pressed(map_.room)

with st.container(horizontal=True, key="page_head", vertical_alignment="center"):
    intercept_head(
        token_of(map_, at), colour_of(map_, at), here.name,
        where_of_prompts(map_, at, number, len(prompts)),
    )  # fmt: skip
    show_clock(map_.code)
    if now.may("move_room"):
        asked = show_prompt_controls(map_, at, len(prompts), seen)
show_saved()
pressed = is_undo_asked() and show_undo(history.undoable(now.acting()))
if pressed and (what := do(history.undo_last)):
    say_saved(_("Taken back: {what}").format(what=what))
    st.rerun()
if goes_to := show_stage(map_.room.stage):
    st.switch_page(goes_to)

with st.container(horizontal=True, key="question"):
    if prompts and not (map_.room.all_prompts and at == map_.room.at):
        prompt(prompts[number].ask)
    view = st.segmented_control(
        _("View"), list(VIEWS), default="room", required=True, format_func=VIEWS.__getitem__,
        label_visibility="collapsed", key=f"view_{at}", width="content",
    )  # fmt: skip

if now.me.role in ("stakeholder", "planner"):
    show_done(map_.code, at)
if view == "room":
    if opened := show_columns(map_.code, intercept=at, key=f"columns_{at}"):
        st.switch_page("entry.py", query_params={"id": opened})
elif view == "prompts":
    current = number if at == map_.room.at else None
    shown = show_prompts(prompts, current, bool(now.may("move_room")))
    if shown is not None:
        asked = MoveRoom({"at": at, "stage": "intercept", "prompt": shown})
elif view == "practices":
    with st.container(gap=None):
        answer = show_checklist(map_, at, bool(now.may("add")))
    if answer and do(arranging.rate_practice, id=answer.practice, rating=answer.rating):
        st.rerun()
else:
    show_scope(map_, here)

with st.bottom:
    places, more = place_pills(map_, at)
    ruling = now.may("add")
    show_capture(
        map_.code, places=places, more_places=more, closed="" if ruling else ruling.reason,
        zone=map_.workshop.time_zone, key=f"capture_{at}",
    )  # fmt: skip
    if now.may("move_room"):
        asked = show_room_controls(map_, at, seen) or asked
carry_out(asked)
