"""The line of intercepts of this workshop: renamed, added, hidden, put in another order."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from html import escape
from typing import Any

import streamlit as st

from sim_workshop.domain.place import Intercept
from sim_workshop.domain.tokens import colour_of, token_of
from sim_workshop.domain.workshop import Map, PlaceEdit
from sim_workshop.views.forms import plain
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


def _intercept_row(
    map_: Map, shown: list[Intercept], at: int, here: Intercept
) -> PlaceAsked | None:
    key, name = here.id.replace(".", "_"), plain(here.name)
    with st.container(horizontal=True, vertical_alignment="center", key=f"row_intercept_{key}"):
        token = f'<span class="token i{colour_of(map_, here.id)}">{escape(token_of(map_, here.id))}'
        called = f'<span class="name">{escape(here.name)}</span>'
        st.html(f'<div class="cardhead">{token}</span>{called}</div>')
        if st.button(f"**{_('Rename')}** {name}", type="tertiary", key=f"brief_rename_{key}"):
            return PlaceAsked("open_intercept", {"id": here.id})
        if st.button(
            f"**{_('Earlier')}** {name}", icon=":material/arrow_upward:", type="tertiary",
            disabled=at == 0, key=f"brief_up_{key}",
        ):  # fmt: skip
            return PlaceAsked(
                "intercept", {"id": here.id, "order": _between(shown, at - 2, at - 1)}
            )
        if st.button(
            f"**{_('Later')}** {name}", icon=":material/arrow_downward:", type="tertiary",
            disabled=at == len(shown) - 1, key=f"brief_down_{key}",
        ):  # fmt: skip
            return PlaceAsked(
                "intercept", {"id": here.id, "order": _between(shown, at + 1, at + 2)}
            )
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
        if (
            here
            and here.hidden
            and st.button(
                _("Show {name} again").format(name=plain(here.name)), key=f"show_{edit.id}"
            )
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
        how["short_name"] = (
            st.text_input(_("Short name, for the head of the map"), here.short_name if here else "")
            or how["name"]
        )
        how["scope"] = st.text_area(_("What belongs to it"), here.scope if here else "", height=90)
        sent = st.form_submit_button(_("Save"), type="primary")
    if sent and how["id"] and how["name"].strip():
        return PlaceAsked("intercept", how)
    return None
