"""The head of the three screens of settings, and the way from one to another."""

from __future__ import annotations

import streamlit as st

from sim_workshop.domain.roles import Ruling
from sim_workshop.views.bars import empty, show_saved
from sim_workshop.views.heads import page_head
from sim_workshop.words import _


def settings_head(name: str, page: str, ruling: Ruling, *, host: bool = False) -> str:
    """Title and tabs; the tab that was chosen. Whoever may not change anything stops here."""
    page_head(_("Settings and links"), name)
    show_saved()
    if not ruling:
        empty(ruling.reason, _("Ask a facilitator."))
        st.stop()
    labels = {"settings": _("Workshop"), "rules": _("Names and votes"), "links": _("Links"),
              "places": _("Places")}  # fmt: skip
    if host:
        labels["end"] = _("Delete")
    asked = st.query_params.get("part", page)
    chosen = st.segmented_control(
        _("View"), list(labels), default=asked if asked in labels else page, required=True,
        format_func=labels.__getitem__, label_visibility="collapsed", key=f"settings_{page}",
        width="content",
    )  # fmt: skip
    own = ("settings", "rules", "end")
    if chosen != page and not (page in own and chosen in own):
        goes_to = "settings" if chosen in own else chosen
        st.switch_page(f"{goes_to}.py", query_params={"part": chosen} if chosen in own else None)
    return chosen
