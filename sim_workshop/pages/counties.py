"""Several counties: gaps, priorities and practices across the workshops this person may see."""

import streamlit as st

from sim_workshop.content import load_pack
from sim_workshop.session import session
from sim_workshop.use_cases.hosting import workshops_seen
from sim_workshop.views.bars import empty
from sim_workshop.views.heads import page_head
from sim_workshop.views.rollup_tables import (
    counties_said,
    show_chosen,
    show_practices,
    show_remapped,
    show_shared,
    show_types,
)
from sim_workshop.words import _

now = session()
seen = workshops_seen(now.house.store, now.person.members, is_host=now.host is not None)
st.page_link("home.py", label=_("Workshops"), icon=":material/arrow_back:",
             query_params={"list": "all"})  # fmt: skip
if len(seen) < 2:
    page_head(_("Several counties"))
    empty(_("This needs at least two workshops."),
          _("It shows the workshops you lead or plan, read together."))  # fmt: skip
else:
    pack = load_pack()
    found = now.house.store.roll_up(seen)
    names = {c.workshop: c.name for c in found.counties}
    page_head(
        _("Several counties"),
        _("{counties} read together, each by its last map. Entries are counted, never people.")
        .format(counties=counties_said(len(set(names.values())))),
    )  # fmt: skip
    show_shared(pack, found.top_gaps(), names, _("Top ten gaps"))
    show_shared(pack, found.top_priorities(), names, _("Top ten priorities"))
    show_chosen(found)
    show_shared(pack, found.same_gap(), names, _("Who shares the same gap"))
    show_types(pack, found)
    show_practices(pack, found)
    show_remapped(pack, found.since_last_time())
