"""What somebody who holds the published numbers can work out about the hidden ones.

Hidden numbers are the unknowns of linear equations (the sums they stand in). A hidden number is
safe when there is proof that it could be something else: another set of whole numbers that
satisfies every sum and everything the reader may know, in which it differs. Such sets are reached
from the true one by steps of the equations' null space, found by exact elimination with
fractions. Without proof a number counts as worked out, so that a mistake here hides too much and
never too little. After Cox, "Suppression methodology and statistical disclosure control" (1980).
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from fractions import Fraction
from functools import cached_property
from itertools import combinations
from math import floor, gcd, lcm

from sim_workshop.domain.sums import Sum

Step = dict[str, int]
"""By how much each hidden number changes; what is not named stays."""

Row = dict[int, int]
"""An equation among hidden numbers: factor by column. What it comes to does not matter here."""

FAR = 1_000_000
ENOUGH_TIMES = 20
"""A step taken this often has shown all the values anybody asks for."""
MOST_COMBINED = 40
"""Null spaces of more steps than this are searched step by step, not also in pairs."""


@dataclass(frozen=True)
class Unknown:
    """A hidden number, and what a reader may know of it without doing sums."""

    name: str
    value: Fraction
    least: int
    most: int | None
    choices: int
    """How many values must remain possible for it to be safe."""

    @cached_property
    def down(self) -> int:
        """How far below its value it could be."""
        return floor(self.value - self.least)

    @cached_property
    def up(self) -> int:
        return FAR if self.most is None else floor(self.most - self.value)


def worked_out(unknowns: Iterable[Unknown], sums: Sequence[Sum]) -> frozenset[str]:
    """The hidden numbers that are not proved safe."""
    by_name = {u.name: u for u in unknowns}
    found: set[str] = set()
    for group in _connected(by_name, sums):
        found |= _worked_out_in(group, [s for s in sums if s.members & group.keys()])
    return frozenset(found)


def _connected(
    unknowns: Mapping[str, Unknown], sums: Sequence[Sum]
) -> Iterator[dict[str, Unknown]]:
    """Hidden numbers that share a sum, directly or through others."""
    left = dict(unknowns)
    while left:
        reached, fresh = set[str](), {next(iter(left))}
        while fresh:
            reached |= fresh
            touching = [s.members & left.keys() for s in sums if s.members & fresh]
            fresh = set[str]().union(*touching) - reached
        yield {name: left.pop(name) for name in sorted(reached)}


def _worked_out_in(group: Mapping[str, Unknown], sums: Sequence[Sum]) -> set[str]:
    """Those without enough choices. The search ends as soon as nobody lacks one."""
    others: dict[str, set[int]] = {name: {0} for name in group}
    lacking = {name for name, u in group.items() if u.choices > 1}
    steps = _steps(group, sums) if lacking else iter(())
    while lacking and (step := next(steps, None)):
        for times in _times_possible(step, group):
            for name in step.keys() & lacking:
                others[name].add(times * step[name])
        lacking -= {name for name in step if len(others[name]) >= group[name].choices}
    return lacking


def _times_possible(step: Step, group: Mapping[str, Unknown]) -> Iterator[int]:
    """How often the step can be taken, forwards and backwards, within what the reader knows."""
    for direction in (1, -1):
        most = min(_room(group[name], direction * change) for name, change in step.items())
        yield from (direction * n for n in range(1, min(most, ENOUGH_TIMES) + 1))


def _room(unknown: Unknown, change: int) -> int:
    return (unknown.down if change < 0 else unknown.up) // abs(change)


def _steps(group: Mapping[str, Unknown], sums: Sequence[Sum]) -> Iterator[Step]:
    """Ways to change hidden numbers so that every sum still holds: a basis of the null space, and
    its pairs. Numbers with little room are the free ones, so that a step moves few of them."""
    names = sorted(
        group, key=lambda n: (group[n].most is not None, group[n].choices, -group[n].value)
    )
    columns = {name: column for column, name in enumerate(names)}
    basis = _null_space(names, [_row(columns, s) for s in sums])
    yield from basis
    if len(basis) <= MOST_COMBINED:
        for one, other in combinations(basis, 2):
            yield _added(one, other, 1)
            yield _added(one, other, -1)


def _row(columns: Mapping[str, int], a_sum: Sum) -> Row:
    row = {columns[name]: 1 for name in a_sum.parts if name in columns}
    return row | ({columns[a_sum.whole]: -1} if a_sum.whole in columns else {})


def _added(one: Step, other: Step, times: int) -> Step:
    names = one.keys() | other.keys()
    both = {name: one.get(name, 0) + times * other.get(name, 0) for name in names}
    return {name: change for name, change in both.items() if change}


def _null_space(names: Sequence[str], rows: list[Row]) -> list[Step]:
    """Gaussian elimination: one step for each number the equations leave free."""
    pivots = _eliminated(rows)
    return [_step(names, pivots, free) for free in range(len(names)) if free not in pivots]


def _eliminated(rows: Iterable[Row]) -> dict[int, Row]:
    """The equations solved for one number each: by the column of that number, which then stands
    in no other row. Whole numbers throughout, so that nothing is ever rounded."""
    pivots: dict[int, Row] = {}
    for row in rows:
        for column in sorted(row.keys() & pivots.keys()):
            row = _cleared(row, pivots[column], column)
        if row:
            column = min(row)
            for other in pivots:
                pivots[other] = _cleared(pivots[other], row, column)
            pivots[column] = row
    return pivots


def _cleared(row: Row, by: Row, column: int) -> Row:
    """The row without that column, as a combination of the two."""
    if column not in row:
        return row
    mine, theirs = row[column], by[column]
    sums = {c: theirs * row.get(c, 0) - mine * by.get(c, 0) for c in row.keys() | by.keys()}
    shared = gcd(*sums.values()) or 1
    return {c: value // shared for c, value in sums.items() if value}


def _step(names: Sequence[str], pivots: Mapping[int, Row], free: int) -> Step:
    """One more of the free number, and what the solved ones do then."""
    exact = {free: Fraction(1)}
    exact |= {c: Fraction(-row[free], row[c]) for c, row in pivots.items() if free in row}
    scale = lcm(*(value.denominator for value in exact.values()))
    return {names[column]: int(value * scale) for column, value in exact.items()}
