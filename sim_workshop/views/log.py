"""Who did what, newest first, in sentences; what was taken back is struck and says so."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import datetime
from html import escape
from itertools import groupby
from typing import Protocol
from zoneinfo import ZoneInfo

import streamlit as st

from sim_workshop.views.bars import empty
from sim_workshop.words import _, say_date, say_time


class Act(Protocol):
    """One line of the history."""

    @property
    def at(self) -> datetime: ...
    @property
    def who(self) -> str: ...
    @property
    def sentence(self) -> str: ...
    @property
    def undone(self) -> bool: ...


def show_log(acts: Iterable[Act], zone: str) -> None:
    """The acts, a heading for each day; only those in which the sought words stand."""
    sought = st.text_input(
        _("Find in the history"), placeholder=_("A word, an agency"), key="find_act", width=420
    ).casefold()
    found = [a for a in acts if sought in f"{a.who} {a.sentence}".casefold()]
    if not found:
        empty(_("Nothing in the history says this."), _("Try another word."))
    tz = ZoneInfo(zone)
    days = groupby(found, key=lambda a: a.at.astimezone(tz).date())
    st.html("".join(
        f'<section class="tile day"><h2>{escape(say_date(day))}</h2><ol class="log">'
        f'{"".join(_line(a, zone) for a in acts_of_day)}</ol></section>'
        for day, acts_of_day in days
    ))  # fmt: skip


def _line(act: Act, zone: str) -> str:
    said = f"<strong>{escape(act.who)}</strong> {escape(act.sentence)}"
    if act.undone:
        said = f'<s>{said}</s> <span class="chip">{escape(_("taken back"))}</span>'
    return f"<li><time>{escape(say_time(act.at, zone))}</time><span>{said}</span></li>"
