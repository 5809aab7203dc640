"""The list of sources: every label in the report leads here, and from here to the document."""

from __future__ import annotations

from sim_workshop.exchange.report.facts import Facts
from sim_workshop.exchange.report.paper import Paper
from sim_workshop.exchange.report.references import Reference, pack_bookmark
from sim_workshop.exchange.report.word import Block, inline, para, run
from sim_workshop.exchange.report.words import counted


def write(paper: Paper, facts: Facts) -> None:
    listed, of_pack = facts.references.listed, facts.references.of_pack
    gist = counted(len(listed) + len(of_pack), "source") if listed or of_pack else ""
    paper.heading(1, "Sources", gist=gist, new_page=True)
    if not listed:
        paper.write("Body Text", "What the room said stands for itself; no document is named as a "
                    "source.")  # fmt: skip
    paper.add(*(_entry(paper, reference) for reference in listed))
    if of_pack:
        paper.heading(2, "Sources of the practices and comparison figures")
        paper.write("Body Text", "What the field says, as it came with the program. “Seen” says "
                    "how much of a source was read.")  # fmt: skip
    for source in of_pack:
        label = paper.bookmarked(pack_bookmark(source.key), run(source.key, "Strong"))
        paper.write("Source Entry", label, run("\t"), source.cite,
                    run(f" (seen: {source.seen})", "Muted"))  # fmt: skip


def _entry(paper: Paper, reference: Reference) -> Block:
    label = paper.bookmarked(reference.bookmark, run(reference.label, "Strong"))
    what = inline(reference.what, ". " if reference.url else "") if reference.what else ""
    url = paper.address(reference.url) if reference.url else ""
    read = run(f" ({reference.read})", "Muted") if reference.read else ""
    return para("Source Entry", label, run("\t"), what, url, read)
