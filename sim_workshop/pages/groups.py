"""The second day in groups: sign up to a priority, write its plan table, read the others'."""

from functools import partial

import streamlit as st

from sim_workshop.domain.breakouts import Breakout
from sim_workshop.domain.plan import ActionStep
from sim_workshop.session import correct, do, session
from sim_workshop.use_cases import planning
from sim_workshop.views.bars import empty, show_saved
from sim_workshop.views.drawer import drawer
from sim_workshop.views.heads import page_head
from sim_workshop.views.live.capture import show_capture
from sim_workshop.views.live.groups import Asked, show_groups
from sim_workshop.views.step_form import Filled, show_step_form
from sim_workshop.words import _

now = session()
map_ = now.here


def keep_step(step: ActionStep, answer: Filled) -> object:
    if answer.removed:
        return do(planning.remove_step, id=step.id)
    fields = {**answer.fields, "names_nobody": answer.names_nobody,
              "new_objective": answer.new_objective}  # fmt: skip
    if step.id:
        return correct(planning.correct_step, step, **fields)
    return do(planning.place_step, **fields)


def open_drawer(asked: Asked) -> None:
    """One step of a group's table: a new one, or one of its rows."""
    group, known = map_.get(asked.group), map_.get(asked.step)
    if isinstance(known, ActionStep):
        step = known
    elif isinstance(group, Breakout):
        step = ActionStep(id="", text="", priority=group.priority)
    else:
        return
    drawer(_("Action step"), partial(show_step_form, map_, step), partial(keep_step, step),
           _("The step was saved. Your group sees it."))  # fmt: skip


page_head(_("Groups"), _("Each group writes the plan of one priority. One person writes for all, "
                         "the others read along."))  # fmt: skip
show_saved()
if not map_.breakouts:
    empty(_("There are no groups yet."),
          _("A facilitator forms them from the priorities in the plan."))  # fmt: skip
elif asked := show_groups(map_, joins=bool(now.may("join_group")),
                          writes_all=now.leads or now.me.role == "planner"):  # fmt: skip
    open_drawer(asked)

with st.bottom:  # what the table has no place for; typed text stays while the table grows
    writing = now.may("add")
    show_capture(
        map_.code, places=[("cross", _("Across"))], kinds=("parking", "opportunity"),
        more_kinds=(), closed="" if writing else writing.reason, zone=map_.workshop.time_zone,
        key="capture_groups",
    )  # fmt: skip
