"""Trials of a step: plan, do, study, act, as rows and in a drawer."""

from __future__ import annotations

from html import escape

import streamlit as st

from sim_workshop.domain.plan import ActionStep
from sim_workshop.domain.workshop import Map
from sim_workshop.domain.year.monitoring import Cycle
from sim_workshop.views.bars import empty
from sim_workshop.views.chips import chip
from sim_workshop.views.forms import hint, is_held, names_nobody, plain
from sim_workshop.views.workgroup_form import YearFilled, day
from sim_workshop.words import _, say_date


def phase_words() -> dict[str, str]:
    return {"plan": _("Plan: what is tried, what we expect"), "do": _("Do: what was done"),
            "study": _("Study: what was learned"), "act": _("Act: what follows")}  # fmt: skip


def result_words() -> dict[str, str]:
    return {"": _("Not decided"), "adopt": _("Adopt it"), "adapt": _("Adapt and try again"),
            "abandon": _("Abandon it")}  # fmt: skip


def show_cycle_form(map_: Map, cycle: Cycle | None) -> YearFilled | None:
    """One small trial: begun with a plan, judged once it was studied."""
    known = cycle or Cycle(id="", step="")
    steps = {s.id: s.text for s in map_.steps}
    key = f"cycle_{known.id}_{map_.revision}"
    with st.form(key, border=False):
        step = st.selectbox(
            _("Which step is tried"), list(steps), format_func=steps.__getitem__,
            index=list(steps).index(known.step) if known.step in steps else None,
            placeholder=_("Choose a step"),
        )  # fmt: skip
        texts = {
            name: st.text_area(label, getattr(known, name), height=80)
            for name, label in phase_words().items()
        }
        started = st.date_input(_("Started"), known.started, format="MM/DD/YYYY")
        ended = st.date_input(_("Ended"), known.ended, format="MM/DD/YYYY")
        labels = result_words()
        result = st.radio(_("What follows"), list(labels), list(labels).index(known.result),
                          format_func=labels.__getitem__, horizontal=True)  # fmt: skip
        hint(_("A few weeks, a few people, one question. Then the next turn."))
        spot = st.container()
        stated = names_nobody(key, spot)
        sent = st.form_submit_button(_("Save the trial"), type="primary")
    if sent and not is_held(key, texts.values(), stated, spot):
        days = {"started": day(started), "ended": day(ended)}
        chosen = {"step": step or "", "result": result, "names_nobody": stated}
        return YearFilled({**texts, **days, **chosen})
    if cycle and st.button(_("Remove this trial"), icon=":material/delete:", type="tertiary"):
        return YearFilled(removed=True)
    return None


def show_cycles(map_: Map, keeps: bool) -> Cycle | None:
    """By step; the one to be opened."""
    cycles = map_.all(Cycle)
    if not cycles:
        empty(_("Nothing is being tried."),
              _("Ask: what could we try small for a few weeks, before all change?"))  # fmt: skip
    opened = None
    for cycle in cycles:
        step = map_.get(cycle.step)
        name = step.text if isinstance(step, ActionStep) else _("a step that was removed")
        with st.container(horizontal=True, vertical_alignment="center", key=f"row_{cycle.id}"):
            st.html(_row(cycle, name), width="stretch")
            label = f"**{_('Edit')}** {plain(name[:60])}"
            if keeps and st.button(label, type="tertiary", key=f"brief_cycle_{cycle.id}"):
                opened = cycle
    return opened


def _row(cycle: Cycle, name: str) -> str:
    days = [say_date(d) if d else "…" for d in (cycle.started, cycle.ended)]
    when = " – ".join(days) if any((cycle.started, cycle.ended)) else _("no dates")
    said = "".join(
        f"<dt>{escape(label)}</dt><dd>{escape(text)}</dd>"
        for phase, label in phase_words().items()
        if (text := getattr(cycle, phase))
    )
    result = result_words()[cycle.result]
    look = {"": "waiting", "adopt": "resource", "adapt": "opportunity", "abandon": "parking"}
    return (
        f'<p class="name">{escape(name)}</p><p class="who">{escape(when)}</p>'
        f'<div class="chips">{chip(result, look[cycle.result])}</div><dl class="said">{said}</dl>'
    )
