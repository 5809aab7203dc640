"""Intercepts, boxes and arrows of this workshop: renamed, added, hidden, put in another order."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from html import escape
from typing import Any

import streamlit as st

from sim_workshop.domain.place import LONGEST_SHORT_NAME, Element, Intercept
from sim_workshop.domain.tokens import colour_of, token_of
from sim_workshop.domain.workshop import Map, PlaceEdit
from sim_workshop.views.forms import hint, plain
from sim_workshop.words import _


@dataclass(frozen=True)
class PlaceAsked:
    """One change of the map of places: the verb, and what it needs."""

    verb: str
    how: Mapping[str, Any] = field(default_factory=dict)


def show_intercepts(map_: Map) -> PlaceAsked | None:
    """The line of intercepts, each movable by one, hideable, to be renamed."""
    asked = None
    shown = [i for i in map_.intercepts if not i.is_cross]
    for at, intercept in enumerate(shown):
        asked = _intercept_row(map_, shown, at, intercept) or asked
    return _hidden_intercepts(map_) or asked


def _intercept_row(map_: Map, shown: list[Intercept], at: int, here: Intercept) -> PlaceAsked | None:
    key, name = here.id.replace(".", "_"), plain(here.name)
    with st.container(horizontal=True, vertical_alignment="center", key=f"row_intercept_{key}"):
        st.html(
            f'<div class="cardhead" style="margin:0"><span class="token i{colour_of(map_, here.id)}">'
            f'{escape(token_of(map_, here.id))}</span><span class="name">{escape(here.name)}</span></div>'
        )
        if st.button(f"**{_('Rename')}** {name}", type="tertiary", key=f"brief_rename_{key}"):
            return PlaceAsked("open_intercept", {"id": here.id})
        if st.button(
            f"**{_('Earlier')}** {name}", icon=":material/arrow_upward:", type="tertiary",
            disabled=at == 0, key=f"brief_up_{key}",
        ):  # fmt: skip
            return PlaceAsked("intercept", {"id": here.id, "order": _between(shown, at - 2, at - 1)})
        if st.button(
            f"**{_('Later')}** {name}", icon=":material/arrow_downward:", type="tertiary",
            disabled=at == len(shown) - 1, key=f"brief_down_{key}",
        ):  # fmt: skip
            return PlaceAsked("intercept", {"id": here.id, "order": _between(shown, at + 1, at + 2)})
        if st.button(f"**{_('Hide')}** {name}", type="tertiary", key=f"brief_hide_{key}"):
            return PlaceAsked("intercept", {"id": here.id, "hidden": True})
    return None


def _between(shown: list[Intercept], before: int, after: int) -> float:
    """A number that puts an intercept between two others."""
    low = shown[before].order if before >= 0 else shown[0].order - 2
    high = shown[after].order if after < len(shown) else shown[-1].order + 2
    return (low + high) / 2


def _hidden_intercepts(map_: Map) -> PlaceAsked | None:
    asked = None
    for edit in map_.all(PlaceEdit):
        here = edit.intercept
        if here and here.hidden and st.button(
            _("Show {name} again").format(name=plain(here.name)), key=f"show_{edit.id}"
        ):
            asked = PlaceAsked("intercept", {"id": here.id, "hidden": False})
    return asked


def show_intercept_form(here: Intercept | None, orders: Mapping[str, float]) -> PlaceAsked | None:
    """A new intercept with its numeral and place in the line, or the names of a known one."""
    with st.form(f"intercept_{here.id if here else 'new'}", border=False):
        how: dict[str, Any] = {"id": here.id if here else ""}
        if here is None:
            how["id"] = st.text_input(_("Numeral"), placeholder=_("For example: 2.5")).strip()
            after = st.selectbox(_("Comes after"), list(orders))
            how["order"] = orders[after] if after else 0.0
        how["name"] = st.text_input(_("Name"), here.name if here else "")
        how["short_name"] = st.text_input(
            _("Short name, for the head of the map"), here.short_name if here else ""
        ) or how["name"]
        how["scope"] = st.text_area(_("What belongs to it"), here.scope if here else "", height=90)
        sent = st.form_submit_button(_("Save"), type="primary")
    if sent and how["id"] and how["name"].strip():
        return PlaceAsked("intercept", how)
    return None


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
            st.html(f'<p class="name">{escape(box.name)}</p><p class="who">{escape(box.description)}</p>')
            if st.button(f"**{_('Correct')}** {name}", type="tertiary", key=f"brief_box_{key}"):
                asked = PlaceAsked("open_box", {"id": box.id})
            if st.button(f"**{_('Hide')}** {name}", type="tertiary", key=f"brief_hide_box_{key}"):
                asked = PlaceAsked("box", {"id": box.id, "hidden": True})
    for edit in map_.all(PlaceEdit):
        gone = edit.element
        if gone and gone.hidden and gone.intercept == intercept and st.button(
            _("Show {name} again").format(name=plain(gone.name)), key=f"show_{edit.id}"
        ):
            asked = PlaceAsked("box", {"id": gone.id, "hidden": False})
    return asked


def show_box_form(map_: Map, box: Element) -> PlaceAsked | None:
    """Names, description and intercept of a box; an empty id is a new one."""
    intercepts = {i.id: f"{token_of(map_, i.id)} {i.name}" for i in map_.intercepts if not i.is_cross}
    with st.form(f"box_{box.id}", border=False):
        how: dict[str, Any] = {"name": st.text_input(_("Name"), box.name)}
        if box.id:
            how["id"] = box.id
            how["short_name"] = st.text_input(
                _("Short name, as it stands on the map"), box.short_name,
                max_chars=LONGEST_SHORT_NAME,
            )  # fmt: skip
            hint(_("At most 30 characters, in two lines of 17."))
            how["description"] = st.text_input(_("What it is"), box.description)
        how["intercept"] = st.selectbox(
            _("Intercept"), list(intercepts), list(intercepts).index(box.intercept),
            format_func=intercepts.__getitem__,
        )  # fmt: skip
        how["decision"] = st.checkbox(
            _("A decision point of the justice system: arrest, jail, court"), box.decision
        )
        sent = st.form_submit_button(_("Save"), type="primary")
    return PlaceAsked("box" if box.id else "new_box", how) if sent else None


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
            _("Show the arrow {name} again").format(name=plain(_arrow_name(map_, gone.start, gone.end))),
            key=f"show_{edit.id}",
        ):  # fmt: skip
            asked = PlaceAsked("arrow", {"id": gone.id, "hidden": False})
    return asked


def _arrow_name(map_: Map, start: str, end: str) -> str:
    names = [(map_.element(e) or map_.pack.element(e)) for e in (start, end)]
    return " → ".join(n.short_name for n in names if n)


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
