"""What an intercept is: where it begins and ends, its boxes, what is usually there."""

from __future__ import annotations

from collections.abc import Iterable
from html import escape

import streamlit as st

from sim_workshop.domain.place import Intercept
from sim_workshop.domain.workshop import Map
from sim_workshop.words import _


def show_scope(map_: Map, here: Intercept) -> None:
    """Scope, boxes, typical resources; for what spans them all, its topics."""
    bounds = "".join(
        f"<p class='who'><strong>{escape(label)}</strong> {escape(said)}</p>"
        for label, said in ((_("Begins"), here.begins), (_("Ends"), here.ends))
        if said
    )
    st.html(f'<div class="scope"><p class="name">{escape(here.scope)}</p>{bounds}</div>')
    boxes = map_.elements_of(here.id)
    left, right = st.columns(2, gap="medium")
    with left:
        if boxes:
            _list(_("Boxes on the map"), ((e.name, e.description) for e in boxes))
        if here.is_cross:
            _list(_("Topics that run across"), ((t.name, "") for t in map_.pack.topics))
    with right:
        typical = map_.pack.typical_resources_of(here.id)
        if typical:
            _list(_("What many communities have here"), ((t.text, "") for t in typical))
        gaps = map_.pack.typical_gaps_of(here.id)
        if gaps:
            _list(_("What is often missing here"), ((g.text, "") for g in gaps))


def _list(title: str, lines: Iterable[tuple[str, str]]) -> None:
    rows = "".join(
        f"<li>{escape(name)}{f'<p class=who>{escape(more)}</p>' if more else ''}</li>"
        for name, more in lines
    )
    st.html(
        f'<section class="card"><h2 class="part">{escape(title)}</h2>'
        f'<ul class="plain">{rows}</ul></section>'
    )
