"""Boxes and arrows of one intercept: corrected, added, hidden and shown again."""

from __future__ import annotations

from html import escape
from typing import Any

import streamlit as st

from sim_workshop.domain.place import LONGEST_SHORT_NAME, Element
from sim_workshop.domain.tokens import token_of
from sim_workshop.domain.workshop import Map, PlaceEdit
from sim_workshop.views.forms import hint, plain
from sim_workshop.views.places_edit import PlaceAsked
from sim_workshop.words import _


def choose_one_intercept(map_: Map) -> str:
    """Whose boxes and arrows are shown."""
    names = {i.id: i.name for i in map_.intercepts if not i.is_cross}
    return st.selectbox(
        _("Of which intercept"), list(names), format_func=names.__getitem__, width=420,
        key="places_of",
    )  # fmt: skip


def show_boxes(map_: Map, intercept: str) -> PlaceAsked | None:
    """The boxes of one intercept, then those that were hidden."""
    asked = None
    for box in map_.elements_of(intercept):
        key, name = box.id.replace(".", "_"), plain(box.name)
        with st.container(horizontal=True, vertical_alignment="center", key=f"row_box_{key}"):
            about = f'<p class="who">{escape(box.description)}</p>'
            st.html(f'<p class="name">{escape(box.name)}</p>{about}')
            if st.button(f"**{_('Correct')}** {name}", type="tertiary", key=f"brief_box_{key}"):
                asked = PlaceAsked("open_box", {"id": box.id})
            if st.button(f"**{_('Hide')}** {name}", type="tertiary", key=f"brief_hide_box_{key}"):
                asked = PlaceAsked("box", {"id": box.id, "hidden": True})
    for edit in map_.all(PlaceEdit):
        gone = edit.element
        if (
            gone
            and gone.hidden
            and gone.intercept == intercept
            and st.button(
                _("Show {name} again").format(name=plain(gone.name)), key=f"show_{edit.id}"
            )
        ):
            asked = PlaceAsked("box", {"id": gone.id, "hidden": False})
    return asked


def show_box_form(map_: Map, box: Element | None, at: str) -> PlaceAsked | None:
    """Names, description and intercept of a box; or a new one at this intercept."""
    own = [i for i in map_.intercepts if not i.is_cross]
    intercepts = {i.id: f"{token_of(map_, i.id)} {i.name}" for i in own}
    with st.form(f"box_{box.id if box else 'new'}", border=False):
        how: dict[str, Any] = {"name": st.text_input(_("Name"), box.name if box else "")}
        if box:
            how["id"] = box.id
            how["short_name"] = st.text_input(
                _("Short name, as it stands on the map"), box.short_name,
                max_chars=LONGEST_SHORT_NAME,
            )  # fmt: skip
            hint(_("At most 30 characters, in two lines of 17."))
            how["description"] = st.text_input(_("What it is"), box.description)
        how["intercept"] = st.selectbox(
            _("Intercept"), list(intercepts), list(intercepts).index(box.intercept if box else at),
            format_func=intercepts.__getitem__,
        )  # fmt: skip
        how["decision"] = st.checkbox(
            _("A decision point of the justice system: arrest, jail, court"),
            bool(box and box.decision),
        )
        sent = st.form_submit_button(_("Save"), type="primary")
    return PlaceAsked("box" if box else "new_box", how) if sent else None


def show_arrows(map_: Map, intercept: str) -> PlaceAsked | None:
    """The arrows of one intercept with their kind, and those that were hidden."""
    asked = None
    for arrow in map_.flows_of(intercept):
        key, name = arrow.id.replace(".", "_"), map_.place_name(arrow.id)
        kind = map_.pack.vocabulary.label("flow_kinds", arrow.kind)
        with st.container(horizontal=True, vertical_alignment="center", key=f"row_arrow_{key}"):
            said = f"{arrow.label} · {kind}" if arrow.label else kind
            st.html(f'<p class="name">{escape(name)}</p><p class="who">{escape(said)}</p>')
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


def show_arrow_form(map_: Map, intercept: str) -> PlaceAsked | None:
    """A new arrow from a box to a box."""
    boxes = {e.id: _box_name(map_, e) for e in map_.elements}
    here = [e.id for e in map_.elements_of(intercept)]
    kinds = {t.id: t.label for t in map_.pack.vocabulary.flow_kinds}
    ids = [*here, *(b for b in boxes if b not in here)]
    with st.form("arrow_new", border=False):
        how = {
            "start": st.selectbox(_("From"), ids, format_func=boxes.__getitem__),
            "end": st.selectbox(_("To"), ids, min(1, len(ids) - 1), format_func=boxes.__getitem__),
            "kind": st.radio(_("What it means"), list(kinds), format_func=kinds.__getitem__),
            "label": st.text_input(_("Words on the arrow"), placeholder=_("May stay empty")),
        }
        sent = st.form_submit_button(_("Add the arrow"), type="primary")
    return PlaceAsked("new_arrow", how) if sent else None


def _box_name(map_: Map, box: Element) -> str:
    """With its numeral; the boxes at both ends of the picture have none."""
    known = map_.intercept(box.intercept)
    return f"{token_of(map_, box.intercept)} {box.name}" if known else box.name
