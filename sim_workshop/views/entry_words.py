"""The words of one entry: what it is, where, who said it; changing them; what holds them back."""

from __future__ import annotations

from html import escape
from typing import Literal

import streamlit as st

from sim_workshop.domain.findings import Entry, Resource
from sim_workshop.domain.hits import Hit
from sim_workshop.domain.workshop import Map
from sim_workshop.live.telling import clock, status_word
from sim_workshop.views.bars import note, waiting
from sim_workshop.views.chips import chip, place_chip
from sim_workshop.views.forms import said
from sim_workshop.views.number_words import source_link
from sim_workshop.views.story_cards import marked
from sim_workshop.words import _, say_date

KIND_ICON = {
    "resource": "check_box", "gap": "select", "opportunity": "lightbulb", "strength": "star",
    "parking": "local_parking",
}  # fmt: skip


def show_words(map_: Map, entry: Entry, hits: tuple[Hit, ...] = ()) -> None:
    """The entry as the room reads it: the words largest, then where, who and when."""
    label = chip(_(entry.label), entry.kind, KIND_ICON[entry.kind])
    places = "".join(place_chip(map_, p) for p in entry.places)
    st.html(
        f'<h1 class="hidden">{escape(_(entry.label))}</h1>'
        f'<p class="entry">{marked(entry.text, hits)}</p>'
        f"<div>{label}{places}{_status(map_, entry)}</div><p class='who'>{_who(map_, entry)}</p>"
    )


def _status(map_: Map, entry: Entry) -> str:
    if not isinstance(entry, Resource) or not entry.status:
        return ""
    word = escape(status_word(map_, entry.status))
    return f'<span class="chip"><span class="ball {entry.status}"></span>{word}</span>'


def _who(map_: Map, entry: Entry) -> str:
    when = clock(map_, entry.written_at)
    day = say_date(entry.written_at, map_.workshop.time_zone) if entry.written_at else ""
    facts = (
        escape(entry.credit), f"{day}, {when}" if day else "", escape(entry.population),
        source_link(map_, entry),
    )  # fmt: skip
    return "".join(f"<span>{f}</span>" for f in facts if f)


def show_standing(entry: Entry) -> None:
    """Said when it is not simply on the screens."""
    if entry.standing == "veiled":
        waiting(_("Hidden until revealed: only its author and facilitators see it."))
    elif entry.standing == "waiting":
        waiting(_("Waiting for a facilitator: only its author and facilitators see it."))
    elif entry.standing == "parked":
        note(_("This is in the parking lot: kept, not for today."))
    elif entry.standing == "removed":
        reason = entry.standing_reason or _("no reason given")
        waiting(_("Removed from the screens ({reason}). It can be restored.").format(reason=reason))
    elif entry.standing == "redacted":
        waiting(_("This text was wiped for good. Who and when remain in the history."))


def show_held(
    entry: Entry, hits: tuple[Hit, ...], may_state: bool
) -> Literal["change", "clear"] | None:
    """Why the text is not on the screens yet, and the two ways on."""
    waiting(
        _("Only its author and facilitators see this. It may identify a person: {seen}.")
        .format(seen=said(hits))
    )  # fmt: skip
    if not may_state:
        return None
    with st.container(horizontal=True):
        if st.button(_("Change it"), icon=":material/edit:", type="primary", key=f"ch_{entry.id}"):
            return "change"
        if st.button(_("It names nobody"), key=f"clear_{entry.id}"):
            return "clear"
    return None


def ask_what_happens(may_turn: bool) -> bool:
    """A gap that reads like an idea is gently asked what happens now; True: it is an idea."""
    note(_("This reads like an idea. As a gap, say what people meet today: what happens now?"))
    return may_turn and st.button(_("It is an idea"), icon=":material/lightbulb:", key="is_idea")


def words_field(entry: Entry) -> str:
    """The field with the words of an entry."""
    return f"text_{entry.id}"


def show_words_form(entry: Entry, *, opened: bool = False) -> str | None:
    """The field with the words; the new words when they are saved."""
    with (
        st.expander(_("Correct the words"), icon=":material/edit:", expanded=opened),
        st.form(f"words_{entry.id}", border=False),
    ):
        text = st.text_area(_("The words"), entry.text, height=110, key=words_field(entry))
        sent = st.form_submit_button(_("Save the words"))
    return text if sent else None
