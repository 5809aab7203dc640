"""Numbers broken down by sex, age or whatever else: which cells sum to which others.

Every cell of the table counts, printed or not. Somebody who sees a row for women and a column for
ages 18 to 24 knows that there is a cell for women of 18 to 24, and a total, whether they stand
there or not; and where the groups fall short of their total, that there is a group nobody named.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from fractions import Fraction

from sim_workshop.domain.relations import Relation, relations
from sim_workshop.domain.sums import Count, Groups, Sum, Table, cell_of

UNNAMED = "(not named)"


@dataclass
class _Family:
    """Numbers of one measure, period and population, by their cell."""

    key: str
    printed: dict[Groups, Count] = field(default_factory=dict)
    others: list[Count] = field(default_factory=list)
    """The same cell again from another source."""
    zero: set[Groups] = field(default_factory=set)
    """Unprinted cells for which the sums leave nothing."""
    worth: dict[Groups, Fraction] = field(default_factory=dict)
    """What an unprinted cell comes to, where a sum says so."""

    def name(self, cell: Groups) -> str:
        count = self.printed.get(cell)
        return count.id if count else f"cell {self.key} {sorted(cell)}"


def broken_down(counts: Iterable[Count], smallest: int) -> tuple[Table, frozenset[str]]:
    """The sums of all tables, and the ids of numbers in tables too large to solve."""
    sums: list[Sum] = []
    values: dict[str, Fraction] = {}
    small: set[str] = set()
    too_large: set[str] = set()
    for family in _families(counts):
        found = _relations_of(family)
        if found is None:
            too_large |= {c.id for c in (*family.printed.values(), *family.others)}
            continue
        sums += _sums(family, found)
        protected = any(c.protected for c in family.printed.values())
        for cell in {c for r in found for c in (r.whole, *r.parts)} - family.zero:
            if cell not in family.printed:
                values[family.name(cell)] = worth = family.worth.get(cell, Fraction(0))
                small |= {family.name(cell)} if protected and 0 < worth < smallest else set()
    return Table(tuple(sums), values, frozenset(values), frozenset(small)), frozenset(too_large)


def _families(counts: Iterable[Count]) -> Iterator[_Family]:
    families: dict[object, _Family] = {}
    for count in counts:
        key = (cell_of(count.point), count.point.unit.casefold())
        family = families.setdefault(key, _Family(str(len(families))))
        if count.groups in family.printed:
            family.others.append(count)
        else:
            family.printed[count.groups] = count
    return (f for f in families.values() if any(f.printed))


def _relations_of(family: _Family) -> list[Relation] | None:
    """All relations of the table, after naming the groups it must have beside those printed."""
    groups: dict[str, set[str]] = defaultdict(set)
    for cell in family.printed:
        for dimension, group in cell:
            groups[dimension].add(group)
    while True:
        found = relations(family.printed, groups)
        if found is None:
            return None
        _find_zeros(family, found)
        short = {min(r.over) for r in found if _is_short(family, r)}
        if all(UNNAMED in groups[d] for d in short):
            _find_worth(family, found)
            return found
        for dimension in short:
            groups[dimension].add(UNNAMED)


def _printed_ends(family: _Family, cells: Iterable[Groups]) -> tuple[Fraction, Fraction | None]:
    counts = [family.printed[c] for c in cells if c in family.printed]
    low = sum((c.low for c in counts), Fraction(0))
    open_end = any(c.high is None for c in counts)
    return low, None if open_end else sum((c.high or Fraction(0) for c in counts), Fraction(0))


def _fills(family: _Family, relation: Relation) -> bool:
    """The printed parts make up all of the printed whole."""
    if relation.whole not in family.printed:
        return relation.whole in family.zero
    whole, (low, high) = family.printed[relation.whole], _printed_ends(family, relation.parts)
    return (high is None or high >= whole.low) and (whole.high is None or low <= whole.high)


def _find_zeros(family: _Family, among: list[Relation]) -> None:
    """Where printed parts make up their whole, the others in it are nothing."""
    family.zero.clear()
    found = True
    while found:
        filled = [r for r in among if _fills(family, r)]
        nothing = {c for r in filled for c in r.parts if c not in family.printed}
        found = bool(nothing - family.zero)
        family.zero |= nothing


def _is_short(family: _Family, relation: Relation) -> bool:
    """A whole larger than its parts, with no unprinted part to hold the difference."""
    if relation.whole not in family.printed:
        return False
    unknown = [c for c in relation.parts if c not in family.printed and c not in family.zero]
    _, high = _printed_ends(family, relation.parts)
    return not unknown and high is not None and high < family.printed[relation.whole].low


def _find_worth(family: _Family, among: list[Relation]) -> None:
    """What unprinted cells come to, one sum with one unknown at a time."""
    found = True
    while found:
        found = False
        for relation in among:
            unknown = [c for c in (relation.whole, *relation.parts) if _worth(family, c) is None]
            if len(unknown) == 1:
                family.worth[unknown[0]] = max(_difference(family, relation), Fraction(0))
                found = True


def _worth(family: _Family, cell: Groups) -> Fraction | None:
    if cell in family.printed:
        return family.printed[cell].nominal
    return Fraction(0) if cell in family.zero else family.worth.get(cell)


def _difference(family: _Family, relation: Relation) -> Fraction:
    parts = sum((_worth(family, c) or Fraction(0) for c in relation.parts), Fraction(0))
    whole = _worth(family, relation.whole)
    return parts if whole is None else whole - parts


def _sums(family: _Family, among: list[Relation]) -> Iterator[Sum]:
    """As names. Where printed parts do not fit their whole, the sum says nothing."""
    for relation in among:
        parts = frozenset(family.name(c) for c in relation.parts if c not in family.zero)
        whole = family.printed.get(relation.whole)
        low, high = _printed_ends(family, relation.parts)
        too_much = whole and whole.high is not None and low > whole.high
        if too_much or _is_short(family, relation):
            continue
        if relation.whole not in family.zero and parts:
            yield Sum(family.name(relation.whole), parts)
            yield from _again(family, relation, parts, low, high)


def _again(
    family: _Family,
    relation: Relation,
    parts: frozenset[str],
    low: Fraction,
    high: Fraction | None,
) -> Iterator[Sum]:
    """The same for the same whole from another source, where it fits."""
    for other in family.others:
        fits = (high is None or high >= other.low) and (other.high is None or low <= other.high)
        if other.groups == relation.whole and fits:
            yield Sum(other.id, parts)
