"""Meetings of the year: agenda, minutes, who came; the minutes check; small matters."""

from __future__ import annotations

from functools import partial

import streamlit as st

from sim_workshop.domain.committee import Meeting
from sim_workshop.domain.year.meeting_facts import attendance, coming, held, passed
from sim_workshop.domain.year.minutes_check import check_minutes
from sim_workshop.domain.year.working import Matter
from sim_workshop.session import correct, do, session
from sim_workshop.use_cases import meeting, planning, raising, solving
from sim_workshop.use_cases.acting import utc_now
from sim_workshop.views.bars import show_saved
from sim_workshop.views.drawer import drawer, finish_if
from sim_workshop.views.heads import heading, page_head
from sim_workshop.views.meeting_form import (
    no_single_cases,
    show_matter_form,
    show_meeting_form,
    show_minutes_form,
    show_triage_form,
)
from sim_workshop.views.meeting_list import (
    MeetingAsked,
    meetings_sentence,
    show_matters,
    show_meeting_rows,
)
from sim_workshop.views.minutes_check import show_attendance, show_minutes_check
from sim_workshop.views.workgroup_form import YearFilled
from sim_workshop.words import _

now = session()
map_, keeps = now.here, bool(now.may("keep_year"))
today = solving.local_day(map_, utc_now())


def keep(known: Meeting | None, answer: YearFilled) -> object:
    if known is None:
        return do(meeting.plan_meetings, **answer.fields)
    return correct(meeting.correct_meeting, known, **answer.fields)


def edit(known: Meeting | None) -> None:
    drawer(_("Meeting"), partial(show_meeting_form, map_, known), partial(keep, known),
           _("The meetings were saved."))  # fmt: skip


def carry_out(asked: MeetingAsked) -> None:
    known = asked.meeting
    if asked.verb == "edit":
        edit(known)
    elif asked.verb == "cancel":
        finish_if(do(planning.cancel_meeting, id=known.id), _("The meeting was cancelled."))
    else:
        drawer(_("Minutes"), partial(show_minutes_form, map_, known, today),
               lambda a: correct(meeting.keep_minutes, known, **a.fields),
               _("The minutes were saved."))  # fmt: skip


def sort(matter: Matter) -> None:
    drawer(_("A matter"), partial(show_triage_form, map_, matter),
           lambda a: correct(raising.triage_matter, matter, **a.fields),
           _("The matter was sorted."))  # fmt: skip


with st.container(horizontal=True, key="page_head", vertical_alignment="center"):
    page_head(_("Meetings"), meetings_sentence(map_, today))
    planned = keeps and st.button(_("Plan meetings"), icon=":material/add:", type="primary")
st.html(f'<p class="who">{no_single_cases()}</p>')
show_saved()
rows = [*passed(map_, today), *coming(map_, today)]
asked = show_meeting_rows(
    map_, rows, keeps, today,
    (_("No meeting is set."), _("Ask: when does this group look at the plan again?")),
)  # fmt: skip
heading(_("Held"))
asked = show_meeting_rows(
    map_, held(map_)[::-1], keeps, today,
    (_("No meeting was held yet."), _("Keep the minutes of a meeting once its day has come.")),
) or asked  # fmt: skip
heading(_("Minutes check"))
show_minutes_check(check_minutes(map_))
heading(_("Attendance by agency"))
show_attendance(attendance(map_))
heading(_("Small matters"))
opened = show_matters(map_, map_.all(Matter), keeps)
raising_one = now.may("raise_matter") and st.button(_("Raise a matter"), icon=":material/add:")
if planned:
    edit(None)
elif asked:
    carry_out(asked)
elif opened:
    sort(opened)
elif raising_one:
    drawer(_("A matter"), partial(show_matter_form, "matter_new"),
           lambda a: do(raising.raise_matter, **a.fields), _("Raised."))  # fmt: skip
