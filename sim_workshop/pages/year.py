"""The year after the workshop: where the committee stands, and the way to each part of its work."""

from __future__ import annotations

from sim_workshop.session import session
from sim_workshop.use_cases import solving
from sim_workshop.use_cases.acting import utc_now
from sim_workshop.use_cases.publishing import called
from sim_workshop.views.bars import show_saved
from sim_workshop.views.downloading import file_links
from sim_workshop.views.heads import heading, page_head
from sim_workshop.views.year_front import show_standing
from sim_workshop.words import _

now = session()
map_ = now.here
today = solving.local_day(map_, utc_now())

page_head(_("The year after"), _("What the committee of agencies keeps once the day is over. "
                                 "About systems, never about single cases."))  # fmt: skip
show_saved()
show_standing(map_, today)
if now.may("download_published"):
    heading(_("To take away"))
    file_links(map_.code, called("published", "year"))
