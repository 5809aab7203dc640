"""What one does with the plan: which steps are shown, and which is opened."""

from __future__ import annotations

import streamlit as st

from sim_workshop.domain.plan import ActionStep, Objective
from sim_workshop.domain.workshop import Map
from sim_workshop.views.chips import status_words
from sim_workshop.views.forms import plain
from sim_workshop.views.plan_table import Numbers, Part
from sim_workshop.words import _

ALL, UNFILLED = "all", "unfilled"
LONGEST = 60


def choose_shown(map_: Map) -> tuple[ActionStep, ...]:
    """All steps, those without one lead or a date, or those of one status."""
    statuses = [t.id for t in map_.pack.vocabulary.progress_status]
    used = [s for s in statuses if any(step.status == s for step in map_.steps)]
    labels = {ALL: _("All steps"), UNFILLED: _("Unfilled")}
    labels |= {s: status_words(map_, s) for s in used}
    chosen = st.selectbox(
        _("Show"), list(labels), format_func=lambda s: labels[s], label_visibility="collapsed",
        width=190, key="plan_shown",
    )  # fmt: skip
    if chosen == UNFILLED:
        return tuple(s for s in map_.steps if not s.lead or s.lacks_date)
    return tuple(s for s in map_.steps if chosen in (ALL, s.status))


def choose_to_edit(map_: Map, part: Part, numbers: Numbers) -> ActionStep | Objective | None:
    """A menu of what can be opened: the steps and objectives here, or a new one (without id)."""
    choices: dict[str, ActionStep | Objective] = {}
    if part.priority:
        to = part.priority.id
        choices[_("Add a step here")] = ActionStep(id="", text="", priority=to)
        choices[_("Add an objective")] = Objective(id="", text="", priority=to)
    objectives = [o for o in map_.objectives if part.priority and o.priority == part.priority.id]
    records: list[ActionStep | Objective] = [*part.steps, *objectives]
    for record in records:
        number = numbers.get(record.id, _("Objective"))
        short = record.text if len(record.text) < LONGEST else f"{record.text[:LONGEST]}…"
        choices[f"{number} {short}"] = record
    picked = st.menu_button(
        _("Edit"), list(choices), format_func=plain, icon=":material/edit:", type="tertiary",
        key=f"edit_{part.key}",
    )  # fmt: skip
    return choices[str(picked)] if picked else None


def add_button(may_add: bool) -> bool:
    """The main button of the plan; without priorities it says what comes first."""
    return st.button(
        _("Add a step"),
        icon=":material/add:",
        type="primary",
        disabled=not may_add,
        help=None if may_add else _("Take priorities to the plan first."),
    )
