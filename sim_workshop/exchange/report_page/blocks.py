"""Paragraphs and tables one after the other, gathered to lists, figures and parts."""

from __future__ import annotations

from collections.abc import Iterator
from html import escape
from itertools import groupby

from lxml import etree

from sim_workshop.exchange.report_page import tables
from sim_workshop.exchange.report_page.inlines import Inlines, letters, slug
from sim_workshop.exchange.report_page.opened import Opened, W
from sim_workshop.exchange.report_page.parts import Part, key_of

LISTS = {"list bullet": "ul", "list number": "ol"}
TAGS = {"title": "h1", "heading 2": "h3", "heading 3": "h4", "heading 4": "h5",
        "quote": "blockquote"}  # fmt: skip
COVER = "cover"


def read(opened: Opened, inlines: Inlines) -> tuple[Part, ...]:
    """The parts of the report; what stands before the first main heading is its cover."""
    reader, taken, parts = _Reader(opened, inlines), {COVER}, list[Part]()
    for n, elements in enumerate(_by_main_heading(opened)):
        html = reader.blocks(elements)
        titled = n > 0 or reader.style(elements[0]) == "heading 1"
        title = letters(elements[0]) if titled else ""
        parts.append(Part(key_of(title, taken) if titled else COVER, title, html))
    return tuple(parts)


def _by_main_heading(opened: Opened) -> Iterator[list[etree._Element]]:
    found: list[etree._Element] = []
    for element in opened.body:
        properties = element.find(f"{W}pPr")
        style = opened.style(properties, "pStyle") if properties is not None else ""
        if style == "heading 1" and found:
            yield found
            found = []
        if element.tag in (f"{W}p", f"{W}tbl", f"{W}sdt"):
            found.append(element)
    if found:
        yield found


class _Reader:
    def __init__(self, opened: Opened, inlines: Inlines) -> None:
        self._opened, self._inlines = opened, inlines

    def style(self, element: etree._Element) -> str:
        """A paragraph's style; what is none is called by its kind."""
        if element.tag != f"{W}p":
            return str(element.tag).removeprefix(W)
        properties = element.find(f"{W}pPr")
        return self._opened.style(properties, "pStyle") if properties is not None else ""

    def blocks(self, elements: list[etree._Element]) -> str:
        """In order; a caption goes to the table or figure it stands beside."""
        out: list[str] = []
        caption = ""
        for style, group in groupby(elements, key=self.style):
            if style in LISTS:
                items = "".join(f"<li>{self._inlines.of(p)}</li>" for p in group)
                out.append(f"<{LISTS[style]}>{items}</{LISTS[style]}>")
                continue
            for element in group:
                caption = self._block(element, style, out, caption)
        return "\n".join([*out, *([_para("caption", caption)] if caption else [])])

    def _block(self, element: etree._Element, style: str, out: list[str], caption: str) -> str:
        """Writes one block; gives the caption that still waits for what it names."""
        if style == "caption":
            inside = self._inlines.of(element)
            if out and out[-1].endswith(OPEN_FIGURE):
                out[-1] = out[-1].removesuffix(OPEN_FIGURE) + _figcaption(inside)
                return ""
            return inside
        if style == "tbl":
            out.append(tables.table(element, self._opened, caption, self.blocks))
            return ""
        if element.find(f".//{W}drawing") is not None:
            figure = f"<figure>{self._inlines.of(element)}"
            out.append(figure + (_figcaption(caption) if caption else OPEN_FIGURE))
            return ""
        if caption:
            out.append(_para("caption", caption))
        out.append(self._contents(element) if style == "sdt" else self._paragraph(element, style))
        return ""

    def _paragraph(self, element: etree._Element, style: str) -> str:
        inside = self._inlines.of(element).strip()
        if style == "heading 1":
            return f"<h2>{inside}</h2>"
        if style in TAGS:
            return f"<{TAGS[style]}>{inside}</{TAGS[style]}>" if inside else ""
        return _para(style, inside)

    def _contents(self, element: etree._Element) -> str:
        """The contents page: a list of links under its heading."""
        title, lines = "", list[str]()
        for paragraph in element.iter(f"{W}p"):
            style, inside = self.style(paragraph), self._inlines.of(paragraph).strip()
            if style == "toc heading":
                title = inside
            elif inside:
                lines.append(f'<li class="{slug(style)}">{inside}</li>')
        heading = f'<h2 id="contents">{title}</h2>' if title else ""
        named = 'aria-labelledby="contents"' if title else ""
        return f'<nav class="contents" {named}>{heading}<ul>{"".join(lines)}</ul></nav>'


OPEN_FIGURE = "</figure>"


def _figcaption(inside: str) -> str:
    return f"<figcaption>{inside}</figcaption></figure>"


def _para(style: str, inside: str) -> str:
    if not inside:
        return ""
    named = "" if style in ("", "body text", "table text") else f' class="{escape(slug(style))}"'
    return f"<p{named}>{inside}</p>"
