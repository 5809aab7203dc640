"""Stories: as they were told, with what may name somebody underlined, and whether they may be
printed. Nothing here rewrites one."""

from __future__ import annotations

from dataclasses import dataclass
from html import escape

import streamlit as st

from sim_workshop.domain.evidence import Anecdote
from sim_workshop.domain.hits import Hit
from sim_workshop.domain.screening import screen
from sim_workshop.domain.workshop import Map
from sim_workshop.views.chips import chip, place_chip
from sim_workshop.views.forms import said
from sim_workshop.words import _


@dataclass(frozen=True)
class StoryAsked:
    """What somebody wants to do with a story: "edit", "release", "withhold", "cleared"."""

    act: str
    story: Anecdote


def story_card(map_: Map, story: Anecdote, *, own: bool, leads: bool) -> StoryAsked | None:
    """One story. What the screen of texts saw is marked for its author and facilitators alone."""
    hits = screen(story.text) if own or leads else ()
    chips = "".join(place_chip(map_, p) for p in story.places[:3])
    chips += chip(_("composite")) if story.composite else ""
    title = _("Story")
    card = st.container(key=f"card_{story.id}")
    card.html(
        f'<div class="cardhead"><span class="i" aria-hidden="true">format_quote</span>'
        f'<h2 class="name">{title}</h2>{_print_chip(story)}</div>'
        f'<p class="story">{marked(story.text, hits)}</p>'
        f'<div class="chips">{chips}</div>{_who(story, hits)}'
    )
    with card:
        return _actions(story, bool(hits), own=own, leads=leads) if own or leads else None


def _print_chip(story: Anecdote) -> str:
    if story.released:
        return chip(_("released for print"), "resource", "check_circle")
    return chip(_("not printed until a facilitator releases it"), "refused", "visibility_off")


def _who(story: Anecdote, hits: tuple[Hit, ...]) -> str:
    lines = [story.credit] if story.credit else []
    if story.standing == "held":
        lines.append(_("Held: only its author and facilitators see it."))
    if hits:
        lines.append(_("This may tell readers who it is: {seen}.").format(seen=said(hits)))
    if story.released and story.release_reason:
        lines.append(_("Released: {reason}").format(reason=story.release_reason))
    return "".join(f'<p class="who">{escape(line)}</p>' for line in lines)


def marked(text: str, hits: tuple[Hit, ...]) -> str:
    """The text with a dashed underline where the screen saw somebody."""
    out, at = [], 0
    for hit in hits:
        out += [escape(text[at : hit.start]), f"<mark>{escape(text[hit.start : hit.end])}</mark>"]
        at = hit.end
    return "".join([*out, escape(text[at:])])


def _actions(story: Anecdote, hits: bool, *, own: bool, leads: bool) -> StoryAsked | None:
    offered = [("edit", _("Edit"), "edit")]
    if story.standing == "held" and own:
        offered.append(("cleared", _("This names nobody"), "done"))
    if leads and story.released:
        offered.append(("withhold", _("Take back from print"), "visibility_off"))
    elif leads:
        offered.append(("release", _("Release") + ("…" if hits else ""), "check"))
    asked = None
    with st.container(horizontal=True):
        for act, label, icon in offered:
            if st.button(label, icon=f":material/{icon}:", key=f"{act}_{story.id}"):
                asked = StoryAsked(act, story)
    return asked
