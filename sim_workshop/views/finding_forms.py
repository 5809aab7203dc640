"""The drawers that mend what the record shows: chair, charter, agreement, a step, a pause."""

from __future__ import annotations

from datetime import date
from typing import Any, get_args

import streamlit as st

from sim_workshop.domain.plan import ActionStep, Progress
from sim_workshop.domain.workshop import Map
from sim_workshop.domain.year.engagement import Agreement, Charter
from sim_workshop.domain.year.finding import Finding
from sim_workshop.domain.year.finding_words import fact
from sim_workshop.domain.year.of_meetings import charter_of
from sim_workshop.domain.year.working import Workgroup
from sim_workshop.views.chips import status_words
from sim_workshop.views.forms import hint, is_held, names_nobody
from sim_workshop.views.heads import aside
from sim_workshop.views.workgroup_form import YearFilled, agencies_known, day
from sim_workshop.words import _, say_date


def show_handle_form(finding: Finding) -> YearFilled | None:
    """What the committee did; quiet then while the fact stays the same."""
    key = f"handle_{finding.name}"
    aside(fact(finding, say_date))
    with st.form(key, border=False):
        how = st.text_area(_("What was done about it"), height=100)
        hint(_("It is quiet then, until the fact is another one."))
        spot = st.container()
        stated = names_nobody(key, spot)
        sent = st.form_submit_button(_("Save"), type="primary")
    if sent and not is_held(key, (how,), stated, spot):
        return YearFilled({"how": how, "names_nobody": stated})
    return None


def show_pause_form(map_: Map, finding: Finding, today: date) -> YearFilled | None:
    """Of the workgroup the finding is about, else of the whole committee."""
    group = map_.get(finding.about) if finding.about else None
    named = group.name if isinstance(group, Workgroup) else _("The whole committee")
    key = f"pause_{finding.name}"
    with st.form(key, border=False):
        st.html(f'<p class="label">{_("Paused is")}</p>')
        aside(named)
        reason = st.text_area(_("The reason"), height=80)
        until = st.date_input(_("Until, its last day"), None, min_value=today, format="MM/DD/YYYY")
        hint(_("Without a day the pause goes on until somebody ends it."))
        spot = st.container()
        stated = names_nobody(key, spot)
        sent = st.form_submit_button(_("Pause it"), type="primary")
    if sent and not is_held(key, (reason,), stated, spot):
        of = group.id if isinstance(group, Workgroup) else ""
        return YearFilled({"of": of, "reason": reason, "until": day(until),
                           "names_nobody": stated})  # fmt: skip
    return None


def show_end_pause() -> YearFilled | None:
    """A pause that ends before it begins pauses nothing."""
    aside(
        _("This pause ends before it begins. End it; a new one is written beside what it is for.")
    )
    return YearFilled(removed=True) if st.button(_("End the pause"), type="primary") else None


def show_chair_form(map_: Map, of: str) -> YearFilled | None:
    """Who leads from now on: of a workgroup, else of the committee."""
    found = map_.get(of)
    led = found if isinstance(found, Charter | Workgroup) else charter_of(map_) or Charter()
    agencies = ["", *agencies_known(map_, led.chair_agency, led.co_chair_agency)]
    with st.form(f"chair_{led.id}_{map_.revision}", border=False):
        chair = st.text_input(_("Chair from today on"), "")
        if led.chair:
            hint(_("Until now: {name}, {agency}").format(
                name=led.chair, agency=led.chair_agency or "–"))  # fmt: skip
        agency = _agency(_("Agency of the chair"), agencies, led.chair_agency)
        co_chair = st.text_input(_("Co-chair"), led.co_chair)
        co_agency = _agency(_("Agency of the co-chair"), agencies, led.co_chair_agency)
        hint(_("Best one of each system. When the chair leaves, the co-chair leads."))
        fields: dict[str, Any] = {}
        if isinstance(led, Charter):
            fields["successor"] = st.text_input(_("Named successor"), led.successor)
        sent = st.form_submit_button(_("Save who leads"), type="primary")
    if not sent:
        return None
    fields |= {"of": led.id, "chair": chair, "chair_agency": agency, "co_chair": co_chair,
               "co_chair_agency": co_agency}  # fmt: skip
    return YearFilled(fields)


def _agency(label: str, agencies: list[str], known: str) -> str:
    return st.selectbox(label, agencies, agencies.index(known), accept_new_options=True) or ""


def show_review_form(map_: Map) -> YearFilled | None:
    """Purpose, composition, structure, once a year; what is done beside it is meant or is not."""
    charter = charter_of(map_) or Charter()
    aside(charter.purpose or _("The charter says no purpose yet."))
    with st.form(f"review_{map_.revision}", border=False):
        drift = st.text_area(_("What the committee does beside its purpose, and means to"),
                             charter.drift, height=100)  # fmt: skip
        spot = st.container()
        stated = names_nobody("review", spot)
        sent = st.form_submit_button(_("Looked at today"), type="primary")
    if sent and not is_held("review", (drift,), stated, spot):
        return YearFilled({"drift": drift, "names_nobody": stated})
    return None


def show_rhythm_form(map_: Map) -> YearFilled | None:
    charter = charter_of(map_) or Charter()
    with st.form(f"rhythm_{map_.revision}", border=False):
        every = st.number_input(_("Days from one meeting to the next"), 1, 366,
                                charter.meets_every_days)  # fmt: skip
        minutes = st.number_input(_("Minutes of a meeting"), 1, 480, charter.meets_minutes, 5)
        sent = st.form_submit_button(_("Save in the charter"), type="primary")
    if sent:
        return YearFilled({"meets_every_days": int(every), "meets_minutes": int(minutes)})
    return None


def show_renewal_form(agreement: Agreement, today: date) -> YearFilled | None:
    aside(agreement.title)
    with st.form(f"renew_{agreement.id}", border=False):
        review = st.date_input(_("Looked at again on"), None, min_value=today, format="MM/DD/YYYY")
        ends = st.date_input(_("Ends on"), _ahead(agreement.ends, today), min_value=today,
                             format="MM/DD/YYYY")  # fmt: skip
        sent = st.form_submit_button(_("Renew it"), type="primary")
    if sent:
        return YearFilled({"id": agreement.id, "review": day(review), "ends": day(ends)})
    return None


def _ahead(known: date | None, today: date) -> date | None:
    return known if known and known >= today else None


def show_progress_form(map_: Map, steps: list[ActionStep]) -> YearFilled | None:
    """One of the steps: made smaller, how it stands, why, by when, and who leads it."""
    names = {s.id: s.text for s in steps}
    chosen = st.selectbox(_("Which step"), list(names), format_func=names.__getitem__)
    step = next(s for s in steps if s.id == chosen)
    states = list(get_args(Progress))
    key = f"progress_{step.id}_{map_.revision}"
    with st.form(key, border=False):
        text = st.text_area(_("Action step"), step.text, height=80)
        status = st.selectbox(_("Status"), states, states.index(step.status),
                              format_func=lambda s: status_words(map_, s))  # fmt: skip
        reason = st.text_input(_("The reason, where it does not move"), step.status_reason)
        who = st.text_input(_("Who"), step.who)
        when = st.text_input(_("When"), step.when)
        spot = st.container()
        stated = names_nobody(key, spot)
        sent = st.form_submit_button(_("Save the step"), type="primary")
    if sent and not is_held(key, (text, reason), stated, spot):
        return YearFilled({"id": step.id, "seen": step, "text": text, "status": status,
                           "status_reason": reason, "who": who, "when": when,
                           "names_nobody": stated})  # fmt: skip
    return None
