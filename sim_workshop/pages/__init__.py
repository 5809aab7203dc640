"""The screens, in the order of the day. A screen is a file; this is its table of contents."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True)
class Screen:
    """One file of this folder and what it is called."""

    file: str
    title: str
    step: bool = False
    """Whether it stands in the step bar."""
    everybody: bool = True
    """Whether stakeholders see it in the step bar at any time."""


HOME = Screen("home.py", "Workshops")
SCREENS = (
    Screen("opening.py", "Open a workshop"),
    Screen("who.py", "Who is here", step=True, everybody=False),
    Screen("intercept.py", "Intercept", step=False),
    Screen("entry.py", "Entry"),
    Screen("evidence.py", "Evidence", step=True, everybody=False),
    Screen("map.py", "Map", step=True),
    Screen("priorities.py", "Priorities", step=True, everybody=False),
    Screen("ballot.py", "Vote"),
    Screen("plan.py", "Plan", step=True, everybody=False),
    Screen("report.py", "Report", step=True, everybody=False),
    Screen("settings.py", "Settings"),
    Screen("links.py", "Links"),
    Screen("places.py", "Places"),
    Screen("history.py", "History"),
)
