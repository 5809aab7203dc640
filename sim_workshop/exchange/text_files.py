"""The text of a file somebody made with any program on any computer."""

from __future__ import annotations

import codecs

from sim_workshop.domain.errors import CannotRead
from sim_workshop.words import _

MARKS = (
    (codecs.BOM_UTF8, "utf-8-sig"),
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
)
LOOKED_AT = 1_000
"""Bytes at the head of a file in which every second one is nought where it is UTF-16."""


def text_of(data: bytes) -> str:
    """The text, in UTF-8, UTF-16 or, where it is neither, the old Windows code page."""
    for mark, encoding in MARKS:
        if data.startswith(mark):
            return _decoded(data, encoding)
    even, odd = data[:LOOKED_AT:2].count(0), data[1:LOOKED_AT:2].count(0)
    if 3 * max(even, odd) > len(data[:LOOKED_AT]) / 2:
        return _decoded(data, "utf-16-be" if even > odd else "utf-16-le")
    try:
        return data.decode("utf-8")
    except UnicodeDecodeError:
        return data.decode("cp1252", errors="replace")


def _decoded(data: bytes, encoding: str) -> str:
    try:
        return data.decode(encoding)
    except UnicodeDecodeError:
        raise CannotRead(
            _("This file is not text. Nothing was imported. Save it as UTF-8 text and try again.")
        ) from None
