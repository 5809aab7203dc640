"""Vertical lanes between two columns: which arrow runs left of which, so that few lines cross."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

CLEAR = 14.0
"""Two arrows share a lane when so much free height lies between them."""


@dataclass(frozen=True)
class Leg:
    """What one arrow, or several that share a line, needs of a gutter: from where to where, and
    the heights at which it comes from, or goes to, either side."""

    net: str
    low: float
    high: float
    left: tuple[float, ...]
    right: tuple[float, ...]


def lanes(legs: Sequence[Leg]) -> dict[str, int]:
    """The lane of each leg, 0 the rightmost. The same legs always get the same lanes."""
    taken: list[list[Leg]] = []
    lane_of: dict[str, int] = {}
    for leg in reversed(_ordered(legs)):
        lane = _first_lane(leg, taken)
        if lane == len(taken):
            taken.append([])
        taken[lane].append(leg)
        lane_of[leg.net] = lane
    return lane_of


def _first_lane(leg: Leg, taken: Sequence[Sequence[Leg]]) -> int:
    """Left of everything to its right that it would lie beside."""
    beside = [i for i, lane in enumerate(taken) if any(_overlap(leg, other) for other in lane)]
    return beside[-1] + 1 if beside else 0


def _overlap(one: Leg, other: Leg) -> bool:
    return one.low < other.high + CLEAR and other.low < one.high + CLEAR


def _ordered(legs: Sequence[Leg]) -> list[Leg]:
    """From left to right: neighbours change places as long as that saves a crossing."""
    order = sorted(legs, key=lambda leg: (leg.low + leg.high, leg.net))
    costs = {(a.net, b.net): _crossings(a, b) for a in order for b in order if a is not b}
    for _ in range(len(order)):
        if not _one_pass(order, costs):
            break
    return order


def _one_pass(order: list[Leg], costs: Mapping[tuple[str, str], int]) -> bool:
    """Moves each leg to where it crosses least; whether anything was gained."""
    gained = False
    for leg in list(order):
        here = order.index(leg)
        rest = [x for x in order if x is not leg]
        best = min(range(len(order)), key=lambda i: (_at(i, leg, rest, costs), abs(i - here)))
        if _at(best, leg, rest, costs) < _at(here, leg, rest, costs):
            order[:] = [*rest[:best], leg, *rest[best:]]
            gained = True
    return gained


def _at(index: int, leg: Leg, rest: Sequence[Leg], costs: Mapping[tuple[str, str], int]) -> int:
    before = sum(costs[(other.net, leg.net)] for other in rest[:index])
    return before + sum(costs[(leg.net, other.net)] for other in rest[index:])


def _crossings(left: Leg, right: Leg) -> int:
    """How often they cross when the first runs left of the second."""
    over = sum(1 for y in right.left if left.low < y < left.high)
    return over + sum(1 for y in left.right if right.low < y < right.high)
