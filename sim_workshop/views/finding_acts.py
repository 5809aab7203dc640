"""The one act that mends a finding, as a small form in its card: the next meeting, who takes the
chair, who follows, how a step stands. What needs more fields opens its drawer."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from datetime import date, timedelta
from html import escape
from typing import get_args

import streamlit as st

from sim_workshop.domain.plan import ActionStep, Progress
from sim_workshop.domain.workshop import Map
from sim_workshop.domain.year.engagement import Charter
from sim_workshop.domain.year.finding import Finding, Rule
from sim_workshop.domain.year.meeting_facts import held
from sim_workshop.domain.year.of_meetings import charter_of
from sim_workshop.domain.year.working import Workgroup
from sim_workshop.views.chips import status_words
from sim_workshop.views.forms import form_key, hint, is_held, names_nobody
from sim_workshop.views.workgroup_form import YearFilled, day
from sim_workshop.words import _

Draw = Callable[[Map, Finding, date], YearFilled | None]


def show_act(map_: Map, finding: Finding, today: date) -> tuple[str, YearFilled] | None:
    """The act and what was filled in, once it is sent."""
    known = IN_PLACE.get(finding.rule)
    if known is None:
        return None
    act, draw = known
    filled = draw(map_, finding, today)
    return (act, filled) if filled else None


def has_act(finding: Finding) -> bool:
    return finding.rule in IN_PLACE


def _next_meeting(map_: Map, finding: Finding, today: date) -> YearFilled | None:
    """Called and held as the last one, as many days on as the charter says."""
    charter, last = charter_of(map_) or Charter(), next(iter(held(map_, "")[::-1]), None)
    with st.form(form_key(at_once(finding)), border=False):
        usual = today + timedelta(days=max(1, charter.meets_every_days))
        on = st.date_input(_("The next meeting is on"), usual, min_value=today,
                           format="MM/DD/YYYY")  # fmt: skip
        sent = st.form_submit_button(_("Set it"))
    if not sent:
        return None
    return YearFilled({
        "title": last.title if last else _("Steering committee"), "first": day(on),
        "where": last.where if last else "",
    })  # fmt: skip


def _takes_the_chair(map_: Map, finding: Finding, _today: date) -> YearFilled | None:
    """The agency of the former chair stays, until somebody writes another."""
    led = map_.get(finding.about)
    led = led if isinstance(led, Charter | Workgroup) else Charter()
    with st.form(form_key(at_once(finding)), border=False):
        chair = st.text_input(_("Who takes the chair today"))
        if led.chair_agency:
            hint(_("For {agency}, as until now.").format(agency=led.chair_agency))
        sent = st.form_submit_button(_("Seat them"))
    if not sent:
        return None
    fields = {"of": led.id, "chair": chair, "chair_agency": led.chair_agency,
              "co_chair": led.co_chair, "co_chair_agency": led.co_chair_agency}  # fmt: skip
    if isinstance(led, Charter):
        fields["successor"] = led.successor
    return YearFilled(fields)


def _follows(map_: Map, finding: Finding, _today: date) -> YearFilled | None:
    """The successor of the committee's chair; of a workgroup's, its co-chair."""
    of_group = isinstance(map_.get(finding.about), Workgroup)
    with st.form(form_key(at_once(finding)), border=False):
        who = st.text_input(_("Its co-chair, who follows") if of_group else _("Who follows"))
        sent = st.form_submit_button(_("Name them"))
    if not sent:
        return None
    return YearFilled({"co_chair" if of_group else "successor": who})


def _step_stands(map_: Map, finding: Finding, _today: date) -> YearFilled | None:
    """One of the steps: stalled, at risk, not to be measured, dropped, with the reason."""
    steps = {s.id: s for s in map_.steps if s.id in finding.records}
    if not steps:
        return None
    step, states = steps[_which(finding, steps)], list(get_args(Progress))
    key = f"{form_key(at_once(finding))}_{step.id}"
    with st.form(key, border=False):
        status = st.selectbox(_("How it stands"), states, states.index(step.status),
                              format_func=lambda s: status_words(map_, s))  # fmt: skip
        reason = st.text_input(_("What holds it up"), step.status_reason)
        spot = st.container()
        stated = names_nobody(key, spot)
        sent = st.form_submit_button(_("Save how it stands"))
    if not sent or is_held(key, (reason,), stated, spot):
        return None
    return YearFilled({"id": step.id, "seen": step, "status": status, "status_reason": reason,
                       "names_nobody": stated})  # fmt: skip


def _which(finding: Finding, steps: Mapping[str, ActionStep]) -> str:
    """The one step, or the one that is chosen of several: outside the form, which then shows how
    that one stands."""
    if len(steps) == 1:
        [step] = steps.values()
        st.html(f'<p class="label">{escape(step.text)}</p>')
        return step.id
    chosen = st.selectbox(
        _("Of the step"), list(steps), format_func=lambda i: steps[i].text,
        key=f"of_the_step_{finding.name}",
    )  # fmt: skip
    return chosen or next(iter(steps))


def at_once(finding: Finding) -> str:
    """The form beside a finding."""
    return f"at_once_{finding.name}"


IN_PLACE: Mapping[Rule, tuple[str, Draw]] = {
    "no_meeting": ("meeting", _next_meeting), "too_rare": ("meeting", _next_meeting),
    "no_chair": ("chair", _takes_the_chair), "chair_leaves": ("follows", _follows),
    "stalled": ("step", _step_stands), "overdue": ("step", _step_stands),
}  # fmt: skip
