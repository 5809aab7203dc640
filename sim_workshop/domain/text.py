"""What becomes of letters typed by people before anything else looks at them."""

from __future__ import annotations

import re
import unicodedata

KEPT_CONTROLS = "\n\t"
NEVER_IN_XML = re.compile("[\ud800-\udfff\ufffe\uffff\ufdd0-\ufdef]")
DIRECTION_OVERRIDES = re.compile("[\u202a-\u202e\u2066-\u2069]")


def clean(text: str) -> str:
    """The text without what breaks files or screens: control characters, lone surrogates, and
    marks that reverse the reading order of what stands beside them. Letters are never changed."""
    lines = text.replace("\r\n", "\n").replace("\r", "\n")
    printable = "".join(c for c in lines if c in KEPT_CONTROLS or unicodedata.category(c) != "Cc")
    return DIRECTION_OVERRIDES.sub("", NEVER_IN_XML.sub("", printable)).strip()


def one_line(text: str) -> str:
    """For headings, names and file names: runs of white space become one space."""
    return " ".join(clean(text).split())


def shortened(text: str, longest: int) -> str:
    """At most `longest` characters, cut at a word with an ellipsis."""
    line = one_line(text)
    if len(line) <= longest:
        return line
    return line[: longest - 1].rsplit(" ", 1)[0].rstrip(",;:.") + "…"
