"""Undo as a bar in place: first what would be taken back, in words, then the button."""

from __future__ import annotations

from html import escape

import streamlit as st

from sim_workshop.words import _

ASKED = "undo_asked"


def ask_undo() -> None:
    """Has the next run show the bar."""
    st.session_state[ASKED] = True


def is_undo_asked() -> bool:
    return bool(st.session_state.get(ASKED))


def show_last_act(what: str) -> bool:
    """On a page of its own: the person's last act and the button; True when they press it."""
    if not what:
        return False
    with st.container(horizontal=True, key="bar_last_act", vertical_alignment="center"):
        said = _("Your last act: you {what}").format(what=what)
        st.html(f'<span class="i" aria-hidden="true">undo</span> {escape(said)}', width="stretch")
        return st.button(_("Take back"), type="primary", key="take_back_last")


def show_undo(what: str) -> bool:
    """The person's last act and the button that takes it back; True when they press it."""
    with st.container(horizontal=True, key="bar_undo", vertical_alignment="center"):
        said = _("Your last act: you {what}").format(what=what) if what else _(
            "There is nothing of yours to take back.")  # fmt: skip
        st.html(f'<span class="i" aria-hidden="true">undo</span> {escape(said)}', width="stretch")
        pressed = bool(what) and st.button(_("Take back"), key="take_back")
        left = st.button(_("Leave it"), type="tertiary", key="leave_undo")
    if pressed or left:
        del st.session_state[ASKED]
    if left:
        st.rerun()
    return pressed
