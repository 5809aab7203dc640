"""What the numbers on the arrows say together: an absorbing Markov chain over the boxes.

A person in crisis moves from box to box; from each box the share that takes an arrow is its count
in all that leave the box. Some boxes end the walk (absorb): community care, unsupervised release,
supervision, prison, and any box nothing is counted out of. With Q the shares among the other
boxes and R those into the absorbing ones, the fundamental matrix N = (I - Q)^-1 holds the
expected visits: N[i, j] times to box j for a person who is at box i now; N R is where they end
(J. G. Kemeny and J. L. Snell, Finite Markov Chains, 1960, chapter III).

The walk has no memory: who comes to a box a second time is taken to go on like everybody there.
The results say what the counts imply under that assumption, not what a programme would do.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from functools import cached_property
from typing import Any

import numpy as np
import numpy.typing as npt

Numbers = npt.NDArray[np.float64]
Arrow = tuple[int, int]
PER = 1000
"""Crises the expectations are told for."""


@dataclass(frozen=True)
class Shape:
    """Which boxes and arrows the numbers are about, without the numbers."""

    boxes: tuple[str, ...]
    arrows: tuple[Arrow, ...]
    """From and to, as places in `boxes`; in the order of the counts."""
    starts: tuple[int, ...]
    """Arrows by which people come in from the community: places in `arrows`."""
    absorbing: frozenset[int]
    """Boxes that end the walk."""
    trapped: frozenset[int] = frozenset()
    """Boxes from which no counted arrow leads to an end: a cycle with no way out. Arrows into
    them are left out of the walk, and said."""

    @cached_property
    def place(self) -> dict[str, int]:
        return {box: n for n, box in enumerate(self.boxes)}

    @cached_property
    def moving(self) -> tuple[int, ...]:
        """Boxes people go on from."""
        stopped = self.absorbing | self.trapped
        return tuple(n for n in range(len(self.boxes)) if n not in stopped)


def shape_of(flows: Sequence[tuple[str, str]], *, start: str, absorbing: Sequence[str]) -> Shape:
    """The chain over counted arrows, given as (from, to). `start` is where people come from;
    boxes nothing is counted out of end the walk as well."""
    boxes = tuple(dict.fromkeys(b for flow in flows for b in flow if b != start))
    place = {box: n for n, box in enumerate(boxes)}
    arrows = tuple((place.get(a, -1), place[b]) for a, b in flows if b != start)
    leaving = {a for a, _ in arrows}
    ends = {n for box, n in place.items() if box in absorbing or n not in leaving}
    reach = _reaching(ends, arrows)
    trapped = frozenset(range(len(boxes))) - reach
    starts = tuple(n for n, (a, _) in enumerate(arrows) if a == -1)
    return Shape(boxes, arrows, starts, frozenset(ends), trapped)


def _reaching(ends: set[int], arrows: Sequence[Arrow]) -> set[int]:
    reached = set(ends)
    while more := {a for a, b in arrows if b in reached and a >= 0} - reached:
        reached |= more
    return reached


@dataclass(frozen=True)
class Walk:
    """The chain with its shares: one set, or one for each draw of the counts.

    Arrays carry the draws first: shares (draws, boxes, boxes), entry (draws, boxes).
    """

    shape: Shape
    shares: Numbers
    entry: Numbers
    """Where the walk begins: shares of the crises by box."""

    @cached_property
    def fundamental(self) -> Numbers:
        """Expected visits to each moving box from each, (draws, moving, moving)."""
        moving = self.shape.moving
        inner = self.shares[:, moving][:, :, moving]
        return np.asarray(np.linalg.inv(np.eye(len(moving)) - inner), dtype=np.float64)

    @cached_property
    def visits(self) -> Numbers:
        """Expected visits of one person to each box, ends included, (draws, boxes)."""
        moving = list(self.shape.moving)
        counted = np.array(self.entry)
        inside = np.einsum("di,dij->dj", self.entry[:, moving], self.fundamental)
        counted += np.einsum("di,dij->dj", inside, self.shares[:, moving])
        return counted

    def ahead(self, box: int) -> Numbers:
        """Visits to a box that still lie ahead of a person who comes to each box now, that
        arrival included, (draws, boxes). Nothing lies ahead of an end but itself."""
        shape, expected = self.shape, np.zeros_like(self.entry)
        expected[:, box] = 1.0
        if shape.moving:
            moving = list(shape.moving)
            if box in moving:
                expected[:, moving] = self.fundamental[:, :, moving.index(box)]
            else:
                into = self.shares[:, moving, box]
                expected[:, moving] = np.einsum("dij,dj->di", self.fundamental, into)
        return expected

    def ending(self, box: int) -> Numbers:
        """Share of the crises that end at an absorbing box, (draws,)."""
        return self.visits[:, box] if box in self.shape.absorbing else np.zeros(len(self.entry))


def walk(shape: Shape, counts: Numbers) -> Walk:
    """The chain of yearly counts by arrow, (draws, arrows): each count over all that leave."""
    counts = np.atleast_2d(np.asarray(counts, dtype=np.float64))
    many, size = len(counts), len(shape.boxes)
    stopped = shape.absorbing | shape.trapped
    shares, entry = np.zeros((many, size, size)), np.zeros((many, size))
    for n, (a, b) in enumerate(shape.arrows):
        if b in shape.trapped:
            continue
        if a == -1:
            entry[:, b] += counts[:, n]
        elif a not in stopped:
            shares[:, a, b] += counts[:, n]
    return Walk(shape, _of_all(shares), _of_all(entry))


def _of_all(counts: Numbers) -> Numbers:
    total = counts.sum(axis=-1, keepdims=True)
    shares: Numbers = np.divide(counts, total, out=np.zeros_like(counts), where=total > 0)
    return shares


def leverage(walk_: Walk, arrow: Arrow, box: int) -> Numbers:
    """The change in visits to a box (the jail) for each extra person who takes an arrow instead
    of the others that leave the same box, in the proportion these have now, (draws,).

    It is v[to] - sum(p[k] v[k]) / (1 - p[to]) over the other boxes k, with v the visits ahead;
    the same as the slope of visits over people diverted when the arrow's share is raised a little.
    NaN where everybody takes the arrow already.
    """
    start, end = arrow
    ahead, row = walk_.ahead(box), walk_.shares[:, start].copy()
    rest = 1.0 - row[:, end]
    row[:, end] = 0.0
    others = np.divide(
        (row * ahead).sum(axis=1), rest, out=np.full(len(row), np.nan), where=rest > 1e-12
    )
    change: Numbers = ahead[:, end] - others
    return change


def with_share(walk_: Walk, arrow: Arrow, share: float) -> Walk:
    """What if this share of those at a box took the arrow: the others shrink in proportion."""
    start, end = arrow
    shares = walk_.shares.copy()
    row = shares[:, start].copy()
    row[:, end] = 0.0
    shares[:, start] = _of_all(row) * (1.0 - share)
    shares[:, start, end] = np.where(row.sum(axis=1) > 0, share, 1.0)
    return replace(walk_, shares=shares)


DRAWS = 1000
PRIOR = 0.5
"""Added to each count of a row before a draw (Jeffreys' prior of shares): arrows counted as 0
stay possible, and small counts give wide intervals."""


def draws(shape: Shape, low: Sequence[float], high: Sequence[float], many: int = DRAWS) -> Numbers:
    """Counts as they might be: each range drawn evenly, then the shares of each box from the
    Dirichlet posterior of its counts. The same numbers always give the same draws."""
    chance = np.random.default_rng(PER)
    counts = chance.uniform(np.asarray(low), np.asarray(high), size=(many, len(shape.arrows)))
    drawn = chance.standard_gamma(counts + PRIOR)
    totals = np.zeros((many, len(shape.boxes) + 1))
    sums = np.zeros_like(totals)
    for n, (a, _) in enumerate(shape.arrows):
        totals[:, a] += counts[:, n]
        sums[:, a] += drawn[:, n]
    for n, (a, _) in enumerate(shape.arrows):
        drawn[:, n] *= np.divide(totals[:, a], sums[:, a], out=np.ones(many), where=sums[:, a] > 0)
    return drawn


@dataclass(frozen=True)
class Interval:
    """A figure with what it may be instead, nine times in ten, as far as the counts tell."""

    value: float
    low: float
    high: float


def interval(value: Any, drawn: Numbers) -> Interval:
    """The figure of the counts as they stand, and the middle nine tenths of its draws."""
    low, high = np.nanquantile(drawn, (0.05, 0.95))
    middle = float(np.asarray(value).reshape(-1)[0])
    return Interval(middle, min(float(low), middle), max(float(high), middle))
