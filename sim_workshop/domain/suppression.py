"""Which numbers are left out of what leaves: small counts of people, and whatever else would let
somebody work them out (complementary suppression).

The small ones go first. Then, as long as a hidden number can be worked out from those still shown,
one more is hidden: the smallest other part of a sum it stands in, or the whole. Shares and rates
go with the counts they are made from.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from fractions import Fraction
from typing import Literal

from sim_workshop.domain.as_counts import of_hidden_tables
from sim_workshop.domain.evidence import DataPoint
from sim_workshop.domain.numbers_sorted import Numbers, sorted_out
from sim_workshop.domain.place import Measure
from sim_workshop.domain.shares import give_away, go_with
from sim_workshop.domain.small_cells import amount_of, is_too_small, measure_of
from sim_workshop.domain.sums import Sum, cell_of
from sim_workshop.domain.unknowns import Unknown, worked_out

Reason = Literal["small", "derivable"]


@dataclass(frozen=True)
class Suppressed:
    """What must not leave."""

    reasons: Mapping[str, Reason]
    """Why, by id. Printed with one and the same mark: that a cell is small says 1 to 10."""
    given_away: frozenset[str] = frozenset()
    """Hidden now, and all the same known to whoever holds an earlier publication."""


def suppressed(
    points: Iterable[DataPoint],
    measures: Mapping[str, Measure],
    smallest: int,
    before: Mapping[str, str] | None = None,
    shown_before: Mapping[str, str] | None = None,
    gone: Iterable[DataPoint] = (),
) -> Suppressed:
    """What must not leave. What an earlier publication hid (`before`) stays hidden; a value it
    showed (`shown_before`, id to value as printed) and that has not changed protects nothing, nor
    does what it showed and is gone since."""
    numbers = sorted_out(tuple(points), measures, smallest, shown_before or {}, tuple(gone))
    hidden: dict[str, Reason] = {
        p.id: "small"
        for p in numbers.points.values()
        if p.id not in numbers.fixed and is_too_small(p, measure_of(p, measures), smallest)
    }
    for old in before or {}:
        if old in numbers.points:
            hidden.setdefault(old, "derivable")
    left = _hide_what_gives_them_away(numbers, hidden) if smallest > 1 else frozenset()
    if left and numbers.shown_before:  # whoever holds the new file alone still learns nothing
        _hide_what_gives_them_away(replace(numbers, shown_before={}), hidden)
    asked = left or numbers.shown_before
    return Suppressed(hidden, _given_away(numbers, hidden) if asked else frozenset())


def _hide_what_gives_them_away(numbers: Numbers, hidden: dict[str, Reason]) -> frozenset[str]:
    """Adds one number after the other until nothing hidden can be worked out, or until nothing
    is left to add; what can be worked out even then."""
    while True:
        for name in _that_go_along(numbers, hidden):
            hidden[name] = "derivable"
        known = _that_can_be_worked_out(numbers, hidden)
        more = _one_more(numbers, hidden, known) if known else None
        if more is None:
            return known
        hidden[more] = "derivable"


def _given_away(numbers: Numbers, hidden: Mapping[str, Reason]) -> frozenset[str]:
    """What can be worked out when the values of an earlier publication are put back in."""
    printed = numbers.shown_before
    back = frozenset(n for n in hidden if printed.get(n) == numbers.points[n].value)
    still = {name: reason for name, reason in hidden.items() if name not in back}
    plain = [replace(u, most=None, choices=min(u.choices, 2)) for u in _unknowns(numbers, still)]
    return back | (worked_out(plain, numbers.table.sums) & hidden.keys())


def _that_go_along(numbers: Numbers, hidden: Mapping[str, Reason]) -> list[str]:
    """Shares of hidden counts, shares that give a small count away, and the same number again."""
    gone = set(hidden)
    while fresh := _next_that_go_along(numbers, gone) - gone - numbers.fixed:
        gone |= fresh
    return sorted(gone - hidden.keys() - numbers.fixed)


def _next_that_go_along(numbers: Numbers, gone: set[str]) -> set[str]:
    shares, points, measures = numbers.shares, numbers.points, numbers.measures
    return (
        give_away(shares, points, gone, measures, numbers.smallest)
        | go_with(shares, points, gone, measures, numbers.smallest)
        | of_hidden_tables(shares, numbers.counts.values(), gone, measures)
        | _same_again(numbers, gone)
        | (set() if numbers.too_large.isdisjoint(gone) else numbers.too_large)
    )


def _same_again(numbers: Numbers, gone: set[str]) -> set[str]:
    """The same cell with the same value from another source."""
    keys = {_key(numbers.points[i]) for i in gone}
    return {i for i, p in numbers.points.items() if _key(p) in keys}


def _key(point: DataPoint) -> tuple[object, ...]:
    amount = amount_of(point)
    return (cell_of(point), point.unit.casefold(), frozenset(point.breakdown), amount.low,
            amount.high)  # fmt: skip


def _that_can_be_worked_out(numbers: Numbers, hidden: Mapping[str, Reason]) -> frozenset[str]:
    sums = numbers.table.sums
    found = worked_out(_unknowns(numbers, hidden), sums)
    return found.union(*(_small_together(numbers, hidden, a_sum) for a_sum in sums))


def _unknowns(numbers: Numbers, hidden: Mapping[str, Reason]) -> list[Unknown]:
    """Hidden counts: at least 1, since 0 is shown, and at most 10 where small; and the rests."""
    values, enough = numbers.table.values, _enough(numbers.smallest)
    found = []
    for name in values.keys() & hidden.keys():
        value, top = values[name], numbers.smallest - 1
        small = hidden[name] == "small"
        most = top if small and value <= top else None
        least = 1 if value >= 1 else 0
        found.append(Unknown(name, value, least, most, enough if small else 2))
    for name in numbers.table.unprinted:
        small = name in numbers.table.small
        found.append(Unknown(name, values[name], 0, None, enough if small else 1))
    return sorted(found, key=lambda u: u.name)


def _enough(smallest: int) -> int:
    """How many values must stay possible for a small count: about half of what the threshold
    leaves open, and never only one."""
    return min(smallest - 1, max(2, smallest // 2))


def _small_together(numbers: Numbers, hidden: Mapping[str, Reason], a_sum: Sum) -> frozenset[str]:
    """Hidden parts whose total follows from what is shown, when that total is itself small."""
    table = numbers.table
    unseen = a_sum.parts & (hidden.keys() | table.unprinted)
    protected = any(hidden.get(n) == "small" or n in table.small for n in unseen)
    if a_sum.whole in hidden or a_sum.whole in table.unprinted or not protected:
        return frozenset()
    together = sum((table.values[n] for n in unseen), Fraction(0))
    return unseen if together < numbers.smallest else frozenset()


def _one_more(numbers: Numbers, hidden: Mapping[str, Reason], known: frozenset[str]) -> str | None:
    """The next to hide: the smallest other part in a sum with what is known, then its whole, then
    what stands in the sums around."""
    reached, around = set[str](), set(known)
    while around > reached:
        reached = set(around)
        touching = [s for s in numbers.table.sums if s.members & reached]
        if best := min(_candidates(numbers, hidden, touching), default=None):
            return best[-1]
        around = reached.union(*(s.members for s in touching))
    return None


def _candidates(
    numbers: Numbers, hidden: Mapping[str, Reason], sums: list[Sum]
) -> Iterator[tuple[bool, int, Fraction, str]]:
    """Printed numbers of these sums that can protect: parts before wholes, those in most sums
    first, then the smallest."""
    wholes = {s.whole for s in sums}
    for name in {n for s in sums for n in s.members} & numbers.counts.keys() - hidden.keys():
        if name in numbers.fixed:
            continue
        value, point = numbers.table.values[name], numbers.points[name]
        if value > 0 and numbers.shown_before.get(name) != point.value:
            in_sums = sum(1 for s in sums if name in s.members)
            yield name in wholes, -in_sums, value, name
