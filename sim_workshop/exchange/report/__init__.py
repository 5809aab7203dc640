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
from datetime import UTC, datetime

from sim_workshop.domain.privacy import Released
from sim_workshop.domain.workshop import Map
from sim_workshop.exchange.report import (
    closing,
    cover,
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
from sim_workshop.exchange.report.captions import number_captions
from sim_workshop.exchange.report.contents import page as contents_page
from sim_workshop.exchange.report.facts import Facts
from sim_workshop.exchange.report.paper import Paper
from sim_workshop.exchange.report.template import Template
from sim_workshop.exchange.report.words import community_name
from sim_workshop.words import ENGLISH, _, languages, use_language

LONGEST_PROPERTY = 250
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
    """In the workshop's report language, whatever the one who asks reads; in English where there
    is no catalogue of it, so that the file never says it speaks what it does not."""
    wished = facts.map.workshop.report_language
    use_language(wished if wished in languages() else ENGLISH)
    paper = Paper(Template(template))
    cover.write(paper, facts)
    before_contents = len(paper.blocks)
    for section in SECTIONS:
        section.write(paper, facts)
    paper.blocks.insert(before_contents, contents_page(paper))
    return _bound(paper, facts)


def _bound(paper: Paper, facts: Facts) -> bytes:
    """Everything put into the template: text, footnotes, footers, properties."""
    template = paper.template
    template.fill(number_captions(paper.blocks))
    template.speak(facts.language)
    template.notes(paper.footnotes.xml())
    name = community_name(facts.map)
    template.fill_footers({"community": name, "state": facts.state})
    _properties(template, facts, name)
    return template.saved()


def _properties(template: Template, facts: Facts, name: str) -> None:
    """What a file browser and a screen reader say of the file."""
    properties = template.document.core_properties
    moment = facts.made_at.astimezone(UTC).replace(tzinfo=None, microsecond=0)
    report = _("Sequential Intercept Mapping report")
    properties.title = f"{name}: {report}"[:LONGEST_PROPERTY]
    properties.subject = facts.state
    properties.author = "; ".join(facts.map.workshop.hosts)[:LONGEST_PROPERTY] or name
    properties.last_modified_by = f"SIM Workshop {facts.version}"[:LONGEST_PROPERTY]
    properties.keywords = _("Sequential Intercept Mapping")
    properties.comments = ""
    properties.language = facts.language
    properties.created = properties.modified = moment
    properties.revision = 1
