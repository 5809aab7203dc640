"""The picture of the map, and two ways to open a box of it: a click, or its name."""

from __future__ import annotations

from typing import Any

import streamlit as st

from sim_workshop.domain.place import COMMUNITY
from sim_workshop.domain.tokens import token_of
from sim_workshop.domain.workshop import Map
from sim_workshop.words import _

OPENED = "map_opened"


def show_chart(spec: dict[str, Any], selection: str, alt: str, at: str) -> str:
    """Draws the map. The id of a box, in the one run in which it was clicked."""
    key = f"map_{at}_{st.session_state.get('map_drawn', 0)}"

    def clicked() -> None:
        chosen = st.session_state[key]["selection"].get(selection) or [{}]
        st.session_state[OPENED] = str(chosen[0].get(selection, ""))

    with st.container(key="scroll_map"):
        st.vega_lite_chart(spec, theme=None, key=key, on_select=clicked, alt=alt, width="content")
    return str(st.session_state.pop(OPENED, ""))


def choose_box(map_: Map, at: str) -> str:
    """The same without a mouse: the boxes by name."""
    names = {
        e.id: f"{token_of(map_, e.intercept)}  {e.name}"
        for e in map_.elements
        if at in ("", e.intercept) and e.intercept != COMMUNITY
    }
    key = f"map_box_{at}_{st.session_state.get('map_drawn', 0)}"
    with st.container(key="narrow_box"):
        chosen = st.selectbox(
            _("Show what is on a box"), list(names), index=None, format_func=lambda b: names[b],
            placeholder=_("Choose a box by its name"), key=key,
        )  # fmt: skip
    if chosen and st.session_state.get(f"{key}_shown") != chosen:
        st.session_state[f"{key}_shown"] = chosen
        return chosen
    return ""
