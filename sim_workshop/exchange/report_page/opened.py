"""A report's Word file as it is read: its body, styles by name, pictures, addresses, notes."""

from __future__ import annotations

import base64
import io
import posixpath
import zipfile
from collections.abc import Iterator
from functools import cached_property

from lxml import etree

W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
R = "{http://schemas.openxmlformats.org/officeDocument/2006/relationships}"
DC = "{http://purl.org/dc/elements/1.1/}"
TYPES = {"png": "image/png", "jpg": "image/jpeg", "jpeg": "image/jpeg", "gif": "image/gif"}
PARSER = etree.XMLParser(resolve_entities=False, no_network=True)


class Opened:
    """The parts of the file the page is made of."""

    def __init__(self, file: bytes) -> None:
        with zipfile.ZipFile(io.BytesIO(file)) as package:
            self._parts = {name: package.read(name) for name in package.namelist()}

    def _xml(self, part: str) -> etree._Element:
        return etree.fromstring(self._parts[part], PARSER)

    @cached_property
    def body(self) -> etree._Element:
        found = self._xml("word/document.xml").find(f"{W}body")
        assert found is not None
        return found

    @cached_property
    def _styles(self) -> dict[str, str]:
        """Names of styles by their id: ids are translated by Word, names are not."""
        found: dict[str, str] = {}
        for style in self._xml("word/styles.xml").iter(f"{W}style"):
            name = style.find(f"{W}name")
            found[style.get(f"{W}styleId", "")] = value_of(name)
        return found

    def style(self, element: etree._Element, kind: str) -> str:
        """The name of the style of a paragraph, a run or a table, in small letters."""
        return self._styles.get(value_of(element.find(f"{W}{kind}")), "").lower()

    @cached_property
    def _relations(self) -> dict[str, str]:
        found = self._xml("word/_rels/document.xml.rels")
        return {each.get("Id", ""): each.get("Target", "") for each in found}

    def address(self, relation: str) -> str:
        """Where a link leads; nothing where it is not an address of the web."""
        target = self._relations.get(relation, "")
        return target if target.startswith(("http://", "https://")) else ""

    def picture(self, relation: str) -> str:
        """A picture as an address that holds all of it."""
        part = posixpath.normpath(posixpath.join("word", self._relations.get(relation, "")))
        media = TYPES.get(part.rsplit(".", 1)[-1].lower(), "")
        if not media or part not in self._parts:
            return ""
        return f"data:{media};base64,{base64.b64encode(self._parts[part]).decode()}"

    def notes(self) -> Iterator[tuple[int, etree._Element]]:
        """The paragraphs of the footnotes, each with its number."""
        if "word/footnotes.xml" not in self._parts:
            return
        for note in self._xml("word/footnotes.xml").iter(f"{W}footnote"):
            number, paragraph = int(note.get(f"{W}id", "0")), note.find(f"{W}p")
            if number > 0 and paragraph is not None:
                yield number, paragraph

    @cached_property
    def _properties(self) -> etree._Element:
        return self._xml("docProps/core.xml")

    @property
    def title(self) -> str:
        return str(self._properties.findtext(f"{DC}title", ""))

    @property
    def about(self) -> str:
        return str(self._properties.findtext(f"{DC}subject", ""))

    @property
    def language(self) -> str:
        return str(self._properties.findtext(f"{DC}language", "en"))


def value_of(element: etree._Element | None) -> str:
    return "" if element is None else element.get(f"{W}val", "")
