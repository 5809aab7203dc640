"""What is asked about an entry after its first save, by its kind. Everything may stay empty."""

from __future__ import annotations

from typing import Any

import streamlit as st

from sim_workshop.domain.findings import Entry, Gap, Opportunity, Resource
from sim_workshop.domain.text import shortened
from sim_workshop.domain.workshop import Map
from sim_workshop.views.forms import is_held, names_nobody
from sim_workshop.words import _

NOT_ASKED = ""
SHORT = 90


def field_of(entry: Entry) -> str:
    """A field every details form of an entry has."""
    return f"population_{entry.id}"


def show_details_form(map_: Map, entry: Entry) -> dict[str, Any] | None:
    """The details as somebody saves them; `names_nobody` says whether it was stated."""
    if entry.kind == "parking":
        return None
    key, fields = f"details_{entry.id}", dict[str, Any]()
    with st.form(key, border=False):
        if isinstance(entry, Resource):
            fields |= _of_resource(map_, entry)
        elif isinstance(entry, Gap):
            fields |= _of_gap(map_, entry)
        elif isinstance(entry, Opportunity):
            fields |= _of_idea(map_, entry)
        fields |= _of_all(map_, entry)
        slot = st.container()
        stated = names_nobody(key, slot)
        sent = st.form_submit_button(
            _("Save the details"), type="secondary" if entry.standing == "held" else "primary"
        )
    texts = [v for v in fields.values() if isinstance(v, str)]
    if not sent or is_held(key, texts, stated, slot):
        return None
    return {**fields, "names_nobody": stated}


def _line(entry: Entry, name: str, label: str, help_: str = "") -> str:
    return st.text_input(label, getattr(entry, name), placeholder=help_, key=f"{name}_{entry.id}")


def _of_resource(map_: Map, entry: Resource) -> dict[str, Any]:
    statuses = {NOT_ASKED: _("Not asked yet")}
    statuses |= {t.id: t.label for t in map_.pack.vocabulary.resource_status}
    status = st.radio(
        _("How it stands"), list(statuses), list(statuses).index(entry.status),
        format_func=statuses.__getitem__, key=f"status_{entry.id}",
    )  # fmt: skip
    return {
        "status": status,
        "hours": _line(entry, "hours", _("Hours"), _("For example: weekdays 8 to 17")),
        "area_served": _line(entry, "area_served", _("Area it serves")),
        "operator": _line(entry, "operator", _("Who runs it")),
        "eligibility": _line(entry, "eligibility", _("Who can use it")),
        "excludes": _line(entry, "excludes", _("Whom it turns away")),
    }


def _of_gap(map_: Map, entry: Gap) -> dict[str, Any]:
    types = {NOT_ASKED: _("Not asked yet")}
    types |= {t.id: t.label for t in map_.pack.vocabulary.gap_types}
    known = entry.gap_type if entry.gap_type in types else NOT_ASKED
    gap_type = st.selectbox(
        _("What kind of gap"), list(types), list(types).index(known),
        format_func=types.__getitem__, key=f"gap_type_{entry.id}",
    )  # fmt: skip
    return {
        "gap_type": gap_type,
        "falls_on": _line(entry, "falls_on", _("Who it hits hardest")),
        "quick_fix": _quick_fix(entry),
    }


def _of_idea(map_: Map, entry: Opportunity) -> dict[str, Any]:
    gaps = {g.id: shortened(g.text, SHORT) for g in map_.gaps}
    answers = st.multiselect(
        _("The gaps it answers"), list(gaps), [a for a in entry.answers if a in gaps],
        format_func=gaps.__getitem__, key=f"answers_{entry.id}",
        placeholder=_("Choose gaps"),
    )  # fmt: skip
    kept = [a for a in entry.answers if a not in gaps]
    return {"answers": (*answers, *kept), "quick_fix": _quick_fix(entry)}


def _quick_fix(entry: Gap | Opportunity) -> bool | None:
    choices = {None: _("Not asked yet"), True: _("Yes"), False: _("No")}
    return st.radio(
        _("A quick fix: low cost, within 30 to 90 days?"), list(choices),
        list(choices).index(entry.quick_fix), format_func=choices.__getitem__, horizontal=True,
        key=f"quick_{entry.id}",
    )  # fmt: skip


def _of_all(map_: Map, entry: Entry) -> dict[str, Any]:
    fields: dict[str, Any] = {"population": _line(entry, "population", _("Whom it concerns"))}
    if map_.community.areas:
        fields["areas"] = tuple(st.multiselect(
            _("Which of the counties"), map_.community.areas,
            [a for a in entry.areas if a in map_.community.areas], key=f"areas_{entry.id}",
            placeholder=_("All of them"),
        ))  # fmt: skip
    return fields
