"""The action plan: who does what by when, per priority, and what is still unfilled."""

from functools import partial

import streamlit as st

from sim_workshop.domain.numbering import step_numbers
from sim_workshop.domain.plan import ActionStep, Objective
from sim_workshop.session import do, session
from sim_workshop.use_cases import planning
from sim_workshop.views.bars import empty, say_saved, show_saved
from sim_workshop.views.heads import heading, page_head
from sim_workshop.views.meetings import entry_list, parked, quick_fixes, show_meetings
from sim_workshop.views.plan_table import part_head, parts, steps_table, summary
from sim_workshop.views.plan_tools import choose_shown, choose_to_edit
from sim_workshop.views.step_form import Filled, show_objective_form, show_step_form
from sim_workshop.words import _

now = session()
map_, ruling = now.here, now.may("edit_plan")


@st.dialog(_("Action step"), position="right")
def write_step(step: ActionStep | None, priority: str) -> None:
    answer = show_step_form(map_, step, priority)
    if answer is None:
        return
    if answer.removed and step:
        saved = do(planning.remove_step, id=step.id)
    elif answer.new_objective:
        to = answer.fields["priority"]
        made = do(planning.place_objective, priority=to, text=answer.new_objective,
                  names_nobody=answer.names_nobody)  # fmt: skip
        saved = made and save_step(step, answer, objective=made.id)
    else:
        saved = save_step(step, answer)
    if saved:
        say_saved(_("The plan was saved."))
        st.rerun()


def save_step(step: ActionStep | None, answer: Filled, **more: str) -> ActionStep | None:
    save = partial(planning.correct_step, id=step.id, seen=step) if step else planning.place_step
    return do(save, names_nobody=answer.names_nobody, **{**answer.fields, **more})


@st.dialog(_("Objective"), position="right")
def write_objective(objective: Objective) -> None:
    answer = show_objective_form(map_, objective)
    if answer is None:
        return
    if not objective.id:
        saved = do(planning.place_objective, priority=objective.priority, **answer.fields,
                   names_nobody=answer.names_nobody)  # fmt: skip
    elif answer.removed:
        saved = do(planning.correct_objective, id=objective.id, removed=True)
    else:
        saved = do(planning.correct_objective, id=objective.id, seen=objective, **answer.fields,
                   names_nobody=answer.names_nobody)  # fmt: skip
    if saved:
        say_saved(_("The plan was saved."))
        st.rerun()


with st.container(horizontal=True, key="page_head", vertical_alignment="center"):
    page_head(_("Action plan"), summary(map_.steps))
    shown = choose_shown(map_)
    if st.button(_("Add a step"), icon=":material/add:", type="primary",
                 disabled=not (ruling and map_.chosen), help=ruling.reason or None):  # fmt: skip
        write_step(None, "")
show_saved()

numbers = step_numbers(map_)
found = parts(map_, shown)
if not found:
    empty(_("No priority is in the plan yet."),
          _("Vote under Priorities; the first ones are then taken here with one click."))  # fmt: skip
for part in found:
    with st.container(key=f"card_part_{part.priority.id if part.priority else part.title}"):
        with st.container(horizontal=True):
            part_head(map_, part)
            asked = choose_to_edit(map_, part, numbers) if ruling else None
        steps_table(map_, part, numbers)
    if isinstance(asked, Objective):
        write_objective(asked)
    elif asked is not None:
        write_step(asked if asked.id else None, asked.priority)

heading(_("Quick fixes"))
entry_list(map_, quick_fixes(map_), _("No quick fix is marked."),
           _("Ask: what can we simply do within 30 to 90 days, without a vote?"))  # fmt: skip
heading(_("Next meetings"))
meeting = show_meetings(map_, bool(ruling))
if meeting and meeting.cancelled:
    done = do(planning.cancel_meeting, id=meeting.cancelled)
elif meeting:
    done = do(planning.set_meeting, title=meeting.title, when=meeting.when, where=meeting.where,
              names_nobody=meeting.names_nobody)  # fmt: skip
else:
    done = None
if done:
    st.rerun()
heading(_("Parking lot"))
entry_list(map_, parked(map_), _("Nothing is parked."), _("What is worth keeping, but not for today?"))
