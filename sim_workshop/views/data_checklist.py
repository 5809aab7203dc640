"""The data checklist: three phases, what each rater says side by side, and what they agreed on."""

from __future__ import annotations

from collections.abc import Mapping
from html import escape

import streamlit as st

from sim_workshop.domain.workshop import Map
from sim_workshop.domain.year.assessment import Maturity
from sim_workshop.domain.year.rating import Phase, Rated
from sim_workshop.views.chips import chip
from sim_workshop.views.forms import hint
from sim_workshop.views.report_card import RatedNow, whose
from sim_workshop.views.tables import help_line, table, tile
from sim_workshop.words import _, ngettext


def phase_names() -> dict[int, str]:
    return {1: _("Phase 1: ready to begin"), 2: _("Phase 2: building"), 3: _("Phase 3: in use")}


def rating_words(map_: Map) -> dict[str, str]:
    return {t.id: t.label for t in map_.pack.vocabulary.checklist_rating}


def show_phase(map_: Map, phase: Phase, names_raters: bool) -> None:
    """A table of its lines; a closed phase says what opens it."""
    title = phase_names()[phase.number]
    agreed = sum(1 for line in phase.lines if line.agreed)
    state = _state(phase, agreed)
    st.html(f'<div class="cardhead"><h3 class="part">{escape(title)}</h3>{state}</div>')
    if not phase.is_open:
        said = "".join(f"<li>{escape(r.line.text)}</li>" for r in phase.lines)
        st.html(tile(f'<ul class="plain">{said}</ul>'))
        return
    rows = (_row(map_, rated, names_raters) for rated in phase.lines)
    heads = (_("Line"), _("What the raters say"), _("Agreed"))
    st.html(tile(table(heads, rows, blocks=True)))


def _state(phase: Phase, agreed: int) -> str:
    if phase.is_agreed:
        return chip(_("agreed"), "resource", "check")
    if not phase.is_open:
        said = _("closed until phase {n} is agreed").format(n=phase.number - 1)
        return chip(said, "parking", "lock")
    said = _("{n} of {all} lines agreed").format(n=agreed, all=len(phase.lines))
    return chip(said, "waiting", "edit")


def _row(map_: Map, rated: Rated, names_raters: bool) -> str:
    said = "".join(f"<div>{_said(map_, m, names_raters)}</div>" for m in rated.by)
    if rated.differs:
        said += chip(_("the raters differ"), "waiting", "difference")
    words = rating_words(map_)
    agreed = rated.agreed
    consensus = (
        chip(words.get(agreed.rating, agreed.rating), "resource", "check") if agreed
        else chip(_("not yet"), "waiting", "pending")
    )  # fmt: skip
    cells = (
        (_("What the raters say"), said or escape(_("nobody yet"))), (_("Agreed"), consensus),
    )  # fmt: skip
    rest = "".join(f'<td data-label="{escape(h)}">{c}</td>' for h, c in cells)
    return f'<tr><th scope="row">{escape(rated.line.text)}</th>{rest}</tr>'


def _said(map_: Map, each: Maturity, names_raters: bool) -> str:
    rating = rating_words(map_).get(each.rating, each.rating)
    return escape(f"{each.rater}: {rating}" if names_raters else rating)


def about_checklist() -> None:
    st.html(help_line(_(
        "Leaders and IT people of several agencies rate each line by themselves; then they talk "
        "and agree. The next phase opens when every line of the one before is agreed. The lines "
        "are generic and in our own words; your content pack can hold others."
    )))  # fmt: skip


def show_rating_form(map_: Map, phase: Phase, own: str) -> RatedNow | None:
    """One rater's view of every line of a phase; lines may be left out."""
    words = rating_words(map_)
    with st.form(f"checklist_{phase.number}_{map_.revision}", border=False):
        agency = whose(map_, own)
        given = {r.line.id: _choice(r.line.text, words, "") for r in phase.lines}
        sent = st.form_submit_button(_("Save the ratings"), type="primary")
    return RatedNow(agency, ratings={k: v for k, v in given.items() if v}) if sent else None


def show_agreeing_form(map_: Map, phase: Phase, fewest: int) -> RatedNow | None:
    """What was agreed on each line that enough people rated."""
    words = rating_words(map_)
    ready = [r for r in phase.lines if len(r.by) >= fewest or r.agreed]
    left = len(phase.lines) - len(ready)
    with st.form(f"agreed_{phase.number}_{map_.revision}", border=False):
        if left:
            waits = ngettext(
                "{n} line waits for a second rater.", "{n} lines wait for a second rater.", left
            )
            hint(waits.format(n=left))
        given = {
            r.line.id: _choice(r.line.text, words, r.agreed.rating if r.agreed else "")
            for r in ready
        }
        sent = st.form_submit_button(_("Save what was agreed"), type="primary", disabled=not ready)
    return RatedNow(ratings=given) if sent else None


def _choice(label: str, words: Mapping[str, str], known: str) -> str:
    ids = list(words)
    chosen = st.selectbox(
        label, ids, ids.index(known) if known in words else None, format_func=words.__getitem__,
        placeholder=_("Not rated"),
    )  # fmt: skip
    return chosen or ""
