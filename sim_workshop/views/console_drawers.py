"""What the console asks before it acts on an entry: where to, with which others, why."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from html import escape
from typing import Any

import streamlit as st

from sim_workshop.domain.findings import Entry
from sim_workshop.domain.schedule import lenders
from sim_workshop.domain.text import shortened
from sim_workshop.domain.workshop import Map
from sim_workshop.views.bars import empty
from sim_workshop.views.forms import hint
from sim_workshop.views.votes_said import kept_and_unmoved
from sim_workshop.words import _

MINUTES_LENT = (5, 10, 15, 20)
SHORT = 90
MOST_ROWS = 60


def _its_words(entry: Entry) -> None:
    st.html(f'<p class="card">{escape(shortened(entry.text, 300))}</p>')


def ask_places(entry: Entry, places: Mapping[str, str]) -> dict[str, Any] | None:
    """Where it belongs."""
    _its_words(entry)
    known = [p for p in entry.places if p in places]
    with st.form(f"move_{entry.id}", border=False):
        chosen = st.multiselect(
            _("Where it belongs"), list(places), known, format_func=places.__getitem__,
            placeholder=_("Choose boxes, arrows or intercepts"), key=f"to_{entry.id}",
        )  # fmt: skip
        if st.form_submit_button(_("Move"), type="primary"):
            return {"places": tuple(chosen)}
    return None


def ask_reason(entry: Entry, label: str, told: str) -> dict[str, Any] | None:
    """Why it is taken away or not shown."""
    _its_words(entry)
    with st.form(f"why_{entry.id}", border=False):
        reason = st.text_input(_("Why"), key=f"reason_{entry.id}",
                               placeholder=_("For example: said twice"))  # fmt: skip
        hint(told)
        if st.form_submit_button(label, type="primary"):
            return {"reason": reason}
    return None


def ask_minutes(map_: Map) -> dict[str, Any] | None:
    """Which later block of the day lends, and how many minutes."""
    giving = {b.id: b for b in lenders(map_)}
    if not giving:
        empty(_("No later block has minutes left."), _("Change the agenda instead."))
        return None
    with st.form("borrow_form", border=False):
        lender = st.selectbox(
            _("From"), list(giving), key="borrow_from",
            format_func=lambda i: _("{title}, {n} min").format(
                title=giving[i].title, n=giving[i].minutes),
        )  # fmt: skip
        minutes = st.segmented_control(
            _("Minutes"), MINUTES_LENT, default=5, required=True, key="borrow_minutes"
        )
        if st.form_submit_button(_("Borrow them"), type="primary"):
            return {"lender": lender, "minutes": minutes}
    return None


def ask_others(entry: Entry, alike: Sequence[Entry], others: Sequence[Entry]) -> Any:
    """Entries of the same kind that say the same, the most similar first."""
    _its_words(entry)
    near = {e.id for e in alike}
    words = {e.id: shortened(e.text, SHORT) for e in (*alike, *others) if e.id != entry.id}
    with st.form(f"merge_{entry.id}", border=False):
        chosen = st.multiselect(
            _("Others that say the same"), list(words), key=f"with_{entry.id}",
            format_func=lambda i: words[i] if i not in near else f"{words[i]} ({_('similar')})",
            placeholder=_("Choose entries"),
        )  # fmt: skip
        hint(kept_and_unmoved())
        if st.form_submit_button(_("Merge into this one"), type="primary") and chosen:
            return {"others": tuple(chosen)}
    return None


def show_removed(entries: Sequence[Entry]) -> str | None:
    """What was taken away, the last first, each with its reason; the one to bring back."""
    back = None
    if not entries:
        empty(_("Nothing was removed."), _("What a facilitator removes can be restored here."))
    for number, entry in enumerate(list(reversed(entries))[:MOST_ROWS]):
        with st.container(horizontal=True, vertical_alignment="center", key=f"row_{entry.id}"):
            why = entry.standing_reason or _("no reason given")
            st.html(
                f'<p class="name">{escape(shortened(entry.text, 300))}</p>'
                f'<p class="who"><span>{escape(entry.credit)}</span><span>{escape(why)}</span></p>',
                width="stretch",
            )
            if st.button(_("Restore"), icon=":material/undo:", key=f"restore_{entry.id}",
                         shortcut=None if number else "Y"):  # fmt: skip
                back = entry.id
    return back
