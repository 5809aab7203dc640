"""This week: what needs the one who looks, as lists that can be printed."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from html import escape

import streamlit as st

from sim_workshop.domain.committee import Meeting
from sim_workshop.domain.numbering import step_numbers
from sim_workshop.domain.plan import ActionStep
from sim_workshop.domain.workshop import Map
from sim_workshop.domain.year.my_week import Week
from sim_workshop.domain.year.working import Workgroup
from sim_workshop.views.chips import status_chip
from sim_workshop.views.heads import heading
from sim_workshop.words import _, ngettext, say_date


def week_sentence(week: Week, open_findings: int) -> str:
    """In one sentence: how much there is, and whose it is."""
    steps = len(week.overdue) + len(week.due)
    said = [
        ngettext("{n} step overdue or due within seven days",
                 "{n} steps overdue or due within seven days", steps).format(n=steps),
        ngettext("{n} meeting within a month", "{n} meetings within a month",
                 len(week.meetings)).format(n=len(week.meetings)),
    ]  # fmt: skip
    if open_findings:
        said.append(ngettext("{n} finding", "{n} findings", open_findings).format(n=open_findings))
    whose = _("Yours, by name: ") if week.named else _("Of everybody: ")
    return whose + "; ".join(said) + "."


def choose_whose(named: bool) -> bool:
    """Whether everybody's is shown."""
    if not named and not st.session_state.get("week_whose"):
        return True
    labels = {"mine": _("Mine"), "all": _("Everybody’s")}
    return st.segmented_control(
        _("Whose"), list(labels), default="mine", required=True, key="week_whose",
        format_func=labels.__getitem__, label_visibility="collapsed", width="content",
    ) == "all"  # fmt: skip


def show_week(map_: Map, week: Week, today: date) -> None:
    """Steps first, then meetings, then what is chaired."""
    if week.is_free:
        st.html(f'<p class="who">{escape(_("Nothing is overdue, due or set this week."))}</p>')
    _steps(map_, _("Overdue"), week.overdue)
    _steps(map_, _("Due within seven days"), week.due)
    if week.meetings:
        heading(_("Next meetings"))
        lines = "".join(_meeting(map_, day, m, today) for day, m in week.meetings)
        st.html(f'<ul class="plain spaced">{lines}</ul>')
    if week.groups:
        heading(_("You lead"))
        st.html(f'<ul class="plain">{"".join(_group(g) for g in week.groups)}</ul>')


def _steps(map_: Map, title: str, steps: Sequence[ActionStep]) -> None:
    if not steps:
        return
    numbers = step_numbers(map_)
    heading(f"{title}: {len(steps)}")
    lines = "".join(_step(map_, s, numbers.get(s.id, "")) for s in steps)
    st.html(f'<ul class="plain spaced">{lines}</ul>')


def _step(map_: Map, step: ActionStep, number: str) -> str:
    who = step.lead or _("nobody leads it")
    day = say_date(step.due) if step.due else ""
    return (
        f"<li><strong>{escape(number)}</strong> {escape(step.text)} "
        f'<span class="who">{escape(", ".join((day, who)))}</span> '
        f"{status_chip(map_, step.status)}</li>"
    )


def _meeting(map_: Map, day: date, meeting: Meeting, today: date) -> str:
    group = map_.get(meeting.workgroup) if meeting.workgroup else None
    of = group.name if isinstance(group, Workgroup) else ""
    left = (day - today).days
    soon = _("today") if not left else ngettext("in {n} day", "in {n} days", left).format(n=left)
    rest = ", ".join(x for x in (say_date(day), soon, meeting.where, of) if x)
    return f'<li>{escape(meeting.title)} <span class="who">{escape(rest)}</span></li>'


def _group(group: Workgroup) -> str:
    return f"<li>{escape(group.name)}</li>"
