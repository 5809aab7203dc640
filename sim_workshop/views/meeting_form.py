"""The drawers of a meeting: when and what for; then who came, what was said and decided."""

from __future__ import annotations

from datetime import date

import streamlit as st

from sim_workshop.domain.committee import Meeting
from sim_workshop.domain.workshop import Map
from sim_workshop.domain.year.around import charter_of
from sim_workshop.domain.year.meeting_facts import MOST_PLANNED
from sim_workshop.domain.year.workgroups import at_work
from sim_workshop.domain.year.working import Matter
from sim_workshop.views.forms import hint, is_held, names_nobody, plain
from sim_workshop.views.workgroup_form import YearFilled, agencies_known, day
from sim_workshop.words import _

DECISIONS = 6


def no_single_cases() -> str:
    return _("About how the systems work. No single case is discussed and nobody who was served "
             "is named.")  # fmt: skip


def show_meeting_form(map_: Map, meeting: Meeting | None) -> YearFilled | None:
    """One meeting, or a new series by the cadence of the charter."""
    known = meeting or Meeting(id="", title=_("Steering committee"))
    key = f"meeting_{known.id}_{map_.revision}"
    with st.form(key, border=False):
        title = st.text_input(_("Title"), known.title)
        of = _workgroup(map_, known)
        on = st.date_input(_("Day"), known.on, format="MM/DD/YYYY")
        series = {} if meeting else _series(map_)
        where = st.text_input(_("Where"), known.where)
        hybrid = st.checkbox(_("Some take part from elsewhere"), known.hybrid)
        agenda = st.text_area(_("Agenda"), known.agenda, height=140)
        hint(no_single_cases())
        spot = st.container()
        stated = names_nobody(key, spot)
        sent = st.form_submit_button(_("Save the meeting"), type="primary")
    if not sent or is_held(key, (title, where, agenda), stated, spot):
        return None
    fields = {"title": title, "workgroup": of, "where": where, "hybrid": hybrid, "agenda": agenda,
              "names_nobody": stated}  # fmt: skip
    return YearFilled(fields | ({"on": day(on)} if meeting else {"first": day(on), **series}))


def _workgroup(map_: Map, known: Meeting) -> str:
    names = {"": _("The whole committee")} | {w.id: w.name for w in at_work(map_)}
    at = known.workgroup if known.workgroup in names else ""
    return st.selectbox(
        _("Who meets"), list(names), list(names).index(at), format_func=names.__getitem__
    )


def _series(map_: Map) -> dict[str, int]:
    count = st.number_input(_("How many meetings"), 1, MOST_PLANNED, 1)
    days = st.number_input(_("Days from one to the next"), 1, 366,
                           charter_of(map_).meets_every_days)  # fmt: skip
    hint(_("Days as the charter says. The series can be changed meeting by meeting."))
    return {"count": int(count), "every_days": int(days)}


def show_minutes_form(map_: Map, meeting: Meeting, today: date) -> YearFilled | None:
    """Held on which day, for how long, led by whom; the tick list; minutes and decisions."""
    key = f"minutes_{meeting.id}_{map_.revision}"
    with st.form(key, border=False):
        on = st.date_input(_("Held on"), meeting.on or today, format="MM/DD/YYYY")
        lasted = st.number_input(_("How many minutes it took"), 0, 1440, meeting.lasted or
                                 charter_of(map_).meets_minutes, 5)  # fmt: skip
        led_by = st.text_input(_("Led by"), meeting.led_by)
        attended = _tick_list(map_, meeting)
        minutes = st.text_area(_("Minutes"), meeting.minutes, height=180)
        hint(no_single_cases())
        decisions = st.text_area(_("Decisions, one to a line"), "\n".join(meeting.decisions),
                                 height=110)  # fmt: skip
        spot = st.container()
        stated = names_nobody(key, spot)
        sent = st.form_submit_button(_("Save the minutes"), type="primary")
    if not sent or is_held(key, (minutes, decisions), stated, spot):
        return None
    return YearFilled({
        "on": day(on), "lasted": int(lasted), "led_by": led_by, "attended": attended,
        "minutes": minutes, "decisions": tuple(decisions.splitlines()), "names_nobody": stated,
    })  # fmt: skip


def _tick_list(map_: Map, meeting: Meeting) -> tuple[str, ...]:
    """Agencies, never persons: a designee or an alternate stands for theirs."""
    was = {a.casefold() for a in meeting.attended}
    st.html(f'<p class="label">{_("Which agencies were there")}</p>')
    with st.container(key=f"ticks_{meeting.id}"):
        ticked = [
            agency for n, agency in enumerate(agencies_known(map_, *meeting.attended))
            if st.checkbox(plain(agency), agency.casefold() in was, key=f"tick_{meeting.id}_{n}")
        ]  # fmt: skip
    others = st.text_input(_("Other agencies, parted by semicolons"))
    return (*ticked, *(a.strip() for a in others.split(";") if a.strip()))


def show_matter_form(key: str) -> YearFilled | None:
    """What came up, in a sentence or two."""
    with st.form(key, border=False):
        text = st.text_area(_("What came up"), height=100)
        hint(no_single_cases())
        spot = st.container()
        stated = names_nobody(key, spot)
        sent = st.form_submit_button(_("Raise it"), type="primary")
    if sent and not is_held(key, (text,), stated, spot):
        return YearFilled({"text": text, "names_nobody": stated})
    return None


def show_triage_form(map_: Map, matter: Matter) -> YearFilled | None:
    """Where a matter goes from here."""
    states = {"next_meeting": _("To the next meeting"), "taken": _("To a workgroup"),
              "closed": _("Closed")}  # fmt: skip
    groups = {w.id: w.name for w in at_work(map_)}
    key = f"matter_{matter.id}_{map_.revision}"
    st.html(f'<p class="help">{no_single_cases()}</p>')
    with st.form(key, border=False):
        at = list(states).index(matter.state) if matter.state in states else 0
        state = st.radio(plain(matter.text), list(states), at, format_func=states.__getitem__)
        group = st.selectbox(_("Which workgroup, if to one"), list(groups), index=None,
                             format_func=groups.__getitem__, placeholder=_("Choose"))  # fmt: skip
        outcome = st.text_area(_("What became of it, if closed"), matter.outcome, height=80)
        spot = st.container()
        stated = names_nobody(key, spot)
        sent = st.form_submit_button(_("Save"), type="primary")
    if sent and not is_held(key, (outcome,), stated, spot):
        return YearFilled({"state": state, "workgroup": group or "", "outcome": outcome,
                           "names_nobody": stated})  # fmt: skip
    return None
