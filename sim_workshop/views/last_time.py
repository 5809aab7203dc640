"""Last time, beside a remapping: its priorities with what became of them, and the baseline."""

from __future__ import annotations

from html import escape

import streamlit as st

from sim_workshop.domain.priorities import Priority
from sim_workshop.domain.workshop import Map
from sim_workshop.domain.year.achieved import steps_by_status
from sim_workshop.domain.year.keeping_on import CloseOut
from sim_workshop.domain.year.outcomes import outcomes
from sim_workshop.views.chips import status_words
from sim_workshop.views.ending_forms import show_since_baseline
from sim_workshop.views.heads import aside, heading
from sim_workshop.views.tables import table
from sim_workshop.words import _, say_date


def show_last_time(old: Map, new: Map) -> None:
    """What the room chose then, how far it came, and what was measured since."""
    heading(_("Priorities of last time"))
    if not old.chosen:
        aside(_("Last time no priority was taken to the plan."))
    else:
        closed = {c.of: c for c in old.all(CloseOut)}
        rows = (_row(old, p, closed.get(p.id)) for p in old.chosen)
        st.html(table((_("Priority"), _("Steps"), _("Closed out")), rows, blocks=True))
    show_since_baseline(outcomes(new))


def _row(old: Map, priority: Priority, closed: CloseOut | None) -> str:
    counted = steps_by_status(old, priority.id)
    steps = "; ".join(f"{status_words(old, s)}: {n}" for s, n in counted.items()) or "–"
    day = say_date(closed.on) if closed and closed.on else ""
    said = f"{day} {closed.achieved}".strip() if closed else _("not closed out")
    cells = ((_("Steps"), steps), (_("Closed out"), said))
    rest = "".join(f'<td data-label="{escape(h)}">{escape(c)}</td>' for h, c in cells)
    title = escape(f"{priority.number} {priority.title}")
    return f'<tr><th scope="row">{title}</th>{rest}</tr>'
