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
from itertools import combinations
from math import floor, lcm

from sim_workshop.domain.sums import Sum

Step = dict[str, int]
"""By how much each hidden number changes; what is not named stays."""

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
    possible = {name: {u.value} for name, u in group.items()}
    for step in _steps(group, sums):
        for times in _times_possible(step, group):
            for name, change in step.items():
                possible[name].add(group[name].value + times * change)
    return {name for name, u in group.items() if len(possible[name]) < u.choices}


def _times_possible(step: Step, group: Mapping[str, Unknown]) -> Iterator[int]:
    """How often the step can be taken, forwards and backwards, within what the reader knows."""
    for direction in (1, -1):
        rooms = [_room(group[name], direction * change) for name, change in step.items()]
        most = min((room for room in rooms if room is not None), default=50)
        yield from (direction * n for n in range(1, min(most, 50) + 1))


def _room(unknown: Unknown, change: int) -> int | None:
    if change < 0:
        return floor((unknown.value - unknown.least) / -change)
    return None if unknown.most is None else floor((unknown.most - unknown.value) / change)


def _steps(group: Mapping[str, Unknown], sums: Sequence[Sum]) -> Iterator[Step]:
    """Ways to change hidden numbers so that every sum still holds: a basis of the null space, and
    its pairs. Numbers with little room are the free ones, so that a step moves few of them."""
    names = sorted(
        group, key=lambda n: (group[n].most is not None, group[n].choices, -group[n].value)
    )
    basis = _null_space(names, [_row(names, s) for s in sums])
    yield from basis
    if len(basis) <= MOST_COMBINED:
        for one, other in combinations(basis, 2):
            yield _added(one, other, 1)
            yield _added(one, other, -1)


def _row(names: Sequence[str], a_sum: Sum) -> list[Fraction]:
    return [Fraction((name in a_sum.parts) - (name == a_sum.whole)) for name in names]


def _added(one: Step, other: Step, times: int) -> Step:
    names = one.keys() | other.keys()
    both = {name: one.get(name, 0) + times * other.get(name, 0) for name in names}
    return {name: change for name, change in both.items() if change}


def _null_space(names: Sequence[str], rows: list[list[Fraction]]) -> list[Step]:
    """Gaussian elimination: one step for each number the equations leave free."""
    pivots = _eliminate(rows, len(names))
    return [_step(names, rows, pivots, free) for free in range(len(names)) if free not in pivots]


def _eliminate(rows: list[list[Fraction]], width: int) -> dict[int, int]:
    """Brings the rows to reduced echelon form in place; which row decides which column."""
    pivots: dict[int, int] = {}
    for column in range(width):
        top = len(pivots)
        found = next((r for r in range(top, len(rows)) if rows[r][column]), None)
        if found is None:
            continue
        rows[top], rows[found] = rows[found], rows[top]
        rows[top] = [value / rows[top][column] for value in rows[top]]
        for other in range(len(rows)):
            if other != top and (times := rows[other][column]):
                pairs = zip(rows[other], rows[top], strict=True)
                rows[other] = [value - times * pivot for value, pivot in pairs]
        pivots[column] = top
    return pivots


def _step(
    names: Sequence[str], rows: list[list[Fraction]], pivots: Mapping[int, int], free: int
) -> Step:
    exact = {free: Fraction(1)}
    exact |= {column: -rows[row][free] for column, row in pivots.items() if rows[row][free]}
    scale = lcm(*(value.denominator for value in exact.values()))
    return {names[column]: int(value * scale) for column, value in exact.items()}
