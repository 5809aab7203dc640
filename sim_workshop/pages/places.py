"""The places of this workshop: intercepts, boxes and arrows, as this county has them."""

from collections.abc import Callable
from typing import Any

import streamlit as st

from sim_workshop.domain.errors import StaleEdit
from sim_workshop.session import do, session
from sim_workshop.use_cases import arranging
from sim_workshop.use_cases.acting import Acting
from sim_workshop.views.arrows_edit import show_arrow_form, show_arrows
from sim_workshop.views.bars import say_saved
from sim_workshop.views.boxes_edit import choose_one_intercept, show_box_form, show_boxes
from sim_workshop.views.heads import heading
from sim_workshop.views.places_edit import PlaceAsked, show_intercept_form, show_intercepts
from sim_workshop.views.settings_head import settings_head
from sim_workshop.words import _

now = session()
map_ = now.here
DRAWER, SEEN = "place_drawer", "place_seen"
"""What was asked for, with the place as it stood then; and how it was last seen."""
VERBS: dict[str, Callable[..., Any]] = {
    "intercept": arranging.edit_intercept, "box": arranging.edit_box,
    "new_box": arranging.add_box, "move_box": arranging.move_box, "arrow": arranging.edit_arrow,
    "new_arrow": arranging.add_arrow,
}  # fmt: skip


KNOWN: dict[str, Callable[[str], Any]] = {
    "intercept": map_.intercept, "box": map_.element, "arrow": map_.flow,
}  # fmt: skip


def close() -> None:
    st.session_state.pop(DRAWER, None)
    st.session_state.pop(SEEN, None)


def carry_out(asked: PlaceAsked | None) -> None:
    """One change of the places, or the drawer in which it is made."""
    if asked is None:
        return
    if asked.verb.startswith("open_"):
        known = KNOWN[asked.verb.removeprefix("open_")](asked.how["id"])
        st.session_state[DRAWER] = PlaceAsked(asked.verb, {**asked.how, "known": known})
        st.session_state[SEEN] = known
    elif do(as_seen, asked):
        close()
        say_saved(_("The map was changed."))
        st.rerun()


def as_seen(acting: Acting, asked: PlaceAsked) -> Any:
    """When somebody was faster both are shown, and the next press goes in the place of theirs."""
    seen = st.session_state.get(SEEN) if asked.verb in KNOWN else None
    try:
        return VERBS[asked.verb](acting, **asked.how, **({"seen": seen} if seen else {}))
    except StaleEdit:
        st.session_state[SEEN] = KNOWN[asked.verb](asked.how["id"])
        raise


@st.dialog(_("On the map"), position="right", on_dismiss=close)
def draw(opened: PlaceAsked) -> None:
    known = opened.how["known"]
    if opened.verb == "open_intercept":
        orders = {i.name: i.order + 0.5 for i in map_.intercepts if not i.is_cross}
        carry_out(show_intercept_form(known, orders))
    elif opened.verb == "open_arrow":
        carry_out(show_arrow_form(map_, known, opened.how.get("at", "")))
    else:
        carry_out(show_box_form(map_, known, opened.how.get("at", "")))


settings_head(map_.name, "places", now.may("settings"), host=now.host is not None)
heading(_("Intercepts"))
with st.container(gap=None):
    asked = show_intercepts(map_)
if st.button(_("Add an intercept"), icon=":material/add:"):
    asked = PlaceAsked("open_intercept", {"id": ""})
heading(_("Boxes and arrows"))
at = choose_one_intercept(map_)
heading(_("Boxes"), 3)
with st.container(gap=None):
    asked = show_boxes(map_, at) or asked
if st.button(_("Add a box"), icon=":material/add:"):
    asked = PlaceAsked("open_box", {"id": "", "at": at})
heading(_("Arrows"), 3)
with st.container(gap=None):
    asked = show_arrows(map_, at) or asked
if st.button(_("Add an arrow"), icon=":material/add:"):
    asked = PlaceAsked("open_arrow", {"id": "", "at": at})
carry_out(asked)
if drawer := st.session_state.get(DRAWER):
    draw(drawer)
