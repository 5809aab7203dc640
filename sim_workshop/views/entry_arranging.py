"""The facilitator's tools for one entry: where it belongs, what it is, merging, taking it away."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from html import escape
from typing import Any

import streamlit as st

from sim_workshop.domain.findings import FINDINGS, Entry
from sim_workshop.domain.roles import Ruling
from sim_workshop.domain.text import shortened
from sim_workshop.views.forms import hint
from sim_workshop.views.tables import help_line
from sim_workshop.views.votes_said import kept_and_unmoved
from sim_workshop.words import _

SHORT = 90


@dataclass(frozen=True)
class Arranged:
    """What is to be done with the entry: a verb, and what it needs."""

    verb: str
    how: Mapping[str, Any] = field(default_factory=dict)


def show_arranging(entry: Entry, places: Mapping[str, str], alike: Sequence[Entry],
                   others: Sequence[Entry]) -> Arranged | None:  # fmt: skip
    """Move, change the kind, merge, park: each behind its own lid."""
    with st.expander(_("Move it"), icon=":material/drive_file_move:"):
        moved = _move(entry, places)
    with st.expander(_("Merge it with others"), icon=":material/call_merge:", expanded=False):
        merged = _merge(entry, alike, others)
    with st.expander(_("Change what it is"), icon=":material/swap_horiz:"):
        changed = _change_kind(entry)
    return moved or merged or changed


def _move(entry: Entry, places: Mapping[str, str]) -> Arranged | None:
    known = [p for p in entry.places if p in places]
    with st.form(f"move_{entry.id}", border=False):
        chosen = st.multiselect(
            _("Where it belongs"), list(places), known, format_func=places.__getitem__,
            placeholder=_("Choose boxes, arrows or intercepts"), key=f"places_{entry.id}",
        )  # fmt: skip
        if st.form_submit_button(_("Move")):
            return Arranged("move", {"places": tuple(chosen)})
    return None


def _merge(entry: Entry, alike: Sequence[Entry], others: Sequence[Entry]) -> Arranged | None:
    """Entries of the same kind, the most similar first; all wordings and authors are kept."""
    near = {e.id for e in alike}
    words = {e.id: shortened(e.text, SHORT) for e in (*alike, *others) if e.id != entry.id}
    if alike:
        st.html("".join(f'<p class="card">{escape(e.text)}</p>' for e in alike))
    with st.form(f"merge_{entry.id}", border=False):
        chosen = st.multiselect(
            _("Others that say the same"), list(words), key=f"merge_with_{entry.id}",
            format_func=lambda i: words[i] if i not in near else f"{words[i]} ({_('similar')})",
            placeholder=_("Choose entries"),
        )  # fmt: skip
        hint(kept_and_unmoved())
        if st.form_submit_button(_("Merge into this one")) and chosen:
            return Arranged("merge", {"others": tuple(chosen)})
    return None


def _change_kind(entry: Entry) -> Arranged | None:
    kinds = {k.kind: _(k.label) for k in FINDINGS if k.kind != entry.kind}
    with st.form(f"kind_{entry.id}", border=False):
        chosen = st.radio(_("It is a"), list(kinds), format_func=kinds.__getitem__,
                          horizontal=True, key=f"kind_of_{entry.id}")  # fmt: skip
        if st.form_submit_button(_("Change")):
            return Arranged("kind", {"kind": chosen})
    return None


def show_taking_away(entry: Entry, arrange: bool, remove: Ruling, redact: bool) -> Arranged | None:
    """Park, remove with a reason, restore; wiping for good after a typed word."""
    asked = None
    if arrange and entry.standing in ("shown", "parked"):
        parked = entry.standing == "parked"
        label = _("Take out of the parking lot") if parked else _("Put in the parking lot")
        if st.button(label, icon=":material/local_parking:", key=f"park_{entry.id}"):
            asked = Arranged("park", {"parked": not parked})
    if entry.standing == "removed":
        if arrange and st.button(_("Restore"), icon=":material/undo:", type="primary"):
            asked = Arranged("restore")
    elif remove:
        with st.expander(_("Remove it"), icon=":material/delete:"):
            asked = _remove(entry) or asked
    if redact and entry.standing != "redacted":
        with st.expander(_("Wipe it for good"), icon=":material/ink_eraser:"):
            asked = _redact(entry) or asked
    return asked


def _remove(entry: Entry) -> Arranged | None:
    with st.form(f"remove_{entry.id}", border=False):
        reason = st.text_input(_("Why"), key=f"why_{entry.id}",
                               placeholder=_("For example: said twice"))  # fmt: skip
        if st.form_submit_button(_("Remove")):
            return Arranged("remove", {"reason": reason})
    return None


def _redact(entry: Entry) -> Arranged | None:
    word = _("wipe")
    st.html(help_line(_(
        "The words go from the entry, the history and later files, and cannot be brought back. "
        "Backups made before still hold them."
    )))  # fmt: skip
    with st.form(f"redact_{entry.id}", border=False):
        typed = st.text_input(_("Type “{word}” to wipe it").format(word=word), key=f"r_{entry.id}")
        sent = st.form_submit_button(_("Wipe for good"))
    if sent and typed.strip().casefold() == word:
        return Arranged("redact")
    return None
