"""The drawers of an agreement and of the charter."""

from __future__ import annotations

from datetime import date
from typing import Any

import streamlit as st

from sim_workshop.domain.workshop import Map
from sim_workshop.domain.year.engagement import Agreement, BuyIn, Charter
from sim_workshop.views.agency_edit import seat_names
from sim_workshop.views.agreements import buy_in_states, rotations, types
from sim_workshop.views.forms import hint, is_held, names_nobody, plain
from sim_workshop.views.heads import heading
from sim_workshop.views.workgroup_form import YearFilled, agencies_known, day, removed
from sim_workshop.words import _

ANY_DAY: dict[str, Any] = {"min_value": date(1950, 1, 1), "max_value": date(2150, 12, 31)}
"""Agreements are older, and last longer, than the ten years a field offers by itself."""


def show_agreement_form(map_: Map, agreement: Agreement | None) -> YearFilled | None:
    """What it is about, its days, its parties; where each party stands is beside its name."""
    known = agreement or Agreement(id="", title="")
    key, parties = f"agreement_{known.id}_{map_.revision}", _parties(map_, known)
    with st.form(key, border=False):
        labels = types()
        title = st.text_input(_("Title of the agreement"), known.title)
        kind = st.selectbox(_("Type"), list(labels), list(labels).index(known.type),
                            format_func=labels.__getitem__)  # fmt: skip
        purpose = st.text_area(_("Purpose"), known.purpose, height=80)
        duties = st.text_area(_("Duties"), known.duties, height=80)
        hint(_("One to a line, with the agency: the draft takes them as they are."))
        signed = st.date_input(_("Signed on"), known.signed, format="MM/DD/YYYY", **ANY_DAY)
        review = st.date_input(_("To be reviewed by"), known.review, format="MM/DD/YYYY", **ANY_DAY)
        ends = st.date_input(_("Ends on"), known.ends, format="MM/DD/YYYY", **ANY_DAY)
        stand = tuple(_buy_in(known, party) for party in parties)
        spot = st.container()
        stated = names_nobody(key, spot)
        sent = st.form_submit_button(_("Save the agreement"), type="primary")
    remarks = (p.remark for p in stand)
    if sent and not is_held(key, (title, purpose, duties, *remarks), stated, spot):
        return YearFilled({
            "title": title, "type": kind, "purpose": purpose, "duties": duties,
            "signed": day(signed), "review": day(review), "ends": day(ends), "parties": stand,
            "names_nobody": stated,
        })  # fmt: skip
    return removed(known.id, _("Take it off the register"))


def _parties(map_: Map, known: Agreement) -> list[str]:
    """Chosen above the form, so that each has its own lines in it."""
    named = list(dict.fromkeys(p.party for p in known.parties if p.party))
    return st.multiselect(
        _("Parties"), agencies_known(map_, *named), named, accept_new_options=True,
        placeholder=_("Choose, or write another"), key=f"parties_{known.id}",
    )  # fmt: skip


def _buy_in(known: Agreement, party: str) -> BuyIn:
    was = next((p for p in known.parties if p.party == party), BuyIn(party=party))
    labels = buy_in_states()
    heading(party, 3)
    state = st.selectbox(
        _("Where {party} stands").format(party=plain(party)), list(labels),
        list(labels).index(was.state), format_func=labels.__getitem__,
    )  # fmt: skip
    signer = st.text_input(_("Who signs for {party}").format(party=plain(party)), was.signer)
    remark = st.text_input(_("Remark on {party}").format(party=plain(party)), was.remark)
    return BuyIn(party=party, state=state, signer=signer, remark=remark)


def show_charter_form(map_: Map, charter: Charter) -> YearFilled | None:
    """Purpose, seats, leadership, how often, rules. None until it is sent."""
    key = f"charter_{map_.revision}"
    with st.form(key, border=False):
        purpose = st.text_area(_("Purpose"), charter.purpose, height=100)
        names = seat_names(map_)
        known = [s for s in dict.fromkeys(charter.seats) if s in names]
        seats = st.multiselect(
            _("Seats that must be filled"), list(names), known,
            format_func=names.__getitem__, placeholder=_("Choose seats"),
        )  # fmt: skip
        leads = _leads(map_, charter)
        every = st.number_input(
            _("Meets every so many days"), 1, 366, min(max(charter.meets_every_days, 1), 366)
        )
        minutes = st.number_input(
            _("Minutes of a meeting"), 1, 480, min(max(charter.meets_minutes, 1), 480)
        )
        rules = st.text_area(_("Rules, one to a line"), charter.rules, height=140)
        agreed = st.date_input(_("Agreed on"), charter.agreed_on, format="MM/DD/YYYY", **ANY_DAY)
        spot = st.container()
        stated = names_nobody(key, spot)
        sent = st.form_submit_button(_("Save the charter"), type="primary")
    if sent and not is_held(key, (purpose, rules), stated, spot):
        return YearFilled({
            "purpose": purpose, "seats": tuple(seats), "meets_every_days": int(every),
            "meets_minutes": int(minutes), "rules": rules, "agreed_on": day(agreed),
            "names_nobody": stated, **leads,
        })  # fmt: skip
    return None


def _leads(map_: Map, charter: Charter) -> dict[str, Any]:
    agencies = agencies_known(map_, charter.chair_agency, charter.co_chair_agency)
    turns = rotations()

    def agency(label: str, known: str) -> str:
        return st.selectbox(
            label, agencies, agencies.index(known) if known else None, accept_new_options=True,
            placeholder=_("Choose, or write another"),
        ) or ""  # fmt: skip

    chair = st.text_input(_("Chair"), charter.chair)
    chair_agency = agency(_("Agency of the chair"), charter.chair_agency)
    since = st.date_input(_("Chair since"), charter.chair_since, format="MM/DD/YYYY", **ANY_DAY)
    until = st.date_input(_("The chair left, or leaves, on"), charter.chair_until,
                          format="MM/DD/YYYY", **ANY_DAY)  # fmt: skip
    co_chair = st.text_input(_("Co-chair"), charter.co_chair)
    co_agency = agency(_("Agency of the co-chair"), charter.co_chair_agency)
    successor = st.text_input(_("Named successor"), charter.successor)
    rotation = st.selectbox(_("Rotation"), list(turns), list(turns).index(charter.rotation),
                            format_func=turns.__getitem__)  # fmt: skip
    return {
        "chair": chair, "chair_agency": chair_agency, "chair_since": day(since),
        "chair_until": day(until), "co_chair": co_chair, "co_chair_agency": co_agency,
        "successor": successor, "rotation": rotation,
    }  # fmt: skip
