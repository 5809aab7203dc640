"""A part of the report as a reader of the page finds it: from one main heading to the next."""

from __future__ import annotations

from dataclasses import dataclass

from sim_workshop.exchange.slugs import slug


@dataclass(frozen=True)
class Part:
    """One main heading and all below it. The cover has no heading of its own."""

    key: str
    """Its name in addresses and in comments: the same as long as the heading stays."""
    title: str
    html: str
    """Finished: every letter in it is escaped already."""


def key_of(title: str, taken: set[str]) -> str:
    """ "1 Law enforcement" becomes "1-law-enforcement"; a second of that name gets a number."""
    named = slug(title, otherwise="part")
    key, n = named, 2
    while key in taken:
        key, n = f"{named}-{n}", n + 1
    taken.add(key)
    return key
