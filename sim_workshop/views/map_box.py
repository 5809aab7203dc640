"""What stands on one box of the map: resources, what is missing, ideas, numbers, the ways on."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from html import escape

import streamlit as st

from sim_workshop.domain.at_places import STATUS_WORDS
from sim_workshop.domain.evidence import DataPoint
from sim_workshop.domain.figures import figures
from sim_workshop.domain.findings import Entry, Resource
from sim_workshop.domain.outline import BoxInWords, outline
from sim_workshop.domain.workshop import Map
from sim_workshop.views.bars import empty
from sim_workshop.views.chips import place_chip
from sim_workshop.views.forms import plain
from sim_workshop.views.heads import heading
from sim_workshop.views.number_cards import figure_card
from sim_workshop.words import _


def show_box(
    map_: Map, box: str, numbers: Sequence[DataPoint], withheld: Collection[str], *, hides: bool
) -> None:
    """All that is written on a box; each entry is a link to its own page."""
    element = map_.element(box)
    if element is None:
        empty(_("This box is not on the map any more."), _("Choose another one."))
        return
    about = [element.description, ", ".join(element.agencies)]
    said = "".join(f'<p class="who">{escape(a)}</p>' for a in about if a)
    name = f'<h2 class="name">{escape(element.name)}</h2>'
    st.html(f'{name}<div class="chips">{place_chip(map_, element.intercept)}</div>{said}')
    _entries(_("What we have"), [r for r in map_.resources if box in r.places],
             _("Nobody has named a resource here yet."))  # fmt: skip
    _entries(_("What is missing"), [g for g in map_.gaps if box in g.places])
    _entries(_("Ideas"), [o for o in map_.opportunities if box in o.places])
    _entries(_("Strengths"), [s for s in map_.strengths if box in s.places])
    found = [p for p in numbers if box in p.about]
    if found:
        heading(_("Numbers"), 3)
        for figure in figures(map_, found):
            figure_card(map_, figure, withheld, hides=hides)
    _ways_on(map_, box)


def _entries(title: str, entries: Sequence[Entry], missing: str = "") -> None:
    if not entries and not missing:
        return
    heading(title, 3)
    if not entries:
        empty(missing, _("Ask: who does this here, and when?"))
    for entry in entries:
        with st.container(gap=None, key=f"linked_{entry.id}"):
            st.page_link("entry.py", label=plain(entry.text), query_params={"id": entry.id})
            st.html(f'<p class="who">{_status(entry)}{escape(entry.credit)}</p>')


def _status(entry: Entry) -> str:
    if not isinstance(entry, Resource):
        return ""
    words = _(STATUS_WORDS.get(entry.status, entry.status))
    return f'<span class="ball {entry.status or "unknown"}"></span>{escape(words)} '


def _ways_on(map_: Map, box: str) -> None:
    found = next((b for i in map_.once(outline) for b in i.boxes if b.element.id == box), None)
    if found and found.arrows:
        heading(_("Ways on"), 3)
        st.html(ways_html(found))


def ways_html(box: BoxInWords) -> str:
    """The arrows that leave a box, with what is missing on them."""
    lines = []
    for arrow in box.arrows:
        gaps = "".join(f'<li class="gap">{escape(g.text)}</li>' for g in arrow.gaps)
        inner = f'<ul class="plain">{gaps}</ul>' if gaps else ""
        lines.append(f"<li>{escape(arrow.sentence)}{inner}</li>")
    return f'<ul class="plain">{"".join(lines)}</ul>' if lines else ""
