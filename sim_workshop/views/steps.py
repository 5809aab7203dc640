"""The step bar: who is here, the intercepts joined by a line, the other steps of the day."""

from __future__ import annotations

from html import escape

import streamlit as st

from sim_workshop.domain.people import Member
from sim_workshop.domain.screens import OF_THE_ROOM, sees_all
from sim_workshop.domain.tokens import colour_of, token_of
from sim_workshop.domain.workshop import OF_THE_YEAR, Map
from sim_workshop.views.forms import plain
from sim_workshop.words import _, later

WORDS = (
    ("who", later("Who is here")), ("evidence", later("Evidence")), ("map", later("Map")),
    ("priorities", later("Priorities")), ("ballot", later("Vote")),
    ("groups", later("Groups")), ("plan", later("Plan")),
    ("evaluation", later("Evaluation")), ("report", later("Report")), ("console", later("Console")),
    ("year", later("The year after")),
)  # fmt: skip
YEAR = (
    ("year", later("Overview")), ("week", later("This week")), ("agencies", later("Agencies")),
    ("agreements", later("Agreements")), ("report_card", later("Report card")),
    ("data_sources", later("Data")), ("workgroups", later("Workgroups")),
    ("meetings", later("Meetings")), ("progress", later("Progress")),
    ("library", later("Practices")),
)  # fmt: skip
"""The second section: what is kept in the year after. It stands on its own pages in place of the
day's steps, so that neither crowds the other."""


def show_steps(map_: Map, member: Member, page: str, at: str) -> None:
    """Who is here, the numerals joined by a line, and the steps after them. Stakeholders see
    fewer: where the room is, the map, and vote or plan when open."""
    if page in dict(YEAR):
        _show_year(page)
        return
    whole = sees_all(member)
    with st.container(horizontal=True, wrap=False, key="steps", gap=None):
        if map_.workshop.light:
            _word("light", page, _("Overview"))
        if whole:
            _word("who", page)
        for intercept in map_.intercepts:
            if whole or intercept.id == map_.room.at or intercept.id == at:
                _numeral(map_, intercept.id, at)
        for name, _label in WORDS[1:]:
            if name in _shown(map_, member, page):
                _word(name, page)


def has_a_year(map_: Map) -> bool:
    """Whether anything was planned that a year could come of."""
    return bool(map_.steps) or any(map_.all(kind) for kind in OF_THE_YEAR)


def _show_year(page: str) -> None:
    """Back to the day, then the pages of the year."""
    with st.container(horizontal=True, wrap=False, key="steps", gap=None):
        st.page_link(
            "map.py", label=_("The workshop"), icon=":material/arrow_back:", width="content"
        )
        for name, label in YEAR:
            _word(name, page, _(label))


def is_voting(map_: Map) -> bool:
    """Whether a vote is open: wherever the room is, votes are cast and changed until its close."""
    return any(round_.state == "open" for round_ in map_.rounds)


def _shown(map_: Map, member: Member, page: str) -> set[str]:
    """Which words stand in this person's step bar. Without a workshop there is no room to vote,
    to form groups or to be led."""
    shown = _shown_of_all(map_, member, page)
    return shown - OF_THE_ROOM if map_.workshop.light else shown


def _shown_of_all(map_: Map, member: Member, page: str) -> set[str]:
    votes = map_.room.stage in ("ballot", "result") or page == "ballot" or is_voting(map_)
    vote = {"ballot"} if votes else set()
    groups = {"groups"} if map_.breakouts or page == "groups" else set()
    if map_.room.evaluating == "open" or "evaluation" in (page, map_.room.stage):
        groups.add("evaluation")
    if sees_all(member):
        console = {"console"} if member.role in ("facilitator", "co-facilitator") else set()
        vote |= console
        year = {"year"} if has_a_year(map_) else set()
        return {"evidence", "map", "priorities", "plan", "report"} | vote | groups | year
    shown = {"map", "evidence"} | vote | groups
    if map_.room.stage == "plan" or map_.steps:
        shown.add("plan")
    if member.role == "stakeholder" and map_.workshop.stakeholders_may_download:
        shown.add("report")
    if any(map_.all(kind) for kind in OF_THE_YEAR):
        shown.add("year")
    return shown


def _word(name: str, page: str, label: str = "") -> None:
    label = label or _(dict(WORDS)[name])
    if name == page:
        st.html(f'<span aria-current="step">{escape(label)}</span>', width="content")
    else:
        st.page_link(f"{name}.py", label=label, width="content")


def _numeral(map_: Map, intercept: str, current: str) -> None:
    """A link with its numeral in bold, or the numeral one is at: the style sheet knows them by
    that, because a box around each would cost every page a millisecond for four of them."""
    found = map_.intercept(intercept)
    token = token_of(map_, intercept)
    name = found.name if found else ""
    if intercept == current:
        st.html(
            f'<span class="token i{colour_of(map_, intercept)}" aria-current="step">'
            f'<span aria-hidden="true">{escape(token)}</span>'
            f'<span class="hidden">{escape(name)}</span></span>',
            width="content",
        )
    else:
        label = f"**{plain(token)}** {plain(name)}"
        query = {"at": intercept}
        st.page_link("intercept.py", label=label, query_params=query, width="content")
