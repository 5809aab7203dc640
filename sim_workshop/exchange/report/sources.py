"""The list of sources: every label in the report leads here, and from here to the document."""

from __future__ import annotations

from sim_workshop.domain.place import Source
from sim_workshop.exchange.report.facts import Facts
from sim_workshop.exchange.report.paper import Paper
from sim_workshop.exchange.report.references import Reference, pack_bookmark
from sim_workshop.exchange.report.word import Block, Content, inline, para, run
from sim_workshop.words import _, ngettext


def write(paper: Paper, facts: Facts) -> None:
    listed, of_pack = facts.references.listed, facts.references.of_pack
    n = len(listed) + len(of_pack)
    gist = ngettext("{n} source", "{n} sources", n).format(n=n) if n else ""
    paper.heading(1, _("Sources"), gist=gist)
    if not listed:
        paper.write("Body Text", _(
            "What the room said stands for itself; no document is named as a source."
        ))  # fmt: skip
    paper.add(*(_entry(paper, reference) for reference in listed))
    if of_pack:
        paper.heading(2, _("Sources of the practices and comparison figures"))
        paper.write("Body Text", _(
            "What the field says, as it came with the program. “Seen” says how much of a source "
            "was read."
        ))  # fmt: skip
        paper.add(*(_of_pack(paper, source) for source in of_pack))


def _entry(paper: Paper, reference: Reference) -> Block:
    what = inline(reference.what, ". " if reference.url else "") if reference.what else ""
    url = paper.address(reference.url) if reference.url else ""
    read = run(f" ({reference.read})", "Muted") if reference.read else ""
    return _line(paper, reference.bookmark, reference.label, what, url, read)


def _of_pack(paper: Paper, source: Source) -> Block:
    seen = run(_(" (seen: {how})").format(how=source.seen), "Muted")
    return _line(paper, pack_bookmark(source.key), source.key, source.cite, seen, settings=WIDE)


WIDE = '<w:tabs><w:tab w:val="left" w:pos="1650"/></w:tabs><w:ind w:left="1650" w:hanging="1650"/>'
"""Room for the keys of the pack's sources, which are longer than "S12"."""


def _line(paper: Paper, bookmark: str, label: str, *content: Content, settings: str = "") -> Block:
    """The label other pages link to, then the source."""
    return para(
        "Source Entry",
        paper.bookmarked(bookmark, run(label, "Strong")),
        run("\t"),
        *content,
        settings=settings,
    )
