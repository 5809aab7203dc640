"""The Word report a county publishes, made from a released map and nothing else.

Each section is a module that reads `Facts` and writes on the `Paper`; their usual order is in
`sections.py`, what a county chose in the map's report plan. `word.py` and `tables.py` know how
Word writes things, `template.py` what the county's template decides. Not here: deciding what may
leave (that is `domain/privacy.py`).
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from contextvars import copy_context
from dataclasses import dataclass
from datetime import datetime

from sim_workshop.domain.finality import Open
from sim_workshop.domain.privacy import Released
from sim_workshop.domain.report_plan import Audience, Length
from sim_workshop.domain.workshop import Map
from sim_workshop.exchange.report import cite, cover, flow_page, map_page
from sim_workshop.exchange.report.binding import Imprint, bound
from sim_workshop.exchange.report.contents import page as contents_page
from sim_workshop.exchange.report.facts import Chart, DayOfActs, Facts
from sim_workshop.exchange.report.number_charts import draw as draw_chart
from sim_workshop.exchange.report.paper import Paper
from sim_workshop.exchange.report.sections import LAST, TEN_PAGES, TWO_PAGES, USUAL, WRITERS, Write
from sim_workshop.exchange.report.template import Template
from sim_workshop.exchange.report.words import community_name
from sim_workshop.exchange.spoken import in_report_language
from sim_workshop.words import _

__all__ = ["USUAL", "DayOfActs", "Dress", "write"]

Picture = Callable[[Map], bytes]
FlowPicture = Callable[[Map], bytes | None]
"""Draws a map as PNG."""


@dataclass(frozen=True)
class Dress:
    """What a county gave for the look of its report."""

    template: bytes | None = None
    """Its own `report.docx`; CannotRead says what is wrong with it."""
    logo: bytes | None = None


STANDARD = Dress()


def write(
    released: Released,
    *,
    made_at: datetime,
    version: str,
    picture: Picture | None = map_page.draw,
    flow: FlowPicture = flow_page.draw,
    chart: Chart | None = draw_chart,
    dress: Dress = STANDARD,
    draft: bool = True,
    audience: Audience = "public",
    length: Length = "full",
    acts: tuple[DayOfActs, ...] = (),
    open_: tuple[Open, ...] = (),
    names: frozenset[str] = frozenset(),
    pages: Mapping[str, int] | None = None,
) -> bytes:
    """The report as a Word file, the same bytes for the same record and moment.

    Sections and their order are those of the map's report plan. `picture` and `chart` draw; with
    None the report has words and tables alone. `version` is the program's. `acts` counts the log,
    `open_` what is not settled yet, `names` are people whom a public report does not credit.
    `pages` says on which page each heading stands, by its bookmark, once somebody laid it out.
    """
    keys = released.map.report_plan.sections(USUAL) if length == "full" else ("method",)
    drawn = picture is not None and ("map" in keys or length == "ten")
    facts = Facts(
        released, made_at, version, png=picture(released.map) if picture and drawn else None,
        flow=flow(released.map) if drawn and length == "full" else None,
        draft=draft, audience=audience, sections=frozenset(keys), chart=chart, logo=dress.logo,
        acts=acts, open=open_, names=names, pages=pages or {},
    )  # fmt: skip
    return copy_context().run(_written, facts, dress.template, _parts(keys, length), length)


def _parts(keys: Sequence[str], length: Length) -> Sequence[Write]:
    """What is written, in this order."""
    if length == "full":
        ordered = sorted(keys, key=lambda key: LAST.index(key) + 1 if key in LAST else 0)
        return [WRITERS[key] for key in ordered]
    return TEN_PAGES if length == "ten" else TWO_PAGES


def _written(facts: Facts, template: bytes | None, parts: Sequence[Write], length: Length) -> bytes:
    in_report_language(facts.map)
    paper = Paper(Template(template))
    facts.references.notes = paper.footnotes
    if length != "brief":
        cover.write(paper, facts)
        paper.turn = True
    before_contents = len(paper.blocks)
    for part in parts:
        part(paper, facts)
    if length != "brief":
        contents = contents_page(paper, facts.pages), cite.paragraph(facts)
        paper.blocks[before_contents:before_contents] = contents
    return _bound(paper, facts, length)


def _bound(paper: Paper, facts: Facts, length: Length) -> bytes:
    """Everything put into the template: text, footnotes, footers, properties."""
    name = community_name(facts.map)
    named = {
        "full": _("Sequential Intercept Mapping report"),
        "ten": _("Sequential Intercept Mapping report, in short"),
        "brief": _("Sequential Intercept Mapping report, in brief"),
    }
    return bound(paper, Imprint(
        document=named[length], community=name,
        state=facts.state, author="; ".join(facts.map.workshop.hosts) or name,
        keywords=_("Sequential Intercept Mapping"), language=facts.language,
        moment=facts.made_at, version=facts.version,
    ))  # fmt: skip
