"""What needs me this week: steps, meetings, matters, and how the committee is doing."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from typing import Any

import streamlit as st

from sim_workshop.domain.committee import Meeting
from sim_workshop.domain.evidence import DataPoint
from sim_workshop.domain.record import Record
from sim_workshop.domain.year.engagement import Agency, Agreement, Charter
from sim_workshop.domain.year.finding import Finding
from sim_workshop.domain.year.findings import Health
from sim_workshop.domain.year.keeping_on import CloseOut, Handled, Pause
from sim_workshop.domain.year.monitoring import Cycle
from sim_workshop.domain.year.my_week import week_of
from sim_workshop.domain.year.of_meetings import charter_of
from sim_workshop.domain.year.working import Funding, Matter, Workgroup
from sim_workshop.session import correct, do, session
from sim_workshop.use_cases import (
    agreeing,
    enrolling,
    evidencing,
    meeting,
    planning,
    raising,
    reminding,
    reporting_back,
    solving,
    sustaining,
    tracking,
    working,
)
from sim_workshop.use_cases.acting import utc_now
from sim_workshop.views import ending_forms, finding_forms, meeting_form
from sim_workshop.views.agency_edit import show_agency_form
from sim_workshop.views.agreement_edit import show_agreement_form, show_charter_form
from sim_workshop.views.bars import show_saved
from sim_workshop.views.cycle_form import show_cycle_form
from sim_workshop.views.drawer import drawer, finish_if
from sim_workshop.views.ending_forms import can_end, show_close_outs, show_ending_form
from sim_workshop.views.finding_cards import FindingAsked, show_findings, show_quiet
from sim_workshop.views.heads import aside, heading, page_head
from sim_workshop.views.mail import show_mail, told_sentence
from sim_workshop.views.meeting_list import show_matters
from sim_workshop.views.number_form import show_number_form
from sim_workshop.views.report_back import show_report_form
from sim_workshop.views.week import choose_whose, show_week, week_sentence
from sim_workshop.views.workgroup_form import YearFilled, show_grant_form
from sim_workshop.words import _

now = session()
map_, keeps = now.here, bool(now.may("keep_year"))
today = solving.local_day(map_, utc_now())
Draw = Callable[[], Any]
Save = Callable[[Any], object]


def act_on(asked: FindingAsked) -> None:
    """The drawer that was asked for, or the act itself."""
    if asked.act == "again":
        kept = map_.get(asked.kept)
        back = solving.take_up_again if isinstance(kept, Handled) else solving.end_pause
        finish_if(do(back, id=asked.kept), _("It is looked at again."))
        return
    title, draw, save = drawers(asked)[asked.act]
    drawer(title, draw, save, _("Saved."))


def drawers(asked: FindingAsked) -> dict[str, tuple[str, Draw, Save]]:
    finding = asked.finding
    about: Any = map_.get(finding.records[0]) if finding.records else None
    steps = [s for s in map_.steps if s.id in finding.records]
    return {
        "handle": (_("Dealt with"), partial(finding_forms.show_handle_form, finding),
                   lambda a: do(solving.deal_with, finding=finding, **a.fields)),
        "meeting": (_("Meeting"), partial(meeting_form.show_meeting_form, map_, None),
                    saving(meeting.plan_meetings)),
        "minutes": (_("Minutes"), partial(draw_minutes, about),
                    lambda a: correct(meeting.keep_minutes, about, **a.fields)),
        "chair": (_("Who leads"), partial(finding_forms.show_chair_form, map_, finding.about),
                  saving(solving.seat_chair)),
        "charter": (_("The charter"), partial(finding_forms.show_review_form, map_),
                    saving(agreeing.review_charter)),
        "rhythm": (_("The charter"), partial(finding_forms.show_rhythm_form, map_), keep_rhythm),
        "agreement": (_("Agreement"), partial(draw_renewal, about),
                      saving(solving.renew_agreement)),
        "step": (_("Action step"), partial(finding_forms.show_progress_form, map_, steps),
                 saving(planning.correct_step)),
        "agency": (_("Agency"), partial(show_agency_form, map_, agency_of(finding)),
                   partial(keep_agency, agency_of(finding))),
        "report": (_("Report-back"), partial(draw_report, about),
                   lambda a: do(reporting_back.report_back, workgroup=finding.about, **a.fields)),
        "number": (_("A number"), partial(show_number_form, map_, None, "", like(finding)),
                   saving(evidencing.place_number)),
        "dates": (_("Dates out of order"), partial(draw_dates, about), partial(keep_dates, about)),
        "checklist": (_("When the grant ends"), partial(draw_checklist, about),
                      saving(sustaining.answer_checklist)),
        "close_out": (_("Close-out"),
                      partial(ending_forms.show_close_out_form, map_, finding.about),
                      saving(sustaining.close_out)),
    }  # fmt: skip


def act_at_once(act: str, finding: Finding, filled: YearFilled) -> object:
    """What was filled in beside the finding itself."""
    if act == "pause":
        return do(solving.pause, **filled.fields)
    if act == "follows":
        led = map_.get(finding.about)
        if isinstance(led, Workgroup):
            return correct(working.correct_workgroup, led, **filled.fields)
        return do(agreeing.correct_charter, **filled.fields)
    return drawers(FindingAsked(act, finding))[act][2](filled)


def agency_of(finding: Finding) -> Agency:
    """The agency as registered; one nobody registered yet, by its name."""
    known = (a for a in map_.all(Agency) if a.name.casefold() == finding.about.casefold())
    return next(known, Agency(id="", name=finding.about))


def keep_agency(agency: Agency, answer: YearFilled) -> object:
    if not agency.id:
        return do(enrolling.place_agency, **answer.fields)
    if answer.removed:
        return do(enrolling.remove_agency, id=agency.id)
    return correct(enrolling.correct_agency, agency, **answer.fields)


def like(finding: Finding) -> DataPoint | None:
    """A number to come: the same thing as the one the finding is about, else as the newest, with
    its value and period left to be written."""
    about = map_.get(finding.about) or next(reversed(map_.numbers), None)
    if not isinstance(about, DataPoint):
        return None
    return about.but(id="", value="", low=None, high=None, period="", starts=None, ends=None)


def draw_report(group: Workgroup) -> YearFilled | None:
    return show_report_form(map_, group, today)


def draw_dates(record: Record) -> YearFilled | None:
    """The form of whatever the two days stand in."""
    if isinstance(record, Charter):
        return show_charter_form(map_, record)
    if isinstance(record, Agreement):
        return show_agreement_form(map_, record)
    if isinstance(record, Funding):
        return show_grant_form(map_, record)
    if isinstance(record, Cycle):
        return show_cycle_form(map_, record)
    return finding_forms.show_end_pause()


def keep_dates(record: Record, answer: YearFilled) -> object:
    changing, removing = OF_DATES[type(record)]
    if answer.removed or changing is None:
        return removing and do(removing, id=record.id)
    return correct(changing, record, **answer.fields)


OF_DATES: dict[type[Record], tuple[Callable[..., object] | None, Callable[..., object] | None]] = {
    Charter: (agreeing.correct_charter, None),
    Agreement: (agreeing.correct_agreement, agreeing.remove_agreement),
    Funding: (working.correct_grant, working.remove_grant),
    Cycle: (tracking.correct_cycle, tracking.remove_cycle),
    Pause: (None, solving.end_pause),
}
"""By what a record with two days in the wrong order is corrected, and taken away."""


def saving(use_case: Callable[..., object]) -> Save:
    return lambda answer: do(use_case, **answer.fields)


def keep_rhythm(answer: YearFilled) -> object:
    charter = charter_of(map_)
    return charter and correct(agreeing.correct_charter, charter, **answer.fields)


def draw_minutes(known: Meeting) -> YearFilled | None:
    return meeting_form.show_minutes_form(map_, known, today)


def draw_renewal(known: Agreement) -> YearFilled | None:
    return finding_forms.show_renewal_form(known, today)


def draw_checklist(grant: Funding) -> YearFilled | None:
    return ending_forms.show_checklist_form(grant, sustaining.lines_of(map_))


def sort(matter: Matter) -> None:
    drawer(_("A matter"), partial(meeting_form.show_triage_form, map_, matter),
           lambda a: correct(raising.triage_matter, matter, **a.fields),
           _("The matter was sorted."))  # fmt: skip


def show_committee(health: Health) -> FindingAsked | None:
    heading(_("How the committee is doing"))
    aside(_("What the record shows, with the fact behind it. It says nothing about persons’ work."))
    return show_findings(map_, health.open, keeps, today, act_at_once) or show_quiet(
        health.quiet, keeps
    )


health = solving.health_of(now.acting()) if keeps else Health((), ())
named = week_of(map_, now.me, today).named
head = st.container(key="week_head")
everybody = choose_whose(named) if keeps else False
week = week_of(map_, now.me, today, everybody=everybody)
with head:
    page_head(_("This week"), week_sentence(week, len(health.open)))
    show_saved()
show_week(map_, week, today)
opened = None
if week.matters and keeps:
    heading(_("Matters to sort"))
    opened = show_matters(map_, week.matters, keeps)
asked = show_committee(health) if keeps else None
if now.may("read_working"):
    told = None
    settings = now.house.settings
    if show_mail(bool(settings.smtp_url), reminding.mails_of(now.acting()),
                 reminding.without_address(map_)):  # fmt: skip
        told = do(reminding.remind_now, settings)
    if told:
        finish_if(told, told_sentence(told.sent, len(told.refused)))
ended = map_.all(CloseOut)
ending = False
if ended or (keeps and can_end(map_)):
    heading(_("Closed out"))
if ended:
    show_close_outs(map_, ended)
    st.page_link("priorities.py", label=_("The ranked list, and a new vote"))
if keeps and can_end(map_):
    ending = st.button(_("Close something out"), icon=":material/flag:")
if asked:
    act_on(asked)
elif opened:
    sort(opened)
elif ending:
    drawer(_("Close-out"), partial(show_ending_form, map_), saving(sustaining.close_out),
           _("Saved."))  # fmt: skip
