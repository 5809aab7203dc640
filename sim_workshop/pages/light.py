"""Light mode: the home of a committee that holds no workshop."""

from __future__ import annotations

import streamlit as st

from sim_workshop.session import session
from sim_workshop.views.bars import empty, note, show_saved
from sim_workshop.views.heads import page_head
from sim_workshop.views.light import show_way
from sim_workshop.words import _

now = session()
page_head(_("Without a workshop"), _("Each agency answers by its own link. What it answers becomes "
                                     "the map, the plan and the report."))  # fmt: skip
show_saved()
if not now.here.workshop.light:
    empty(_("A workshop is held here."), _("Light mode is chosen in the settings."))
    st.stop()
if st.query_params.get("from"):
    note(_("What you opened needs people in a room. Where no workshop is held there is no console, "
           "vote or wall: this is the committee’s way instead."))  # fmt: skip
show_way(now.here, now.leads)
