"""How a paper begins and is bound: the county's template, a title, what the foot of a page says."""

from __future__ import annotations

from collections.abc import Callable
from contextvars import copy_context
from datetime import datetime

from sim_workshop.domain.edition import state_of
from sim_workshop.domain.workshop import Map
from sim_workshop.exchange.report.binding import Imprint, bound
from sim_workshop.exchange.report.cover import practice
from sim_workshop.exchange.report.facts import LANGUAGES
from sim_workshop.exchange.report.paper import Paper
from sim_workshop.exchange.report.template import Template
from sim_workshop.exchange.report.word import para, run
from sim_workshop.exchange.report.words import community_name
from sim_workshop.exchange.spoken import in_report_language
from sim_workshop.words import _, language

Write = Callable[[Paper, Map], str]
"""Writes the paper and says what it is called."""


def printed(
    write: Write, map_: Map, *, made_at: datetime, version: str, template: bytes | None = None,
    mark: str = "",
) -> bytes:  # fmt: skip
    """A Word file in the workshop's language, the same bytes for the same record and moment.
    `mark` stands before its state at the foot of each page: "INTERNAL"."""
    return copy_context().run(_printed, write, map_, made_at, version, template, mark)


def _printed(
    write: Write, map_: Map, made_at: datetime, version: str, template: bytes | None, mark: str
) -> bytes:
    in_report_language(map_)
    paper = Paper(Template(template))
    title, name = write(paper, map_), community_name(map_)
    return bound(paper, Imprint(
        document=title, community=name,
        state=f"{mark}, {state_of(map_)}" if mark else state_of(map_),
        author="; ".join(map_.workshop.hosts) or name, keywords=_("Sequential Intercept Mapping"),
        language=LANGUAGES.get(language(), language()), moment=made_at, version=version,
    ))  # fmt: skip


NEW_PAGE = "<w:pageBreakBefore/>"
CUT = '<w:pBdr><w:top w:val="dashed" w:sz="6" w:space="18" w:color="7F8C99"/></w:pBdr>' + (
    '<w:spacing w:before="720"/>'
)
"""Where one page is cut in two."""


def begin(paper: Paper, map_: Map, title: str, lead: str = "", *, above: str = "") -> None:
    """The head of a paper. `above`: NEW_PAGE or CUT before it."""
    paper.add(para("Mark", community_name(map_), settings=above))
    paper.heading(1, title, at_top=True)
    if lead:
        paper.write("Lead", lead)
    if map_.workshop.practice:
        paper.write("Notice", run(practice(), "Strong"))


def blank(what: str) -> str:
    """A place to fill in by hand or in Word: "[name of the agency]"."""
    return f"[{what}]"
