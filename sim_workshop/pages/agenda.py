"""The agenda of the day: what was planned, what it took, and what comes next."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import streamlit as st

from sim_workshop.session import do, session
from sim_workshop.use_cases import scheduling
from sim_workshop.use_cases.acting import utc_now
from sim_workshop.views.agenda import Planned, ask_block, show_agenda
from sim_workshop.views.bars import empty, show_saved
from sim_workshop.views.drawer import drawer
from sim_workshop.views.heads import page_head
from sim_workshop.words import _


def plan(asked: Planned | None) -> None:
    """What was asked of the agenda."""
    if asked is None:
        return
    block = asked.block
    if asked.verb in ("add", "edit"):
        save = (
            (lambda how: do(scheduling.correct_block, id=block.id, seen=block, **how))
            if block else (lambda how: do(scheduling.place_block, **how))
        )  # fmt: skip
        drawer(_("A block of the agenda"), lambda: ask_block(map_, block), save,
               _("The agenda was saved."))  # fmt: skip
        return
    by_id = {"id": block.id} if block else {}
    acts: dict[str, Callable[[], Any]] = {
        "lay_out": lambda: do(scheduling.lay_out_agenda),
        "end": lambda: do(scheduling.end_block),
        "start": lambda: do(scheduling.start_block, **by_id),
        "earlier": lambda: do(scheduling.move_block, by=-1, **by_id),
        "later": lambda: do(scheduling.move_block, by=1, **by_id),
        "remove": lambda: do(scheduling.remove_block, **by_id),
    }
    if acts[asked.verb]():
        st.rerun()


now = session()
map_ = now.here
if not now.may("move_room"):
    empty(_("The agenda is kept by the facilitators."), _("Ask the lead facilitator for a link."))
    st.stop()
page_head(_("Agenda"), _("Starting a block moves the room, starts the timer and ends the last."))
st.page_link("console.py", label=_("Console"), icon=":material/arrow_back:")
show_saved()
plan(show_agenda(map_, utc_now()))
