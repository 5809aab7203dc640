"""Large numbers side by side under a rule: what a page says at a glance."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from sim_workshop.exchange.report.paper import Paper
from sim_workshop.exchange.report.tables import stacked, table
from sim_workshop.exchange.report.word import para

MOST = 4
FEWEST_COLUMNS = 2
"""One number alone keeps to half of the line."""
NARROWEST = 9
"""Letters for which a number gets room, however short it is."""


@dataclass(frozen=True)
class Figure:
    """A number as it is read, and what it counts."""

    number: str
    label: str


def strip(paper: Paper, figures: Sequence[Figure], title: str) -> None:
    """The first four of them; nothing where there are none."""
    shown = figures[:MOST]
    if not shown:
        return
    cells = [stacked(para("Number Big", f.number), para("Number Label", f.label)) for f in shown]
    free = max(0, FEWEST_COLUMNS - len(shown))
    paper.add(
        table(
            [[*cells, *[para("Number Label")] * free]],
            [max(NARROWEST, len(f.number)) for f in shown] + [NARROWEST] * free,
            line=paper.line,
            style="Report Numbers",
            title=title,
        )
    )
