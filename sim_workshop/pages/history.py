"""Who did what, in sentences; taking back one's own last act; what was removed."""

import streamlit as st

from sim_workshop.session import do, session
from sim_workshop.use_cases import history
from sim_workshop.views.bars import empty, say_saved, show_saved
from sim_workshop.views.downloading import file_links
from sim_workshop.views.entry_links import show_linked
from sim_workshop.views.heads import page_head
from sim_workshop.views.log import show_log
from sim_workshop.views.undoing import show_last_act
from sim_workshop.words import _

now = session()
map_ = now.here
page_head(_("History"), _("Who did what. Names as they were shown when it was done."))
show_saved()
ruling = now.may("undo")
pressed = ruling and show_last_act(history.undoable(now.acting()))
if pressed and (what := do(history.undo_last)):
    say_saved(_("Taken back: {what}").format(what=what))
    st.rerun()

view = "acts"
if now.may("arrange"):
    labels = {"acts": _("What was done"), "removed": _("What was removed")}
    view = st.segmented_control(
        _("View"), list(labels), default="acts", required=True, format_func=labels.__getitem__,
        label_visibility="collapsed", key="history_view", width="content",
    )  # fmt: skip
removed = [e for e in map_.entries(hidden=True) if e.standing == "removed"]
if view == "acts":
    if now.may("read_log"):
        about = _("Everything that was done, for a spreadsheet. Names as they were shown then.")
        file_links(map_.code, [("log.csv", _("The log, INTERNAL"), about)])
    whole = bool(now.may("read_working"))
    acts = history.lines(now.house.store, map_, limit=500, whole=whole)
    show_log(acts, map_.workshop.time_zone)
elif removed:
    show_linked(removed)
else:
    empty(_("Nothing was removed."), _("What a facilitator removes can be restored here."))
