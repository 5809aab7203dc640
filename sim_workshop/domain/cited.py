"""What a source is called on a screen: an address alone tells a person little."""

from __future__ import annotations

from collections.abc import Iterable
from urllib.parse import unquote, urlsplit

from sim_workshop.domain.text import one_line, shortened
from sim_workshop.domain.workshop import Source

LONGEST = 70
SAYS_NOTHING = ("index", "readme", "default", "view", "docview")
"""Names of files that stand for their folder."""


def is_address(source: str) -> bool:
    """An address of the web and nothing beside it."""
    return source.startswith(("https://", "http://")) and " " not in source


def cited(source: str, known: Iterable[Source]) -> str:
    """What the workshop's list of sources calls it; else the last of the address that says
    something; and on which site it stands. What is no address is said as it is."""
    if not is_address(source):
        return source
    said = next((s.what for s in known if s.url == source and s.what), "") or _last_of(source)
    return ", ".join(x for x in (shortened(said, LONGEST), _site(source)) if x)


def _site(address: str) -> str:
    return address.split("/")[2].removeprefix("www.").rstrip(".")


def _last_of(address: str) -> str:
    """ "MHRT-Program-Description.pdf", "statewide approach": the last part with letters in it."""
    try:
        path = urlsplit(address).path
    except ValueError:
        return ""
    parts = [one_line(unquote(p)) for p in path.split("/")]
    return next((p for p in reversed(parts) if _says_something(p)), "")


def _says_something(part: str) -> bool:
    name = part.partition(".")[0].casefold()
    return sum(c.isalpha() for c in name) > 2 and name not in SAYS_NOTHING
