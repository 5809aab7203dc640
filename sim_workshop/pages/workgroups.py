"""Workgroups: people of both systems who take on one thing, and the grants they live on."""

from __future__ import annotations

from functools import partial

import streamlit as st

from sim_workshop.domain.year.working import Funding, Workgroup
from sim_workshop.session import correct, do, session
from sim_workshop.use_cases import reporting_back, solving, working
from sim_workshop.use_cases.acting import utc_now
from sim_workshop.views.bars import show_saved
from sim_workshop.views.drawer import drawer, finish_if
from sim_workshop.views.heads import heading, page_head
from sim_workshop.views.report_back import show_new_report_link, show_report_form
from sim_workshop.views.workgroup_form import YearFilled, show_grant_form, show_workgroup_form
from sim_workshop.views.workgroups import (
    GroupAsked,
    show_grants,
    show_workgroups,
    workgroups_sentence,
)
from sim_workshop.words import _

NEW = "new_report_link"
now = session()
map_, keeps = now.here, bool(now.may("keep_year"))
today = solving.local_day(map_, utc_now())


def keep_group(group: Workgroup | None, answer: YearFilled) -> object:
    if group is None:
        return do(working.form_workgroup, **answer.fields)
    if answer.removed:
        return do(working.remove_workgroup, id=group.id)
    return correct(working.correct_workgroup, group, **answer.fields)


def keep_grant(grant: Funding | None, answer: YearFilled) -> object:
    if grant is None:
        return do(working.place_grant, **answer.fields)
    if answer.removed:
        return do(working.remove_grant, id=grant.id)
    return correct(working.correct_grant, grant, **answer.fields)


def edit_group(group: Workgroup | None) -> None:
    drawer(_("Workgroup"), partial(show_workgroup_form, map_, group), partial(keep_group, group),
           _("The workgroups were saved."))  # fmt: skip


def edit_grant(grant: Funding | None) -> None:
    drawer(_("Grant"), partial(show_grant_form, map_, grant), partial(keep_grant, grant),
           _("The grants were saved."))  # fmt: skip


def carry_out(asked: GroupAsked) -> None:
    group = asked.group
    if asked.verb == "edit":
        edit_group(group)
    elif asked.verb == "close":
        finish_if(do(working.close_workgroup, id=group.id), _("The workgroup was closed."))
    elif asked.verb == "reopen":
        finish_if(do(working.reopen_workgroup, id=group.id), _("The workgroup is open again."))
    elif asked.verb == "unlink":
        finish_if(do(reporting_back.withdraw_report_link, id=group.id),
                  _("The link opens nothing any more. What was reported stays."))  # fmt: skip
    elif asked.verb == "report":
        drawer(_("Report-back"), partial(show_report_form, map_, group, today),
               lambda said: do(reporting_back.report_back, workgroup=group.id, **said.fields),
               _("The report-back was saved."))  # fmt: skip
    elif key := do(reporting_back.make_report_link, id=group.id):
        st.session_state[NEW] = (group.id, key)
        st.rerun()


with st.container(horizontal=True, key="page_head", vertical_alignment="center"):
    page_head(_("Workgroups"), workgroups_sentence(map_))
    forming = keeps and st.button(_("Form a workgroup"), icon=":material/add:", type="primary")
show_saved()
linked, key = st.session_state.pop(NEW, ("", ""))
if isinstance(new_for := map_.get(linked), Workgroup):
    show_new_report_link(map_, new_for, f"{now.room_url}/report-back/{key}")
reports = frozenset(g.id for g in map_.all(Workgroup) if now.may("report_back", g))
asked = show_workgroups(map_, today, keeps, reports)
heading(_("Grants and consortia"))
opened = show_grants(map_, today, keeps)
adding = keeps and st.button(_("Add a grant"), icon=":material/add:")
if forming:
    edit_group(None)
elif adding or opened:
    edit_grant(opened)
elif asked:
    carry_out(asked)
