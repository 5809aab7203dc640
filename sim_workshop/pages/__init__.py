"""The screens, in the order of the day. A screen is a file; this is its table of contents."""

from __future__ import annotations

from copy import copy
from dataclasses import dataclass
from functools import lru_cache

import streamlit as st

from sim_workshop.words import _, later


@dataclass(frozen=True)
class Screen:
    """One file of this folder and what it is called."""

    file: str
    title: str
    step: bool = False
    """Whether it stands in the step bar."""
    everybody: bool = True
    """Whether stakeholders see it in the step bar at any time."""


HOME = Screen("home.py", later("Workshops"))
SCREENS = (
    Screen("opening.py", later("Open a workshop")),
    Screen("counties.py", later("Several counties")),
    Screen("who.py", later("Who is here"), step=True, everybody=False),
    Screen("light.py", later("Light mode")),
    Screen("agency_forms.py", later("Agency forms"), everybody=False),
    Screen("intercept.py", later("Intercept"), step=False),
    Screen("console.py", later("Console"), everybody=False),
    Screen("agenda.py", later("Agenda"), everybody=False),
    Screen("entry.py", later("Entry")),
    Screen("evidence.py", later("Evidence"), step=True, everybody=False),
    Screen("data_sheet.py", later("A data sheet")),
    Screen("map.py", later("Map"), step=True),
    Screen("stepping_up.py", later("The four key measures")),
    Screen("disparity.py", later("Who it falls on")),
    Screen("map_views.py", later("The map in tables")),
    Screen("flow.py", later("Flow and what if")),
    Screen("priorities.py", later("Priorities"), step=True, everybody=False),
    Screen("ballot.py", later("Vote")),
    Screen("groups.py", later("Groups")),
    Screen("plan.py", later("Plan"), step=True, everybody=False),
    Screen("evaluation.py", later("Evaluation")),
    Screen("report.py", later("Report"), step=True, everybody=False),
    Screen("week.py", later("This week")),
    Screen("reviewing.py", later("Review of the draft"), everybody=False),
    Screen("year.py", later("The year after")),
    Screen("agencies.py", later("Agencies")),
    Screen("agreements.py", later("Agreements")),
    Screen("report_card.py", later("Report card and survey")),
    Screen("data_sources.py", later("Data")),
    Screen("workgroups.py", later("Workgroups")),
    Screen("meetings.py", later("Meetings")),
    Screen("progress.py", later("Progress")),
    Screen("library.py", later("Practice library")),
    Screen("settings.py", later("Settings")),
    Screen("links.py", later("Links")),
    Screen("places.py", later("Places")),
    Screen("history.py", later("History")),
)


def known_pages(language: str) -> list[st.Page]:
    """Every screen as Streamlit knows it, for one run in this language."""
    return [copy(page) for page in _found(language)]  # a run marks the page it shows


@lru_cache(maxsize=8)
def _found(_language: str) -> tuple[st.Page, ...]:
    """Found on the disk once, not again for each run of each person."""
    rest = (st.Page(s.file, title=_(s.title), url_path=s.file.removesuffix(".py")) for s in SCREENS)
    return (st.Page(HOME.file, title=_(HOME.title), default=True), *rest)
