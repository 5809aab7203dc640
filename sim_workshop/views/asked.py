"""Numbers that were asked of an agency and are not here yet: said where numbers stand."""

from __future__ import annotations

from collections.abc import Sequence
from html import escape

import streamlit as st

from sim_workshop.domain.asked import Asked
from sim_workshop.domain.workshop import Map
from sim_workshop.views.chips import chip
from sim_workshop.views.heads import heading
from sim_workshop.words import _, say_date


def show_asked(map_: Map, asked: Sequence[Asked]) -> None:
    """One line for each measure and agency."""
    if not asked:
        return
    heading(_("Asked for, not here yet"))
    lines = "".join(
        f"<li>{escape(map_.measures[a.measure].name)} {chip(_said(a), 'waiting', 'schedule')}</li>"
        for a in asked
    )
    st.html(f'<ul class="plain spaced">{lines}</ul>')


def _said(asked: Asked) -> str:
    if asked.answered:
        return _("answered by {agency}, to be placed").format(agency=asked.agency)
    if asked.due is None:
        return _("asked of {agency}").format(agency=asked.agency)
    return _("asked of {agency}, due {date}").format(agency=asked.agency, date=say_date(asked.due))
