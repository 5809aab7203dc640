"""What the screen of texts saw: which letters, and what kind of thing they look like."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass


@dataclass(frozen=True)
class Hit:
    """A stretch of a text that may point to one person."""

    what: str
    """A word of WHAT_WAS_SEEN."""
    text: str
    start: int
    end: int


WHAT_WAS_SEEN: Mapping[str, str] = {
    "social_security": "a social security number",
    "phone": "a telephone number",
    "email": "an e-mail address",
    "record_number": "a case, booking or medical record number",
    "address": "a street address",
    "birth_date": "a date of birth",
    "exact_date": "the exact day of an event",
    "age_over_89": "an age over 89",
    "named_person": "a person's name",
    "person_and_program": "one person together with a substance use program",
    "small_number": "a number small enough to point to somebody",
}
"""How each kind is named to the author. The order is the order in which overlaps are settled."""

_RANK = {what: rank for rank, what in enumerate(WHAT_WAS_SEEN)}


def lowered(text: str) -> str:
    """In small letters, with every letter at its old place: patterns that need not look for both
    cases are several times as fast."""
    small = text.lower()
    return small if len(small) == len(text) else "".join(c.lower()[0] for c in text)


def found(what: str, pattern: re.Pattern[str], text: str) -> Iterator[Hit]:
    """Every place where the pattern stands in the text."""
    return (Hit(what, m.group(), m.start(), m.end()) for m in pattern.finditer(text))


def settled(hits: Iterable[Hit]) -> tuple[Hit, ...]:
    """In reading order, and where two kinds overlap only the surer one."""
    kept: list[Hit] = []
    for hit in sorted(hits, key=lambda h: (h.start, _RANK[h.what], -h.end)):
        if kept and hit.start < kept[-1].end:
            if _RANK[hit.what] < _RANK[kept[-1].what]:
                kept[-1] = hit
            continue
        kept.append(hit)
    return tuple(kept)
