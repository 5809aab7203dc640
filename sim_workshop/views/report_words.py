"""The facilitators' own words in the report: an introduction, and recommendations that stand apart
from what the room chose."""

from __future__ import annotations

from dataclasses import dataclass
from html import escape

import streamlit as st

from sim_workshop.domain.committee import Recommendation
from sim_workshop.domain.workshop import Map, Workshop
from sim_workshop.views.bars import empty
from sim_workshop.views.forms import hint, is_held, names_nobody
from sim_workshop.words import _


@dataclass(frozen=True)
class Advice:
    """A recommendation as it is to be kept, or taken away."""

    text: str = ""
    names_nobody: bool = False
    removed: bool = False


WORDS, BEGUN = "introduction_words", "introduction_begun"


def begun(map_: Map) -> Workshop:
    """The settings whose introduction the form began with. Where nobody typed, it begins anew with
    what somebody else wrote meanwhile."""
    now, was = map_.workshop, st.session_state.get(BEGUN)
    typed = st.session_state.get(WORDS, now.introduction)
    if not isinstance(was, Workshop) or typed in (was.introduction, now.introduction):
        st.session_state[BEGUN] = was = now
        if WORDS not in st.session_state or typed != now.introduction:
            st.session_state[WORDS] = now.introduction
    return was


def show_introduction_form() -> Advice | None:
    """The facilitators' own words at the head of the report."""
    with st.container(key="narrow_introduction"), st.form("introduction", border=False):
        text = st.text_area(_("Introduction"), height=140, key=WORDS)
        hint(_("Your own words at the head of the report. Empty lines make paragraphs."))
        spot = st.container()
        stated = names_nobody("introduction", spot)
        sent = st.form_submit_button(_("Save the introduction"))
    if sent and not is_held("introduction", (text,), stated, spot):
        return Advice(text, stated)
    return None


def show_recommendations(map_: Map) -> Recommendation | None:
    """The facilitators' own advice, apart from what the room chose. The one to open; a new one has
    no id."""
    opened = None
    if not map_.recommendations:
        empty(_("No recommendation yet."),
              _("Your own advice, printed apart from what the room chose."))  # fmt: skip
    for recommendation in map_.recommendations:
        row = st.container(horizontal=True, vertical_alignment="top")
        with row:
            st.html(f"<p>{escape(recommendation.text)}</p>", width="stretch")
            if st.button(_("Edit"), icon=":material/edit:", type="tertiary",
                         key=f"edit_{recommendation.id}"):  # fmt: skip
                opened = recommendation
    if st.button(_("Add a recommendation"), icon=":material/add:"):
        opened = Recommendation(id="", text="")
    return opened


def show_recommendation_form(known: Recommendation) -> Advice | None:
    key = f"recommendation_{known.id}"
    with st.form(key, border=False):
        text = st.text_area(_("Recommendation"), known.text, height=140)
        spot = st.container()
        stated = names_nobody(key, spot)
        sent = st.form_submit_button(_("Save the recommendation"), type="primary")
    if sent and not is_held(key, (text,), stated, spot):
        return Advice(text, stated)
    removing = known.id and st.button(_("Remove"), icon=":material/delete:", type="tertiary")
    return Advice(removed=True) if removing else None
