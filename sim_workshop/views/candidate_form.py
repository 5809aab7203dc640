"""The drawer of a candidate: its words, what it takes up, what it should move, how it is rated,
and joining it with another by consent."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

import streamlit as st

from sim_workshop.domain.findings import Entry
from sim_workshop.domain.priorities import Priority
from sim_workshop.domain.text import shortened
from sim_workshop.domain.workshop import Map
from sim_workshop.views.candidates import by_letter
from sim_workshop.views.chips import key_measures
from sim_workshop.views.forms import hint, is_held, names_nobody
from sim_workshop.views.votes_said import before_and_after, joining_said
from sim_workshop.words import _

PROCESS = "process_only"
LONGEST = 70


@dataclass(frozen=True)
class Candidate:
    """What becomes of a candidate: "save" with its fields, "merge" into it, or "withdraw"."""

    act: str
    fields: dict[str, Any] = field(default_factory=dict)
    others: tuple[str, ...] = ()


def show_candidate_form(map_: Map, priority: Priority | None) -> Candidate | None:
    """None until something is asked for."""
    key = f"candidate_{priority.id if priority else 'new'}_{map_.revision}"
    known = priority or Priority(id="", title="")
    names = _entries(map_)
    with st.form(key, border=False):
        title = st.text_input(_("Title"), known.title)
        said = st.text_area(_("Description"), known.description, height=80)
        taken = st.multiselect(
            _("Takes up"), list(names), [a for a in known.addresses if a in names],
            format_func=lambda e: names[e], placeholder=_("Gaps and ideas"),
        )  # fmt: skip
        fields = {"title": title, "description": said, "addresses": tuple(taken),
                  **_measures(known), **_scales(known)}  # fmt: skip
        spot = st.container()
        stated = names_nobody(key, spot)
        sent = st.form_submit_button(_("Save the candidate"), type="primary")
    if sent and not is_held(key, (title, said), stated, spot):
        return Candidate("save", {**fields, "names_nobody": stated})
    return _merge_or_withdraw(map_, priority) if priority else None


def _entries(map_: Map) -> Mapping[str, str]:
    shown: tuple[Entry, ...] = (*map_.gaps, *map_.opportunities)
    return {e.id: f"{_(e.label)}: {shortened(e.text, LONGEST)}" for e in shown}


def _measures(known: Priority) -> dict[str, Any]:
    """At least one of the four, or that it moves none of them."""
    names = {**key_measures(), PROCESS: _("None of these: process only")}
    now = [PROCESS] if known.process_only else list(known.key_measures)
    chosen = st.pills(
        _("Which key measures it should move"),
        list(names),
        default=now,
        selection_mode="multi",
        format_func=lambda m: names[m],
        wrap=True,
    )
    hint(_("Of people with serious mental illness: bookings, length of stay, connections to care, "
           "recidivism."))  # fmt: skip
    measures = tuple(m for m in chosen if m != PROCESS)
    return {"key_measures": measures, "process_only": PROCESS in chosen and not measures}


def _scales(known: Priority) -> dict[str, int | None]:
    """From the room, by hand vote: 1 is least, 5 is most."""
    named = (("importance", _("Importance")), ("feasibility", _("Feasibility")),
             ("severity", _("Severity")))  # fmt: skip
    return {
        name: st.segmented_control(label, [1, 2, 3, 4, 5], default=getattr(known, name))
        for name, label in named
    }


def _merge_or_withdraw(map_: Map, priority: Priority) -> Candidate | None:
    others = {p.id: f"{p.letter}  {p.title}" for p in by_letter(map_) if p.id != priority.id}
    lid = st.expander(_("Merge others into this one"))
    with lid:
        chosen = st.multiselect(_("By consent of the room"), list(others),
                                format_func=lambda p: others[p])  # fmt: skip
        hint(joining_said(map_, (priority.id, *chosen)))
        if chosen:
            hint(before_and_after(map_, priority.id, chosen))
        if st.button(_("Merge"), icon=":material/call_merge:") and chosen:
            return Candidate("merge", others=tuple(chosen))
    if st.button(_("Withdraw this candidate"), icon=":material/delete:", type="tertiary"):
        return Candidate("withdraw")
    return None
