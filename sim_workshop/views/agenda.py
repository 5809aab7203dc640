"""The agenda: planned and used minutes of each block, starting, changing and moving blocks."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import datetime
from html import escape
from itertools import groupby
from typing import Any

import streamlit as st

from sim_workshop.domain.agenda import AgendaBlock
from sim_workshop.domain.schedule import LAST_DAY, LONGEST_BLOCK
from sim_workshop.domain.tokens import token_of
from sim_workshop.domain.workshop import Map
from sim_workshop.views.bars import empty
from sim_workshop.views.console_room import BY_HAND, STAGES
from sim_workshop.views.heads import heading
from sim_workshop.words import _, ngettext


@dataclass(frozen=True)
class Planned:
    """What is to be done with the agenda: a verb, the block, and what it needs."""

    verb: str
    block: AgendaBlock | None = None
    how: dict[str, Any] = field(default_factory=dict)


def show_agenda(map_: Map, now: datetime) -> Planned | None:
    """Every block with its minutes; the one thing the facilitator asked."""
    if not map_.agenda:
        empty(_("This workshop has no agenda yet."),
              _("Lay out the usual one and change it, or add blocks of your own."))  # fmt: skip
    asked: Planned | None = None
    with st.container(horizontal=True, key="agenda_tools"):
        if not map_.agenda and st.button(_("Lay out the usual agenda"), type="primary"):
            asked = Planned("lay_out")
        if st.button(_("Add a block"), icon=":material/add:", key="add_block"):
            asked = Planned("add")
        if any(b.is_running for b in map_.agenda) and st.button(
            _("End what runs"), icon=":material/stop:", key="end_block"
        ):
            asked = Planned("end")
    for day, blocks in groupby(map_.agenda, key=lambda b: b.day):
        heading(_("Day {n}").format(n=day))
        for block in blocks:
            asked = _row(block, now) or asked
    return asked


def _row(block: AgendaBlock, now: datetime) -> Planned | None:
    asked = None
    with st.container(horizontal=True, vertical_alignment="center", key=f"row_{block.id}"):
        chip = f'<span class="chip saved">{_("runs now")}</span>' if block.is_running else ""
        st.html(
            f'<p class="name">{escape(block.title)} {chip}</p>'
            f'<p class="who">{escape(minutes_said(block, now))}</p>', width="stretch",
        )  # fmt: skip
        label = _("Start again") if block.spans else _("Start")
        if not block.is_running and st.button(label, key=f"start_{block.id}"):
            asked = Planned("start", block)
        said = {
            "edit": _("Change it"), "earlier": _("One earlier"), "later": _("One later"),
            "remove": _("Take it off"),
        }  # fmt: skip
        picked = st.menu_button(
            _("More"), list(said), format_func=said.__getitem__, key=f"more_{block.id}",
            type="tertiary",
        )  # fmt: skip
        if picked:
            asked = Planned(str(picked), block)
    return asked


def minutes_said(block: AgendaBlock, now: datetime) -> str:
    """Planned, borrowed or lent, and used."""
    n = block.planned
    said = [ngettext("{n} minute planned", "{n} minutes planned", n).format(n=n)]
    if block.borrowed > 0:
        said.append(_("{n} borrowed").format(n=block.borrowed))
    if block.borrowed < 0:
        said.append(_("{n} lent").format(n=-block.borrowed))
    if block.spans:
        said.append(_("{n} used").format(n=block.used_minutes(now)))
    return ", ".join(said)


def ask_block(map_: Map, block: AgendaBlock | None) -> dict[str, Any] | None:
    """The block's title, day, minutes, and where the room goes when it starts."""
    places = _places(map_)
    to = (block.stage, block.at) if block else ("", "")
    with st.form(f"block_{block.id if block else 'new'}", border=False):
        title = st.text_input(_("What it is"), block.title if block else "", max_chars=200)
        planned = st.number_input(
            _("Minutes planned"), 0, LONGEST_BLOCK, block.planned if block else 30, 5
        )
        day = st.number_input(_("Day"), 1, LAST_DAY, block.day if block else 1)
        where = st.selectbox(
            _("When it starts the room goes to"), list(places), format_func=places.__getitem__,
            index=list(places).index(to) if to in places else 0,
        )  # fmt: skip
        if st.form_submit_button(_("Save"), type="primary"):
            return {"title": title, "planned": int(planned), "day": int(day),
                    "stage": where[0], "at": where[1]}  # fmt: skip
    return None


def _places(map_: Map) -> dict[tuple[str, str], str]:
    found = {("", ""): _("Nowhere: it stays where it is")}
    for each in map_.intercepts:
        found["intercept", each.id] = f"{token_of(map_, each.id)} {each.name}"
    return found | {(s, ""): _(label) for s, label in STAGES.items() if s not in BY_HAND}
