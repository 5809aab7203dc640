"""What stands beside the plan: quick fixes, the parking lot, and when people meet next."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import date
from html import escape
from typing import Any

import streamlit as st

from sim_workshop.domain.committee import Meeting
from sim_workshop.domain.findings import Entry, Gap, Opportunity, Parking
from sim_workshop.domain.workshop import Map
from sim_workshop.domain.year.meeting_facts import coming
from sim_workshop.views.bars import empty
from sim_workshop.views.forms import is_held, names_nobody
from sim_workshop.words import _, say_date


@dataclass(frozen=True)
class Met:
    """A meeting somebody set, or the id of one that is cancelled."""

    fields: dict[str, Any] = field(default_factory=dict)
    cancelled: str = ""


def quick_fixes(map_: Map) -> list[Gap | Opportunity]:
    """Low cost and possible soon: done without a vote."""
    found: list[Gap | Opportunity] = [*map_.gaps, *map_.opportunities]
    return [e for e in found if e.quick_fix and e.standing == "shown"]


def parked(map_: Map) -> list[Entry]:
    return [e for e in map_.entries() if isinstance(e, Parking) or e.standing == "parked"]


def entry_list(map_: Map, entries: Sequence[Entry], heading: str, ask: str) -> None:
    """Entries with where they belong, or what to ask the room."""
    if not entries:
        empty(heading, ask)
        return
    lines = "".join(
        f'<li>{escape(e.text)} <span class="who">{escape(_where(map_, e))}</span></li>'
        for e in entries
    )
    st.html(f'<ul class="plain">{lines}</ul>')


def _where(map_: Map, entry: Entry) -> str:
    places = ", ".join(map_.place_name(p) for p in entry.places)
    return ", ".join(x for x in (places, entry.credit) if x)


def show_meetings(map_: Map, today: date, may_edit: bool) -> Met | None:
    """When the committee meets next; a facilitator or planner sets another one."""
    cancelled = None
    ahead = coming(map_, today)
    if not ahead:
        empty(_("No meeting is set."), _("Ask: when does this group look at the plan again?"))
    for meeting in ahead:
        with st.container(horizontal=True, vertical_alignment="center", key=f"meet_{meeting.id}"):
            st.html(f'<p class="meeting">{_sentence(meeting)}</p>', width="stretch")
            if may_edit and st.button(_("Cancel"), type="tertiary", key=f"cancel_{meeting.id}",
                                      help=_("Takes this meeting off the list")):  # fmt: skip
                cancelled = Met(cancelled=meeting.id)
    return cancelled or (_new_meeting(map_) if may_edit else None)


def _sentence(meeting: Meeting) -> str:
    when = say_date(meeting.on) if meeting.on else meeting.when
    rest = ", ".join(x for x in (when, meeting.where) if x)
    return f'<strong>{escape(meeting.title)}</strong> <span class="who">{escape(rest)}</span>'


def _new_meeting(map_: Map) -> Met | None:
    key = f"meeting_{len(map_.meetings)}"
    with st.expander(_("Set the next meeting")), st.form(key, border=False):
        title = st.text_input(_("Title"), _("Steering committee"))
        when = st.text_input(_("When"))
        where = st.text_input(_("Where"))
        spot = st.container()
        stated = names_nobody(key, spot)
        sent = st.form_submit_button(_("Set the meeting"))
        if sent and not is_held(key, (title, where), stated, spot):
            return Met({"title": title, "when": when, "where": where, "names_nobody": stated})
    return None
