"""The contents page: filled in already, each line a link. Word's own "Update table" works on it,
and nothing asks to be updated when the file is opened."""

from __future__ import annotations

from collections.abc import Mapping

from sim_workshop.exchange.report.paper import Heading, Paper
from sim_workshop.exchange.report.word import Block, Inline, anchor_link, field, inline, para, run
from sim_workshop.words import _

LISTED = 1
"""Headings down to this level."""
NUMERAL = 480
"""How much room the numerals of the intercepts have at the left."""
BEGIN = (
    '<w:r><w:fldChar w:fldCharType="begin"/></w:r><w:r><w:instrText xml:space="preserve"> '
    f'TOC \\o "1-{LISTED}" \\h \\z </w:instrText></w:r><w:r><w:fldChar '
    'w:fldCharType="separate"/></w:r>'
)
END = '<w:r><w:fldChar w:fldCharType="end"/></w:r>'


def page(paper: Paper, pages: Mapping[str, int]) -> Block:
    """The finished page, once all headings are known. `pages` says on which page each heading
    stands, by its bookmark; where nobody counted them, the lines are links alone."""
    headings = [h for h in paper.headings if h.level <= LISTED]
    last = len(headings) - 1
    lines = [
        _line(h, paper.line, pages.get(h.bookmark), first=n == 0, last=n == last)
        for n, h in enumerate(headings)
    ]
    title = para("TOC Heading", _("Contents"), settings="<w:pageBreakBefore/>")
    return Block(
        '<w:sdt><w:sdtPr><w:docPartObj><w:docPartGallery w:val="Table of Contents"/>'
        f"<w:docPartUnique/></w:docPartObj></w:sdtPr><w:sdtContent>{title}{''.join(lines)}"
        "</w:sdtContent></w:sdt>"
    )


def _line(heading: Heading, line: int, number: int | None, *, first: bool, last: bool) -> Block:
    """The numeral, the heading, what is found there, and at the right its page."""
    token = run(f"{heading.token}\t", "Numeral") if heading.token else run("\t")
    gist = run(f"   {heading.gist}", "Muted") if heading.gist else Inline("")
    shown = inline(token, run(heading.text, "Contents Link"), gist, _number(heading, number))
    linked = anchor_link(heading.bookmark, shown)
    opened = Inline(BEGIN) if first else Inline("")
    closed = Inline(END) if last else Inline("")
    stops = (
        f'<w:tabs><w:tab w:val="left" w:pos="{NUMERAL}"/>'
        f'<w:tab w:val="right" w:pos="{line}"/></w:tabs>'
    )
    return para(f"TOC {heading.level}", inline(opened, linked, closed), settings=stops)


def _number(heading: Heading, number: int | None) -> Inline:
    """The page, as a field that Word counts anew when it is asked to."""
    if number is None:
        return Inline("")
    return inline("\t", field(f"PAGEREF {heading.bookmark} \\h", run(str(number))))
