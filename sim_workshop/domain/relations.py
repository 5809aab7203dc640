"""The cells of a table and which of them lie in which: pure combinations, no numbers."""

from __future__ import annotations

from collections.abc import Collection, Mapping
from dataclasses import dataclass
from itertools import combinations, product

from sim_workshop.domain.sums import Groups

Dimensions = frozenset[str]
MOST_CELLS = 300
"""Tables with more cells than this are not solved but hidden whole where one cell is small."""


@dataclass(frozen=True)
class Relation:
    """A coarse cell and the finer cells inside it."""

    whole: Groups
    parts: tuple[Groups, ...]
    over: Dimensions
    """The dimensions summed over."""


def relations(printed: Collection[Groups], groups: Mapping[str, set[str]]) -> list[Relation] | None:
    """Every coarser cell with the finer cells inside it, for all tables that are printed; None
    where that is too much."""
    kinds = _closed({_dimensions(cell) for cell in printed})
    cells = {kind: _cells(kind, groups) for kind in kinds if _size(kind, groups) <= MOST_CELLS}
    if len(cells) < len(kinds) or sum(map(len, cells.values())) > MOST_CELLS:
        return None
    return [
        Relation(whole, tuple(c for c in cells[fine] if whole <= c), fine - coarse)
        for coarse in kinds
        for fine in kinds
        if coarse < fine
        for whole in cells[coarse]
    ]


def _dimensions(cell: Groups) -> Dimensions:
    return frozenset(dimension for dimension, _ in cell)


def _closed(kinds: set[Dimensions]) -> set[Dimensions]:
    """The printed tables, and what any two of them have in common, down to the total."""
    closed: set[Dimensions] = {*kinds, frozenset()}
    while more := {a & b for a, b in combinations(closed, 2)} - closed:
        closed |= more
    return closed


def _size(kind: Dimensions, groups: Mapping[str, set[str]]) -> int:
    size = 1
    for dimension in kind:
        size *= len(groups[dimension])
    return size


def _cells(kind: Dimensions, groups: Mapping[str, set[str]]) -> list[Groups]:
    listed = [[(d, g) for g in sorted(groups[d])] for d in sorted(kind)]
    return [frozenset(cell) for cell in product(*listed)]
