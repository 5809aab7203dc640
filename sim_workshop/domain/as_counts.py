"""Shares read as the counts they say, so that the sums see them too.

"27 percent, of 237" prints two counts beside the percentage: the 237, which may be the total of a
table nobody gave a total, and the 64 people it comes to, which may be the one part of a whole that
is not printed as a number. Each stands in the sums under the share's own id: it is printed as long
as the share is, and hidden with it.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from math import ceil, floor

from sim_workshop.domain.amounts import Amount, read_amount
from sim_workshop.domain.evidence import DataPoint
from sim_workshop.domain.implied import counts_of_part
from sim_workshop.domain.place import Measure
from sim_workshop.domain.small_cells import is_about_people, measure_of
from sim_workshop.domain.sums import Count, Sum, cell_of, period_of, rest_of


def totals_said(shares: Iterable[DataPoint], counts: Iterable[Count]) -> Iterator[Count]:
    """Denominators that come to the total of a table of the same period."""
    tables: dict[object, list[Count]] = defaultdict(list)
    for count in counts:
        tables[cell_of(count.point), count.point.unit.casefold()].append(count)
    for share in shares:
        whole = read_amount(share.denominator)
        if whole.low is not None and whole.low == whole.high:
            yield from _totals(share, whole, tables.values())


def _totals(share: DataPoint, whole: Amount, tables: Iterable[list[Count]]) -> Iterator[Count]:
    for cells in tables:
        first = cells[0].point
        if period_of(first) == period_of(share) and whole.low in _sums_of(cells):
            total = first.model_copy(update={"id": share.id, "breakdown": (), "part_of": ()})
            yield Count(total, whole, protected=False)
            return


def _sums_of(cells: list[Count]) -> set[float]:
    """What the groups of each dimension come to; with several dimensions, of all together."""
    sums: dict[object, float] = defaultdict(float)
    for cell in cells:
        if cell.groups:
            sums[frozenset(d for d, _ in cell.groups)] += float(cell.nominal)
    return set(sums.values())


def parts_said(
    shares: Iterable[DataPoint], counts: Iterable[Count], measures: Mapping[str, Measure],
    smallest: int,
) -> Iterator[Count]:  # fmt: skip
    """Parts of a printed whole, where the share says them closely and no count does."""
    counts = tuple(counts)
    for share in shares:
        measure = measure_of(share, measures)
        wholes = [c for c in counts if _is_whole_of(c, share)]
        for whole, (low, high) in counts_of_part(share, wholes, measure):
            least, most = ceil(low), floor(high)
            known = any(_is_the_same(c, whole, least, most) for c in counts)
            if least <= most < least + smallest and not known:
                part = whole.point.model_copy(update={"id": share.id, "part_of": (whole.id,)})
                amount = Amount(float(least), float(most))
                yield Count(part, amount, is_about_people(share, measure))


def _is_whole_of(count: Count, share: DataPoint) -> bool:
    """Linked as its whole, or a total of the same period that its denominator spells out."""
    if count.id in share.part_of:
        return True
    same = not count.groups and period_of(count.point) == period_of(share)
    return same and read_amount(share.denominator).low == float(count.nominal)


def _is_the_same(count: Count, whole: Count, least: int, most: int) -> bool:
    """A printed part of that whole, or a cell of its table, with that value."""
    inside = whole.id in count.point.part_of or cell_of(count.point) == cell_of(whole.point)
    return inside and count.id != whole.id and least <= count.nominal <= most


def mixed_sums(counts: Iterable[Count], said: Iterable[Count]) -> Iterator[Sum]:
    """Cells of a table and shares of its total that together make up the total."""
    counts, said = tuple(counts), tuple(said)
    for whole in counts:
        of_whole = [s for s in said if whole.id in s.point.part_of]
        cells: dict[object, list[Count]] = defaultdict(list)
        for count in counts if of_whole else ():
            if count.groups and cell_of(count.point) == cell_of(whole.point):
                cells[frozenset(d for d, _ in count.groups)].append(count)
        for group in cells.values():
            if rest_of(whole, [*group, *of_whole]) == 0:
                yield Sum(whole.id, frozenset(c.id for c in (*group, *of_whole)))
