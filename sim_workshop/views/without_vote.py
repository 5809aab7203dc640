"""Priorities where no workshop is held: the committee chooses candidates, nobody votes."""

from __future__ import annotations

import streamlit as st

from sim_workshop.domain.workshop import Map
from sim_workshop.views.forms import hint
from sim_workshop.words import _


def show_without_vote(map_: Map) -> tuple[str, list[str]]:
    """What was pressed at the head, and which candidates go to the plan, in this order."""
    pressed = "add" if st.button(_("Add a candidate"), icon=":material/add:") else ""
    titles = {p.id: f"{p.letter} {p.title}" for p in map_.priorities}
    with st.popover(_("Take to the plan"), icon=":material/playlist_add_check:"):
        chosen = st.multiselect(
            _("What the committee chose, first things first"), list(titles),
            [p.id for p in map_.chosen], format_func=titles.__getitem__,
            placeholder=_("Choose candidates"),
        )  # fmt: skip
        hint(_("No vote is taken in light mode; the report says so."))
        if st.button(_("Take these"), type="primary", disabled=not chosen):
            pressed = "take"
    return pressed, chosen
