"""Boxes of one intercept: corrected, added, moved up and down, hidden and shown again."""

from __future__ import annotations

from collections.abc import Callable
from html import escape
from typing import Any

import streamlit as st

from sim_workshop.domain.drawn.moving import moved, rows_at
from sim_workshop.domain.place import LAST_ROW, LONGEST_SHORT_NAME, Element
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
    boxes = sorted(map_.elements_of(intercept), key=_row_in(map_, intercept))
    for box in boxes:
        key, name = box.id.replace(".", "_"), plain(box.name)
        with st.container(horizontal=True, vertical_alignment="center", key=f"row_box_{key}"):
            about = f'<p class="who">{escape(box.description)}</p>'
            st.html(f'<p class="name">{escape(box.name)}</p>{about}')
            if st.button(f"**{_('Correct')}** {name}", type="tertiary", key=f"brief_box_{key}"):
                asked = PlaceAsked("open_box", {"id": box.id})
            asked = _higher_or_lower(map_, box, key) or asked
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


def _row_in(map_: Map, intercept: str) -> Callable[[Element], int]:
    """Boxes in the order of the map; those that are not drawn last."""
    rows = rows_at(map_, intercept)
    return lambda box: rows.get(box.id, LAST_ROW + len(rows))


def _higher_or_lower(map_: Map, box: Element, key: str) -> PlaceAsked | None:
    """Two buttons that move the box a row on the map; each only where there is a row."""
    ways = (
        (-1, _("Higher"), ":material/arrow_upward:", "higher"),
        (1, _("Lower"), ":material/arrow_downward:", "lower"),
    )
    asked = None
    for by, label, icon, name in ways:
        if st.button(
            f"**{label}** {plain(box.name)}", icon=icon, type="tertiary",
            disabled=not moved(map_, box.id, by), key=f"brief_{name}_{key}",
        ):  # fmt: skip
            asked = PlaceAsked("move_box", {"id": box.id, "by": by})
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
