"""Workshops of this server for a host, one's own for everybody else; and how to come in. Who is in
a workshop is led on to its room before this is drawn (`start.py`)."""

import streamlit as st

from sim_workshop.domain.errors import NotFound
from sim_workshop.domain.workshop import Map
from sim_workshop.session import Session, session
from sim_workshop.views.bars import empty, show_saved
from sim_workshop.views.heads import page_head
from sim_workshop.views.workshops import show_way_out, show_ways_in, show_workshops
from sim_workshop.words import _


def entered(now: Session) -> list[Map]:
    """The workshops this person is in, or all there are for a host; the newest first."""
    codes = [code for code, _revision in now.house.store.codes()]
    mine = codes if now.host else [c for c in codes if now.person.members.get(c)]
    found = []
    for code in reversed(mine):
        try:
            found.append(now.house.store.read(code))
        except NotFound:  # deleted in this very moment
            continue
    return found


now = session()
show_saved()
workshops = entered(now)
if now.host:
    with st.container(horizontal=True, key="page_head", vertical_alignment="center"):
        page_head(_("Workshops"), _("Every workshop of this server. Enter one to lead it."))
        if st.button(_("Open a workshop"), type="primary", icon=":material/add:"):
            st.switch_page("opening.py")
elif workshops:
    page_head(_("Your workshops"), _("You have joined these with this device."))
else:
    page_head(
        _("Sequential Intercept Mapping"),
        _("A county looks together at where people with mental illness meet the justice system."),
    )
    show_ways_in()
if workshops:
    show_workshops(workshops)
elif now.host:
    empty(_("No workshop has been opened yet."), _("Open one for a county, a city or a circuit."))
if len(workshops) > 1:
    st.page_link("counties.py", label=_("Several counties together"), icon=":material/public:")
if now.person.members:
    show_way_out()
