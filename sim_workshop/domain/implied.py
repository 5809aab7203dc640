"""The counts a percentage or rate comes to, with every denominator that is known."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from fractions import Fraction

from sim_workshop.domain.amounts import Amount, read_amount
from sim_workshop.domain.evidence import DataPoint
from sim_workshop.domain.place import Measure
from sim_workshop.domain.small_cells import amount_of, is_share, unit_of
from sim_workshop.domain.sums import Count, exact
from sim_workshop.domain.units import family_of

Interval = tuple[Fraction, Fraction]
_DECIMALS = re.compile(r"\d\.(\d+)")
_PER = re.compile(r"per[ _]([\d,]+)(k)?", re.I)


def counts_said(
    share: DataPoint, points: Mapping[str, DataPoint], measure: Measure | None
) -> Iterator[Interval]:
    """The counts the share comes to with each denominator that is known, and what is then left
    of the denominator."""
    scale = _scale(unit_of(share, measure))
    for whole in _denominators(share, points, measure, scale) if scale else ():
        if part := _part_of(share, whole, measure):
            yield part
            if scale == 100:
                yield whole - part[1], whole - part[0]


def counts_of_part(
    share: DataPoint, wholes: Iterable[Count], measure: Measure | None
) -> Iterator[tuple[Count, Interval]]:
    """For each linked whole, the count the share is of it."""
    for whole in wholes:
        if part := _part_of(share, whole.nominal, measure):
            yield whole, part


def part_of_written(share: DataPoint, measure: Measure | None) -> Interval | None:
    """The count it comes to of the denominator written beside it."""
    whole = read_amount(share.denominator).low
    return None if whole is None else _part_of(share, exact(whole), measure)


def _part_of(share: DataPoint, whole: Fraction, measure: Measure | None) -> Interval | None:
    unit = unit_of(share, measure)
    scale, value, counted = _scale(unit), _interval(share), read_amount(share.numerator)
    if scale is None or value is None or "change" in unit.lower():
        return None
    if counted.low is not None and counted.low == counted.high:
        return exact(counted.low), exact(counted.low)
    return value[0] * whole / scale, value[1] * whole / scale


def _scale(unit: str) -> int | None:
    if family_of(unit) == "percent":
        return 100
    if per := _PER.search(unit):
        return int(per[1].replace(",", "") or 0) * (1000 if per[2] else 1) or None
    return None


def _interval(share: DataPoint) -> Interval | None:
    """What the share may be before it was rounded as it is written."""
    amount = amount_of(share)
    if amount.is_words:
        return None
    decimals = max((len(m) for m in _DECIMALS.findall(share.value)), default=0)
    half = Fraction(1, 2 * 10**decimals)
    low, high = _ends(amount)
    return max(low - half, Fraction(0)), high + half


def _ends(amount: Amount) -> Interval:
    low = exact(amount.low or 0)
    return low, exact(amount.high) if amount.high is not None else max(low, Fraction(100))


def _denominators(
    share: DataPoint, points: Mapping[str, DataPoint], measure: Measure | None, scale: int
) -> Iterator[Fraction]:
    """The wholes it is a share of: as written, as linked, or worked out from its numerator."""
    written = [read_amount(share.denominator)]
    linked = [points[i] for i in share.part_of if i in points]
    written += [amount_of(p) for p in linked if not is_share(p, measure)]
    for amount in written:
        if amount.low is not None and amount.low > 0:
            yield exact(amount.low)
    top, low = read_amount(share.numerator).low, amount_of(share).low
    if top and low:
        yield exact(top) * scale / exact(low)
