"""The head of the evidence screen: how much there is, and what a number has to say of itself."""

from __future__ import annotations

import streamlit as st

from sim_workshop.views.heads import page_head
from sim_workshop.words import _, ngettext


def evidence_head(numbers: int, stories: int) -> None:
    counted = ngettext("{n} number", "{n} numbers", numbers).format(n=numbers)
    told = ngettext("{n} story", "{n} stories", stories).format(n=stories)
    rule = _("Every number has a source, a period and an owner, or says what is missing.")
    page_head(_("Evidence"), f"{counted}, {told}. {rule}")


def adding_buttons(closed: str) -> str:
    """ "number" or "story" when somebody wants to add one; `closed` says why nobody can."""
    told = st.button(_("Add a story"), icon=":material/format_quote:", disabled=bool(closed),
                     help=closed or None)  # fmt: skip
    written = st.button(_("Add a number"), icon=":material/tag:", type="primary",
                        disabled=bool(closed), help=closed or None)  # fmt: skip
    return "number" if written else "story" if told else ""
