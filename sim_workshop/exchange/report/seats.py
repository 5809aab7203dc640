"""For whom the people in the room spoke: which seats of each intercept nobody filled."""

from __future__ import annotations

from sim_workshop.exchange.report.facts import Facts
from sim_workshop.exchange.report.paper import Paper


def write(paper: Paper, facts: Facts) -> None:
    paper.write("Source Note", "Which seats were filled was not recorded.")
