"""Who it falls on: one measure by race and ethnicity, sex, age or whatever else was counted."""

from sim_workshop.domain.disparity import disparity, subjects
from sim_workshop.domain.privacy import release
from sim_workshop.session import session
from sim_workshop.views.bars import empty, note
from sim_workshop.views.disparity_table import choose, show_equity_prompts, show_groups
from sim_workshop.views.heads import page_head
from sim_workshop.words import _

now = session()
released = now.here.once(release)
known = subjects(released.map)
page_head(
    _("Who it falls on"),
    _("A measure broken down by group, with the base of each group and an interval."),
)
if known:
    note(_("Small counts are left out for everybody, with whatever they could be derived from."))
    subject, dimension, base = choose(released.map, known)
    show_groups(disparity(released, subject, dimension, base))
else:
    empty(
        _("No number is broken down yet."),
        _("Ask: who in this county does this fall on? Write each group's number under Evidence, "
          "with what it is broken down by."),
    )  # fmt: skip
show_equity_prompts(now.here)
