"""The inside of a paragraph: runs, links, fields, pictures and references to notes, as HTML.

Letters are escaped here and nowhere else: whatever somebody typed is shown, never obeyed.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from html import escape

from lxml import etree

from sim_workshop.exchange.report_page.opened import Opened, R, W, value_of

WP = "{http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing}"
A = "{http://schemas.openxmlformats.org/drawingml/2006/main}"
COLOUR = re.compile(r"[0-9A-Fa-f]{6}")
BOOKMARK = re.compile(r"[A-Za-z0-9_.-]{1,80}")
NOTE = re.compile(r"NOTEREF _RefNote(\d+)")
ON_PAPER = ("PAGE", "NUMPAGES", "SECTIONPAGES")
"""Fields that only say on which page something stands, PAGEREF among them."""
PLAIN_STYLES = ("", "hyperlink", "contents link", "footnote reference")


@dataclass
class Field:
    """A field of Word that has begun: its instruction, then what it shows."""

    instruction: str = ""
    shown: list[str] = field(default_factory=list)
    showing: bool = False


class Inlines:
    """Turns the paragraphs of one report into HTML."""

    def __init__(self, opened: Opened) -> None:
        self._opened = opened

    def of(self, paragraph: etree._Element) -> str:
        """The inside of a paragraph or of a link."""
        out, fields = list[str](), list[Field]()
        for child in paragraph:
            piece = self._piece(child, fields)
            (fields[-1].shown if fields and fields[-1].showing else out).append(piece)
            while fields and fields[-1].instruction.endswith("\0"):
                ended = fields.pop()
                shown = fields[-1].shown if fields and fields[-1].showing else out
                shown.append(_field(ended))
        for unfinished in fields:  # the contents' own field goes on over many paragraphs
            out.extend(unfinished.shown)
        return "".join(out)

    def _piece(self, child: etree._Element, fields: list[Field]) -> str:
        if child.tag == f"{W}r":
            return self._run(child, fields)
        if child.tag == f"{W}hyperlink":
            return self._link(child)
        if child.tag == f"{W}bookmarkStart":
            name = child.get(f"{W}name", "")
            return f'<span id="{name}"></span>' if BOOKMARK.fullmatch(name) else ""
        return self.of(child) if child.tag in (f"{W}fldSimple", f"{W}ins") else ""

    def _link(self, link: etree._Element) -> str:
        inside, anchor = self.of(link), link.get(f"{W}anchor", "")
        way = f"#{anchor}" if BOOKMARK.fullmatch(anchor) else ""
        way = way or self._opened.address(link.get(f"{R}id", ""))
        return f'<a href="{escape(way)}">{inside}</a>' if way else inside

    def _run(self, run: etree._Element, fields: list[Field]) -> str:
        written = "".join(self._letters(child, fields) for child in run)
        properties = run.find(f"{W}rPr")
        if not written or properties is None:
            return written
        return self._styled(written, properties)

    def _letters(self, child: etree._Element, fields: list[Field]) -> str:
        name = child.tag.removeprefix(W)
        if name == "t":
            return escape(child.text or "", quote=False)
        if name == "br":
            return "<br>\n" if child.get(f"{W}type") != "page" else ""
        if name == "tab":
            return '<span class="tab"> </span>'
        if name == "footnoteReference":
            return _note(child.get(f"{W}id", "0"), str(child.get(f"{W}id", "")))
        if name == "drawing":
            return self._drawing(child)
        _field_goes_on(child, name, fields)
        return ""

    def _styled(self, written: str, properties: etree._Element) -> str:
        style = self._opened.style(properties, "rStyle")
        fill = properties.find(f"{W}shd")
        ground = fill.get(f"{W}fill", "") if fill is not None else ""
        if COLOUR.fullmatch(ground):
            return f'<span class="token" style="background:#{ground}">{written.strip()}</span> '
        if properties.find(f"{W}rtl") is not None:
            written = f'<bdi dir="rtl">{written}</bdi>'
        colour = value_of(properties.find(f"{W}color"))
        if not style and COLOUR.fullmatch(colour):
            return f'<span class="square" style="color:#{colour}">{written}</span>'
        if style == "strong":
            return f"<strong>{written}</strong>"
        return written if style in PLAIN_STYLES else f'<span class="{slug(style)}">{written}</span>'

    def _drawing(self, drawing: etree._Element) -> str:
        said, blip = drawing.find(f".//{WP}docPr"), drawing.find(f".//{A}blip")
        source = self._opened.picture(blip.get(f"{R}embed", "")) if blip is not None else ""
        alt = said.get("descr", "") if said is not None else ""
        return f'<img src="{source}" alt="{escape(alt)}">' if source else escape(alt)


def _field_goes_on(child: etree._Element, name: str, fields: list[Field]) -> None:
    step = child.get(f"{W}fldCharType", "") if name == "fldChar" else ""
    if step == "begin":
        fields.append(Field())
    elif name == "instrText" and fields:
        fields[-1].instruction += child.text or ""
    elif step == "separate" and fields:
        fields[-1].showing = True
    elif step == "end" and fields:
        fields[-1].instruction += "\0"


def _field(ended: Field) -> str:
    """What a field shows on a page without pages."""
    shown, instruction = "".join(ended.shown), ended.instruction.strip()
    if instruction.startswith(ON_PAPER):
        return ""
    if note := NOTE.match(instruction):
        return _note(note[1], shown)
    return shown


def _note(number: str, shown: str) -> str:
    if not number.isdigit():
        return ""
    return f'<sup class="note"><a href="#note-{number}">{shown}</a></sup>'


def slug(style: str) -> str:
    """A style's name as a class of the page."""
    return re.sub(r"[^a-z0-9]+", "-", style.lower()).strip("-")


def letters(paragraph: etree._Element) -> str:
    """What a person reads in it, on one line."""
    said = "".join(
        (e.text or "") if e.tag == f"{W}t" else " "
        for e in paragraph.iter(f"{W}t", f"{W}tab", f"{W}br")
        if e.getparent() is not None
    )
    return " ".join(said.split())
