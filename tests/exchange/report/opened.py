"""A finished report, opened as a reader's program opens it: its letters, headings, links, notes."""

from __future__ import annotations

import io
import posixpath
import zipfile
from dataclasses import dataclass
from functools import cached_property

from lxml import etree

W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
WP = "{http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing}"
REL = "{http://schemas.openxmlformats.org/package/2006/relationships}"
R = "{http://schemas.openxmlformats.org/officeDocument/2006/relationships}"


@dataclass(frozen=True)
class Line:
    """One paragraph."""

    style: str
    text: str
    element: etree._Element

    @property
    def in_table(self) -> bool:
        return self.element.getparent().tag == f"{W}tc"


class Opened:
    """The parts of a Word file."""

    def __init__(self, file: bytes) -> None:
        with zipfile.ZipFile(io.BytesIO(file)) as package:
            assert package.testzip() is None
            self.parts = {name: package.read(name) for name in package.namelist()}

    def xml(self, part: str) -> etree._Element:
        return etree.fromstring(self.parts[part])

    @cached_property
    def body(self) -> etree._Element:
        return self.xml("word/document.xml")

    @cached_property
    def styles(self) -> dict[str, str]:
        """Names of styles by their id."""
        found = self.xml("word/styles.xml").iter(f"{W}style")
        return {s.get(f"{W}styleId"): s.find(f"{W}name").get(f"{W}val") for s in found}

    @cached_property
    def lines(self) -> list[Line]:
        return [self._line(p) for p in self.body.iter(f"{W}p")]

    def _line(self, paragraph: etree._Element) -> Line:
        style = paragraph.find(f"{W}pPr/{W}pStyle")
        name = self.styles[style.get(f"{W}val")] if style is not None else ""
        return Line(name, letters(paragraph), paragraph)

    @cached_property
    def text(self) -> str:
        return "\n".join(line.text for line in self.lines)

    @cached_property
    def footnotes(self) -> dict[int, str]:
        found = self.xml("word/footnotes.xml").iter(f"{W}footnote")
        return {int(f.get(f"{W}id")): letters(f) for f in found}

    @property
    def everything(self) -> str:
        """All letters of all parts, properties and addresses included."""
        parts = [name for name in self.parts if name.endswith((".xml", ".rels"))]
        return "\n".join(self.parts[name].decode() for name in parts)

    @cached_property
    def headings(self) -> list[tuple[int, str]]:
        marked = [line for line in self.lines if line.style.startswith("heading ")]
        return [(int(line.style[-1]), line.text.strip()) for line in marked]

    @property
    def bookmarks(self) -> set[str]:
        return {b.get(f"{W}name") for b in self.body.iter(f"{W}bookmarkStart")}

    @property
    def internal_links(self) -> list[str]:
        links = self.body.iter(f"{W}hyperlink")
        return [link.get(f"{W}anchor") for link in links if link.get(f"{W}anchor")]

    @property
    def tables(self) -> list[etree._Element]:
        return list(self.body.iter(f"{W}tbl"))

    def relations(self) -> list[tuple[str, str, str, bool]]:
        """Of every part: whose, id, target, whether it lies outside the file."""
        found = []
        for name in self.parts:
            if name.endswith(".rels"):
                folder = posixpath.dirname(posixpath.dirname(name))
                for each in self.xml(name).iter(f"{REL}Relationship"):
                    outside = each.get("TargetMode") == "External"
                    target = each.get("Target")
                    if not outside:
                        target = posixpath.normpath(posixpath.join("/", folder, target)).lstrip("/")
                    found.append((name, each.get("Id"), target, outside))
        return found


def letters(element: etree._Element) -> str:
    """What a person reads: text, line ends and tabs; no instructions of fields."""
    said = {f"{W}t": lambda e: e.text or "", f"{W}br": lambda e: "\n", f"{W}tab": _tab}
    return "".join(said[e.tag](e) for e in element.iter() if e.tag in said)


def _tab(element: etree._Element) -> str:
    return "\t" if element.getparent().tag == f"{W}r" else ""
