"""Where the committee stands: a tile for each part of the year's work, in facts."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from html import escape

import streamlit as st

from sim_workshop.domain.plan import OVER
from sim_workshop.domain.workshop import Map
from sim_workshop.domain.year.meeting_facts import passed, without_minutes
from sim_workshop.domain.year.workgroups import at_work
from sim_workshop.domain.year.working import Matter
from sim_workshop.views.agencies import agencies_sentence
from sim_workshop.views.agreements import agreements_sentence
from sim_workshop.views.data_sources import sources_sentence
from sim_workshop.views.meeting_list import meetings_sentence
from sim_workshop.words import _, ngettext, say_date


def show_standing(map_: Map, today: date) -> None:
    """One tile each, three in a row: who stands behind it, then the work. Its page is one press
    away."""
    behind = (
        ("agencies.py", _("Agencies"), [agencies_sentence(map_)]),
        ("agreements.py", _("Agreements"), [agreements_sentence(map_, today)]),
        ("data_sources.py", _("Data"), [sources_sentence(map_)]),
    )
    work = (
        ("workgroups.py", _("Workgroups"), _of_workgroups(map_)),
        ("meetings.py", _("Meetings"), _of_meetings(map_, today)),
        ("progress.py", _("Progress"), _of_steps(map_, today)),
    )
    for parts in (behind, work):
        for column, (page, label, facts) in zip(st.columns(len(parts)), parts, strict=True):
            with column:
                _tile(page, label, facts)


def _tile(page: str, label: str, facts: Sequence[str]) -> None:
    lines = "".join(f"<li>{escape(fact)}</li>" for fact in facts)
    with st.container(key=f"year_tile_{page.removesuffix('.py')}", height="stretch"):
        st.page_link(page, label=f"**{label}**")
        st.html(f'<ul class="facts">{lines}</ul>')


def _of_workgroups(map_: Map) -> list[str]:
    groups = at_work(map_)
    if not groups:
        return [_("None yet. A priority without a group of people stays on paper.")]
    return [ngettext("{n} at work", "{n} at work", len(groups)).format(n=len(groups))]


def _of_meetings(map_: Map, today: date) -> list[str]:
    unsaid, bare = len(passed(map_, today)), len(without_minutes(map_))
    waiting = sum(1 for m in map_.all(Matter) if m.state == "new")
    facts = [
        (unsaid, ngettext("{n} whose day is over: held or cancelled?",
                          "{n} whose days are over: held or cancelled?", unsaid)),
        (bare, ngettext("{n} held without minutes", "{n} held without minutes", bare)),
        (waiting, ngettext("{n} matter to be sorted", "{n} matters to be sorted", waiting)),
    ]  # fmt: skip
    return [meetings_sentence(map_, today), *(said.format(n=n) for n, said in facts if n)]


def _of_steps(map_: Map, today: date) -> list[str]:
    open_ = [s for s in map_.steps if s.status not in OVER]
    late = [s for s in open_ if s.due and s.due < today]
    said = ngettext("{n} step is open", "{n} steps are open", len(open_)).format(n=len(open_))
    overdue = ngettext("{n} is overdue", "{n} are overdue", len(late)).format(n=len(late))
    return [said, overdue, _("as of {date}").format(date=say_date(today))]
