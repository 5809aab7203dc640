"""The numbers of a map, sorted for suppression: counts with the sums they stand in, and shares."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace

from sim_workshop.domain.as_counts import mixed_sums, parts_said
from sim_workshop.domain.breakdowns import broken_down
from sim_workshop.domain.evidence import DataPoint
from sim_workshop.domain.place import Measure
from sim_workshop.domain.small_cells import amount_of, counts_people, is_share, measure_of
from sim_workshop.domain.sums import Count, Table, said_parts


@dataclass(frozen=True)
class Numbers:
    """The numbers of a map, sorted by what they are."""

    points: Mapping[str, DataPoint]
    counts: Mapping[str, Count]
    """Counts, and what shares say as counts, under the share's id."""
    shares: tuple[DataPoint, ...]
    measures: Mapping[str, Measure]
    table: Table
    too_large: frozenset[str]
    """Numbers of tables that are not solved: none is printed where one is hidden."""
    smallest: int
    shown_before: Mapping[str, str]
    fixed: frozenset[str] = frozenset()
    """Printed before and no longer said so: known for good, whatever is hidden now."""


def sorted_out(
    points: tuple[DataPoint, ...], measures: Mapping[str, Measure], smallest: int,
    shown_before: Mapping[str, str], gone: tuple[DataPoint, ...] = (),
) -> Numbers:  # fmt: skip
    """`gone` are numbers of earlier publications that stand there no more."""
    fixed = frozenset(p.id for p in gone)
    points = (*points, *gone)
    shares = tuple(p for p in points if is_share(p, measure_of(p, measures)))
    of_shares = {p.id for p in shares}
    counts = {p.id: _count(p, measures) for p in points if p.id not in of_shares}
    counts = {i: c for i, c in counts.items() if not c.amount.is_words}
    parts = list(parts_said(shares, counts.values(), measures, smallest))
    mixed = tuple(mixed_sums(counts.values(), parts))
    tables, too_large = broken_down(counts.values(), smallest)
    linked = said_parts(tuple(counts.values()), smallest)
    counts |= {c.id: c for c in parts}
    table = _joined(replace(linked, sums=linked.sums + mixed), tables, counts)
    by_id = {p.id: p for p in points}
    return Numbers(by_id, counts, shares, measures, table, too_large, smallest, shown_before, fixed)


def _joined(one: Table, other: Table, counts: Mapping[str, Count]) -> Table:
    printed = {name: count.nominal for name, count in counts.items()}
    return Table(
        one.sums + other.sums, {**printed, **one.values, **other.values},
        one.unprinted | other.unprinted, one.small | other.small,
    )  # fmt: skip


def _count(point: DataPoint, measures: Mapping[str, Measure]) -> Count:
    return Count(point, amount_of(point), counts_people(point, measure_of(point, measures)))
