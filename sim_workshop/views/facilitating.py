"""The facilitator's row under the page: undo, prompts, and moving the room."""

from __future__ import annotations

import streamlit as st

from sim_workshop.domain.workshop import Map
from sim_workshop.words import _


def show_room_controls(map_: Map, at: str) -> dict[str, str | int] | None:
    """What the facilitator asked of the room, as arguments for moving it; None for nothing."""
    asked: dict[str, str | int] | None = None
    prompts = map_.pack.prompts_of(at)
    order = [i.id for i in map_.intercepts]
    following = order[(order.index(at) + 1) % len(order)] if at in order else order[0]
    with st.container(horizontal=True, horizontal_alignment="right", key="controls"):
        if at != map_.room.at or map_.room.stage != "intercept":
            if st.button(_("Bring the room here"), type="primary", shortcut="Ctrl+Enter"):
                asked = {"at": at, "stage": "intercept"}
        else:
            if st.button(_("Back"), icon=":material/arrow_back:", disabled=map_.room.prompt == 0, shortcut="Alt+Left"):
                asked = {"prompt": map_.room.prompt - 1}
            last = map_.room.prompt >= len(prompts) - 1
            if st.button(_("Next prompt"), disabled=last, shortcut="Alt+Right"):
                asked = {"prompt": map_.room.prompt + 1}
            token = "+" if following == "cross" else following
            label = _("Move the room to {token}").format(token=token)
            if st.button(label, type="primary", shortcut="Ctrl+Right"):
                asked = {"at": following, "stage": "intercept"}
    return asked
