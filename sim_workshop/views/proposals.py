"""What one agency answered: each line, what it is proposed as, placed or left out by one press."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from html import escape
from typing import Any, Literal

import streamlit as st

from sim_workshop.domain.evidence import DataPoint
from sim_workshop.domain.findings import FINDINGS
from sim_workshop.domain.place import Question
from sim_workshop.domain.questionnaire import LEFT_OUT, Answer, Questionnaire
from sim_workshop.domain.workshop import Map
from sim_workshop.views.chips import chip
from sim_workshop.views.forms import said
from sim_workshop.views.heads import aside, heading
from sim_workshop.views.places import all_places
from sim_workshop.words import _

MOST = 25
"""Proposals on one screen; the next come when these are settled."""


@dataclass(frozen=True)
class Decided:
    """What becomes of one answer."""

    verb: Literal["entry", "number", "seat", "leave_out", "again"]
    answer: Answer
    how: dict[str, Any] = field(default_factory=dict)


def show_proposals(
    map_: Map, form: Questionnaire, questions: Sequence[Question], placed_as: Mapping[str, str]
) -> Decided | None:
    """The answers question by question; what is settled stands below."""
    decided = None
    heading(_("Answers of {agency}").format(agency=form.agency))
    if not form.waiting:
        aside(_("Every answer was placed or left out."))
    wants = {q.id: q.wants for q in questions}
    asked = {q.id: q.ask for q in questions} | {m: map_.measures[m].name for m in form.asks
                                                if m in map_.measures}  # fmt: skip
    shown = form.waiting[:MOST]
    for question in (q for q in asked if any(a.question == q for a in shown)):
        with st.container(key=f"card_{form.id}_{question}"):
            st.html(f'<h3 class="name">{escape(asked[question])}</h3>')
            kind = placed_as[wants.get(question, "numbers")]
            for answer in (a for a in shown if a.question == question):
                decided = _proposal(map_, answer, kind) or decided
    if len(form.waiting) > MOST:
        aside(_("{n} more come after these.").format(n=len(form.waiting) - MOST))
    return _settled(map_, form) or decided


def _proposal(map_: Map, answer: Answer, kind: str) -> Decided | None:
    st.html(_words(answer))
    if kind == "seat":
        return _seat(map_, answer)
    if kind == "number":
        return _number(answer)
    return _entry(map_, answer, kind)


def _words(answer: Answer) -> str:
    parts = [answer.text, *(
        f"{label}: {text}" for label, text in (
            (_("Value"), answer.value), (_("Period"), answer.period), (_("Source"), answer.source),
            (_("Definition"), answer.definition),
        ) if text
    )]  # fmt: skip
    seen = answer.hits
    held = chip(_("may identify a person: {seen}").format(seen=said(seen)), "refused", "lock")
    words = "".join(f'<p class="said">{escape(p)}</p>' for p in parts if p)
    return f"{words}{f'<div class=chips>{held}</div>' if seen else ''}"


def _entry(map_: Map, answer: Answer, kind: str) -> Decided | None:
    kinds = {k.kind: _(k.label) for k in FINDINGS}
    places = all_places(map_)
    where = answer.where if answer.where in places else "cross"
    with st.container(horizontal=True, vertical_alignment="bottom", key=f"place_{answer.id}"):
        chosen = st.selectbox(
            _("What it is"), list(kinds), list(kinds).index(kind), width=170,
            format_func=kinds.__getitem__, key=f"kind_{answer.id}",
        )  # fmt: skip
        at = st.selectbox(
            _("Where"), list(places), list(places).index(where), width=280,
            format_func=places.__getitem__, key=f"where_{answer.id}",
        )  # fmt: skip
        placed = st.button(_("Place"), key=f"do_{answer.id}", icon=":material/check:")
        left = _leave(answer)
    if placed:
        return Decided("entry", answer, {"kind": chosen, "text": answer.text, "places": (at,)})
    return left


def _seat(map_: Map, answer: Answer) -> Decided | None:
    names = {s.id: s.name for s in map_.pack.seats}
    with st.container(horizontal=True, vertical_alignment="bottom", key=f"place_{answer.id}"):
        seat = st.selectbox(
            _("Speaks for"), list(names), width=320, key=f"seat_{answer.id}",
            index=list(names).index(answer.where) if answer.where in names else None,
            format_func=names.__getitem__, placeholder=_("No seat yet"),
        )  # fmt: skip
        placed = st.button(
            _("Put on the list"), key=f"do_{answer.id}", icon=":material/person_add:"
        )
        left = _leave(answer)
    if placed:
        return Decided("seat", answer, {"role": answer.text, "seats": (seat,) if seat else ()})
    return left


def _number(answer: Answer) -> Decided | None:
    with st.container(horizontal=True, key=f"place_{answer.id}"):
        placed = st.button(_("Place as a number"), key=f"do_{answer.id}", icon=":material/tag:")
        left = _leave(answer)
    return Decided("number", answer) if placed else left


def _leave(answer: Answer) -> Decided | None:
    pressed = st.button(_("Leave out"), key=f"leave_{answer.id}", type="tertiary")
    return Decided("leave_out", answer) if pressed else None


def proposed_number(map_: Map, form: Questionnaire, answer: Answer) -> DataPoint:
    """The number form as it opens on an answer."""
    measure = map_.measures.get(answer.question)
    return DataPoint(
        id="", measure=measure.id if measure else "", name="" if measure else answer.text,
        value=answer.value, period=answer.period, source=answer.source or _("Agency form"),
        owner=form.agency, definition=answer.definition, unit=measure.unit if measure else "",
        intercept=measure.intercept if measure else "",
        footnote=answer.text if measure else "",
    )  # fmt: skip


def _settled(map_: Map, form: Questionnaire) -> Decided | None:
    """What was placed or left out. What went nowhere, or is gone again, can be taken up anew."""
    done = [a for a in form.answers if a.became]
    if not done:
        return None
    decided = None
    with st.expander(_("Placed or left out ({n})").format(n=len(done))):
        for answer in done:
            made = map_.get(answer.became)
            here = made is not None and made.is_visible
            state = (
                _("left out") if answer.became == LEFT_OUT else _("placed") if here else _("gone")
            )
            with st.container(horizontal=True, vertical_alignment="center", key=f"row_{answer.id}"):
                words = escape(answer.text or answer.value)
                st.html(f'<p class="name">{words}</p><p class="who">{escape(state)}</p>')
                if not here and st.button(_("Take up again"), key=f"again_{answer.id}"):
                    decided = Decided("again", answer)
    return decided
