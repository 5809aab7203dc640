"""What a form was first drawn from: a later save is compared with it, so that two people who
correct the same thing are both shown, and nobody's typing is swapped under their hands."""

from __future__ import annotations

from typing import TypeVar

import streamlit as st

T = TypeVar("T")


def first_seen(field: str, now: T) -> T:
    """The record as it was when the form with this field came on the screen."""
    if field not in st.session_state or _name(field) not in st.session_state:
        st.session_state[_name(field)] = now
    kept: T = st.session_state[_name(field)]
    return kept


def seen_again(field: str, now: object) -> None:
    """The person has been shown how it stands now: their next save goes in its place."""
    st.session_state[_name(field)] = now


def _name(field: str) -> str:
    return f"first_seen {field}"
