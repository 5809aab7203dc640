"""Bars that say what happened: saved, refused, changed meanwhile. In place, never a pop-up."""

from __future__ import annotations

from html import escape

import streamlit as st

from sim_workshop.words import _


def refusal(sentence: str) -> None:
    """What was not done and why; what was typed stays where it is."""
    _bar("refused", "error", sentence, "alert")


def saved(sentence: str) -> None:
    """What was done, after the commit."""
    _bar("saved", "check", sentence, "status")


def note(sentence: str) -> None:
    """Something to know here."""
    _bar("", "info", sentence, "note")


def waiting(sentence: str) -> None:
    """Something that is not complete yet."""
    _bar("waiting", "schedule", sentence, "note")


def stale(sentence: str, theirs: str, yours: str) -> None:
    """Somebody else was faster: both texts, nothing lost."""
    refusal(sentence)
    rows = ((_("Now saved, by somebody else"), theirs), (_("What you wrote, not saved"), yours))
    cells = "".join(f"<tr><th>{escape(h)}</th><td>{escape(t)}</td></tr>" for h, t in rows)
    st.html(f'<table class="tbl rows"><tbody>{cells}</tbody></table>')


def empty(heading: str, ask: str) -> None:
    """Nothing here yet: what is not there, and what to ask the room."""
    st.html(f'<div class="empty"><strong>{escape(heading)}</strong><p>{escape(ask)}</p></div>')


def _bar(look: str, icon: str, sentence: str, role: str) -> None:
    st.html(
        f'<div class="bar {look}" role="{role}"><span class="i" aria-hidden="true">{icon}</span>'
        f"<span>{escape(sentence)}</span></div>"
    )


def say_saved(sentence: str) -> None:
    """Has the next run say what was done: this one ends with the act, by a rerun."""
    st.session_state["said_as_saved"] = sentence


def show_saved() -> None:
    """What the act before this run did, once, at the head of the page."""
    if sentence := st.session_state.pop("said_as_saved", ""):
        saved(sentence)
