"""The drawers of an agency of the register, and of a problem with what shows it."""

from __future__ import annotations

from collections.abc import Sequence

import streamlit as st

from sim_workshop.domain.evidence import Anecdote, DataPoint
from sim_workshop.domain.place import ALL
from sim_workshop.domain.text import shortened
from sim_workshop.domain.tokens import token_of
from sim_workshop.domain.value_words import unit_words, value_words
from sim_workshop.domain.workshop import Map
from sim_workshop.domain.year.engagement import Agency, Problem
from sim_workshop.views.forms import hint, is_held, names_nobody
from sim_workshop.views.workgroup_form import YearFilled, day, removed
from sim_workshop.words import _


def show_agency_form(map_: Map, agency: Agency | None) -> YearFilled | None:
    """Who speaks for it, which seats it fills, what it gains, what it signed on to."""
    known = agency or Agency(id="", name="")
    key = f"agency_{known.id}_{map_.revision}"
    with st.form(key, border=False):
        name = st.text_input(_("Name of the agency"), known.name)
        sector = _sector(map_, known)
        designee = st.text_input(_("Designee"), known.designee)
        alternate = st.text_input(_("Alternate"), known.alternate)
        sponsor = st.text_input(_("Sponsor: who can commit the agency"), known.sponsor)
        hint(_("Names are read by planners and facilitators, and are in no published file."))
        seats = _seats(map_, known)
        gains = st.text_area(_("What this agency gains"), known.gains, height=80)
        hint(_("In its own terms, for example fewer calls or nights in jail. The invitation "
               "says it."))  # fmt: skip
        offered = list(dict.fromkeys((*map_.workshop.goals, *known.goals)))
        goals = st.multiselect(_("Goals it signs on to"), offered, list(dict.fromkeys(known.goals)),
                               placeholder=_("Choose goals"))  # fmt: skip
        signed = st.date_input(_("Signed on"), known.signed_on, format="MM/DD/YYYY")
        spot = st.container()
        stated = names_nobody(key, spot)
        sent = st.form_submit_button(_("Save the agency"), type="primary")
    if sent and not is_held(key, (gains,), stated, spot):
        return YearFilled({
            "name": name, "sector": sector, "designee": designee, "alternate": alternate,
            "sponsor": sponsor, "seats": seats, "gains": gains, "goals": tuple(goals),
            "signed_on": day(signed), "names_nobody": stated,
        })  # fmt: skip
    return removed(known.id, _("Take it off the register"))


def _sector(map_: Map, known: Agency) -> str:
    labels = [t.label for t in map_.pack.vocabulary.sectors]
    if known.sector and known.sector not in labels:
        labels.append(known.sector)
    chosen = st.selectbox(
        _("Sector"), labels, labels.index(known.sector) if known.sector else None,
        placeholder=_("Choose or type"), accept_new_options=True,
    )  # fmt: skip
    return chosen or ""


def _seats(map_: Map, known: Agency) -> tuple[str, ...]:
    names = seat_names(map_)
    chosen = st.multiselect(
        _("Seats it fills"), list(names), [s for s in dict.fromkeys(known.seats) if s in names],
        format_func=names.__getitem__, placeholder=_("Choose seats"),
    )  # fmt: skip
    return (*chosen, *(s for s in known.seats if s not in names))


def seat_names(map_: Map) -> dict[str, str]:
    """Seats by id, each with the numeral of its intercept."""
    return {
        s.id: s.name if s.intercept == ALL else f"{token_of(map_, s.intercept)} {s.name}"
        for s in map_.pack.seats
        if s.intercept == ALL or map_.intercept(s.intercept)
    }


def show_problem_form(
    map_: Map, problem: Problem | None, numbers: Sequence[DataPoint], stories: Sequence[Anecdote]
) -> YearFilled | None:
    """One sentence, one number, one story; only those that may be published are offered."""
    known = problem or Problem(id="", text="")
    key = f"problem_{known.id}_{map_.revision}"
    with st.form(key, border=False):
        text = st.text_area(_("The problem, in one sentence"), known.text, height=80)
        hint(_("Specific: who, where, since when. Not “lack of resources”."))
        number = _one(_("The number that shows it"), known.number,
                      {p.id: _said(map_, p) for p in numbers})  # fmt: skip
        hint(_("Numbers that are left out of published files are not offered."))
        story = _one(_("The story that shows it"), known.story,
                     {s.id: shortened(s.text, 90) for s in stories})  # fmt: skip
        hint(_("Only released stories are offered."))
        spot = st.container()
        stated = names_nobody(key, spot)
        sent = st.form_submit_button(_("Save the problem"), type="primary")
    if sent and not is_held(key, (text,), stated, spot):
        return YearFilled({"text": text, "number": number, "story": story,
                           "names_nobody": stated})  # fmt: skip
    return removed(known.id, _("Take this problem off"))


def _one(label: str, known: str, offered: dict[str, str]) -> str:
    ids = list(offered)
    at = ids.index(known) if known in offered else None
    return st.selectbox(label, ids, at, format_func=offered.__getitem__,
                        placeholder=_("None")) or ""  # fmt: skip


def _said(map_: Map, point: DataPoint) -> str:
    measure = map_.measures.get(point.measure)
    name = point.name or (measure.name if measure else "")
    value = " ".join(x for x in (value_words(point), unit_words(point)) if x)
    local = "" if point.locality == "local" else f" ({_('not local')})"
    return f"{shortened(name, 70)}: {value}{local}"
