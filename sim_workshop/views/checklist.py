"""The practices of an intercept as a checklist: what is in place, what the evidence says."""

from __future__ import annotations

from dataclasses import dataclass
from html import escape

import streamlit as st

from sim_workshop.domain.workshop import Map
from sim_workshop.words import _


@dataclass(frozen=True)
class Rated:
    practice: str
    rating: str


def show_checklist(map_: Map, intercept: str, may_rate: bool) -> Rated | None:
    """Each practice with its grade of evidence and the room's answer; the one just changed."""
    ratings = {r.id: r.label for r in map_.pack.vocabulary.checklist_rating}
    changed = None
    for practice in map_.pack.practices_of(intercept):
        answer = map_.practice_rating(practice.id)
        grade = map_.pack.vocabulary.label("evidence_levels", practice.evidence)
        with st.container(
            horizontal=True, vertical_alignment="center", key=f"row_{practice.id.replace('.', '_')}"
        ):
            st.html(f'<p class="name">{escape(practice.text)}</p>'
                    f'<p class="who">{_("Evidence")}: {escape(grade)}</p>')  # fmt: skip
            picked = st.segmented_control(
                practice.text, list(ratings), format_func=lambda r: ratings[r],
                default=answer.rating if answer else None, label_visibility="collapsed",
                key=f"practice_{practice.id}_{answer.rating if answer else ''}",
                disabled=not may_rate, width="content",
            )  # fmt: skip
        if picked and picked != (answer.rating if answer else None):
            changed = Rated(practice.id, picked)
    return changed
