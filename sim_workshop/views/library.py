"""The practices of the content pack by intercept, with the grade of their evidence and the room's
answer."""

from __future__ import annotations

from collections.abc import Sequence
from html import escape

import streamlit as st

from sim_workshop.domain.place import Practice
from sim_workshop.domain.workshop import Map
from sim_workshop.views.chips import chip
from sim_workshop.views.heads import heading
from sim_workshop.views.tables import table, tile
from sim_workshop.words import _

ALL = "all"
RATED = {"in_place": "resource", "underway": "opportunity", "planned": "opportunity",
         "not_planned": "gap"}  # fmt: skip


def library_sentence(map_: Map) -> str:
    practices = map_.pack.practices
    rated = [map_.practice_rating(p.id) for p in practices]
    here = sum(1 for r in rated if r and r.rating == "in_place")
    return _("{n} practices known to help; {here} are in place here, {open} are not rated "
             "yet.").format(n=len(practices), here=here,
                            open=sum(1 for r in rated if not (r and r.rating)))  # fmt: skip


def show_library(map_: Map) -> None:
    """All, or those of one grade; rated at the intercept's own page."""
    grades = {ALL: _("Every grade")} | {t.id: t.label for t in map_.pack.vocabulary.evidence_levels}
    grade = st.selectbox(
        _("Evidence"), list(grades), format_func=grades.__getitem__, key="library_grade", width=380
    )
    for intercept in map_.intercepts:
        found = [p for p in map_.pack.practices_of(intercept.id) if grade in (ALL, p.evidence)]
        if found:
            heading(intercept.name)
            st.html(tile(_table(map_, found)))
            st.page_link("intercept.py", label=_("Rate them at the intercept"),
                         query_params={"at": intercept.id})  # fmt: skip


def _table(map_: Map, practices: Sequence[Practice]) -> str:
    heads = (_("Practice"), _("Evidence"), _("Here"))
    return table(heads, [_row(map_, p, heads) for p in practices], blocks=True)


def _row(map_: Map, practice: Practice, heads: Sequence[str]) -> str:
    grade = map_.pack.vocabulary.label("evidence_levels", practice.evidence)
    answer = map_.practice_rating(practice.id)
    rating = answer.rating if answer else ""
    said = map_.pack.vocabulary.label("checklist_rating", rating) if rating else _("not rated")
    remark = f"<small>{escape(answer.remark)}</small>" if answer and answer.remark else ""
    return (
        f'<tr><th scope="row">{escape(practice.text)}</th>'
        f'<td data-label="{escape(heads[1])}">{escape(grade)}</td>'
        f'<td data-label="{escape(heads[2])}">{chip(said, RATED.get(rating, "waiting"))}{remark}'
        "</td></tr>"
    )
