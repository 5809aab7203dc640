"""How the agencies see it: the report card on the crisis system, the survey on collaboration."""

from __future__ import annotations

from functools import partial

import streamlit as st

from sim_workshop.domain.year.assessment import Survey
from sim_workshop.domain.year.rating import spreads
from sim_workshop.domain.year.surveyed import side_by_side
from sim_workshop.session import do, session
from sim_workshop.use_cases import rating, surveying
from sim_workshop.use_cases.acting import utc_now
from sim_workshop.views.bars import show_saved
from sim_workshop.views.drawer import drawer, finish_if
from sim_workshop.views.heads import aside, heading, page_head
from sim_workshop.views.report_card import (
    RatedNow,
    card_sentence,
    show_card_form,
    show_spreads,
    torn,
)
from sim_workshop.views.surveys import (
    SurveyAsked,
    show_new_survey_link,
    show_side_by_side,
    show_steering,
)
from sim_workshop.words import _

NEW = "new_survey_link"
now = session()
map_, keeps = now.here, bool(now.may("keep_year"))
topics = rating.topics_of(map_)
own = (now.me.agency or now.me.sector) if now.me.role == "stakeholder" else ""


def rate(said: RatedNow) -> object:
    return do(rating.rate_topics, agency=said.agency, scores=said.given)


def edit() -> None:
    before = rating.card_of(map_, own) if own else {}
    drawer(_("Report card"), partial(show_card_form, map_, topics, own, before), rate,
           _("The card was saved."))  # fmt: skip


def carry_out(asked: SurveyAsked) -> None:
    if asked.verb == "close":
        finish_if(do(surveying.close_survey, id=asked.id),
                  _("Closed and counted. The answers themselves are gone."))  # fmt: skip
        return
    key = (
        do(surveying.open_survey, when=asked.when)
        if asked.verb == "open" else do(surveying.new_survey_link, id=asked.id)
    )  # fmt: skip
    if key:
        st.session_state[NEW] = key
        st.rerun()


with st.container(horizontal=True, key="page_head", vertical_alignment="center"):
    page_head(_("Report card and survey"), f"{card_sentence(map_)} {torn()}")
    rating_now = now.may("rate") and st.button(
        _("Rate for your agency") if own else _("Rate for an agency"), icon=":material/edit:",
        type="primary",
    )  # fmt: skip
show_saved()
heading(_("How the agencies see the crisis system"))
show_spreads(map_, spreads(map_, topics))
heading(_("How the agencies work together"))
aside(_("A short survey without names, once before the workshop and once six months after."))
if key := st.session_state.pop(NEW, ""):
    show_new_survey_link(f"{now.room_url}/survey/{key}")
answered = {
    s.id: surveying.answered(now.acting(), id=s.id) for s in map_.all(Survey) if s.state == "open"
}
asked = show_steering(map_, utc_now().date(), keeps, answered)
show_side_by_side(side_by_side(map_))
if rating_now:
    edit()
elif asked:
    carry_out(asked)
