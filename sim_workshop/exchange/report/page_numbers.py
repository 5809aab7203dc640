"""On which page each section begins: LibreOffice lays the finished file out once, and its headings
are looked up in what it made. Where that cannot be told for sure, there are no page numbers."""

from __future__ import annotations

import base64
import io
import zipfile
from collections.abc import Mapping

from lxml import etree
from pypdf import PdfReader
from pypdf.errors import PyPdfError

from sim_workshop.domain.errors import CannotMake
from sim_workshop.exchange import pdf

MEDIA = "word/media/"
BLANK = base64.b64decode(
    "iVBORw0KGgoAAAANSUhEUgAAAAEAAAABAQAAAAA3bvkkAAAACklEQVR4nGNoAAAAggCBd81ytgAAAABJRU5ErkJggg=="
)
"""A picture of one dot."""
W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"


def counted(word: bytes) -> Mapping[str, int]:
    """By the bookmark of each heading the contents list; nothing without LibreOffice."""
    if not pdf.office():
        return {}
    try:
        pages = pages_of_headings(pdf.write(without_pictures(word), pdf.TO_COUNT))
    except (CannotMake, PyPdfError, ValueError, KeyError):
        return {}
    listed = listed_bookmarks(word)
    return dict(zip(listed, pages, strict=True)) if len(listed) == len(pages) else {}


def without_pictures(word: bytes) -> bytes:
    """The same pages with a dot in the room of each picture, which the text says how large it is:
    LibreOffice has a third less to do."""
    bare = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(word)) as whole, zipfile.ZipFile(bare, "w") as kept:
        for part in whole.namelist():
            drawn = part.startswith(MEDIA) and part.endswith(".png")
            kept.writestr(part, BLANK if drawn else whole.read(part))
    return bare.getvalue()


def listed_bookmarks(word: bytes) -> list[str]:
    """Of the headings in the contents, in their order."""
    with zipfile.ZipFile(io.BytesIO(word)) as file:
        body = etree.fromstring(file.read("word/document.xml"))
    links = body.iterfind(f".//{W}sdtContent//{W}hyperlink")
    return [link.get(f"{W}anchor", "") for link in links]


def pages_of_headings(made: bytes) -> list[int]:
    """The pages of the headings of the first level, in their order."""
    reader = PdfReader(io.BytesIO(made))
    found = [
        reader.get_destination_page_number(e) for e in reader.outline if not isinstance(e, list)
    ]
    if any(page is None for page in found):
        return []
    return [page + 1 for page in found if page is not None]
