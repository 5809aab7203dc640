"""Progress: how the steps stand, small trials, and outcomes against the baseline."""

from __future__ import annotations

from functools import partial

import streamlit as st

from sim_workshop.domain.year.monitoring import Cycle
from sim_workshop.domain.year.outcomes import outcomes
from sim_workshop.session import correct, do, session
from sim_workshop.use_cases import solving, tracking
from sim_workshop.use_cases.acting import utc_now
from sim_workshop.views.bars import show_saved
from sim_workshop.views.cycle_form import show_cycle_form, show_cycles
from sim_workshop.views.drawer import drawer, finish_if
from sim_workshop.views.heads import aside, heading, page_head
from sim_workshop.views.outcome_cards import show_built_in_trends, show_freeze_form, show_outcomes
from sim_workshop.views.standing_table import show_standing_table, standing_sentence
from sim_workshop.views.workgroup_form import YearFilled
from sim_workshop.words import _

now = session()
map_, keeps = now.here, bool(now.may("keep_year"))
today = solving.local_day(map_, utc_now())


def keep(cycle: Cycle | None, answer: YearFilled) -> object:
    if cycle is None:
        return do(tracking.place_cycle, **answer.fields)
    if answer.removed:
        return do(tracking.remove_cycle, id=cycle.id)
    return correct(tracking.correct_cycle, cycle, **answer.fields)


def edit(cycle: Cycle | None) -> None:
    drawer(_("A trial"), partial(show_cycle_form, map_, cycle), partial(keep, cycle),
           _("The trials were saved."))  # fmt: skip


page_head(_("Progress"), standing_sentence(map_))
show_saved()
show_standing_table(map_, today)
heading(_("Trials: plan, do, study, act"))
opened = show_cycles(map_, keeps)
trying = keeps and bool(map_.steps) and st.button(_("Try something"), icon=":material/add:")
heading(_("Outcomes against the baseline"))
aside(_("A later value is compared only where it is counted as the baseline was. Where the "
        "definition changed the line breaks."))  # fmt: skip
taken_out = show_outcomes(map_, outcomes(map_), keeps)
freezing = keeps and st.button(_("Freeze the baseline"), icon=":material/ac_unit:")
heading(_("Two questions for every committee"))
show_built_in_trends(map_)
if opened or trying:
    edit(opened)
elif taken_out:
    finish_if(do(tracking.remove_baseline, id=taken_out.id), _("It is not compared any more."))
elif freezing:
    drawer(_("Baseline"), partial(show_freeze_form, map_),
           lambda a: do(tracking.freeze_baseline, **a.fields),
           _("The baseline was frozen."))  # fmt: skip
