"""The screen of texts: what in an entry may point to one person, before anybody else reads it.

A hit holds the entry for its author, who changes it or states that it names nobody (rules.md,
"What people write"). The identifiers are those of HIPAA's Safe Harbor, 45 CFR 164.514(b)(2), as
far as they can be written in a sentence; a person beside a substance use program is 42 CFR
Part 2. The screen helps the author to notice; it proves nothing about a text without hits.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace

from sim_workshop.domain.addresses import addresses
from sim_workshop.domain.days import days_of_a_person
from sim_workshop.domain.hits import WHAT_WAS_SEEN, Hit, lowered, settled
from sim_workshop.domain.identifiers import numbers_of_a_person
from sim_workshop.domain.individuals import names_of_a_person
from sim_workshop.domain.phones import telephone_numbers
from sim_workshop.domain.programs import person_beside_a_program
from sim_workshop.domain.small_numbers import small_number_beside_people

__all__ = ["WHAT_WAS_SEEN", "Hit", "screen", "small_number_beside_people"]

_SENTENCE_END = re.compile(r"[.!?;\n]+(?=\s|$)")
_INVISIBLE = re.compile("[\u00ad\u200b-\u200f\u2060\ufeff]")


def screen(text: str) -> tuple[Hit, ...]:
    """Everything in the text that may point to one person, in reading order."""
    seen = _INVISIBLE.sub(" ", text)  # as many letters, so that the places stay right
    small = lowered(seen)
    hits = [*numbers_of_a_person(small), *addresses(seen), *names_of_a_person(seen, small)]
    for start, end in _sentences(small):
        hits.extend(days_of_a_person(small[start:end], start))
        hits.extend(person_beside_a_program(seen[start:end], small[start:end], start))
    hits.extend(h for h in telephone_numbers(seen) if not any(_overlap(h, o) for o in hits))
    return tuple(replace(h, text=text[h.start : h.end]) for h in settled(hits))


def _overlap(one: Hit, other: Hit) -> bool:
    return one.start < other.end and other.start < one.end


def _sentences(text: str) -> Iterator[tuple[int, int]]:
    start = 0
    for end in _SENTENCE_END.finditer(text):
        yield start, end.start()
        start = end.end()
    yield start, len(text)
