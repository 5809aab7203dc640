"""What the room does when it is not at an intercept: said on the page of an intercept."""

from __future__ import annotations

import streamlit as st

from sim_workshop.domain.workshop import Stage
from sim_workshop.views.bars import note
from sim_workshop.words import _


def show_stage(stage: Stage) -> str | None:
    """The step the room is at, and a button that goes there; the page to go to."""
    said = {
        "break": (_("The room is on a break."), "", ""),
        "ballot": (_("The room is voting."), _("Go to the vote"), "ballot.py"),
        "result": (
            _("The room looks at the result of the vote."),
            _("See the result"),
            "ballot.py",
        ),
        "groups": (_("The room works in groups."), _("Go to the groups"), "groups.py"),
        "report_back": (_("The groups report back."), _("Go to the groups"), "groups.py"),
        "evaluation": (_("The room answers five questions."), _("Answer them"), "evaluation.py"),
        "plan": (_("The room works on the plan."), _("Go to the plan"), "plan.py"),
    }
    sentence, label, page = said.get(stage, ("", "", ""))
    if not sentence:
        return None
    if not label:
        note(sentence)
        return None
    with st.container(horizontal=True, key="bar_stage", vertical_alignment="center"):
        st.html(f"<span>{sentence}</span>", width="content")
        return page if st.button(label) else None
