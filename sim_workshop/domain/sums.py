"""What adds up to what among the numbers: wholes and their parts, in every way somebody holding
the published tables could try.

Numbers add up where one says it is part of another (`part_of`), and where numbers of one measure,
period and population are broken down by a dimension: over the groups of sex, over the groups of
age within women, and so on. Where the parts known here fall short of the whole, the difference is
a number too: "the rest", which nobody printed and everybody can subtract.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from fractions import Fraction
from itertools import combinations

from sim_workshop.domain.amounts import Amount
from sim_workshop.domain.evidence import DataPoint

Groups = frozenset[tuple[str, str]]
"""A cell of a table: which group of which dimension. Empty for the total."""


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
        return Fraction(self.amount.low if self.amount.low is not None else 0)

    @property
    def high(self) -> Fraction | None:
        return None if self.amount.high is None else Fraction(self.amount.high)

    @property
    def nominal(self) -> Fraction:
        return self.low if self.amount.low is not None else (self.high or Fraction(0))

    @property
    def groups(self) -> Groups:
        return frozenset((d.casefold(), g.casefold()) for d, g in self.point.breakdown)


@dataclass(frozen=True)
class Sum:
    """A whole and its parts, by name. Names are ids of numbers, or made up here for a rest or a
    total nobody printed."""

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
    """Rests and totals that stand nowhere, only in the sums."""
    small_rests: frozenset[str]
    """Rests that are themselves a small count of protected people."""


class _Sheet:
    """Collects sums; adds the rest where the parts fall short."""

    def __init__(self, counts: Iterable[Count], smallest: int) -> None:
        self.values = {c.id: c.nominal for c in counts}
        self.sums: dict[tuple[str, frozenset[str]], Sum] = {}
        self.unprinted: set[str] = set()
        self.small: set[str] = set()
        self.smallest = smallest

    def total_nobody_printed(self, name: str, value: Fraction) -> None:
        self.values[name] = value
        self.unprinted.add(name)

    def add(self, whole: str, ends: tuple[Fraction, Fraction | None], parts: list[Count]) -> None:
        """Parts that exceed the whole add up to nothing and say nothing."""
        names, (low, high) = frozenset(p.id for p in parts), ends
        least = sum((p.low for p in parts), Fraction(0))
        most = None if any(p.high is None for p in parts) else sum(p.high or 0 for p in parts)
        if not names or (high is not None and least > high) or (whole, names) in self.sums:
            return
        rest = Fraction(0) if most is None or most >= low else low - most
        if rest:
            names_and_rest = names | {self._rest(whole, names, rest, parts)}
            self.sums[whole, names] = Sum(whole, names_and_rest)
        else:
            self.sums[whole, names] = Sum(whole, names)

    def _rest(self, whole: str, names: frozenset[str], rest: Fraction, parts: list[Count]) -> str:
        name = f"rest of {whole} beside {sorted(names)}"
        self.values[name] = rest
        self.unprinted.add(name)
        if rest < self.smallest and any(p.protected for p in parts):
            self.small.add(name)
        return name

    def table(self) -> Table:
        return Table(tuple(self.sums.values()), self.values, frozenset(self.unprinted),
                     frozenset(self.small))  # fmt: skip


def table_of(counts: Iterable[Count], smallest: int) -> Table:
    """Every sum the numbers stand in."""
    counts = tuple(counts)
    sheet = _Sheet(counts, smallest)
    _add_said_parts(sheet, counts)
    for family in _families(counts):
        _add_breakdowns(sheet, family)
    return sheet.table()


def _add_said_parts(sheet: _Sheet, counts: tuple[Count, ...]) -> None:
    """Parts as people linked them: each by itself, by dimension, by period, and all together."""
    for whole in counts:
        parts = [c for c in counts if whole.id in c.point.part_of and c.id != whole.id]
        ends = (whole.low, whole.high)
        for group in _ways_to_group(parts):
            sheet.add(whole.id, ends, group)
        for part in parts:
            sheet.add(whole.id, ends, [part])


def _ways_to_group(parts: list[Count]) -> Iterator[list[Count]]:
    yield parts
    by_kind: dict[object, list[Count]] = defaultdict(list)
    for part in parts:
        dimensions = frozenset(d for d, _ in part.groups)
        by_kind[dimensions].append(part)
        by_kind[dimensions, subject_of(part.point)].append(part)
        by_kind[dimensions, subject_of(part.point), period_of(part.point)].append(part)
    yield from by_kind.values()


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


def _families(counts: Iterable[Count]) -> Iterator[dict[Groups, list[Count]]]:
    """Numbers of one measure, period and population, by their cell of the table."""
    families: dict[object, dict[Groups, list[Count]]] = defaultdict(lambda: defaultdict(list))
    for count in counts:
        key = (cell_of(count.point), count.point.unit.casefold())
        families[key][count.groups].append(count)
    return (f for f in families.values() if any(f_groups for f_groups in f))


def _add_breakdowns(sheet: _Sheet, family: dict[Groups, list[Count]]) -> None:
    """For every pair of a coarser and a finer set of dimensions, each coarser cell is the sum of
    the finer ones inside it. Coarser cells nobody printed tie tables together all the same."""
    finest = {_dimensions(cell) for cell in family}
    for coarse in _closed(finest):
        finer = [fine for fine in finest if coarse < fine]
        inside = [_inside(family, coarse, fine) for fine in finer]
        for cell in {c for table in inside for c in table}:
            _add_cell(sheet, family, cell, [table.get(cell, []) for table in inside])


def _dimensions(cell: Groups) -> frozenset[str]:
    return frozenset(dimension for dimension, _ in cell)


def _closed(sets: set[frozenset[str]]) -> set[frozenset[str]]:
    """The sets and whatever they have in common."""
    closed: set[frozenset[str]] = {*sets, frozenset()}
    while more := {a & b for a, b in combinations(closed, 2)} - closed:
        closed |= more
    return closed


def _inside(
    family: dict[Groups, list[Count]], coarse: frozenset[str], fine: frozenset[str]
) -> dict[Groups, list[Count]]:
    """The printed fine cells, by the coarse cell they lie in."""
    inside: dict[Groups, list[Count]] = defaultdict(list)
    for cell, counts in family.items():
        if _dimensions(cell) == fine:
            inside[frozenset(g for g in cell if g[0] in coarse)].append(counts[0])
    return inside


def _add_cell(
    sheet: _Sheet, family: dict[Groups, list[Count]], cell: Groups, tables: list[list[Count]]
) -> None:
    for whole in family.get(cell, []):
        for parts in tables:
            sheet.add(whole.id, (whole.low, whole.high), parts)
    filled = [parts for parts in tables if parts]
    if cell not in family and len(filled) > 1:
        sums = [sum((p.nominal for p in parts), Fraction(0)) for parts in filled]
        name = f"total of {sorted(p.id for p in filled[0])}"
        sheet.total_nobody_printed(name, max(sums))
        for parts in filled:
            sheet.add(name, (max(sums), max(sums)), parts)
