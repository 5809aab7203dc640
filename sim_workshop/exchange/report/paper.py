"""The report while it is being written: its paragraphs so far, and everything that is numbered.

Headings become bookmarks the contents page links to; notes, addresses and pictures get their
numbers here. What is written is the sections' business.
"""

from __future__ import annotations

import io
import re
from dataclasses import dataclass, field

from docx.opc.constants import RELATIONSHIP_TYPE
from docx.oxml.xmlchemy import BaseOxmlElement
from lxml import etree

from sim_workshop.exchange.report.footnotes import Footnotes
from sim_workshop.exchange.report.tables import with_next
from sim_workshop.exchange.report.template import Template, line_of
from sim_workshop.exchange.report.word import (
    Block,
    Content,
    Inline,
    attribute,
    inline,
    para,
    run,
)

EMU_PER_TWIP = 635
WEB_ADDRESS = re.compile(
    r"https?://[A-Za-z0-9.-]+(?::\d+)?(?:[/?#][A-Za-z0-9._~:/?#@!$&'()*+,;=%-]*)?"
)
"""What Word takes as an address without offering to repair the file."""


@dataclass(frozen=True)
class Heading:
    """A heading the contents page lists."""

    level: int
    text: str
    bookmark: str
    token: str = ""
    gist: str = ""
    """What the contents page says beside it."""


@dataclass
class Paper:
    """One report being written."""

    template: Template
    blocks: list[Block] = field(default_factory=list)
    headings: list[Heading] = field(default_factory=list)
    footnotes: Footnotes = field(default_factory=Footnotes)
    turn: bool = False
    """The next section begins on a new page, whichever it is."""
    _bookmarks: int = 0
    _pictures: int = 0
    _addresses: dict[str, str] = field(default_factory=dict)

    @property
    def line(self) -> int:
        """How wide a line of text is, in twentieths of a point."""
        return line_of(self.template.upright)[0]

    @property
    def wide_page(self) -> tuple[int, int]:
        """How wide and high the text of a landscape page is."""
        return line_of(self.template.wide)

    def add(self, *blocks: Block) -> None:
        self.blocks.extend(blocks)

    def write(self, style: str, *content: Content) -> None:
        self.add(para(style, *content))

    def heading(
        self,
        level: int,
        text: str,
        *,
        mark: Inline | str = "",
        token: str = "",
        gist: str = "",
        new_page: bool = False,
        at_top: bool = False,
        anchor: str = "",
    ) -> None:
        """A heading. `mark` is a sign drawn before it; `token` the numeral it is listed with;
        `anchor` a name by which other pages refer to it. `at_top` says that its page is new
        already."""
        new_page, self.turn = (new_page or self.turn) and not at_top, False
        heading = Heading(level, text, f"_Toc{len(self.headings) + 1:06d}", token, gist)
        self.headings.append(heading)
        marked = self.bookmarked(heading.bookmark, mark, text)
        marked = self.bookmarked(anchor, marked) if anchor else marked
        breaking = "<w:pageBreakBefore/>" if new_page else ""
        breaking += '<w:spacing w:before="0"/>' if new_page or at_top else ""
        self.add(para(f"Heading {level}", marked, settings=breaking))

    def bookmarked(self, name: str, *content: Content) -> Inline:
        """Something that links in this document lead to."""
        self._bookmarks += 1
        return Inline(
            f'<w:bookmarkStart w:id="{self._bookmarks}" w:name={attribute(name)}/>'
            f'{inline(*content)}<w:bookmarkEnd w:id="{self._bookmarks}"/>'
        )

    def address(self, url: str, *content: Content) -> Inline:
        """A link to a web page, or plain text where it is not quite an address."""
        shown = inline(*content) if content else run(url, "Hyperlink")
        if not WEB_ADDRESS.fullmatch(url):
            return inline(*content) if content else run(url)
        return Inline(
            f'<w:hyperlink r:id="{self._relation(url)}" w:history="1">{shown}</w:hyperlink>'
        )

    def _relation(self, url: str) -> str:
        if url not in self._addresses:
            part = self.template.document.part
            self._addresses[url] = part.relate_to(
                url, RELATIONSHIP_TYPE.HYPERLINK, is_external=True
            )
        return self._addresses[url]

    def picture(self, png: bytes, alt: str, room: tuple[int, int]) -> Inline:
        """A picture as large as the room allows, with what it shows in words."""
        key, image = self.template.document.part.get_or_add_image(io.BytesIO(png))
        scale = min(room[0] / image.px_width, room[1] / image.px_height) * EMU_PER_TWIP
        self._pictures += 1
        size = round(image.px_width * scale), round(image.px_height * scale)
        return _drawing(key, self._pictures, alt, size)

    def keep_last_row(self) -> None:
        """The last row of the table written last stays with what follows: no page holds but a
        note."""
        table, start = self.blocks[-1], self.blocks[-1].rfind("<w:tr>")
        if table.startswith("<w:tbl>"):
            self.blocks[-1] = Block(table[:start] + with_next(table[start:]))

    def end_pages(self, pages: BaseOxmlElement, *, or_else: str = "") -> None:
        """End a run of pages: those written since the last end look as the template says in
        `pages`. A table cannot carry that; the sentence `or_else` then stands below it."""
        if not self.blocks[-1].startswith("<w:p>"):
            self.write("Source Note", or_else)
        last = self.blocks[-1]
        look = etree.tostring(pages, encoding="unicode")
        self.blocks[-1] = Block(last.replace("</w:pPr>", f"{look}</w:pPr>", 1))


def _drawing(key: str, number: int, alt: str, size: tuple[int, int]) -> Inline:
    extent = f'cx="{size[0]}" cy="{size[1]}"'
    said = f'id="{number}" name="Picture {number}" descr={attribute(alt)}'
    return Inline(
        f'<w:r><w:drawing><wp:inline distT="0" distB="0" distL="0" distR="0"><wp:extent {extent}/>'
        f"<wp:docPr {said}/><wp:cNvGraphicFramePr>"
        '<a:graphicFrameLocks noChangeAspect="1"/></wp:cNvGraphicFramePr><a:graphic>'
        '<a:graphicData uri="http://schemas.openxmlformats.org/drawingml/2006/picture"><pic:pic>'
        f"<pic:nvPicPr><pic:cNvPr {said}/><pic:cNvPicPr/></pic:nvPicPr><pic:blipFill><a:blip "
        f'r:embed="{key}"/><a:stretch><a:fillRect/></a:stretch></pic:blipFill><pic:spPr><a:xfrm>'
        f'<a:off x="0" y="0"/><a:ext {extent}/></a:xfrm><a:prstGeom prst="rect"><a:avLst/>'
        "</a:prstGeom></pic:spPr></pic:pic></a:graphicData></a:graphic></wp:inline></w:drawing>"
        "</w:r>"
    )
