"""Groups of entries that may say the same: one of them is kept, or they are told apart."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from html import escape
from typing import Literal

import streamlit as st

from sim_workshop.domain.findings import Entry
from sim_workshop.domain.similar import voices
from sim_workshop.domain.text import shortened
from sim_workshop.domain.workshop import Map
from sim_workshop.views.bars import empty
from sim_workshop.views.forms import hint, plain
from sim_workshop.views.heads import aside
from sim_workshop.views.votes_said import merging_said
from sim_workshop.words import _, ngettext

LONGEST = 240
MOST_GROUPS = 12
"""On one screen; the next ones come when these are settled."""


@dataclass(frozen=True)
class Settled:
    """What a facilitator decided of one group."""

    verb: Literal["merge", "apart"]
    ids: tuple[str, ...]
    """The kept one first."""


def show_similar(map_: Map, groups: Sequence[tuple[Entry, ...]]) -> Settled | None:
    """The largest groups first; one press merges or tells apart."""
    if not groups:
        empty(_("Nothing here looks alike."), _("Entries that say the same are gathered here."))
    for group in groups[:MOST_GROUPS]:
        if settled := _group(map_, group):
            return settled
    if len(groups) > MOST_GROUPS:
        more = len(groups) - MOST_GROUPS
        aside(ngettext("{n} more group comes after these.", "{n} more groups come after these.",
                       more).format(n=more))  # fmt: skip
    return None


def _group(map_: Map, group: tuple[Entry, ...]) -> Settled | None:
    """Its entries; the one whose words stay; what merging does to votes."""
    ids = [e.id for e in group]
    key, by_id = "_".join(ids), {e.id: e for e in group}
    with st.container(key=f"card_similar_{ids[0]}"), st.form(f"similar_{key}", border=False):
        kept = st.radio(
            f"{_('Which one is kept?')} {_(group[0].label)}", ids,
            format_func=lambda i: plain(shortened(by_id[i].text, LONGEST)),
            captions=[_about(map_, by_id[i]) for i in ids], key=f"kept_{key}",
        )  # fmt: skip
        others = _others(group) if len(group) > 2 else [i for i in ids if i != kept]
        hint(f"{_('Every wording and author is kept.')} {merging_said(map_, ids)}")
        with st.container(horizontal=True):
            merge = st.form_submit_button(_("Merge"), icon=":material/call_merge:", type="primary")
            apart = st.form_submit_button(_("Not the same"), icon=":material/call_split:")
    chosen = tuple(i for i in others if i != kept)
    if merge and chosen:
        return Settled("merge", (kept, *chosen))
    return Settled("apart", tuple(ids)) if apart else None


def _others(group: Sequence[Entry]) -> list[str]:
    """Of three and more, some may stay out."""
    names = {e.id: plain(shortened(e.text, 60)) for e in group}
    return st.multiselect(
        _("Merged with each other"), list(names), list(names), format_func=names.__getitem__,
        key=f"with_{'_'.join(names)}",
    )  # fmt: skip


def _about(map_: Map, entry: Entry) -> str:
    said = voices(entry)
    where = map_.place_name(entry.places[0]) if entry.places else ""
    many = ngettext("said by {n}", "said by {n}", said).format(n=said) if said > 1 else ""
    return plain(", ".join(x for x in (where, entry.credit, many) if x))


def show_merged(entry: Entry, merged: Sequence[Entry], may_arrange: bool) -> str | None:
    """On the page of one entry: what went into it, each to be taken apart again."""
    if not merged or not may_arrange:
        return None
    chosen = None
    with st.expander(_("Take apart what was merged"), icon=":material/call_split:"):
        hint(_("What somebody changed since stays as it is, and is named. No vote moves."))
        for other in merged:
            words = escape(shortened(other.text, LONGEST))
            st.html(f'<p class="name">{words}</p><p class="who">{escape(other.credit)}</p>')
            if st.button(_("Take it out again"), key=f"apart_{entry.id}_{other.id}"):
                chosen = other.id
    return chosen
