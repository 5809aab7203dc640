"""The drawer of one person on the list: who they are, for whom they speak, which seats."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Any, Literal

import streamlit as st

from sim_workshop.domain.people import Stakeholder
from sim_workshop.domain.place import ALL
from sim_workshop.domain.tokens import token_of
from sim_workshop.domain.workshop import Map
from sim_workshop.words import _


@dataclass(frozen=True)
class PersonSaid:
    """The fields as they are saved, or what else is asked for this person."""

    known: dict[str, Any] = field(default_factory=dict)
    removed: bool = False
    pin: Literal["", "tell", "renew"] = ""
    """What is asked for of their PIN."""


def show_person_form(map_: Map, person: Stakeholder, has_pin: bool) -> PersonSaid | None:
    """All fields of one person; an empty id is somebody new. `has_pin`: and may be told here."""
    with st.form(f"person_{person.id}", border=False):
        known: dict[str, Any] = {
            "name": st.text_input(_("Name"), person.name),
            "agency": st.text_input(_("Agency or group"), person.agency),
            "sector": _sector(map_, person),
            "role": st.text_input(_("Role"), person.role, placeholder=_("For example: captain")),
            "email": st.text_input(
                _("E-mail"), person.email, help=_("Read by facilitators only; in no report.")
            ),
            "seats": _seats(map_, person),
            "decides": st.checkbox(_("Can commit their agency"), person.decides),
            "planning_team": st.checkbox(_("On the planning team"), person.planning_team),
            "present": st.checkbox(_("Is here"), person.present),
            "alternate": st.text_input(_("Who comes in their place"), person.alternate),
        }
        label = _("Save") if person.id else _("Add")
        sent = st.form_submit_button(label, type="primary")
    pin = _pin_buttons() if has_pin else None
    if person.id and st.button(_("Take off the list"), icon=":material/person_remove:"):
        return PersonSaid(removed=True)
    return PersonSaid(known) if sent else pin


def _pin_buttons() -> PersonSaid | None:
    """For somebody who lost their PIN; the history says that it was looked up."""
    with st.container(horizontal=True):
        told = st.button(_("Show their PIN"), icon=":material/pin:")
        renewed = st.button(_("Give a new PIN"), icon=":material/refresh:")
    if told or renewed:
        return PersonSaid(pin="tell" if told else "renew")
    return None


def _sector(map_: Map, person: Stakeholder) -> str:
    labels = [t.label for t in map_.pack.vocabulary.sectors]
    known = [*labels, person.sector] if person.sector and person.sector not in labels else labels
    chosen = st.selectbox(
        _("Sector"), known, known.index(person.sector) if person.sector else None,
        placeholder=_("Choose or type"), accept_new_options=True,
    )  # fmt: skip
    return chosen or ""


def _seats(map_: Map, person: Stakeholder) -> tuple[str, ...]:
    names = {
        s.id: s.name if s.intercept == ALL else f"{token_of(map_, s.intercept)} {s.name}"
        for s in map_.pack.seats
        if s.intercept == ALL or map_.intercept(s.intercept)
    }
    chosen = st.multiselect(
        _("Seats they can speak for"), list(names), [s for s in person.seats if s in names],
        format_func=names.__getitem__, placeholder=_("Choose seats"),
    )  # fmt: skip
    return (*chosen, *(s for s in person.seats if s not in names))
