"""Shares read as the counts they say, so that the sums see them too.

"27 percent, of 237" prints two counts beside the percentage: the 237, which may be the total of a
table nobody gave a total, and the 64 people it comes to, which may be the one part of a whole that
is not printed as a number. A part stands in the sums under the share's own id: it is printed as
long as the share is, and hidden with it.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Iterable, Iterator, Mapping
from fractions import Fraction
from itertools import combinations
from math import ceil, floor

from sim_workshop.domain.amounts import Amount, read_amount
from sim_workshop.domain.evidence import DataPoint
from sim_workshop.domain.implied import counts_of_part, part_of_written
from sim_workshop.domain.place import Measure
from sim_workshop.domain.small_cells import is_about_people, measure_of
from sim_workshop.domain.sums import Count, Sum, cell_of, period_of, rest_of

MOST_TRIED = 8
"""Shares of one whole that are tried in every combination."""


def parts_said(
    shares: Iterable[DataPoint], counts: Iterable[Count], measures: Mapping[str, Measure],
    smallest: int,
) -> Iterator[Count]:  # fmt: skip
    """Parts of a printed whole, where the share says them closely."""
    counts = tuple(counts)
    for share in shares:
        measure = measure_of(share, measures)
        wholes = [c for c in counts if _is_whole_of(c, share)]
        for whole, (low, high) in counts_of_part(share, wholes, measure):
            least, most = ceil(low), floor(high)
            if least <= most < least + smallest:
                part = whole.point.model_copy(update={"id": share.id, "part_of": (whole.id,)})
                amount = Amount(float(least), float(most))
                yield Count(part, amount, is_about_people(share, measure))


def _is_whole_of(count: Count, share: DataPoint) -> bool:
    """Linked as its whole, or a total of the same period that its denominator spells out."""
    if count.id in share.part_of:
        return True
    same = not count.groups and period_of(count.point) == period_of(share)
    return same and read_amount(share.denominator).low == float(count.nominal)


def mixed_sums(counts: Iterable[Count], said: Iterable[Count]) -> Iterator[Sum]:
    """Printed parts and shares of a whole that together make it up: with the cells of its table,
    with its linked parts, or shares alone. A share of a cell that is printed as a number too makes
    a sum too large, so the shares are tried in every combination."""
    counts, said = tuple(counts), tuple(said)
    for whole in counts:
        of_whole = [s for s in said if whole.id in s.point.part_of]
        linked = [c for c in counts if whole.id in c.point.part_of]
        for parts in [*_by_dimensions(counts, whole), linked, []] if of_whole else ():
            for some in _combinations(of_whole):
                if rest_of(whole, [*parts, *some]) == 0:
                    yield Sum(whole.id, frozenset(c.id for c in (*parts, *some)))


def _by_dimensions(counts: Iterable[Count], whole: Count) -> Iterator[list[Count]]:
    cells: dict[object, list[Count]] = defaultdict(list)
    for count in counts:
        if count.groups and cell_of(count.point) == cell_of(whole.point):
            cells[frozenset(d for d, _ in count.groups)].append(count)
    yield from cells.values()


def _combinations(said: list[Count]) -> Iterator[tuple[Count, ...]]:
    some = said[:MOST_TRIED]
    for many in range(1, len(some) + 1):
        yield from combinations(some, many)


def of_hidden_tables(
    shares: Iterable[DataPoint], counts: Iterable[Count], gone: Collection[str],
    measures: Mapping[str, Measure],
) -> set[str]:  # fmt: skip
    """Shares whose written denominator is the total of a table in which a number is hidden: by
    itself, or with what those shares say of the cells nobody printed."""
    groups: dict[tuple[object, float], list[DataPoint]] = defaultdict(list)
    for share in shares:
        whole = read_amount(share.denominator)
        if whole.low is not None and whole.low == whole.high:
            groups[period_of(share), whole.low].append(share)
    tables = [t for t in _tables(counts) if any(c.id in gone for c in t)]
    return {
        share.id
        for (period, whole), group in groups.items()
        for table in tables
        if period_of(table[0].point) == period and _makes_up(whole, table, group, measures)
        for share in group
    }


def _tables(counts: Iterable[Count]) -> Iterable[list[Count]]:
    tables: dict[object, list[Count]] = defaultdict(list)
    for count in counts:
        if count.groups:
            dimensions = frozenset(d for d, _ in count.groups)
            tables[cell_of(count.point), count.point.unit.casefold(), dimensions].append(count)
    return tables.values()


def _makes_up(
    whole: float, table: list[Count], shares: list[DataPoint], measures: Mapping[str, Measure]
) -> bool:
    missing = Fraction(whole) - sum((c.nominal for c in table), Fraction(0))
    said = [part_of_written(s, measure_of(s, measures)) for s in shares]
    new = [part for part in said if part][:MOST_TRIED]
    return missing == 0 or any(
        sum(ceil(low) for low, _ in some) <= missing <= sum(floor(high) for _, high in some)
        for many in range(1, len(new) + 1)
        for some in combinations(new, many)
    )
