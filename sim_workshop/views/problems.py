"""Problem statements: the sentence large, below it the number and the story that show it."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from html import escape

import streamlit as st

from sim_workshop.domain.cited import cited
from sim_workshop.domain.evidence import DataPoint
from sim_workshop.domain.value_words import unit_words, value_words
from sim_workshop.domain.workshop import Map
from sim_workshop.domain.year.engagement import Problem
from sim_workshop.domain.year.shown import Stated
from sim_workshop.views.bars import empty
from sim_workshop.views.chips import chip
from sim_workshop.views.forms import plain
from sim_workshop.views.number_words import not_local
from sim_workshop.words import _


def show_problems(map_: Map, found: Sequence[Stated], keeps: bool) -> Problem | None:
    """A card each; the one to be opened."""
    if not found:
        empty(_("No problem is stated yet."),
              _("Ask: what is it, in one sentence, with one number and one story?"))  # fmt: skip
    opened = None
    for each in found:
        problem = each.problem
        with st.container(key=f"card_{problem.id}"):
            st.html(
                f'<div class="stack"><p class="prompt">{escape(problem.text)}</p>'
                f"{''.join(_shows(map_, each))}</div>"
            )
            label = f"**{_('Edit')}** {plain(problem.text[:60])}"
            if keeps and st.button(label, type="tertiary", key=f"brief_edit_{problem.id}"):
                opened = problem
    return opened


def _shows(map_: Map, each: Stated) -> Iterator[str]:
    lacks = ""
    if each.number:
        yield _number(map_, each.number)
    else:
        lacks += _lacks(each.problem.number, _("no number shows it"))
    if each.story:
        marks = chip(_("made of several")) if each.story.composite else ""
        yield f'<p class="entry">“{escape(each.story.text)}” {marks}</p>'
    else:
        lacks += _lacks(each.problem.story, _("no story shows it"))
    if lacks:
        yield f'<div class="chips">{lacks}</div>'


def _lacks(chosen: str, none: str) -> str:
    """Nothing was chosen; or what was chosen may not be published any more."""
    said = _("what was chosen may not be published now; choose another") if chosen else none
    return chip(said, "waiting", "pending")


def _number(map_: Map, point: DataPoint) -> str:
    measure = map_.measures.get(point.measure)
    name = point.name or (measure.name if measure else "")
    source = cited(point.source, map_.workshop.sources)
    where = ", ".join(x for x in (name, point.period, source) if x)
    mark = f" {not_local()}" if point.locality != "local" else ""
    return (
        f'<p class="big">{escape(value_words(point))} '
        f"<small>{escape(unit_words(point))}</small></p>"
        f'<p class="who">{escape(where)}{mark}</p>'
    )
