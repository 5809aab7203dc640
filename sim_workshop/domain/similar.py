"""Entries that may say the same: a suggestion for whoever writes or merges, never a decision.

Two texts are compared by the words that carry meaning, in no order: "The team has no assessment"
and "No assessment in the team" are the same. The comparing is RapidFuzz's.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Iterable, Sequence
from typing import TypeVar

from rapidfuzz import fuzz, process

from sim_workshop.domain.findings import Entry
from sim_workshop.domain.record import Written

E = TypeVar("E", bound=Entry)
ALIKE = 60
"""Of 100: near enough to be offered to somebody who looks at it."""
SAME = 68
"""Near enough for a group that nobody asked for."""
FEWEST_LETTERS = 6
"""Less than this says too little to be compared while it is typed."""
_LITTLE = """
a an and are as at be by do does for from has have if in is it its no of on or our so that the
their them there they this to too was we were with you your
"""
CARRIES_NOTHING = frozenset(_LITTLE.split())
_WORD = re.compile(r"\w+")


def gist(text: str) -> str:
    """The words that carry meaning, sorted. "No" goes too: gaps are full of it."""
    words = _WORD.findall(text.casefold())
    return " ".join(sorted({w for w in words if w not in CARRIES_NOTHING} or set(words)))


def similar(entry: E, others: Iterable[E], most: int = 5) -> list[E]:
    """The entries of its kind nearest in their words, the nearest first."""
    same_kind = [o for o in others if o.id != entry.id and o.kind == entry.kind]
    return near(entry.text, same_kind, most)


def near(text: str, entries: Sequence[E], most: int = 3) -> list[E]:
    """Those of the entries that a text being typed may say again, the nearest first."""
    said = gist(text)
    if len(said) < FEWEST_LETTERS:
        return []
    gists = [_gists(e) for e in entries]
    flat = [(n, g) for n, each in enumerate(gists) for g in each]
    found = process.extract(
        said, [g for _n, g in flat], scorer=fuzz.token_set_ratio, processor=None,
        score_cutoff=ALIKE, limit=None,
    )  # fmt: skip
    best: dict[int, float] = {}
    for words, score, at in found:
        whole = (score + fuzz.ratio(said, words)) / 2 if score == 100 else score
        best[flat[at][0]] = max(best.get(flat[at][0], 0), whole)
    ranked = sorted((n for n in best if best[n] >= ALIKE), key=lambda n: (-best[n], n))
    return [entries[n] for n in ranked[:most]]


def _gists(entry: Entry) -> list[str]:
    """An entry is found by any of its wordings."""
    return [gist(t) for t in (entry.text, *(w.text for w in entry.wordings)) if t]


def groups(
    entries: Sequence[E], apart: Collection[frozenset[str]] = (), most: int = 50
) -> list[tuple[E, ...]]:
    """Entries of one kind that may say the same, each in one group at most, in their own order.

    `apart` are pairs somebody said are not the same. A group grows only by what is near to all
    that is in it, so that two unlike entries are never joined by a third between them.
    """
    found: list[tuple[E, ...]] = []
    for kind in dict.fromkeys(e.kind for e in entries):
        found += _grouped([e for e in entries if e.kind == kind], apart)
    order = {e.id: n for n, e in enumerate(entries)}
    return sorted(found, key=lambda g: (-len(g), order[g[0].id]))[:most]


def _grouped(entries: list[E], apart: Collection[frozenset[str]]) -> list[tuple[E, ...]]:
    pairs = _near_pairs([gist(e.text) for e in entries])
    linked = {
        (a, b): score for (a, b), score in pairs.items()
        if frozenset((entries[a].id, entries[b].id)) not in apart
    }  # fmt: skip
    home: dict[int, list[int]] = {}
    for a, b in sorted(linked, key=lambda pair: (-linked[pair], pair)):
        one, other = home.get(a, [a]), home.get(b, [b])
        if one is not other and all((min(x, y), max(x, y)) in linked for x in one for y in other):
            joined = sorted((*one, *other))
            home.update(dict.fromkeys(joined, joined))
    once = {id(members): members for members in home.values()}
    return [tuple(entries[n] for n in members) for members in once.values()]


def _near_pairs(gists: Sequence[str]) -> dict[tuple[int, int], float]:
    """Every pair that is near enough, by their positions."""
    scores = process.cdist(gists, gists, scorer=fuzz.ratio, score_cutoff=SAME, dtype="uint8")
    rows, columns = scores.nonzero()
    return {
        (a, b): float(scores[a, b])
        for a, b in zip(rows.tolist(), columns.tolist(), strict=True)
        if a < b and len(gists[a]) >= FEWEST_LETTERS and len(gists[b]) >= FEWEST_LETTERS
    }


def voices(entry: Written) -> int:
    """How many people said it: a person with two wordings counts once, one nobody knows each."""
    said = [entry.author or f"entry {entry.id}"]
    said += [w.author or f"wording {n}" for n, w in enumerate(entry.wordings)]
    return len(set(said))
