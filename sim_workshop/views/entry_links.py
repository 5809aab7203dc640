"""What hangs on an entry: ideas for a gap, the gaps an idea answers, other wordings."""

from __future__ import annotations

from collections.abc import Collection, Iterable
from html import escape

import streamlit as st

from sim_workshop.domain.evidence import DataPoint
from sim_workshop.domain.figures import figures
from sim_workshop.domain.findings import Entry, Gap, Opportunity
from sim_workshop.domain.workshop import Map
from sim_workshop.views.bars import empty
from sim_workshop.views.heads import heading
from sim_workshop.views.number_cards import figure_card
from sim_workshop.words import _


def show_linked(entries: Iterable[Entry]) -> None:
    """Other entries as cards that open them."""
    cards = "".join(
        f'<a class="card linked" href="/entry?id={escape(e.id)}" target="_self">{escape(e.text)}'
        f'<span class="who">{escape(e.credit)}</span></a>'
        for e in entries
    )
    if cards:
        st.html(cards)


def ideas_for(map_: Map, gap: Gap) -> list[Opportunity]:
    return [o for o in map_.opportunities if gap.id in o.answers]


def show_ideas(map_: Map, gap: Gap, may_add: bool) -> str | None:
    """The ideas that answer a gap, and a line for another; its words when it is added."""
    heading(_("Ideas that answer it"))
    ideas = ideas_for(map_, gap)
    show_linked(ideas)
    if not ideas and not may_add:
        empty(_("No idea answers this gap yet."), _("Ask the room what could be tried."))
    if not may_add:
        return None
    with st.form(f"idea_{gap.id}_{len(ideas)}", border=False):
        text = st.text_input(_("Add an idea"), placeholder=_("What could be done?"))
        sent = st.form_submit_button(_("Add the idea"), icon=":material/lightbulb:")
    return text if sent else None


def show_answered(map_: Map, idea: Opportunity) -> None:
    gaps = [g for g in map_.gaps if g.id in idea.answers]
    if gaps:
        heading(_("It answers"))
        show_linked(gaps)


def show_wordings(entry: Entry) -> None:
    """Everybody's own words for what was merged, and who said them."""
    if not entry.wordings:
        return
    heading(_("Also said as"))
    said = (
        f'<div class="card">{escape(w.text)}<span class="who below">{escape(w.credit)}</span></div>'
        for w in entry.wordings
    )
    st.html("".join(said))


def show_evidence(
    map_: Map, entry: Entry, points: Iterable[DataPoint], withheld: Collection[str], *, leads: bool
) -> None:
    """Numbers and stories that were attached to it. Stakeholders' screens count as leaving."""
    about = figures(map_, [p for p in points if entry.id in p.about])
    stories = [s for s in map_.stories if entry.id in s.about and (leads or s.released)]
    if about or stories:
        heading(_("Evidence"))
    for figure in about:
        with st.container(key=f"card_{figure.points[0].id}"):
            figure_card(map_, figure, withheld, hides=not leads)
    for story in stories:
        with st.container(key=f"card_{story.id}"):
            st.html(f'<p class="story">{escape(story.text)}</p>')
