"""What becomes of letters typed by people before anything else looks at them."""

from __future__ import annotations

import re

NEVER_IN_XML = re.compile("[\ud800-\udfff\ufffe\uffff\ufdd0-\ufdef]")
_CONTROLS = "\x00-\x08\x0b-\x1f\x7f-\x9f"  # all but tab and new line
_DIRECTION_OVERRIDES = "\u202a-\u202e\u2066-\u2069"
_NEVER_KEPT = re.compile(f"{NEVER_IN_XML.pattern}|[{_CONTROLS}{_DIRECTION_OVERRIDES}]")
"""One pattern: every text of every record passes it whenever a Map is read."""


def clean(text: str) -> str:
    """The text without what breaks files or screens: control characters, lone surrogates, and
    marks that reverse the reading order of what stands beside them. Letters are never changed."""
    lines = text.replace("\r\n", "\n").replace("\r", "\n")
    return _NEVER_KEPT.sub("", lines).strip()


def one_line(text: str) -> str:
    """For headings, names and file names: runs of white space become one space."""
    return " ".join(clean(text).split())


def shortened(text: str, longest: int) -> str:
    """At most `longest` characters, cut at a word with an ellipsis."""
    line = one_line(text)
    if len(line) <= longest:
        return line
    return line[: longest - 1].rsplit(" ", 1)[0].rstrip(",;:.") + "…"
