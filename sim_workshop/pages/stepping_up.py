"""The four Stepping Up measures: what is known, what is not, and who finds it out."""

from functools import partial

import streamlit as st

from sim_workshop.domain.key_measures import key_measures
from sim_workshop.domain.privacy import release
from sim_workshop.session import do, session
from sim_workshop.use_cases import finding_out
from sim_workshop.views.bars import show_saved
from sim_workshop.views.drawer import drawer
from sim_workshop.views.heads import page_head
from sim_workshop.views.key_measure_cards import Asked, show_ask_form, show_key_measure
from sim_workshop.words import _

now = session()
map_, leads = now.here, bool(now.may("read_working"))
released = map_.once(release)
found = key_measures(map_)
page_head(
    _("The four key measures"),
    _("{n} of 4 known here. Bookings, length of stay, connection to care, return to jail: "
      "the measures by which counties follow their progress.").format(
        n=sum(1 for each in found if each.is_known)),
)  # fmt: skip
show_saved()


def keep(asked: Asked) -> object:
    return do(finding_out.ask_for_number, measure=asked.measure, owner=asked.owner,
              when=asked.when, names_nobody=asked.names_nobody)  # fmt: skip


grid = st.grid(2, min_column_width=340, gap="small")
hidden = frozenset() if leads else frozenset(released.suppressed)
for each in found:
    with grid:
        measure = show_key_measure(each, hidden, may_ask=bool(now.may("arrange")))
    if measure:
        drawer(_("Nobody here knows"), partial(show_ask_form, measure), keep,
               _("It stands in the plan as a step, under steps of no priority."))  # fmt: skip
