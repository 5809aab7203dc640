"""What can be known here: who keeps which data, how far linking them is, and what is missing."""

from __future__ import annotations

from functools import partial

import streamlit as st

from sim_workshop.domain.year.assessment import DataSource
from sim_workshop.domain.year.missing import missing_locally
from sim_workshop.domain.year.rating import Phase, phases
from sim_workshop.session import correct, do, session
from sim_workshop.use_cases import rating, registering
from sim_workshop.use_cases.acting import utc_now
from sim_workshop.views.bars import show_saved
from sim_workshop.views.data_checklist import (
    about_checklist,
    show_agreeing_form,
    show_phase,
    show_rating_form,
)
from sim_workshop.views.data_sources import (
    show_missing,
    show_source_form,
    show_sources,
    sources_sentence,
)
from sim_workshop.views.drawer import drawer
from sim_workshop.views.heads import aside, heading, page_head
from sim_workshop.views.report_card import RatedNow
from sim_workshop.views.workgroup_form import YearFilled
from sim_workshop.words import _

now = session()
map_, keeps = now.here, bool(now.may("keep_year"))
own = (now.me.agency or now.me.sector) if now.me.role == "stakeholder" else ""


def keep(source: DataSource | None, answer: YearFilled) -> object:
    if source is None:
        return do(registering.place_data_source, **answer.fields)
    if answer.removed:
        return do(registering.remove_data_source, id=source.id)
    return correct(registering.correct_data_source, source, **answer.fields)


def edit(source: DataSource | None) -> None:
    drawer(_("Data source"), partial(show_source_form, map_, source), partial(keep, source),
           _("The register was saved."))  # fmt: skip


def rate(said: RatedNow) -> object:
    return do(rating.rate_lines, agency=said.agency, ratings=said.ratings)


def agree(said: RatedNow) -> object:
    return do(rating.agree_on_lines, ratings=said.ratings)


def press(phase: Phase) -> str:
    """What was pressed below an open phase."""
    with st.container(horizontal=True, key=f"phase_buttons_{phase.number}"):
        if now.may("rate") and st.button(_("Rate phase {n}").format(n=phase.number),
                                         icon=":material/edit:"):  # fmt: skip
            return "rate"
        if keeps and st.button(_("Note what was agreed in phase {n}").format(n=phase.number),
                               icon=":material/handshake:"):  # fmt: skip
            return "agree"
    return ""


with st.container(horizontal=True, key="page_head", vertical_alignment="center"):
    page_head(_("Data"), sources_sentence(map_))
    adding = keeps and st.button(_("Add a data source"), icon=":material/add:", type="primary")
show_saved()
opened = show_sources(map_, utc_now().date(), keeps)
heading(_("How far linking the data is"))
about_checklist()
wanted: tuple[str, Phase] | None = None
for phase in phases(map_, rating.lines_of(map_)):
    show_phase(map_, phase, keeps)
    if phase.is_open and (verb := press(phase)):
        wanted = (verb, phase)
heading(_("Where local numbers are missing"))
aside(
    _(
        "Core measures without a number of this county. A national figure stands in for none of "
        "them; it only says what is known elsewhere. More of them are under Evidence."
    )
)
show_missing(missing_locally(map_))
if adding or opened:
    edit(opened)
elif wanted and wanted[0] == "rate":
    drawer(_("Data checklist"), partial(show_rating_form, map_, wanted[1], own), rate,
           _("The ratings were saved."))  # fmt: skip
elif wanted:
    drawer(_("What was agreed"),
           partial(show_agreeing_form, map_, wanted[1], rating.FEWEST_RATERS), agree,
           _("What was agreed was saved."))  # fmt: skip
