"""Percentages and rates: which of them give a hidden or small count away.

A share with its denominator is a count: 0.6 percent of 500 people is three of them, and 99.4
percent is the same three. So shares are hidden with the counts they are made of, and where they
would say a small count by themselves.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Iterable, Iterator, Mapping
from math import ceil, floor

from sim_workshop.domain.amounts import read_amount
from sim_workshop.domain.evidence import DataPoint
from sim_workshop.domain.implied import Interval, counts_said
from sim_workshop.domain.place import Measure
from sim_workshop.domain.small_cells import amount_of, is_about_people, measure_of
from sim_workshop.domain.sums import cell_of, period_of


def go_with(
    shares: Collection[DataPoint], points: Mapping[str, DataPoint], gone: Collection[str],
    measures: Mapping[str, Measure], smallest: int,
) -> set[str]:  # fmt: skip
    """Shares of a table in which a number is hidden; shares linked to a hidden number either way;
    shares that spell one out or come to it with their denominator; and the one that would be left
    when shares make up a whole."""
    hidden = [points[i] for i in gone]
    tables = {cell_of(p) for p in hidden}
    linked = {link for p in hidden for link in (*p.part_of, *p.about)}
    values = {(period_of(p), amount_of(p).low) for p in hidden}
    along = {
        share.id
        for share in shares
        if cell_of(share) in tables
        or share.id in linked
        or not {*share.part_of, *share.about}.isdisjoint(gone)
        or any((period_of(share), n) in values for n in _spelled_out(share))
        or _comes_to_one(share, values, points, measures, smallest)
    }
    return along | _one_of_a_whole(shares, {*gone, *along})


def _comes_to_one(
    share: DataPoint, values: Collection[tuple[object, float | None]],
    points: Mapping[str, DataPoint], measures: Mapping[str, Measure], smallest: int,
) -> bool:  # fmt: skip
    said = counts_said(share, points, measure_of(share, measures))
    close = [(low, high) for low, high in said if high - low < smallest]
    same_period = [n for period, n in values if period == period_of(share) and n is not None]
    return any(low <= n <= high for low, high in close for n in same_period)


def _spelled_out(share: DataPoint) -> Iterator[float]:
    for text in (share.numerator, share.denominator):
        if (number := read_amount(text).low) is not None:
            yield number


def _one_of_a_whole(shares: Iterable[DataPoint], gone: Collection[str]) -> set[str]:
    """Where shares make up 100 percent and one is hidden, the smallest other is hidden too."""
    found = set()
    for group in _groups(shares):
        hidden = [p for p in group if p.id in gone]
        others = sorted((amount_of(p).low or 0, p.id) for p in group if p.id not in gone)
        others = [(value, name) for value, name in others if value > 0]
        if len(hidden) == 1 and others and _make_up_a_whole(group):
            found.add(others[0][1])
    return found


def _groups(shares: Iterable[DataPoint]) -> Iterator[list[DataPoint]]:
    """Shares by one dimension of one cell, and shares of one whole in one period."""
    groups: dict[object, list[DataPoint]] = defaultdict(list)
    for share in shares:
        dimensions = frozenset(d.casefold() for d, _ in share.breakdown)
        if dimensions:
            groups[cell_of(share), dimensions].append(share)
        for whole in share.part_of:
            groups[whole, period_of(share), dimensions].append(share)
    yield from groups.values()


def _make_up_a_whole(group: list[DataPoint]) -> bool:
    ends = [(amount_of(p).low or 0.0, amount_of(p).high or 0.0) for p in group]
    slack = 0.6 * len(group)
    return (
        sum(low for low, _ in ends) <= 100 + slack and sum(high for _, high in ends) >= 100 - slack
    )


def give_away(
    shares: Iterable[DataPoint], points: Mapping[str, DataPoint], gone: Collection[str],
    measures: Mapping[str, Measure], smallest: int,
) -> set[str]:  # fmt: skip
    """Shown shares that, with their denominator, say a small count or leave a small rest."""
    return {
        share.id
        for share in shares
        if share.id not in gone
        and is_about_people(share, measure_of(share, measures))
        and _says_a_small_count(share, points, measure_of(share, measures), smallest)
    }


def _says_a_small_count(
    share: DataPoint, points: Mapping[str, DataPoint], measure: Measure | None, smallest: int
) -> bool:
    said = counts_said(share, points, measure)
    return any(_is_a_small_count(interval, smallest) for interval in said)


def _is_a_small_count(interval: Interval, smallest: int) -> bool:
    """Whether a whole number from 1 up to the threshold lies in it, and the numbers that do lie in
    it are few enough to say more than that."""
    low, high = max(ceil(interval[0]), 0), floor(interval[1])
    return low < smallest and high >= 1 and low <= high and high - low + 1 < smallest
