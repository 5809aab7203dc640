"""Agreements between agencies, the charter of their committee, and the drafts to download."""

from __future__ import annotations

from functools import partial

import streamlit as st

from sim_workshop.domain.year.around import charter_of
from sim_workshop.domain.year.engagement import Agreement
from sim_workshop.session import correct, do, session
from sim_workshop.use_cases import agreeing
from sim_workshop.use_cases.acting import utc_now
from sim_workshop.use_cases.publishing import called
from sim_workshop.views.agreement_edit import show_agreement_form, show_charter_form
from sim_workshop.views.agreements import (
    agreements_sentence,
    ask_review,
    show_agreements,
    show_charter,
)
from sim_workshop.views.bars import show_saved
from sim_workshop.views.downloading import file_links
from sim_workshop.views.drawer import drawer, finish_if
from sim_workshop.views.heads import aside, heading, page_head
from sim_workshop.views.workgroup_form import YearFilled
from sim_workshop.words import _

DRAFTS = ("agreement.docx", "resolution.docx", "charter.docx")
now = session()
map_, keeps, today = now.here, bool(now.may("keep_year")), utc_now().date()
charter = charter_of(map_)


def keep(agreement: Agreement | None, answer: YearFilled) -> object:
    if agreement is None:
        return do(agreeing.place_agreement, **answer.fields)
    if answer.removed:
        return do(agreeing.remove_agreement, id=agreement.id)
    return correct(agreeing.correct_agreement, agreement, **answer.fields)


def keep_charter(answer: YearFilled) -> object:
    return correct(agreeing.correct_charter, charter, **answer.fields)


def edit(agreement: Agreement | None) -> None:
    drawer(_("Agreement"), partial(show_agreement_form, map_, agreement), partial(keep, agreement),
           _("The register was saved."))  # fmt: skip


with st.container(horizontal=True, key="page_head", vertical_alignment="center"):
    page_head(_("Agreements"), agreements_sentence(map_, today))
    adding = keeps and st.button(_("Add an agreement"), icon=":material/add:", type="primary")
show_saved()
opened = show_agreements(map_, today, keeps)
heading(_("Charter of the committee"))
writing = False
with st.container(key="card_charter"):
    show_charter(map_, today, keeps)
    if keeps and not charter.purpose:
        if st.button(_("Begin with the usual charter"), icon=":material/article:"):
            finish_if(do(agreeing.begin_charter), _("The charter was begun. Change what differs."))
    elif keeps:
        with st.container(horizontal=True):
            writing = st.button(_("Correct the charter"), icon=":material/edit:")
            if said := ask_review(charter):
                finish_if(do(agreeing.review_charter, **said), _("The review was noted."))
heading(_("Drafts to download"))
aside(_("Filled from what stands here, with brackets where something is missing. Drafts for the "
        "agencies’ counsel, not legal advice."))  # fmt: skip
may_load = now.may("download_published")
if may_load:
    file_links(map_.code, [link for link in called("published") if link[0] in DRAFTS])
else:
    aside(may_load.reason)
if adding or opened:
    edit(opened)
elif writing:
    drawer(_("Charter"), partial(show_charter_form, map_, charter), keep_charter,
           _("The charter was saved."))  # fmt: skip
