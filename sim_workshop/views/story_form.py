"""The drawers of a story: telling it, changing its words, letting it be printed."""

from __future__ import annotations

from typing import Any

import streamlit as st

from sim_workshop.domain.evidence import Anecdote
from sim_workshop.domain.screening import screen
from sim_workshop.domain.workshop import Map
from sim_workshop.views.forms import hint, said
from sim_workshop.views.heads import aside
from sim_workshop.views.number_form import attachable
from sim_workshop.words import _


def show_story_form(map_: Map, intercept: str) -> dict[str, Any] | None:
    """A new story. With hits it is held for its author; in no case printed before its release."""
    names = attachable(map_)
    with st.form(f"story_{map_.revision}", border=False):
        text = st.text_area(_("The story"), height=160)
        hint(_("Without names, dates, addresses. Two or three sentences are enough."))
        at = st.multiselect(
            _("Belongs to"), list(names), [intercept] if intercept else [],
            format_func=lambda a: names[a],
            placeholder=_("A box, an arrow, a resource or a gap"),
        )  # fmt: skip
        composite = st.checkbox(_("It is made of several people's experiences"))
        sent = st.form_submit_button(_("Save the story"), type="primary")
    if not sent:
        return None
    records = tuple(a for a in at if a in map_.records)
    places = tuple(a for a in at if a not in records) or ("cross",)
    return {"text": text, "places": places, "about": records, "composite": composite}


def show_story_words(map_: Map, story: Anecdote) -> str | None:
    """The story's words, to be changed by its author or a facilitator."""
    with st.form(f"words_{story.id}_{map_.revision}", border=False):
        text = st.text_area(_("The story"), story.text, height=200)
        if story.released:
            hint(_("Changed words have to be released again."))
        if st.form_submit_button(_("Save the words"), type="primary"):
            return text
    return None


def show_release_form(story: Anecdote) -> dict[str, Any] | None:
    """A facilitator lets the story be printed; with hits left, for a typed reason."""
    hits = screen(story.text)
    with st.form(f"release_{story.id}", border=False):
        aside(_("It will stand in the report as it is here."))
        reason = ""
        if hits:
            reason = st.text_input(_("Reason it may be printed"))
            hint(_("The screen still sees {seen}. For example “composite” or “consent on file”.")
                 .format(seen=said(hits)))  # fmt: skip
        composite = st.checkbox(_("It is made of several people's experiences"), story.composite)
        if st.form_submit_button(_("Release for print"), type="primary"):
            return {"reason": reason, "composite": composite}
    return None
