"""The map read otherwise: capacity, agencies, heat of gaps, ways out, what changed, what is
expected."""

from datetime import UTC, datetime

import streamlit as st

from sim_workshop.charts import changes_map, gap_heat, now_and_new, swim_lanes
from sim_workshop.domain import map_tables
from sim_workshop.domain.expected import offers
from sim_workshop.domain.map_tables import boxes_by_gaps, by_capacity, heat, lanes
from sim_workshop.domain.ways_out import ways_out
from sim_workshop.session import do, session
from sim_workshop.use_cases import comparing, mapping
from sim_workshop.views.bars import say_saved, show_saved
from sim_workshop.views.heads import page_head
from sim_workshop.views.last_time import show_last_time
from sim_workshop.views.map_changes import choose_moment, show_offers, show_since
from sim_workshop.views.map_pictures import (
    heat_alt,
    lanes_alt,
    new_alt,
    show_picture,
    since_alt,
)
from sim_workshop.views.map_views import (
    show_capacity,
    show_heat,
    show_lanes,
    show_now_and_new,
    show_ways_out,
)
from sim_workshop.words import _

now = session()
map_ = now.here


def show_changes(found: comparing.Since) -> None:
    """What a number was before may be too small to be shown, even where it is not now."""
    hidden = () if now.may("read_working") else ("number",)
    show_since(
        map_,
        [r for r in found.added if r.kind not in hidden],
        [pair for pair in found.changed if pair[1].kind not in hidden],
        [r for r in found.gone if r.kind not in hidden],
    )


page_head(_("The map in tables"), _("The same entries, read for one question at a time."))
show_saved()
labels = {
    "capacity": _("Enough, too little, absent"), "agencies": _("By agency"),
    "new": _("Now and new"), "heat": _("Where gaps are"), "ways": _("Ways out"),
    "since": _("What changed"),
}  # fmt: skip
# The words of another workshop are for whoever may read its log.
old = comparing.last_time(now.house.store, map_) if now.may("read_log") else None
if old:
    labels["last"] = _("Since last time")
view = st.segmented_control(
    _("View"), list(labels), default="capacity", required=True, format_func=labels.__getitem__,
    label_visibility="collapsed", key="map_view", width="content",
)  # fmt: skip
dark = st.context.theme.type == "dark"
if view == "capacity":
    show_capacity(map_, map_.once(by_capacity))
elif view == "agencies":
    if map_.resources:
        show_picture(swim_lanes.chart(map_, dark=dark).to_dict(), view, lanes_alt(map_))
    show_lanes(map_, map_.once(lanes))
elif view == "new":
    if map_.resources or map_.opportunities:
        picture = now_and_new.chart(map_, dark=dark).to_dict()
        show_picture(picture, view, new_alt(map_))
    show_now_and_new(map_, map_.once(map_tables.now_and_new))
elif view == "heat":
    if map_.gaps:
        show_picture(gap_heat.chart(map_, dark=dark).to_dict(), view, heat_alt(map_))
    show_heat(map_, map_.once(heat), map_.once(boxes_by_gaps))
elif view == "ways":
    show_ways_out(map_, map_.once(ways_out))
elif view == "last" and old:
    show_changes(comparing.between(old, map_))
    show_last_time(old, map_)
else:
    found = comparing.since(now.house.store, map_, choose_moment(map_, datetime.now(UTC)))
    anew = [*found.added, *(after for _before, after in found.changed)]
    if anew:
        show_picture(changes_map.since(map_, anew, dark=dark).to_dict(), view, since_alt(map_))
    show_changes(found)
offer = show_offers(map_, map_.once(offers)) if now.may("add") else None
if offer and do(mapping.place_entry, kind="gap", text=offer.text, places=[offer.place]):
    say_saved(_("The gap was added. Change its words to what happens here."))
    st.rerun()
