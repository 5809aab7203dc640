"""What a facilitator does with a ballot: open it, watch how many have voted, enter paper dots."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

import streamlit as st

from sim_workshop.domain.priorities import Priority, Round
from sim_workshop.domain.workshop import Map
from sim_workshop.views.candidates import by_letter
from sim_workshop.views.forms import hint
from sim_workshop.words import _, ngettext


@dataclass(frozen=True)
class Opening:
    """A ballot as it is to be opened."""

    title: str
    budget: int
    candidates: tuple[str, ...]


def show_opening_form(map_: Map, tied: tuple[str, ...] = ()) -> Opening | None:
    """Title, votes for each person, and on what; for a run-off only those tied at the line."""
    names = {p.id: f"{p.letter}  {p.title}" for p in by_letter(map_)}
    number = len(map_.rounds) + 1
    title = _("Run-off") if tied else _("Round {n}").format(n=number)
    with st.form(f"open_round_{map_.revision}", border=False):
        title = st.text_input(_("Title"), title)
        budget = st.number_input(
            _("Votes for each person"), 1, 20, 1 if tied else map_.workshop.votes_per_person
        )
        if map_.workshop.votes_stack:
            hint(_("Several may go on one candidate."))
        chosen = st.multiselect(_("Candidates"), list(names), tied or list(names),
                                format_func=lambda p: names[p])  # fmt: skip
        hint(_("Ballots are secret. Until the close everybody sees only how many have voted."))
        if st.form_submit_button(_("Open the ballot"), type="primary"):
            return Opening(title, int(budget), tuple(chosen))
    return None


def show_progress(cast: int, eligible: int) -> None:
    """How many have voted: the only thing anybody learns of an open ballot."""
    said = _("of {all} have voted").format(all=eligible)
    st.html(
        f'<p class="figure" role="status"><span class="big">{cast}</span> {said}</p>'
        f'<p class="who">{_("For what is seen by nobody before the close.")}</p>'
    )


@dataclass(frozen=True)
class Paper:
    """Votes on paper or by hand, by letter, and how many sheets or hands they come from."""

    votes: Mapping[str, int]
    sheets: int


def show_paper_form(map_: Map, round_: Round, entered: int) -> Paper | None:
    """Dots and hands of those without a device, entered by a facilitator and marked as such."""
    found = [r for c in round_.candidates if isinstance(r := map_.get(c), Priority)]
    with st.form(f"paper_{round_.id}_{entered}", border=False):
        sheets = st.number_input(_("Sheets of paper, or people with raised hands"), 1, 500, 1)
        votes = {
            p.letter: st.number_input(f"{p.letter}", 0, 5000, 0, key=f"paper_{p.id}_{entered}")
            for p in found
        }
        hint(ngettext("Each sheet holds {n} vote.", "Each sheet holds {n} votes.", round_.budget)
             .format(n=round_.budget))  # fmt: skip
        if st.form_submit_button(_("Enter these votes")):
            return Paper({k: int(v) for k, v in votes.items()}, int(sheets))
    return None
