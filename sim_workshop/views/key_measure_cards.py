"""The four Stepping Up measures as cards: known, unknown, and who could supply it."""

from __future__ import annotations

from dataclasses import dataclass
from html import escape

import streamlit as st

from sim_workshop.domain.evidence import DataPoint
from sim_workshop.domain.key_measures import Known, OfKey
from sim_workshop.domain.place import Measure
from sim_workshop.domain.plan import ActionStep
from sim_workshop.domain.value_words import unit_words, value_words
from sim_workshop.views.chips import chip, key_measures
from sim_workshop.views.forms import is_held, names_nobody
from sim_workshop.views.tables import help_line
from sim_workshop.words import _, say_date


@dataclass(frozen=True)
class Asked:
    """Somebody is to find a measure out."""

    measure: str
    owner: str
    when: str
    names_nobody: bool


def show_key_measure(found: OfKey, hidden: frozenset[str], *, may_ask: bool) -> Measure | None:
    """One card; the measure nobody knows, for which somebody is to be found."""
    chosen = None
    with st.container(key=f"card_{found.key}", height="stretch"):
        state = chip(_("known"), "resource") if found.is_known else chip(_("not known"), "gap")
        st.html(f'<h2 class="name">{escape(key_measures()[found.key])} {state}</h2>')
        for known in found.measures:
            st.html(_measure(known, hidden))
            unasked = may_ask and not known.is_known and not known.asked
            if unasked and st.button(_("Nobody here knows"), key=f"ask_{known.measure.id}"):
                chosen = known.measure
    return chosen


def _measure(known: Known, hidden: frozenset[str]) -> str:
    values = "".join(f"<li>{_value(p, p.id in hidden)}</li>" for p in known.points)
    nothing = f'<p class="who">{escape(_("No local number yet."))}</p>'
    supply = ""
    if not known.is_known and known.measure.data_source:
        supply = help_line(_("Could supply it: {who}").format(who=known.measure.data_source))
    asked = "".join(help_line(_asked(step)) for step in known.asked)
    listed = f'<ul class="plain">{values}</ul>' if values else nothing
    return (
        f'<h3 class="part">{escape(known.measure.name)}</h3>'
        f'<p class="help">{escape(known.measure.definition)}</p>{listed}{supply}{asked}'
    )


def _value(point: DataPoint, hidden: bool) -> str:
    said = _("left out") if hidden else f"{value_words(point)} {unit_words(point)}".strip()
    period = f", {escape(point.period)}" if point.period else ""
    return f"<strong>{escape(said)}</strong>{period}"


def _asked(step: ActionStep) -> str:
    when = say_date(step.due) if step.due else step.when or _("no date")
    return _("{who} finds it out: {when}").format(who=step.who, when=when)


def show_ask_form(measure: Measure) -> Asked | None:
    """Who finds it out, and by when."""
    key = f"ask_form_{measure.id}"
    st.html(help_line(measure.name))
    with st.form(key, border=False):
        owner = st.text_input(_("Who finds it out"), placeholder=measure.data_source)
        when = st.text_input(_("By when"), placeholder=_("next meeting"))
        spot = st.container()
        stated = names_nobody(key, spot)
        sent = st.form_submit_button(_("Make it a task"), type="primary")
    if sent and not is_held(key, [when], stated, spot):
        return Asked(measure.id, owner, when, stated)
    return None
