"""What the papers of a committee share: the notice of a draft, parties, days to fill in."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date

from sim_workshop.domain.workshop import Map
from sim_workshop.domain.year.engagement import Agency
from sim_workshop.exchange.on_paper.sheet import blank
from sim_workshop.exchange.report.paper import Paper
from sim_workshop.exchange.report.word import para, run
from sim_workshop.exchange.report.words import day
from sim_workshop.words import _


def draft_notice(paper: Paper) -> None:
    paper.write("Notice", run(_("A draft, not legal advice. "), "Strong"), _(
        "Words in brackets are for the agencies to fill in, and the whole for their counsel to "
        "review."
    ))  # fmt: skip


def section(paper: Paper, title: str, lines: Iterable[str]) -> None:
    paper.heading(2, title)
    paper.add(*(para("List Bullet", line) for line in lines))


def agencies_of(map_: Map) -> list[str]:
    """Those registered; before there is a register, those of the list of participants."""
    registered = [a.name for a in map_.all(Agency)]
    return registered or list(dict.fromkeys(s.agency for s in map_.stakeholders if s.agency))


def on_day(when: date | None, what: str) -> str:
    """The day, or a place to fill it in."""
    return day(when) if when else blank(what)
