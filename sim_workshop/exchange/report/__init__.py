"""The Word report a county publishes, made from a released map and nothing else.

Each section is a module that reads `Facts` and writes on the `Paper`; their order is SECTIONS. A
new section is a function and a line here. `word.py` and `tables.py` know how Word writes things,
`template.py` what the county's template decides. Not here: drawing (the map comes as a picture),
deciding what may leave (that is `domain/privacy.py`).
"""

from __future__ import annotations

from collections.abc import Callable
from contextvars import copy_context
from dataclasses import dataclass
from datetime import datetime

from sim_workshop.domain.privacy import Released
from sim_workshop.domain.workshop import Map
from sim_workshop.exchange.report import (
    closing,
    cover,
    evaluation,
    intercept,
    map_page,
    measures,
    method,
    people,
    plan,
    priorities,
    sources,
    summary,
    weighing,
)
from sim_workshop.exchange.report.binding import Imprint, bound
from sim_workshop.exchange.report.contents import page as contents_page
from sim_workshop.exchange.report.facts import Facts
from sim_workshop.exchange.report.paper import Paper
from sim_workshop.exchange.report.template import Template
from sim_workshop.exchange.report.words import community_name
from sim_workshop.exchange.spoken import in_report_language
from sim_workshop.words import _

Picture = Callable[[Map], bytes]
"""Draws a map as PNG."""


@dataclass(frozen=True)
class Section:
    """A part of the report that can be left out or moved."""

    key: str
    write: Callable[[Paper, Facts], None]


SECTIONS = (
    Section("introduction", people.introduction),
    Section("summary", summary.write),
    Section("workshop", people.write),
    Section("map", map_page.write),
    Section("intercepts", intercept.write_all),
    Section("across", intercept.write_across),
    Section("priorities", priorities.write),
    Section("plan", plan.write),
    Section("beside_the_plan", closing.beside_the_plan),
    Section("recommendations", closing.recommendations),
    Section("next_meetings", closing.next_meetings),
    Section("evaluation", evaluation.write),
    Section("measures", measures.write),
    Section("method", method.write),
    Section("weighing", weighing.write),
    Section("sources", sources.write),
)
"""In the order of the report. Sources stand last: they list what the others cited."""


def write(
    released: Released,
    *,
    made_at: datetime,
    version: str,
    picture: Picture | None = map_page.draw,
    template: bytes | None = None,
    draft: bool = True,
) -> bytes:
    """The report as a Word file, the same bytes for the same record and moment.

    `picture` draws the map; with None the report has the map in words alone. `version` is the
    program's. `template` is a county's own `report.docx`; CannotRead says what is wrong with it.
    """
    png = picture(released.map) if picture else None
    facts = Facts(released, made_at, version, png=png, draft=draft)
    return copy_context().run(_written, facts, template)


def _written(facts: Facts, template: bytes | None) -> bytes:
    in_report_language(facts.map)
    paper = Paper(Template(template))
    cover.write(paper, facts)
    before_contents = len(paper.blocks)
    for section in SECTIONS:
        section.write(paper, facts)
    paper.blocks.insert(before_contents, contents_page(paper))
    return _bound(paper, facts)


def _bound(paper: Paper, facts: Facts) -> bytes:
    """Everything put into the template: text, footnotes, footers, properties."""
    name = community_name(facts.map)
    return bound(paper, Imprint(
        document=_("Sequential Intercept Mapping report"), community=name,
        state=facts.state, author="; ".join(facts.map.workshop.hosts) or name,
        keywords=_("Sequential Intercept Mapping"), language=facts.language,
        moment=facts.made_at, version=facts.version,
    ))  # fmt: skip
