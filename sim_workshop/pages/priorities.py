"""Priorities: from gaps and ideas to candidates, the secret ballot, and what goes to the plan."""

import streamlit as st

from sim_workshop.charts import priority_matrix
from sim_workshop.domain.priorities import Priority, Round, standings, tied_at_the_line
from sim_workshop.domain.ranking import weighed
from sim_workshop.live.telling import proof_said
from sim_workshop.session import do, session
from sim_workshop.use_cases import prioritizing
from sim_workshop.views.ballot_desk import show_opening_form, show_paper_form, show_progress
from sim_workshop.views.bars import note, say_saved, show_saved
from sim_workshop.views.candidate_form import show_candidate_form
from sim_workshop.views.candidates import quick_list, show_candidates, show_untaken, untaken
from sim_workshop.views.heads import heading, page_head
from sim_workshop.views.meetings import quick_fixes
from sim_workshop.views.priority_steps import next_step, ask_how_many, standing_of
from sim_workshop.views.result_table import show_result, show_weighed
from sim_workshop.words import _

now = session()
map_, runs = now.here, bool(now.may("run_ballot"))
arranges = bool(now.may("arrange"))


def saved(sentence: str) -> None:
    say_saved(sentence)
    st.rerun()


@st.dialog(_("Candidate"), position="right")
def edit(priority: Priority | None) -> None:
    answer = show_candidate_form(map_, priority)
    if answer is None:
        return
    if priority is None:
        done = do(prioritizing.name_priority, **answer.fields, names_nobody=answer.names_nobody)
    elif answer.act == "merge":
        done = do(prioritizing.merge_priorities, into=priority.id, others=answer.others)
    elif answer.act == "withdraw":
        done = do(prioritizing.withdraw_priority, id=priority.id)
    else:
        done = do(prioritizing.correct_priority, id=priority.id, seen=priority,
                  names_nobody=answer.names_nobody, **answer.fields)  # fmt: skip
    if done:
        saved(_("The candidates were saved."))


@st.dialog(_("Open the ballot"), position="right")
def open_ballot(tied: tuple[str, ...] = (), run_off_of: str = "") -> None:
    asked = show_opening_form(map_, tied)
    if asked and do(prioritizing.open_round, title=asked.title, budget=asked.budget,
                    candidates=asked.candidates, run_off_of=run_off_of):  # fmt: skip
        saved(_("The ballot is open on every screen."))


@st.fragment(run_every="4s")
def progress(round_: Round) -> None:
    here = session().here
    eligible = sum(1 for m in here.members.values() if m.votes and not m.withdrawn)
    show_progress(now.house.store.ballots_in(here.code, round_.id), eligible)


def carry_out(step: str, round_: Round | None, tied: tuple[str, ...], chosen: list[str]) -> None:
    if step == "open":
        open_ballot()
    elif step == "run_off" and round_:
        open_ballot(tied, round_.id)
    elif step == "close" and round_ and do(prioritizing.close_round, round=round_.id):
        saved(_("The vote is closed. Nobody can match a ballot to a person any more."))
    elif step == "reveal" and round_ and do(prioritizing.reveal_round, round=round_.id):
        saved(_("The result is shown on every screen."))
    elif step == "take" and do(prioritizing.take_to_plan, ids=chosen):
        saved(_("The first are in the plan."))
    elif step == "plan":
        st.switch_page("plan.py")
    elif step == "add":
        edit(None)


round_, run_off = standing_of(map_)
many = map_.workshop.priorities_to_plan
tied, chosen = (), []
if round_ and round_.state == "revealed":
    many = min(st.session_state.get("how_many", many), len(round_.candidates))
    tied = tied_at_the_line(standings(round_, map_.tallies[round_.id]), many)
    chosen = prioritizing.first_by_votes(map_, round_, many)
