"""The year after the workshop: where the committee stands, and the way to each part of its work."""

from __future__ import annotations

import streamlit as st

from sim_workshop.domain.year.my_week import week_of
from sim_workshop.session import session
from sim_workshop.use_cases import solving
from sim_workshop.use_cases.acting import utc_now
from sim_workshop.use_cases.publishing import called
from sim_workshop.views.bars import show_saved
from sim_workshop.views.downloading import file_links
from sim_workshop.views.heads import aside, heading, page_head
from sim_workshop.views.week import week_sentence
from sim_workshop.views.year_front import show_standing
from sim_workshop.words import _

now = session()
map_ = now.here
today = solving.local_day(map_, utc_now())

page_head(_("The year after"), _("What the committee of agencies keeps once the day is over. "
                                 "About systems, never about single cases."))  # fmt: skip
show_saved()
seen = solving.health_of(now.acting()).open if now.may("keep_year") else ()
with st.container(key="year_tile_week"):
    st.page_link("week.py", label=f"**{_('This week')}**", icon=":material/today:")
    aside(week_sentence(week_of(map_, now.me, today), len(seen)))
show_standing(map_, today)
if now.may("download_published"):
    heading(_("To take away"))
    file_links(map_.code, called("published", "year"))
