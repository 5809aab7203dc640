"""A drawer at the right edge: a form in it, the act it asks for, and the sentence when it is done.

Typing in it survives whatever the room does; what is refused stays in it.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import NoReturn, TypeVar

import streamlit as st

from sim_workshop.views.bars import say_saved

A = TypeVar("A")


def drawer(title: str, draw: Callable[[], A | None], act: Callable[[A], object], said: str) -> None:
    """Opens with what `draw` draws. Its answer is acted on once; a refusal leaves it open."""

    @st.dialog(title, position="right")
    def opened() -> None:
        answer = draw()
        with st.container(key="drawer_said"):  # stays in sight, however long the form is
            if answer is not None and act(answer):
                finish(said)

    opened()


def finish_if(done: object, said: str) -> None:
    """The same, unless it was refused; then the refusal stands where it was said."""
    if done:
        finish(said)


def finish(said: str) -> NoReturn:
    """The page anew, with what was done at its head."""
    say_saved(said)
    st.rerun()
