"""Which box of the map the free text of a source means, where there is no doubt about it. In doubt
an entry stands at the whole intercept: a wrong box is worse than none."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable
from functools import lru_cache

from rapidfuzz import fuzz

from sim_workshop.domain.place import Element, Intercept, Pack

MINOR = frozenset({"and", "or", "of", "the", "for", "in", "county", "service", "other"})
"""Words that do not tell one box from another."""
TOO_WIDE = frozenset({
    "community", "supervision", "court", "treatment", "care", "health", "program", "programme",
    "team", "center", "centre", "crisis", "training",
})  # fmt: skip
"""Words that many descriptions use; one of them alone names no box."""
SURE = 88
"""Of 100: how alike two names must be for one to be a misspelling of the other."""


def box_meant(text: str, intercept: str, pack: Pack) -> str | None:
    """The id of the box, or None where several could be meant, or none."""
    words = words_of(text)
    home = pack.intercept(intercept)
    if not words or home is None or names_the_intercept(text, home):
        return None
    boxes = [e for e in pack.elements_of(intercept) if not e.hidden]
    for fits in _tests(words):
        found = [box.id for box in boxes if fits(box)]
        if found:
            return found[0] if len(found) == 1 else None
    return None


def names_the_intercept(text: str, intercept: Intercept) -> bool:
    """Whether a text is a name of the intercept itself and not of a box there."""
    names = (intercept.name, intercept.short_name, *intercept.aliases)
    return any(words_of(text) == words_of(name) for name in names)


def words_of(text: str) -> frozenset[str]:
    """The telling words of a name, without capitals and plurals."""
    found = re.findall(r"[a-z0-9]+", text.lower())
    return frozenset(word.removesuffix("s") for word in found) - MINOR


@lru_cache(maxsize=512)
def _named(box: Element) -> frozenset[str]:
    return words_of(f"{box.name} {box.short_name}")


def _tests(words: frozenset[str]) -> Iterable[Callable[[Element], bool]]:
    """Ways in which a box may be meant, the surest first."""
    plain = " ".join(sorted(words))
    yield lambda box: words in (words_of(box.name), words_of(box.short_name))
    yield lambda box: words <= _named(box)
    if words - TOO_WIDE:
        yield lambda box: words <= _named(box) | words_of(box.description)
    yield lambda box: words_of(box.name) <= words
    yield lambda box: fuzz.ratio(plain, " ".join(sorted(words_of(box.name)))) >= SURE
