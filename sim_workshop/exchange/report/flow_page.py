"""The map with the county's yearly counts, arrows as wide as the people who take them; the same in
words, and where the numbers do not agree. Only of what may leave: too small a count is none."""

from __future__ import annotations

from sim_workshop.charts import flow_map
from sim_workshop.charts.picture import png
from sim_workshop.domain.drawn.flow_map import number_said
from sim_workshop.domain.flow_counts import FlowCounts, flow_counts
from sim_workshop.domain.flow_words import odd_said
from sim_workshop.domain.workshop import Map
from sim_workshop.exchange.report.captions import caption
from sim_workshop.exchange.report.facts import Facts
from sim_workshop.exchange.report.paper import Paper
from sim_workshop.exchange.report.tables import table
from sim_workshop.exchange.report.word import Block, para
from sim_workshop.exchange.report.words import community_name
from sim_workshop.words import _, ngettext

SHARES = (40, 40, 20)


def draw(map_: Map) -> bytes | None:
    """As a PNG for print, on white; nothing where no arrow is counted."""
    return png(flow_map.chart(map_, ground="#FFFFFF"), scale=2) if _counted(map_).by_flow else None


def _counted(map_: Map) -> FlowCounts:
    return map_.once(flow_counts)


def picture(paper: Paper, facts: Facts, room: tuple[int, int], settings: str) -> None:
    """On a wide page of its own, after the map."""
    if facts.flow is None:
        return
    paper.heading(2, _("How many people take each way"), new_page=True)
    paper.write("Lead", _reading(facts.map))
    many = len(_counted(facts.map).by_flow)
    alt = ngettext(
        "Map of {community} with the yearly count on {n} arrow. The same in words follows.",
        "Map of {community} with the yearly counts on {n} arrows. The same in words follows.",
        many,
    ).format(community=community_name(facts.map), n=many)
    drawn = paper.picture(facts.flow, alt, room)
    paper.add(para("Body Text", drawn, settings=settings))
    said = _("People a year on the arrows of {community}, {state}")
    said = said.format(community=community_name(facts.map), state=facts.state)
    paper.add(caption("Figure", said))


def _reading(map_: Map) -> str:
    counted = _("{n} of {all} arrows have a local yearly count.")
    wide = _(
        "Lines are as wide as the people a year; a hair is not counted, or too few to be shown."
    )
    counts = _counted(map_).by_flow
    return f"{wide} {counted.format(n=len(counts), all=len(map_.flows))}"


def in_words(paper: Paper, facts: Facts, level: int) -> None:
    """Each counted arrow with its number, in the order of the map; then what cannot all be true."""
    map_, counted = facts.map, _counted(facts.map)
    if not counted.by_flow:
        return
    title = _("People a year on each way")
    paper.heading(level, title)
    rows = [
        (map_.place_name(f.start), map_.place_name(f.end), number_said([counted.by_flow[f.id]]))
        for f in map_.flows
        if f.id in counted.by_flow
    ]
    head = _("From"), _("To"), _("People a year")
    paper.add(_table(rows, head, paper.line, title))
    for odd in counted.odd:
        paper.write("Body Text", odd_said(map_, odd))


def _table(
    rows: list[tuple[str, str, str]], head: tuple[str, str, str], line: int, title: str
) -> Block:
    cells = [[para("Table Text", said) for said in row] for row in rows]
    return table(cells, SHARES, line=line, head=head, title=title)
