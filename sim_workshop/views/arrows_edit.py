"""Arrows of one intercept: corrected, added, hidden and shown again."""

from __future__ import annotations

from html import escape
from typing import Any

import streamlit as st

from sim_workshop.domain.place import Element, Flow
from sim_workshop.domain.tokens import token_of
from sim_workshop.domain.workshop import Map, PlaceEdit
from sim_workshop.views.forms import plain
from sim_workshop.views.places_edit import PlaceAsked
from sim_workshop.words import _


def show_arrows(map_: Map, intercept: str) -> PlaceAsked | None:
    """The arrows of one intercept with their kind, and those that were hidden."""
    asked = None
    for arrow in map_.flows_of(intercept):
        key, name = arrow.id.replace(".", "_"), map_.place_name(arrow.id)
        kind = map_.pack.vocabulary.label("flow_kinds", arrow.kind)
        with st.container(horizontal=True, vertical_alignment="center", key=f"row_arrow_{key}"):
            said = f"{arrow.label} · {kind}" if arrow.label else kind
            st.html(f'<p class="name">{escape(name)}</p><p class="who">{escape(said)}</p>')
            if st.button(f"**{_('Correct')}** {plain(name)}", type="tertiary",
                         key=f"brief_arrow_{key}"):  # fmt: skip
                asked = PlaceAsked("open_arrow", {"id": arrow.id, "at": intercept})
            if st.button(f"**{_('Hide')}** {plain(name)}", type="tertiary",
                         key=f"brief_hide_arrow_{key}"):  # fmt: skip
                asked = PlaceAsked("arrow", {"id": arrow.id, "hidden": True})
    here = {e.id for e in map_.elements_of(intercept)}
    for edit in map_.all(PlaceEdit):
        gone = edit.flow
        if gone and gone.hidden and {gone.start, gone.end} & here and st.button(
            _("Show the arrow {name} again").format(name=_arrow_name(map_, gone.start, gone.end)),
            key=f"show_{edit.id}",
        ):  # fmt: skip
            asked = PlaceAsked("arrow", {"id": gone.id, "hidden": False})
    return asked


def _arrow_name(map_: Map, start: str, end: str) -> str:
    names = [(map_.element(e) or map_.pack.element(e)) for e in (start, end)]
    return plain(" → ".join(n.short_name for n in names if n))


def show_arrow_form(map_: Map, arrow: Flow | None, intercept: str) -> PlaceAsked | None:
    """A new arrow from a box to a box, or another course, meaning or words of a known one."""
    boxes = {e.id: _box_name(map_, e) for e in map_.elements}
    here = [e.id for e in map_.elements_of(intercept)]
    kinds = {t.id: t.label for t in map_.pack.vocabulary.flow_kinds}
    ids = [*here, *(b for b in boxes if b not in here)]
    start = ids.index(arrow.start) if arrow and arrow.start in ids else 0
    end = ids.index(arrow.end) if arrow and arrow.end in ids else min(1, len(ids) - 1)
    kind = list(kinds).index(arrow.kind) if arrow and arrow.kind in kinds else 0
    with st.form(f"arrow_{arrow.id if arrow else 'new'}", border=False):
        how: dict[str, Any] = {"id": arrow.id} if arrow else {}
        how |= {
            "start": st.selectbox(_("From"), ids, start, format_func=boxes.__getitem__),
            "end": st.selectbox(_("To"), ids, end, format_func=boxes.__getitem__),
            "kind": st.radio(_("What it means"), list(kinds), kind, format_func=kinds.__getitem__),
            "label": st.text_input(_("Words on the arrow"), arrow.label if arrow else "",
                                   placeholder=_("May stay empty")),
        }  # fmt: skip
        sent = st.form_submit_button(_("Save") if arrow else _("Add the arrow"), type="primary")
    return PlaceAsked("arrow" if arrow else "new_arrow", how) if sent else None


def _box_name(map_: Map, box: Element) -> str:
    """With its numeral; the boxes at both ends of the picture have none."""
    known = map_.intercept(box.intercept)
    return f"{token_of(map_, box.intercept)} {box.name}" if known else box.name
