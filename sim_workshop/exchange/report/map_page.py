"""The map on a landscape page, and the same in words for everybody who cannot see it."""

from __future__ import annotations

from sim_workshop.charts import system_map
from sim_workshop.charts.picture import png
from sim_workshop.domain.outline import ArrowInWords, BoxInWords, InterceptInWords, outline
from sim_workshop.domain.workshop import Map
from sim_workshop.exchange.report import flow_page, words
from sim_workshop.exchange.report.captions import caption
from sim_workshop.exchange.report.facts import Facts
from sim_workshop.exchange.report.paper import Paper
from sim_workshop.exchange.report.signs import detail_line, open_mark
from sim_workshop.exchange.report.tables import stacked, table
from sim_workshop.exchange.report.word import Block, Inline, inline, para, run
from sim_workshop.exchange.report.words import community_name, joined, listing
from sim_workshop.words import _, ngettext

SHARES = (36, 64)
BESIDE_THE_PICTURE = 1650
"""What heading, reading aid and caption take of the page's height."""
PICTURE = '<w:keepNext/><w:spacing w:after="0" w:line="240" w:lineRule="auto"/>'


def draw(map_: Map) -> bytes:
    """The map as a PNG for print, on white."""
    return png(system_map.chart(map_, ground="#FFFFFF"), scale=2)


def alone(paper: Paper, facts: Facts) -> None:
    """The picture without the words that follow it in the whole report."""
    if facts.png:
        paper.end_pages(paper.template.cover, or_else=_("The map follows on the next page."))
        _picture(paper, facts, facts.png)
        paper.end_pages(paper.template.wide)


def write(paper: Paper, facts: Facts) -> None:
    if facts.png:
        paper.end_pages(paper.template.cover, or_else=_("The map follows on the next page."))
        _picture(paper, facts, facts.png)
        flow_page.picture(paper, facts, _room(paper), PICTURE)
        paper.end_pages(paper.template.wide)
    _in_words(paper, facts, after_picture=facts.png is not None)
    flow_page.in_words(paper, facts, 1 if facts.png is None else 2)


def _picture(paper: Paper, facts: Facts, png: bytes) -> None:
    paper.heading(1, _("System map"), at_top=True)
    paper.write(
        "Lead",
        _(
            "How people move, what is in place and what is missing. Right is deeper into justice, "
            "up is out to care, down is release."
        ),
    )
    drawn = paper.picture(png, alternative(facts), _room(paper))
    paper.add(para("Body Text", drawn, settings=PICTURE))
    said = _("System map of {community}, {state}")
    said = said.format(community=community_name(facts.map), state=facts.state)
    paper.add(caption("Figure", said))


def _room(paper: Paper) -> tuple[int, int]:
    width, height = paper.wide_page
    return width, height - BESIDE_THE_PICTURE


def alternative(facts: Facts) -> str:
    """What the picture shows, short enough to be listened to; the words that follow say it all."""
    map_ = facts.map
    with_gaps = [b.element.name for i in outline(map_) for b in i.boxes if b.gaps]
    gaps = _("Boxes with gaps: {boxes}.").format(boxes=", ".join(with_gaps))
    drawn = _(
        "System map of {community}: boxes in columns, {columns}, joined by arrows. It carries "
        "{resources} and {gaps}."
    )
    return joined(
        drawn.format(
            community=community_name(map_),
            columns=listing(f"{i.token} {i.name}" for i in facts.intercepts),
            resources=words.resources(len(map_.resources)),
            gaps=words.gaps(len(map_.gaps)),
        ),
        gaps if with_gaps else "",
        _("The same in words follows the picture.")
        if "map" in facts.sections
        else _("The whole report has the same in words."),
    )


# The same in words.


def _in_words(paper: Paper, facts: Facts, *, after_picture: bool) -> None:
    level = 1 if not after_picture else 2
    paper.heading(level, _("The map in words"), new_page=not after_picture, at_top=True)
    paper.write(
        "Body Text",
        _(
            "The boxes of the map from first contact to return, what the room named there, and the "
            "ways people go from them."
        ),
    )
    for column in outline(facts.map):
        if column.boxes:
            paper.heading(level + 1, column.heading)
            rows = [_row(box) for box in column.boxes if box.is_spoken_of]
            title = _("Boxes of {intercept}").format(intercept=column.heading)
            head = _("Box"), _("Ways on from here")
            if rows:
                paper.add(table(rows, SHARES, line=paper.line, head=head, title=title))
            _on_the_whole(paper, column)
            _left_out(paper, column)


def _on_the_whole(paper: Paper, column: InterceptInWords) -> None:
    kinds = (column.resources, words.resources), (column.gaps, words.gaps)
    named = [say(len(found)) for found, say in kinds if found]
    if named:
        said = _("On the intercept as a whole: {entries}.").format(entries=listing(named))
        paper.write("Source Note", said)


def _left_out(paper: Paper, column: InterceptInWords) -> None:
    """Boxes as everybody's map has them, of which the room said nothing: their names, and where
    the arrows go from them, in one sentence."""
    silent = [box for box in column.boxes if not box.is_spoken_of]
    if silent:
        said = ngettext("Nothing was recorded on {n} box: {names}.",
                        "Nothing was recorded on {n} boxes: {names}.", len(silent))  # fmt: skip
        names = "; ".join(map(_silent, silent))
        paper.write("Source Note", said.format(n=len(silent), names=names))


def _silent(box: BoxInWords) -> str:
    """ "911 dispatch (to Police, Mobile crisis team)"."""
    to = ", ".join(dict.fromkeys(arrow.to for arrow in box.arrows))
    return _("{box} (to {others})").format(box=box.element.name, others=to) if to else (
        box.element.name
    )  # fmt: skip


def _row(box: BoxInWords) -> list[str]:
    name = para("Table Text", run(box.element.name, "Strong"))
    return [stacked(name, para("Table Detail", _named(box))), _ways(box)]


def _named(box: BoxInWords) -> Inline:
    """What the room put on it: "too little capacity, 2 resources · □ 1 gap"."""
    decides = _("decision point") if box.element.decision else ""
    nothing = "" if decides or box.resources else open_mark(_("no resource named yet"))
    there = f"{_(box.status)}, {words.resources(len(box.resources))}" if box.resources else ""
    gaps = open_mark(words.gaps(len(box.gaps))) if box.gaps else ""
    return detail_line([decides, there, nothing, gaps])


def _ways(box: BoxInWords) -> Block:
    if not box.arrows:
        return para("Table Small", _("No way on is drawn from here."))
    return para("Table Small", Inline(run("; ").join(_way(arrow) for arrow in box.arrows)))


def _way(arrow: ArrowInWords) -> Inline:
    if not arrow.gaps:
        return run(arrow.sentence)
    return inline(arrow.sentence, " ", open_mark(words.gaps(len(arrow.gaps))))
