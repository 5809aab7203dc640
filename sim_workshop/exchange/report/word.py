"""Runs, paragraphs and links as Word writes them. What people wrote goes in as letters only.

Pure: text in, a piece of WordprocessingML out. Styles stand here by the names people see in Word
("Heading 1"); `template.py` turns them into the template's own ids. Not here: tables
(`tables.py`), and whatever needs a number of its own in the file (`paper.py`).
"""

from __future__ import annotations

import re
from xml.sax.saxutils import escape, quoteattr

from sim_workshop.domain.text import NEVER_IN_XML

CONTROLS = re.compile("[\x00-\x08\x0b-\x1f\x7f-\x9f]")
_RTL = "\u0590-\u08ff\u200f\ufb1d-\ufdff\ufe70-\ufeff"
RIGHT_TO_LEFT = re.compile(f"([{_RTL}](?:[^A-Za-z\u00c0-\u024f]*[{_RTL}])?)")
"""A stretch read from right to left, with the spaces and signs inside it."""
SYMBOL_FONT = '<w:rFonts w:ascii="Segoe UI Symbol" w:hAnsi="Segoe UI Symbol"/>'
"""Squares, balls and stars: not in the report's own font, and a guess of Word's looks odd."""
BREAKS = re.compile("([\n\t])")


class Inline(str):
    """A finished piece of a paragraph. A plain string beside it is text still to be written."""

    __slots__ = ()


class Block(str):
    """A finished paragraph or table."""

    __slots__ = ()


Content = Inline | str
NOTHING = Inline("")


def attribute(text: str) -> str:
    """A text as the quoted value of an attribute."""
    return quoteattr(_printable(text))


def run(text: str, style: str = "", *, extra: str = "") -> Inline:
    """Letters as they were typed: markup shows, line ends and tabs stay."""
    named = f"<w:rStyle w:val={attribute(style)}/>" if style else ""
    stretches = enumerate(RIGHT_TO_LEFT.split(_printable(text)))
    return Inline("".join(_stretch(t, named + extra, rtl=bool(n % 2)) for n, t in stretches if t))


def _stretch(text: str, properties: str, *, rtl: bool) -> str:
    inside = properties + ("<w:rtl/>" if rtl else "")
    opened = f"<w:r><w:rPr>{inside}</w:rPr>" if inside else "<w:r>"
    return f"{opened}{''.join(map(_piece, BREAKS.split(text)))}</w:r>"


def _piece(text: str) -> str:
    if text == "\n":
        return "<w:br/>"
    if text == "\t":
        return "<w:tab/>"
    return f'<w:t xml:space="preserve">{escape(text)}</w:t>' if text else ""


def _printable(text: str) -> str:
    return NEVER_IN_XML.sub("", CONTROLS.sub("", text))


def inline(*content: Content) -> Inline:
    """Pieces side by side; plain strings are written as text."""
    return Inline("".join(c if isinstance(c, Inline) else run(c) for c in content))


def para(style: str, *content: Content, settings: str = "") -> Block:
    """One paragraph. `settings` are properties of its own, in the schema's order."""
    return Block(
        f"<w:p><w:pPr><w:pStyle w:val={attribute(style)}/>{settings}</w:pPr>"
        f"{inline(*content)}</w:p>"
    )


def keep_next(style: str, *content: Content) -> Block:
    """A paragraph that does not part from the next at the end of a page."""
    return para(style, *content, settings="<w:keepNext/>")


def symbol(sign: str, style: str = "", *, extra: str = "") -> Inline:
    """A sign from the symbol font, and the space behind it that never breaks."""
    return Inline(run(sign, style, extra=SYMBOL_FONT + extra) + run("\u00a0"))


def anchor_link(bookmark: str, *content: Content) -> Inline:
    """A link to a place in this document."""
    return Inline(
        f'<w:hyperlink w:anchor={attribute(bookmark)} w:history="1">{inline(*content)}'
        "</w:hyperlink>"
    )


def field(instruction: str, shown: Inline) -> Inline:
    """A field of Word, with the result it has now."""
    return Inline(
        '<w:r><w:fldChar w:fldCharType="begin"/></w:r><w:r><w:instrText xml:space="preserve"> '
        f'{escape(instruction)} </w:instrText></w:r><w:r><w:fldChar w:fldCharType="separate"/>'
        f'</w:r>{shown}<w:r><w:fldChar w:fldCharType="end"/></w:r>'
    )
