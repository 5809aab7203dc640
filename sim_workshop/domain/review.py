"""The planning team reads the draft: links to it, what was said about it, and what became of that.

A correction names words of the draft and what should stand instead. Where those words are in the
record is looked up when it is decided, because the room may have changed them meanwhile.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime
from typing import TYPE_CHECKING, ClassVar, Literal

from sim_workshop.domain.committee import Recommendation
from sim_workshop.domain.plan import ActionStep
from sim_workshop.domain.priorities import Priority
from sim_workshop.domain.record import Record, Removable, Text

if TYPE_CHECKING:
    from sim_workshop.domain.workshop import Map

State = Literal["open", "accepted", "declined"]
MOST_COMMENTS = 500
"""Of one workshop: more is no review."""


class Review(Removable):
    """A link by which the draft is read and commented on, until it expires or is withdrawn."""

    kind: ClassVar[str] = "review"
    label: ClassVar[str] = "Review of the draft"
    plural: ClassVar[str] = "Reviews of the draft"

    whom: Text
    """Who was asked to read it."""
    grant: str = ""
    """Id of the grant whose link opens it; empty once it was withdrawn."""
    opened_at: datetime | None = None
    expires: datetime | None = None


class ReviewComment(Record):
    """One remark on a section of the draft, or words to be put in the place of others."""

    kind: ClassVar[str] = "review_comment"
    label: ClassVar[str] = "Comment on the draft"
    plural: ClassVar[str] = "Comments on the draft"

    review: str = ""
    """Id of the review by whose link it came."""
    section: str = ""
    """The section's key in the page that was read."""
    section_title: Text = ""
    text: Text = ""
    """What is to be said, or why the correction."""
    old: Text = ""
    """The words of the draft that should be others; empty for a remark alone."""
    new: Text = ""
    by: Text = ""
    """The name that was typed."""
    at: datetime | None = None
    revision: int = 0
    """Of the draft that was read."""
    names_nobody: bool = False
    state: State = "open"
    answer: Text = ""
    """Why it was accepted or declined."""
    answered_at: datetime | None = None
    changed: str = ""
    """Id of the record the correction was made in."""

    @property
    def is_correction(self) -> bool:
        return bool(self.old)


def open_reviews(map_: Map) -> tuple[ReviewComment, ...]:
    """What was said about the draft and nobody has decided yet: "final" lists it."""
    return tuple(c for c in map_.all(ReviewComment) if c.state == "open")


@dataclass(frozen=True)
class Found:
    """A text of the record in which the old words stand."""

    record: str
    field: str
    before: str
    after: str
    """The whole text with the new words in their place."""


def found_in(map_: Map, old: str, new: str) -> tuple[Found, ...]:
    """Every text a facilitator can change that has these words, whatever spaces and line ends the
    page showed between them."""
    return _found(map_, old, new) or _found(map_, _unstopped(old), _unstopped(new))


def _unstopped(text: str) -> str:
    """The report ends a sentence that was typed without a full stop."""
    return text.strip().removesuffix(".")


def _found(map_: Map, old: str, new: str) -> tuple[Found, ...]:
    words = old.split()
    if not words:
        return ()
    sought = re.compile(r"\s+".join(map(re.escape, words)))
    return tuple(
        Found(record, name, text, sought.sub(lambda _m: new, text))
        for record, name, text in _texts(map_) if sought.search(text)
    )  # fmt: skip


def _texts(map_: Map) -> Iterator[tuple[str, str, str]]:
    yield map_.workshop.id, "introduction", map_.workshop.introduction
    for entry in map_.entries():
        yield entry.id, "text", entry.text
    for priority in map_.all(Priority):
        yield priority.id, "title", priority.title
        yield priority.id, "description", priority.description
    for step in map_.all(ActionStep):
        yield step.id, "text", step.text
    for advice in map_.all(Recommendation):
        yield advice.id, "text", advice.text
