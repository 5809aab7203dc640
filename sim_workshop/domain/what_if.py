"""The county's numbers on the map's arrows, read as a chain: how many of 1,000 crises come to the
jail, where people end, which way out would keep most people out of it, and what if more took it.

An illustration under stated assumptions, never a promise (diversion.py holds the theory).
"""

from __future__ import annotations

from collections.abc import Collection, Mapping
from dataclasses import dataclass, replace
from functools import cached_property

import numpy as np

from sim_workshop.domain.diversion import (
    PER,
    Interval,
    Numbers,
    Shape,
    Walk,
    draws,
    interval,
    leverage,
    shape_of,
    walk,
    with_share,
)
from sim_workshop.domain.flow_counts import Count, Odd, flow_counts
from sim_workshop.domain.place import Flow
from sim_workshop.domain.priorities import Priority
from sim_workshop.domain.workshop import Map

START, CARE = "com.start", "com.care"
ENDS = (CARE, "com.end", "i5.probation", "i5.parole", "i3.prison")
"""Where the walk ends unless somebody set it otherwise: community care, unsupervised release,
supervision and prison."""
JAIL = ("i2.detention", "i3.jail")
"""Where an admission is counted: at booking, or at the jail where nothing is counted there."""


@dataclass(frozen=True)
class Leverage:
    """A way out, the share that takes it now, and what one more person on it would change."""

    flow: Flow
    share: Interval
    change: Interval
    """Jail admissions for each extra person diverted here; below zero: fewer."""
    counted: bool
    """Whether a real count stands on this arrow, not only a range."""


@dataclass(frozen=True)
class WhatIf:
    """Before and after a larger share takes one way out."""

    before: Interval
    after: Interval
    change: Interval


@dataclass(frozen=True)
class Chain:
    """The numbers of a map as a chain."""

    flows: tuple[Flow, ...]
    """The counted arrows, in the order of the chain's."""
    counts: tuple[Count, ...]
    shape: Shape
    jail: str
    odd: tuple[Odd, ...]
    guessed_start: bool
    """No arrow from the community is counted: people begin where nothing is counted in."""

    @cached_property
    def walk(self) -> Walk:
        return walk(self.shape, np.array([[c.middle for c in self.counts]]))

    @cached_property
    def drawn(self) -> Walk:
        low, high = [c.low for c in self.counts], [c.high for c in self.counts]
        return walk(self.shape, draws(self.shape, low, high))

    @cached_property
    def admissions(self) -> Interval:
        """Expected jail admissions per 1,000 crises; a person can come back."""
        return self._visits_per(self.walk, self.drawn)

    def _visits_per(self, at: Walk, drawn: Walk) -> Interval:
        box = self.shape.place[self.jail]
        return interval(at.visits[:, box] * PER, drawn.visits[:, box] * PER)

    @cached_property
    def visits(self) -> Mapping[str, Interval]:
        """Expected visits to each box per 1,000 crises."""
        return {
            box: interval(self.walk.visits[:, n] * PER, self.drawn.visits[:, n] * PER)
            for box, n in self.shape.place.items()
        }

    @cached_property
    def reaching_care(self) -> Interval:
        """Share of the crises that end in community care."""
        if CARE not in self.shape.place:
            return Interval(0.0, 0.0, 0.0)
        box = self.shape.place[CARE]
        return interval(self.walk.ending(box), self.drawn.ending(box))

    def coming_to(self, boxes: Collection[str]) -> Interval:
        """How many of 1,000 crises ever come to one of these boxes, each person once."""
        found = frozenset(self.shape.place[b] for b in boxes if b in self.shape.place)
        first = replace(
            self.shape,
            absorbing=self.shape.absorbing | found,
            trapped=self.shape.trapped - found,
        )
        value, drawn = (self._ever(w, first, sorted(found)) for w in (self.walk, self.drawn))
        return interval(value, drawn)

    @staticmethod
    def _ever(at: Walk, first: Shape, found: list[int]) -> Numbers:
        """The walk ends where it first comes to one of them."""
        return np.asarray(replace(at, shape=first).visits[:, found].sum(axis=1) * PER)

    @property
    def trapped(self) -> tuple[str, ...]:
        """Boxes people are counted into and never out of to an end: a cycle with no way out."""
        return tuple(self.shape.boxes[n] for n in sorted(self.shape.trapped))

    @cached_property
    def leverages(self) -> tuple[Leverage, ...]:
        """Every counted way out of a box people go on from, the strongest first."""
        found = [
            self._leverage(n)
            for n, flow in enumerate(self.flows)
            if flow.kind == "divert" and self._can_change(n)
        ]
        return tuple(sorted(found, key=lambda each: each.change.value))

    def _can_change(self, arrow: int) -> bool:
        """Others leave the same box too: somebody is left to be diverted."""
        start, end = self.shape.arrows[arrow]
        if start not in self.shape.moving or end in self.shape.trapped:
            return False
        return bool(1.0 - self.walk.shares[0, start, end] > 1e-9)

    def _leverage(self, arrow: int) -> Leverage:
        ends, box = self.shape.arrows[arrow], self.shape.place[self.jail]
        share = interval(self.walk.shares[:, *ends], self.drawn.shares[:, *ends])
        change = interval(leverage(self.walk, ends, box), leverage(self.drawn, ends, box))
        return Leverage(self.flows[arrow], share, change, not self.counts[arrow].is_range)

    def what_if(self, flow: str, share: float) -> WhatIf:
        """This share of those at the arrow's box takes it; the others shrink in proportion."""
        if not 0.0 <= share <= 1.0:
            raise ValueError("a share is from 0 to 1")
        ends = self.shape.arrows[next(n for n, f in enumerate(self.flows) if f.id == flow)]
        box = self.shape.place[self.jail]
        at, drawn = with_share(self.walk, ends, share), with_share(self.drawn, ends, share)
        change = interval(
            (at.visits - self.walk.visits)[:, box] * PER,
            (drawn.visits - self.drawn.visits)[:, box] * PER,
        )
        return WhatIf(self.admissions, self._visits_per(at, drawn), change)


def chain_of(
    map_: Map, *, ends: Collection[str] = ENDS, jail: str = "", start: str = START
) -> Chain | None:
    """The chain of a map's numbers; None where no box has a counted arrow out of it, or no
    admission can be counted."""
    found = flow_counts(map_)
    flows = [f for f in map_.flows if f.id in found.by_flow and f.start not in ends]
    pairs = [(f.start, f.end) for f in flows]
    counts = [found.by_flow[f.id] for f in flows]
    guessed = start not in {a for a, _ in pairs}
    if guessed:
        begun = _begun(pairs, counts)
        pairs, counts = [*pairs, *((start, box) for box in begun)], [*counts, *begun.values()]
    shape = shape_of(pairs, start=start, absorbing=tuple(ends))
    counted_at = [b for b in ((jail,) if jail else JAIL) if b in shape.place]
    if not (shape.moving and shape.starts and counted_at):
        return None
    return Chain(tuple(flows), tuple(counts), shape, counted_at[0], found.odd, guessed)


def going_round(map_: Map, *, ends: Collection[str] = ENDS) -> tuple[str, ...]:
    """Boxes people are counted into and never out of to an end, also where that leaves no chain."""
    counted = flow_counts(map_).by_flow
    pairs = [(f.start, f.end) for f in map_.flows if f.id in counted and f.start not in ends]
    shape = shape_of(pairs, start=START, absorbing=tuple(ends))
    return tuple(shape.boxes[n] for n in sorted(shape.trapped))


ONE_IN_TEN = 0.1


def saved_by(map_: Map, priority: Priority) -> float | None:
    """Leverage and reach of a candidate: how many jail admissions per 1,000 crises fewer, if one
    in ten more of those at the box took each way out it takes up. None where it takes up none
    that is counted, or where any number of the chain is a range and not a real count."""
    chain = map_.once(_usual_chain)
    if chain is None or any(count.is_range for count in chain.counts):
        return None
    taken = _ways_taken_up(map_, priority)
    found = [each for each in chain.leverages if each.flow.id in taken]
    saved = (-x.change.value * chain.visits[x.flow.start].value * ONE_IN_TEN for x in found)
    return sum(saved) if found else None


def _usual_chain(map_: Map) -> Chain | None:
    return chain_of(map_)


def _ways_taken_up(map_: Map, priority: Priority) -> set[str]:
    """Arrows out to care on which its gaps and ideas sit, or that lead into a box they sit on."""
    about = (map_.get(each) for each in priority.addresses)
    places = {p for record in about for p in getattr(record, "places", ())}
    return {f.id for f in map_.flows if f.kind == "divert" and places & {f.id, f.end}}


def _begun(pairs: list[tuple[str, str]], counts: list[Count]) -> dict[str, Count]:
    """Boxes nothing is counted into, with all that is counted out of them."""
    entered = {b for _, b in pairs}
    begun: dict[str, Count] = {}
    for (box, _), count in zip(pairs, counts, strict=True):
        if box not in entered:
            known = begun.get(box, Count(0.0, 0.0))
            begun[box] = Count(known.low + count.low, known.high + count.high)
    return begun
