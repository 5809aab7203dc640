"""What a facilitator does with a ballot: open it, watch how many have voted, enter paper dots."""

from __future__ import annotations

from typing import Any

import streamlit as st

from sim_workshop.domain.priorities import Priority, Round
from sim_workshop.domain.workshop import Map
from sim_workshop.views.bars import empty
from sim_workshop.views.candidates import by_letter
from sim_workshop.views.forms import form_key, hint, plain
from sim_workshop.words import _, ngettext


def show_opening_form(map_: Map, tied: tuple[str, ...] = ()) -> dict[str, Any] | None:
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
        hint(_("Ballots are secret. Everybody sees only how many have voted, until the result is "
               "shown."))  # fmt: skip
        if st.form_submit_button(_("Open the ballot"), type="primary"):
            return {"title": title, "budget": int(budget), "candidates": tuple(chosen)}
    return None


def show_progress(cast: int, eligible: int) -> None:
    """How many have voted: the only thing anybody learns of an open ballot."""
    said = _("of {all} have voted").format(all=eligible)
    secret = _("For what is seen by nobody before the result is shown.")
    st.html(
        f'<p class="figure" role="status"><span class="big">{cast}</span> {said}</p>'
        f'<p class="who">{secret}</p>'
    )


def show_ballot_closed() -> None:
    """Between the close and the reveal nobody sees the result, facilitators included."""
    empty(_("The vote is closed, the result is not shown yet."),
          _("Reveal it when the room is ready; it then stands on every screen."))  # fmt: skip


def show_paper_withdrawal(round_: Round) -> bool:
    """To correct what was entered from paper: it is taken out and entered anew."""
    return st.button(_("Take the paper votes out"), icon=":material/undo:", type="tertiary",
                     key=f"no_paper_{round_.id}")  # fmt: skip


def show_paper_form(map_: Map, round_: Round) -> dict[str, Any] | None:
    """Dots and hands of those without a device, entered by a facilitator and marked as such:
    votes by letter, and how many sheets or hands they come from."""
    found = [r for c in round_.candidates if isinstance(r := map_.get(c), Priority)]
    key = form_key(f"paper_{round_.id}")
    lid = st.expander(_("Paper dots or a show of hands"))
    with lid, st.container(key="narrow_paper"), st.form(key, border=False):
        sheets = st.number_input(_("Sheets of paper, or people with raised hands"), 1, 500, 1)
        hint(ngettext("Each holds {n} vote.", "Each holds {n} votes.", round_.budget)
             .format(n=round_.budget))  # fmt: skip
        votes = {
            p.letter: int(
                st.number_input(f"{p.letter}  {plain(p.title)}", 0, 5000, 0, key=f"{key}_{p.id}")
            )
            for p in found
        }
        if st.form_submit_button(_("Enter these votes")):
            return {"votes": votes, "sheets": int(sheets)}
    return None
