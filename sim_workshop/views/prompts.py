"""All questions of an intercept, the one the room is at marked."""

from __future__ import annotations

from collections.abc import Sequence
from html import escape

import streamlit as st

from sim_workshop.domain.place import Prompt
from sim_workshop.words import _

EQUITY = "equity"
"""Prompts that ask for this lead to the numbers by group."""


def show_prompts(prompts: Sequence[Prompt], current: int | None, may_show: bool) -> int | None:
    """Every prompt with its number; the one a facilitator wants the room to see, or None."""
    wanted = None
    with st.container(key="list_prompts", gap="small"):
        for number, asked in enumerate(prompts):
            with st.container(horizontal=True, vertical_alignment="center", key=f"prompt_{number}"):
                is_now = number == current
                now = f'<span class="chip saved">{escape(_("Now in the room"))}</span>'
                st.html(
                    f'<p class="asked{" now" if is_now else ""}"><span class="number">{number + 1}'
                    f"</span> {escape(asked.ask)} {now if is_now else ''}</p>",
                    width="stretch",
                )
                if asked.asks_for == EQUITY:
                    st.page_link("disparity.py", label=_("Who it falls on"),
                                 icon=":material/groups:")  # fmt: skip
                label = _("Show prompt {n}").format(n=number + 1)
                if may_show and not is_now and st.button(label, type="tertiary"):
                    wanted = number
    return wanted
