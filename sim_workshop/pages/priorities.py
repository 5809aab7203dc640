"""Priorities: from gaps and ideas to candidates, the secret ballot, and what goes to the plan."""

from datetime import UTC, datetime
from functools import partial
from typing import Any

import streamlit as st

from sim_workshop.domain.priorities import Priority, Round, standings, tied_at_the_line
from sim_workshop.domain.ranking import weighed
from sim_workshop.live.telling import of_whom, proof_said
from sim_workshop.session import correct, do, session
from sim_workshop.use_cases import prioritizing
from sim_workshop.views.ballot_desk import (
    show_ballot_closed,
    show_opening_form,
    show_paper_form,
    show_paper_withdrawal,
    show_progress,
)
from sim_workshop.views.bars import show_saved
from sim_workshop.views.candidate_form import Candidate, show_candidate_form
from sim_workshop.views.candidates import UNTAKEN, Grouped, show_grouping, show_quick_fixes
from sim_workshop.views.drawer import drawer, finish, finish_if
from sim_workshop.views.forms import emptied
from sim_workshop.views.heads import page_head
from sim_workshop.views.priority_steps import (
    COUNTDOWN,
    ask_how_many,
    how_many,
    next_step,
    round_shown,
    where_we_are,
)
from sim_workshop.views.result_table import show_matrix, show_result, show_weighed
from sim_workshop.views.without_vote import show_without_vote
from sim_workshop.words import _

prioritizing.close_when_due(session().house.store, session().here.code, datetime.now(UTC))
now = session()
map_, runs, arranges = now.here, bool(now.may("run_ballot")), bool(now.may("arrange"))


def keep(priority: Priority | None, answer: Candidate) -> object:
    if priority is None:
        return do(prioritizing.name_priority, **answer.fields)
    if answer.act == "merge":
        return do(prioritizing.merge_priorities, into=priority.id, others=answer.others)
    if answer.act == "withdraw":
        return do(prioritizing.withdraw_priority, id=priority.id)
    return correct(prioritizing.correct_priority, priority, **answer.fields)


def edit(priority: Priority | None) -> None:
    drawer(_("Candidate"), partial(show_candidate_form, map_, priority), partial(keep, priority),
           _("The candidates were saved."))  # fmt: skip


def open_ballot(tied: tuple[str, ...] = (), of: str = "") -> None:
    drawer(_("Open the ballot"), partial(show_opening_form, map_, tied),
           lambda asked: do(prioritizing.open_round, **asked, run_off_of=of),
           _("The ballot is open on every screen."))  # fmt: skip


def group(asked: Grouped) -> object:
    found = map_.get(asked.into)
    if isinstance(found, Priority):
        both = tuple(dict.fromkeys((*found.addresses, *asked.entries)))
        return do(prioritizing.correct_priority, id=found.id, seen=found, addresses=both)
    return do(prioritizing.name_priority, title=asked.title, addresses=asked.entries,
              names_nobody=asked.names_nobody)  # fmt: skip


@st.fragment(run_every="4s")
def progress(open_: Round) -> None:
    """Counted anew every few seconds; nothing is typed in it."""
    here = session().here
    cast, on_paper = now.house.store.cast_in(here.code, open_.id)
    show_progress(cast, of_whom(here, cast, on_paper))


ACTS: dict[str, tuple[Any, str]] = {
    "countdown": (
        partial(prioritizing.close_round, seconds=COUNTDOWN),
        _("Every screen counts down. Ballots are taken until the end."),
    ),
    "close": (
        prioritizing.close_round,
        _("The vote is closed. Until its result is shown it can be reopened."),
    ),
    "reopen": (prioritizing.reopen_round, _("The vote takes ballots again.")),
    "reveal": (
        prioritizing.reveal_round,
        _("The result is on every screen. Nobody can match a ballot to a person any more."),
    ),
}


def carry_out(step: str) -> None:
    """The step a facilitator took at the head of the page."""
    id_ = round_.id if round_ else ""
    if step in ACTS:
        act, said = ACTS[step]
        finish_if(do(act, round=id_), said)
    elif step == "add":
        edit(None)
    elif step == "open":
        open_ballot()
    elif step == "run_off":
        open_ballot(tied, id_)
    elif step == "take":
        finish_if(do(prioritizing.take_to_plan, ids=chosen), _("The first are in the plan."))
    elif step == "plan":
        st.switch_page("plan.py")


round_ = None if map_.workshop.light else round_shown(map_)
shown = round_ if round_ and round_.state == "revealed" else None
many = how_many(map_, shown) if shown else 0
tied = tied_at_the_line(standings(shown, map_.tallies[shown.id]), many) if shown else ()
chosen = prioritizing.first_by_votes(map_, shown, many) if shown else []
with st.container(horizontal=True, key="page_head", vertical_alignment="center"):
    proof = proof_said(map_, shown) if shown else ""
    page_head(_("Priorities"), where_we_are(map_, round_, proof))
    if map_.workshop.light:
        step, chosen = show_without_vote(map_) if runs else ("", [])
    else:
        step = next_step(map_, round_, tied, chosen) if runs else ""
show_saved()
if step:
    carry_out(step)

if shown:
    left, right = st.columns([13, 8], gap="medium")
    with left, st.container(key="card_result"):
        second = weighed(map_, shown.id) if map_.workshop.weighed_ranking and runs else ()
        show_result(map_, shown, chosen, second)
        if runs:
            ask_how_many(map_, shown, tied, chosen)
    with right, st.container(key="card_matrix"):
        show_matrix(map_, dark=st.context.theme.type == "dark")
    if second:
        show_weighed(map_, second)
elif round_ and round_.state == "open":
    with st.container(key="card_progress"):
        progress(round_)
    paper = show_paper_form(map_, round_) if runs else None
    _cast, entered = now.house.store.cast_in(map_.code, round_.id)
    if runs and entered and show_paper_withdrawal(round_):
        finish_if(do(prioritizing.take_back_paper, round=round_.id),
                  _("The votes on paper were taken out. Enter them anew."))  # fmt: skip
    if paper and do(prioritizing.enter_paper_votes, round=round_.id, **paper):
        emptied(f"paper_{round_.id}")
        finish(_("The votes on paper were entered."))
elif round_:
    show_ballot_closed()
opened, grouped = show_grouping(map_, arranges)
if opened:
    edit(opened)
if grouped and group(grouped):
    emptied(UNTAKEN)
    finish(_("The candidates were saved."))
show_quick_fixes(map_)
