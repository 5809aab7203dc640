"""The action plan: who does what by when, per priority, and what is still unfilled."""

from functools import partial

import streamlit as st

from sim_workshop.domain.numbering import step_numbers
from sim_workshop.domain.plan import ActionStep, Objective
from sim_workshop.session import correct, do, session
from sim_workshop.use_cases import planning, solving
from sim_workshop.use_cases.acting import utc_now
from sim_workshop.views.bars import empty, show_saved
from sim_workshop.views.drawer import drawer, finish_if
from sim_workshop.views.heads import aside, heading, page_head
from sim_workshop.views.meetings import entry_list, parked, quick_fixes, show_meetings
from sim_workshop.views.plan_table import part_head, parts, steps_table, summary
from sim_workshop.views.plan_tools import add_button, choose_shown, choose_to_edit
from sim_workshop.views.step_form import Filled, show_objective_form, show_step_form
from sim_workshop.words import _

now = session()
map_, ruling = now.here, now.may("edit_plan")


def keep_step(step: ActionStep, answer: Filled) -> object:
    """Saves a step, with the objective that was written along with it."""
    if answer.removed:
        return do(planning.remove_step, id=step.id)
    fields = {**answer.fields, "names_nobody": answer.names_nobody,
              "new_objective": answer.new_objective}  # fmt: skip
    if step.id:
        return correct(planning.correct_step, step, **fields)
    return do(planning.place_step, **fields)


def keep_objective(objective: Objective, answer: Filled) -> object:
    if not objective.id:
        return do(planning.place_objective, priority=objective.priority, **answer.fields)
    fields = {"removed": True} if answer.removed else answer.fields
    return correct(planning.correct_objective, objective, **fields)


def open_drawer(asked: ActionStep | Objective) -> None:
    said = _("The plan was saved.")
    if isinstance(asked, Objective):
        drawer(_("Objective"), partial(show_objective_form, map_, asked),
               partial(keep_objective, asked), said)  # fmt: skip
    else:
        drawer(_("Action step"), partial(show_step_form, map_, asked),
               partial(keep_step, asked), said)  # fmt: skip


with st.container(horizontal=True, key="page_head", vertical_alignment="center"):
    page_head(_("Action plan"), summary(map_.steps))
    shown = choose_shown(map_)
    if ruling and add_button(bool(map_.chosen)):
        open_drawer(ActionStep(id="", text=""))
show_saved()

numbers, found = step_numbers(map_), parts(map_, shown)
if not found:
    empty(_("No priority is in the plan yet."),
          _("Vote under Priorities; the first are then taken here with one click."))  # fmt: skip
for part in found:
    with st.container(key=f"card_{part.key}"):
        with st.container(horizontal=True):
            part_head(map_, part)
            theirs = now.may("edit_plan", part.priority)
            asked = choose_to_edit(map_, part, numbers) if theirs else None
        if not theirs and map_.breakouts:
            aside(theirs.reason)
        steps_table(map_, part, numbers)
    if asked:
        open_drawer(asked)

heading(_("Quick fixes"))
entry_list(map_, quick_fixes(map_), _("No quick fix is marked."),
           _("Ask: what can we simply do within 30 to 90 days, without a vote?"))  # fmt: skip
heading(_("Next meetings"))
meeting = show_meetings(map_, solving.local_day(map_, utc_now()), bool(ruling))
if meeting and meeting.cancelled:
    finish_if(do(planning.cancel_meeting, id=meeting.cancelled), _("The meeting was cancelled."))
elif meeting:
    finish_if(do(planning.set_meeting, **meeting.fields), _("The meeting was set."))
heading(_("Parking lot"))
entry_list(map_, parked(map_), _("Nothing is parked."),
           _("Ask: what is worth keeping, but not for today?"))  # fmt: skip
