"""`templates/report.docx`, or a county's own: what the report takes over, when it is refused."""

from __future__ import annotations

import copy
import io
import zipfile
from collections.abc import Iterable, Mapping
from pathlib import Path

import docx
from docx.document import Document
from docx.opc.oxml import serialize_part_xml
from docx.oxml import parse_xml
from docx.oxml.ns import nsdecls, qn
from docx.oxml.xmlchemy import BaseOxmlElement
from lxml import etree

from sim_workshop.domain.errors import CannotRead
from sim_workshop.exchange.report import footnotes
from sim_workshop.exchange.report.word import Block

STANDARD = Path(__file__).resolve().parents[3] / "templates" / "report.docx"
NEEDED_STYLES = (
    "Title", "Subtitle", "Mark", "Heading 1", "Heading 2", "Heading 3", "TOC Heading", "TOC 1",
    "TOC 2", "Body Text", "Lead", "Notice", "Quote", "Caption", "Table Text", "Table Small",
    "Table Head", "Table Detail", "Number Big", "Number Label", "Token", "Token Label",
    "Fact Name", "Fact", "Source Note", "List Bullet", "List Number", "Source Entry", "Footer",
    "Footnote Text", "Footnote Reference", "Hyperlink", "Contents Link", "Strong", "Muted",
    "Numeral", "Resource", "Gap", "Idea", "Strength", "Status Enough", "Status Short",
    "Status Absent", "Status Planned", "Status Unknown", "Report Table", "Report Numbers",
    "Report Layout",
)  # fmt: skip
STYLED = tuple(qn(f"w:{tag}") for tag in ("pStyle", "rStyle", "tblStyle"))
NO_TIME = (1980, 1, 1, 0, 0, 0)
PREFIXES = ("w", "r", "wp", "a", "pic")


class Template:
    """An opened template: its styles, its three kinds of page, its footers."""

    def __init__(self, file: bytes | None = None) -> None:
        self.document = _opened(file if file is not None else STANDARD.read_bytes())
        self._ids = _style_ids(self.document)
        self._refuse_without_styles()
        sections = [s._sectPr for s in self.document.sections]
        self.cover = _without_title_page(sections[0], keep=True)
        self.upright = _without_title_page(sections[-1])
        self.wide = _turned(sections)

    def _refuse_without_styles(self) -> None:
        missing = [name for name in NEEDED_STYLES if name.lower() not in self._ids]
        if missing:
            named = ", ".join(f"“{name}”" for name in missing)
            more = "s" if len(missing) > 1 else ""
            raise CannotRead(f"The report's template lacks the style{more} {named}.")

    def fill(self, blocks: Iterable[Block]) -> None:
        """Put the finished paragraphs and tables in the place of the template's own text."""
        body = parse_xml(f"<w:body {nsdecls(*PREFIXES)}>{''.join(blocks)}</w:body>")
        self._name_styles(body)
        old = self.document.element.body
        for child in list(old):
            old.remove(child)
        old.extend([*body, self.upright])
        etree.cleanup_namespaces(old)

    def _name_styles(self, written: BaseOxmlElement) -> None:
        """Turn the names of styles into this template's ids."""
        for styled in written.iter(*STYLED):
            name = styled.get(qn("w:val"), "")
            styled.set(qn("w:val"), self._ids.get(name.lower(), name))

    def fill_footers(self, words: Mapping[str, str]) -> None:
        """Write what stands in braces in the footers and headers."""
        parts = {r.target_part for r in self.document.part.rels.values() if not r.is_external}
        for part in parts:
            if part.partname.startswith(("/word/footer", "/word/header")):
                for text in part.element.iter(qn("w:t")):
                    text.text = _filled(text.text or "", words)

    def speak(self, language: str) -> None:
        """Set the language in which the file is spell-checked and read aloud."""
        for spoken in self.document.styles.element.iter(qn("w:lang")):
            spoken.set(qn("w:val"), language)

    def notes(self, xml: bytes) -> None:
        """Put the finished footnotes in the place of the template's."""
        written = parse_xml(xml)
        self._name_styles(written)
        footnotes.put_into(self.document.part, serialize_part_xml(written))

    def saved(self) -> bytes:
        """The file, the same bytes for the same report."""
        raw, steady = io.BytesIO(), io.BytesIO()
        self.document.save(raw)
        with zipfile.ZipFile(raw) as old, zipfile.ZipFile(steady, "w") as new:
            for name in old.namelist():
                stamp = zipfile.ZipInfo(name, NO_TIME)
                stamp.compress_type = zipfile.ZIP_DEFLATED
                new.writestr(stamp, old.read(name), compresslevel=3)
        return steady.getvalue()


def line_of(section: BaseOxmlElement) -> tuple[int, int]:
    """How wide and high the text of a page is, in twentieths of a point."""
    size, margin = section.find(qn("w:pgSz")), section.find(qn("w:pgMar"))

    def number(found: BaseOxmlElement | None, key: str, default: int) -> int:
        return int(found.get(qn(f"w:{key}"), default)) if found is not None else default

    across = number(margin, "left", 1440) + number(margin, "right", 1440)
    down = number(margin, "top", 1440) + number(margin, "bottom", 1440)
    return number(size, "w", 12240) - across, number(size, "h", 15840) - down


def _opened(file: bytes) -> Document:
    try:
        return docx.Document(io.BytesIO(file))
    except Exception as fault:  # whatever a broken file makes zipfile, lxml or python-docx raise
        raise CannotRead("The report's template is not a Word file that can be read.") from fault


def _style_ids(document: Document) -> dict[str, str]:
    """Style ids by name. Word translates the ids of its own styles, never the names."""
    return {(s.name or "").lower(): s.style_id for s in document.styles}


def _without_title_page(section: BaseOxmlElement, *, keep: bool = False) -> BaseOxmlElement:
    copied = copy.deepcopy(section)
    for title_page in [] if keep else copied.findall(qn("w:titlePg")):
        copied.remove(title_page)
    return copied


def _turned(sections: list[BaseOxmlElement]) -> BaseOxmlElement:
    """The template's landscape section, or its first one laid on its side."""
    for section in sections:
        size = section.find(qn("w:pgSz"))
        if size is not None and size.get(qn("w:orient")) == "landscape":
            return _without_title_page(section)
    turned = _without_title_page(sections[0])
    size = turned.find(qn("w:pgSz"))
    if size is not None:
        width, height = size.get(qn("w:w"), "12240"), size.get(qn("w:h"), "15840")
        size.set(qn("w:w"), height)
        size.set(qn("w:h"), width)
        size.set(qn("w:orient"), "landscape")
    return turned


def _filled(text: str, words: Mapping[str, str]) -> str:
    for key, word in words.items():
        text = text.replace(f"{{{key}}}", word)
    return text
