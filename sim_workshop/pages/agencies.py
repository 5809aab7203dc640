"""Agencies of the committee: who sits for each, what it gains, which goals it signed; and the
problem they share."""

from __future__ import annotations

from functools import partial

import streamlit as st

from sim_workshop.domain.year.engagement import Agency, Problem
from sim_workshop.domain.year.shown import may_show, stated
from sim_workshop.session import correct, do, session
from sim_workshop.use_cases import enrolling, stating
from sim_workshop.views.agencies import (
    agencies_sentence,
    show_agencies,
    show_goals,
    show_seats,
    warn_of_tables,
)
from sim_workshop.views.agency_edit import show_agency_form, show_problem_form
from sim_workshop.views.bars import show_saved
from sim_workshop.views.drawer import drawer, finish_if
from sim_workshop.views.heads import heading, page_head
from sim_workshop.views.problems import show_problems
from sim_workshop.views.workgroup_form import YearFilled
from sim_workshop.words import _

now = session()
map_, keeps = now.here, bool(now.may("keep_year"))


def keep_agency(agency: Agency | None, answer: YearFilled) -> object:
    if agency is None:
        return do(enrolling.place_agency, **answer.fields)
    if answer.removed:
        return do(enrolling.remove_agency, id=agency.id)
    return correct(enrolling.correct_agency, agency, **answer.fields)


def keep_problem(problem: Problem | None, answer: YearFilled) -> object:
    if problem is None:
        return do(stating.state_problem, **answer.fields)
    if answer.removed:
        return do(stating.remove_problem, id=problem.id)
    return correct(stating.correct_problem, problem, **answer.fields)


def edit_agency(agency: Agency | None) -> None:
    drawer(_("Agency"), partial(show_agency_form, map_, agency), partial(keep_agency, agency),
           _("The register was saved."))  # fmt: skip


def edit_problem(problem: Problem | None) -> None:
    numbers, stories = may_show(map_)
    drawer(_("The problem"), partial(show_problem_form, map_, problem, numbers, stories),
           partial(keep_problem, problem), _("The problem was saved."))  # fmt: skip


with st.container(horizontal=True, key="page_head", vertical_alignment="center"):
    page_head(_("Agencies"), agencies_sentence(map_))
    taking = keeps and st.button(_("Take the agencies of the list"), icon=":material/group_add:")
    adding = keeps and st.button(_("Add an agency"), icon=":material/add:", type="primary")
show_saved()
warn_of_tables(map_)
with st.container(horizontal=True, key="part_problem", vertical_alignment="center"):
    heading(_("The problem"))
    stating_one = keeps and st.button(_("State a problem"), icon=":material/add:")
problem = show_problems(map_, stated(map_), keeps)
heading(_("Register"))
opened = show_agencies(map_, keeps)
heading(_("Seats that must be filled"))
show_seats(map_)
heading(_("Shared goals"))
show_goals(map_)
if taking:
    finish_if(do(enrolling.take_from_list), _("The agencies of the list are registered."))
elif adding or opened:
    edit_agency(opened)
elif stating_one or problem:
    edit_problem(problem)
