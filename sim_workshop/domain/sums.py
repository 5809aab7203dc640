"""What adds up to what among the numbers: wholes and their parts, in every way somebody holding
the published tables could try.

Numbers add up where one says it is part of another (`part_of`), and where numbers of one measure,
period and population are broken down by a dimension (`breakdowns`). Where the parts known here
fall short of the whole, the difference is a number too: "the rest", which nobody printed and
everybody can subtract.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from fractions import Fraction

from sim_workshop.domain.amounts import Amount
from sim_workshop.domain.evidence import DataPoint

Groups = frozenset[tuple[str, str]]
"""A cell of a table: which group of which dimension. Empty for the total."""


def exact(number: float) -> Fraction:
    """The number as it is written: 1.2 is six fifths, not what a computer makes of it."""
    return Fraction(repr(number))


@dataclass(frozen=True)
class Count:
    """A number as far as sums are concerned."""

    point: DataPoint
    amount: Amount
    protected: bool
    """A count of people, small or not."""

    @property
    def id(self) -> str:
        return self.point.id

    @property
    def low(self) -> Fraction:
        return exact(self.amount.low if self.amount.low is not None else 0)

    @property
    def high(self) -> Fraction | None:
        return None if self.amount.high is None else exact(self.amount.high)

    @property
    def nominal(self) -> Fraction:
        return self.low if self.amount.low is not None else (self.high or Fraction(0))

    @property
    def groups(self) -> Groups:
        return frozenset((d.casefold(), g.casefold()) for d, g in self.point.breakdown)


@dataclass(frozen=True)
class Sum:
    """A whole and its parts, by name. Names are ids of numbers, or made up here for a rest, a
    cell or a total nobody printed."""

    whole: str
    parts: frozenset[str]

    @property
    def members(self) -> frozenset[str]:
        return self.parts | {self.whole}


@dataclass(frozen=True)
class Table:
    """All sums of a set of numbers, with the values of what stands in them."""

    sums: tuple[Sum, ...]
    values: Mapping[str, Fraction]
    unprinted: frozenset[str]
    """What stands nowhere and only follows from sums."""
    small: frozenset[str]
    """Of these, what is itself a small count of protected people."""


def subject_of(point: DataPoint) -> str:
    """What it is a number of: its measure, or the source's name for it."""
    return point.measure or point.name.casefold()


def period_of(point: DataPoint) -> object:
    """Its days where they are known, so that "2017" and "calendar year 2017" are one."""
    return (point.starts, point.ends) if point.starts or point.ends else point.period.casefold()


def cell_of(point: DataPoint) -> tuple[object, ...]:
    """All that tells it from other numbers except unit and breakdown."""
    return (
        subject_of(point), period_of(point), point.population.casefold(), point.areas,
        point.locality,
    )  # fmt: skip


def said_parts(counts: tuple[Count, ...], smallest: int) -> Table:
    """Parts as people linked them: each by itself, by dimension, by period, and all together."""
    found: dict[tuple[str, frozenset[str]], tuple[Sum, Fraction, bool]] = {}
    for whole in counts:
        parts = [c for c in counts if whole.id in c.point.part_of and c.id != whole.id]
        for group in [*_ways_to_group(parts), *([p] for p in parts)]:
            names = frozenset(p.id for p in group)
            if names and (rest := rest_of(whole, group)) is not None:
                protected = any(p.protected for p in group)
                found[whole.id, names] = (Sum(whole.id, names), rest, protected)
    return _with_rests(found.values(), smallest)


def rest_of(whole: Count, parts: list[Count]) -> Fraction | None:
    """What is missing from the whole; None when the parts exceed it and so say nothing."""
    least = sum((p.low for p in parts), Fraction(0))
    most = None if any(p.high is None for p in parts) else sum(p.high or 0 for p in parts)
    if whole.high is not None and least > whole.high:
        return None
    return Fraction(0) if most is None else max(Fraction(0), whole.low - most)


def _with_rests(found: Iterable[tuple[Sum, Fraction, bool]], smallest: int) -> Table:
    sums, values, small = [], {}, set()
    for a_sum, rest, protected in found:
        name = f"rest of {a_sum.whole} beside {sorted(a_sum.parts)}"
        sums.append(Sum(a_sum.whole, a_sum.parts | {name}) if rest else a_sum)
        if rest:
            values[name] = rest
        if protected and 0 < rest < smallest:
            small.add(name)
    return Table(tuple(sums), values, frozenset(values), frozenset(small))


def _ways_to_group(parts: list[Count]) -> Iterator[list[Count]]:
    yield parts
    by_kind: dict[object, list[Count]] = defaultdict(list)
    for part in parts:
        dimensions = frozenset(d for d, _ in part.groups)
        subject = subject_of(part.point)
        by_kind[dimensions].append(part)
        by_kind[dimensions, subject].append(part)
        by_kind[dimensions, subject, period_of(part.point)].append(part)
    yield from by_kind.values()
