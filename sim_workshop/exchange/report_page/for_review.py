"""The draft with a place for comments at each of its parts."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace

from sim_workshop.domain.review import ReviewComment
from sim_workshop.exchange import report_page, web_pages


@dataclass(frozen=True)
class Typed:
    """What a reader typed that could not be kept, so that nothing of it is lost."""

    section: str = ""
    text: str = ""
    old: str = ""
    new: str = ""
    message: str = ""
    may_name: bool = False
    """The screen of texts saw something: the reader states that it names nobody, or changes it."""


@dataclass(frozen=True)
class Reader:
    """Who reads, and the link they read by."""

    address: str
    """Where the page's forms are sent."""
    name: str
    once: str
    revision: int
    said: str = ""
    """The section that was just commented on."""


def write(
    report: bytes, reader: Reader, comments: Sequence[ReviewComment], typed: Typed = Typed()
) -> str:
    """The page, with what was said before at each part. What belongs to a part that is no longer
    there stands at the end."""
    read = report_page.of(report)
    keys = {part.key for part in read.parts}
    if typed.section and typed.section not in keys:
        typed = replace(typed, section=read.parts[0].key)
    by_part: dict[str, list[ReviewComment]] = {}
    for comment in comments:
        by_part.setdefault(comment.section if comment.section in keys else "", []).append(comment)
    return web_pages.page("review.html", report=read, reader=reader, comments=by_part, typed=typed)
