"""Looking at everything, or at one intercept."""

from __future__ import annotations

from collections.abc import Sequence

import streamlit as st

from sim_workshop.domain.tokens import token_of
from sim_workshop.domain.workshop import Map
from sim_workshop.words import _

EVERYTHING = ""


def choose_intercept(map_: Map, key: str, first: Sequence[str] = ()) -> str:
    """The numerals in a row, "All" before them; the address may say which one is meant, else
    `first`."""
    asked = st.query_params.get("at", next(iter(first), EVERYTHING))
    names = {EVERYTHING: _("All")} | {i.id: token_of(map_, i.id) for i in map_.intercepts}
    chosen = st.segmented_control(
        _("Intercept"), list(names), default=asked if asked in names else EVERYTHING,
        required=True, format_func=lambda i: names[i], label_visibility="collapsed", key=key,
        width="content",
    )  # fmt: skip
    return chosen or EVERYTHING
