"""A person's own PIN, shown on demand."""

from __future__ import annotations

from html import escape

import streamlit as st

from sim_workshop.domain.pins import spoken_pin
from sim_workshop.words import _


def show_pin(name: str, pin: str) -> None:
    """In a box over the page: large enough to be copied by hand, and what it is for."""
    st.dialog(_("My PIN"))(_pin)(name, pin)


def _pin(name: str, pin: str) -> None:
    st.html(f'<p class="pin">{escape(spoken_pin(pin))}</p>')
    said = _(
        "With this PIN and your name, {name}, you come back as the same person on any device: open "
        "the join page, type the code of the room, and choose “I was here before”."
    )
    st.html(f"<p>{escape(said.format(name=name))}</p>")
