"""Meetings to come and held, as rows: what each is for, who came, what is not written down yet."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from html import escape
from typing import Literal

import streamlit as st

from sim_workshop.domain.committee import Meeting
from sim_workshop.domain.workshop import Map
from sim_workshop.domain.year.around import charter_of
from sim_workshop.domain.year.meeting_facts import next_meeting, on_the_agenda
from sim_workshop.domain.year.working import Matter, Workgroup
from sim_workshop.views.bars import empty
from sim_workshop.views.chips import chip
from sim_workshop.views.forms import plain
from sim_workshop.words import _, ngettext, say_date


@dataclass(frozen=True)
class MeetingAsked:
    """What is wanted of one meeting."""

    verb: Literal["edit", "minutes", "cancel"]
    meeting: Meeting


def meetings_sentence(map_: Map, today: date) -> str:
    charter = charter_of(map_)
    often = _("Every {days} days, {minutes} minutes.").format(
        days=charter.meets_every_days, minutes=charter.meets_minutes
    )
    found = next_meeting(map_, today)
    if found is None or found.on is None:
        return _("No next meeting is set.") + f" {often}"
    return _("Next: {title}, {date}.").format(title=found.title, date=say_date(found.on)) + (
        f" {often}"
    )


def show_meeting_rows(
    map_: Map, meetings: Sequence[Meeting], keeps: bool, today: date, nothing: tuple[str, str]
) -> MeetingAsked | None:
    """Rows, each with what can be done; or that there are none, and what to ask."""
    if not meetings:
        empty(*nothing)
    asked = None
    for meeting in meetings:
        with st.container(horizontal=True, vertical_alignment="center", key=f"row_{meeting.id}"):
            st.html(_row(map_, meeting, today), width="stretch")
            asked = (_buttons(meeting, today) if keeps else None) or asked
    return asked


def _row(map_: Map, meeting: Meeting, today: date) -> str:
    when = say_date(meeting.on) if meeting.on else meeting.when or _("no date")
    place = meeting.where + (f" ({_('hybrid')})" if meeting.hybrid else "")
    below = " · ".join(x for x in (when, place.strip(), _of(map_, meeting)) if x)
    more = "".join(
        f'<details class="more"><summary>{escape(head)}</summary><p>{_lines(text)}</p></details>'
        for head, text in ((_("Agenda"), meeting.agenda), (_("Minutes"), meeting.minutes))
        if text
    )
    asked = "".join(f"<li>{escape(m.text)}</li>" for m in on_the_agenda(map_, meeting, today))
    matters = f'<p class="who">{_("Small matters for it")}</p><ul>{asked}</ul>' if asked else ""
    decided = "".join(f"<li>{escape(d)}</li>" for d in meeting.decisions)
    listed = f'<p class="who">{_("Decided")}</p><ul>{decided}</ul>' if decided else ""
    return (
        f'<p class="name">{escape(meeting.title)}</p><p class="who">{escape(below)}</p>'
        f'<div class="chips">{_chips(meeting, today)}</div>{matters}{listed}{more}'
    )


def _lines(text: str) -> str:
    return escape(text).replace("\n", "<br>")


def _of(map_: Map, meeting: Meeting) -> str:
    group = map_.get(meeting.workgroup)
    return group.name if isinstance(group, Workgroup) else _("the whole committee")


def _chips(meeting: Meeting, today: date) -> str:
    if not meeting.held:
        over = meeting.on is not None and meeting.on < today
        return chip(_("its day is over: held or cancelled?"), "waiting", "schedule") if over else ""
    n = len(meeting.attended)
    came = ngettext("{n} agency came", "{n} agencies came", n).format(n=n)
    chips = [chip(came) if n else chip(_("nobody ticked who came"), "waiting", "schedule")]
    if not (meeting.minutes or meeting.decisions):
        chips.append(chip(_("held without minutes"), "waiting", "edit_off"))
    if meeting.lasted:
        chips.append(chip(ngettext("{n} minute", "{n} minutes", meeting.lasted).format(
            n=meeting.lasted)))  # fmt: skip
    return "".join(chips)


def _buttons(meeting: Meeting, today: date) -> MeetingAsked | None:
    named, asked = plain(f"{meeting.title} {meeting.on or meeting.when}"), None
    may_be_held = meeting.held or meeting.on is None or meeting.on <= today
    label = _("Correct the minutes") if meeting.held else _("Keep the minutes")
    if may_be_held and st.button(f"**{label}** {named}", key=f"brief_minutes_{meeting.id}"):
        asked = MeetingAsked("minutes", meeting)
    if st.button(f"**{_('Edit')}** {named}", type="tertiary", key=f"brief_edit_{meeting.id}"):
        asked = MeetingAsked("edit", meeting)
    if not meeting.held and st.button(f"**{_('Cancel')}** {named}", type="tertiary",
                                      key=f"brief_cancel_{meeting.id}"):  # fmt: skip
        asked = MeetingAsked("cancel", meeting)
    return asked


def show_matters(map_: Map, matters: Sequence[Matter], keeps: bool) -> Matter | None:
    """What came up, what waits to be sorted first; the one to be sorted."""
    if not matters:
        empty(_("Nothing came up."),
              _("Anybody of the committee raises what is too small for an agenda."))  # fmt: skip
    opened = None
    for matter in sorted(matters, key=lambda m: ORDER.index(m.state)):
        with st.container(horizontal=True, vertical_alignment="center", key=f"row_{matter.id}"):
            st.html(_matter(map_, matter), width="stretch")
            label = f"**{_('Sort it')}** {plain(matter.text[:60])}"
            if keeps and st.button(label, key=f"brief_sort_{matter.id}"):
                opened = matter
    return opened


ORDER = ("new", "next_meeting", "taken", "closed")


def _matter(map_: Map, matter: Matter) -> str:
    group = map_.get(matter.workgroup)
    name = group.name if isinstance(group, Workgroup) else ""
    chips = {
        "new": chip(_("to be sorted"), "waiting", "inbox"),
        "next_meeting": chip(_("on the next agenda"), "opportunity", "event"),
        "taken": chip(_("with {name}").format(name=name), "opportunity", "group"),
        "closed": chip(_("closed"), "resource", "check"),
    }  # fmt: skip
    when = say_date(matter.raised_on) if matter.raised_on else ""
    below = " · ".join(x for x in (matter.raised_by, when, matter.outcome) if x)
    return (
        f'<p class="name">{escape(matter.text)}</p><p class="who">{escape(below)}</p>'
        f'<div class="chips">{chips[matter.state]}</div>'
    )
