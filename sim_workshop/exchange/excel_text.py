"""Text as Excel keeps it: never run as a formula, never breaking the XML, never cut."""

from __future__ import annotations

import re

PIECE = 16_000
"""Characters in one cell. Excel takes 32,767 halves of UTF-16, and an emoji is two of them."""
LOOKS_ESCAPED = re.compile(r"_(?=x[0-9A-Fa-f]{4}_)")
ESCAPED_UNDERSCORE = re.compile(r"_x005F_(?=x[0-9A-Fa-f]{4}_)", re.IGNORECASE)
ESCAPED_CONTROL = re.compile(r"(?<!_x005F)_x00([01][0-9A-Fa-f])_", re.IGNORECASE)
NOT_IN_XML = re.compile("[^\t\n\x20-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")
RUNS = ("=", "+", "-", "@", "\t", "'")
"""A text that begins so would run as a formula, or lose its first letter, if typed into a cell."""


def pieces(text: str) -> list[str]:
    """The text cut to what cells can hold; the pieces put together are the text."""
    return [text[at : at + PIECE] for at in range(0, len(text), PIECE)] or [""]


def escaped(text: str) -> str:
    """As it has to stand in the file, so that Excel reads "_x0041_" and not "A"."""
    return LOOKS_ESCAPED.sub("_x005F_", NOT_IN_XML.sub("", text))


def unescaped(text: str) -> str:
    """As it was before `escaped`; the control characters Excel writes so become line ends or go."""
    plain = ESCAPED_CONTROL.sub(_control, text)
    return ESCAPED_UNDERSCORE.sub("_", plain)


def _control(found: re.Match[str]) -> str:
    return {"09": "\t", "0a": "\n", "0d": "\n"}.get(found[1].lower(), "")


def runs(text: str) -> bool:
    """Whether a spreadsheet may take the text for a formula."""
    return text.startswith(RUNS)
