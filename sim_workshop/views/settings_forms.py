"""The groups of settings, each a form of its own: what it returns is what the person changed."""

from __future__ import annotations

from collections.abc import Callable
from html import escape
from typing import Any

import streamlit as st

from sim_workshop.domain.place import Pack
from sim_workshop.domain.roles import Ruling
from sim_workshop.domain.workshop import Workshop
from sim_workshop.views.bars import refusal
from sim_workshop.views.forms import side_by_side
from sim_workshop.views.heads import section
from sim_workshop.views.settled import (
    LONE,
    Fields,
    about_fields,
    light_fields,
    names_fields,
    pack_said,
    practice_fields,
    purpose_fields,
    voting_fields,
)
from sim_workshop.views.tables import help_line
from sim_workshop.words import _

TERMS = ("votes", "importance", "feasibility", "severity", "evidence", "leverage")


def show_about(known: Workshop, pack: Pack) -> Fields | None:
    """When, where, what for; and which content it started from."""
    return _form(
        "about", known, about_fields, purpose_fields, light_fields, practice_fields,
        lambda _known: pack_said(pack),
    )  # fmt: skip


def show_rules(known: Workshop, weights: dict[str, float], lower: Ruling) -> Fields | None:
    """Names, votes, what is weighed, what may leave."""
    return _form(
        "rules", known, names_fields, voting_fields, lambda w: _weighing(w, weights),
        lambda w: _leaving(w, lower),
    )  # fmt: skip


def _form(key: str, known: Workshop, *groups: Callable[[Workshop], Fields]) -> Fields | None:
    """Only what differs from how it was drawn, so that two facilitators do not undo each other."""
    fields: Fields = {}
    with st.form(f"settings_{key}", border=False):
        for group in groups:
            fields |= group(known)
        with st.container(key="saving"):
            sent = st.form_submit_button(_("Save"), type="primary")
    changed = {k: v for k, v in fields.items() if v != getattr(known, k)}
    return changed if sent else None


def _weighing(known: Workshop, weights: dict[str, float]) -> Fields:
    """The second ranking: off by default, never on the wall."""
    with section("weighed", _("Weighed ranking"), _(
        "Beside the votes, for facilitators and the report's appendix, after the reveal; never on "
        "the wall. What each term counts is printed."
    )):  # fmt: skip
        on = st.checkbox(_("Offer a weighed ranking beside the votes"), known.weighed_ranking)
        st.html(help_line(_("What each term counts, in percent.")))
        chosen = _weights(weights)
        st.html(help_line(_(
            "Leverage: how many jail admissions one in ten more people on a way out would save. It "
            "counts only where every arrow it rests on has a real count."
        )))  # fmt: skip
    usual = tuple((t, round(weights.get(t, 0.0), 2)) for t in TERMS)
    return {"weighed_ranking": on, "weights": known.weights if chosen == usual else chosen}


def _weights(weights: dict[str, float]) -> tuple[tuple[str, float], ...]:
    words = {
        "votes": _("Votes"), "importance": _("Importance"), "feasibility": _("Feasibility"),
        "severity": _("Severity"), "evidence": _("Evidence"), "leverage": _("Leverage"),
    }  # fmt: skip
    places = side_by_side(3)
    percent = {
        term: next(places).number_input(words[term], 0, 100, round(100 * weights.get(term, 0.0)))
        for term in TERMS
    }
    return tuple((term, float(n) / 100) for term, n in percent.items())


def _leaving(known: Workshop, lower: Ruling) -> Fields:
    """Downloads, and the smallest count of people that is shown."""
    floor = 1 if lower else known.smallest_cell_shown
    with section("leaving", _("What may leave"), _(
        "Smaller counts of people are left out of everything that leaves, with what they could be "
        "worked out from."
    )):  # fmt: skip
        cell = st.number_input(
            _("Smallest count of people that is shown"), floor, 1000, known.smallest_cell_shown,
            width=LONE,
        )  # fmt: skip
        if not lower:
            st.html(help_line(lower.reason))
        download = st.checkbox(
            _("Participants may download what is published"), known.stakeholders_may_download
        )
    return {"stakeholders_may_download": download, "smallest_cell_shown": int(cell)}


def weights_are_whole(changed: dict[str, Any]) -> bool:
    """Whether the weights make a whole."""
    weights = changed.get("weights")
    return not weights or abs(sum(w for _term, w in weights) - 1) < 0.005


def show_delete_form(name: str, code: str) -> bool:
    """Deleting for good: the export first, then the name typed."""
    with section("delete", _("Delete the workshop"), _(
        "Everything in it goes: entries, people, votes, plan, history."
    )):  # fmt: skip
        whole = (("workshop.json", _("whole record")), ("workbook.xlsx", _("workbook")))
        files = ", ".join(
            f'<a href="/files/{escape(code)}/{file}" target="_self">{escape(label)}</a>'
            for file, label in whole
        )
        st.html(f'<p class="help">{escape(_("Take it with you first:"))} {files}</p>')
        with st.form("delete", border=False):
            typed = st.text_input(
                _("Type the name of the workshop"), placeholder=name, width=2 * LONE
            )
            sent = st.form_submit_button(_("Delete for good"))
    if sent and typed.strip().casefold() != name.strip().casefold():
        refusal(_("This is not its name. Nothing was deleted."))
        return False
    return sent
