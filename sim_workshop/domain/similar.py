"""Entries that may say the same: a suggestion for the facilitator who merges, never a decision."""

from __future__ import annotations

from collections.abc import Iterable
from typing import TypeVar

from rapidfuzz import fuzz

from sim_workshop.domain.findings import Entry

E = TypeVar("E", bound=Entry)
ALIKE = 60
"""Of 100: "The team has no assessment" and "No assessment in the team" reach 90."""


def similar(entry: E, others: Iterable[E], most: int = 5) -> list[E]:
    """The entries of its kind nearest in their words, the nearest first."""
    rated = [
        (fuzz.token_set_ratio(entry.text.casefold(), other.text.casefold()), other)
        for other in others
        if other.id != entry.id and other.kind == entry.kind
    ]
    near = [(score, other) for score, other in rated if score >= ALIKE]
    return [other for _score, other in sorted(near, key=lambda r: -r[0])[:most]]
