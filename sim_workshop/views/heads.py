"""Heads of pages: a title, one muted sentence, the token of an intercept."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from html import escape

import streamlit as st


def page_head(title: str, sentence: str = "") -> None:
    below = f"<p class='sub'>{escape(sentence)}</p>" if sentence else ""
    st.html(f'<div class="head"><div><h1>{escape(title)}</h1>{below}</div></div>')


def intercept_head(token: str, colour: str, title: str, sentence: str) -> None:
    """The numeral in its colour, the name, and which prompt the room is at."""
    st.html(
        f'<div class="head"><span class="token i{escape(colour)}" aria-hidden="true">'
        f"{escape(token)}</span><div><h1>{escape(title)}</h1><p>{escape(sentence)}</p></div></div>"
    )


def prompt(text: str) -> None:
    """The question the room is asked now: the largest words of the page."""
    st.html(f'<p class="prompt">{escape(text)}</p>')


def heading(text: str, level: int = 2) -> None:
    """A heading inside a page."""
    st.html(f"<h{level} class='part'>{escape(text)}</h{level}>")


@contextmanager
def section(key: str, title: str, about: str = "") -> Iterator[None]:
    """A part of a long page: what it is and what it does at the left, what one fills in or presses
    at the right; one below the other where the screen is narrow."""
    with st.container(key=f"side_{key}"):
        said, fields = st.columns([5, 12], gap="large")
        below = f'<p class="help">{escape(about)}</p>' if about else ""
        said.html(f"<h2 class='part'>{escape(title)}</h2>{below}")
        with fields:
            yield


def aside(sentence: str) -> None:
    """One muted sentence."""
    st.html(f'<p class="who">{escape(sentence)}</p>')
