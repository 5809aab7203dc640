"""The weighed ranking: a second view beside the votes, each of its numbers explainable.

The score is the weighted mean of ranks (1 is best). A term that not every candidate has a value
for is left out for all, since means over different terms cannot be compared, and named; the
weights of the others then count in proportion. Off by default, shown only after the reveal, to
facilitators and in the report's appendix (rules.md, Priorities).
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass

from sim_workshop.domain.fit import LEVERAGE
from sim_workshop.domain.priorities import Priority
from sim_workshop.domain.what_if import saved_by
from sim_workshop.domain.workshop import Map


@dataclass(frozen=True)
class Term:
    """One thing the ranking weighs, for one candidate."""

    name: str
    value: float
    rank: float
    """Place among the candidates by this term; equals share the mean of their places."""
    weight: float
    contribution: float
    """Rank times the share of this weight in all weights that count."""


@dataclass(frozen=True)
class Weighed:
    """A candidate's place when weighed, and how it is reached."""

    priority: str
    score: float
    place: int
    tied: bool
    terms: tuple[Term, ...]
    missing: tuple[str, ...]
    """Terms left out because not every candidate has a value."""

    @property
    def place_in_words(self) -> str:
        return f"{self.place}=" if self.tied else str(self.place)


Values = dict[str, float]


def weighed(map_: Map, round_id: str) -> tuple[Weighed, ...]:
    """Every candidate of a counted round, best first. Empty before the round is counted."""
    tally = map_.tallies.get(round_id)
    round_ = next((r for r in map_.rounds if r.id == round_id), None)
    if tally is None or round_ is None:
        return ()
    found = {p.id: p for p in map_.priorities}
    candidates = [found[c] for c in round_.candidates if c in found]
    columns = {name: _column(map_, name, candidates, tally.votes) for name in weights_of(map_)}
    kept = {name: column for name, column in columns.items() if column is not None}
    missing = tuple(name for name, column in columns.items() if column is None)
    return _placed([_scored(p, kept, weights_of(map_), missing) for p in candidates])


def weights_of(map_: Map) -> dict[str, float]:
    """The workshop's own weights, or the pack's; a weight of zero leaves a term out."""
    chosen = dict(map_.workshop.weights) or dict(map_.pack.weights)
    return {name: weight for name, weight in chosen.items() if weight > 0}


def _column(
    map_: Map, name: str, candidates: list[Priority], votes: Mapping[str, int]
) -> Values | None:
    """The term's value for every candidate; None unless all of them have one."""
    read = _reader(map_, name, votes)
    values = {p.id: value for p in candidates if (value := read(p)) is not None}
    return values if len(values) == len(candidates) else None


def _reader(map_: Map, name: str, votes: Mapping[str, int]) -> Callable[[Priority], float | None]:
    readers: dict[str, Callable[[Priority], float | None]] = {
        "votes": lambda p: float(votes.get(p.id, 0)),
        "importance": lambda p: p.importance,
        "feasibility": lambda p: p.feasibility,
        "severity": lambda p: p.severity,
        "evidence": lambda p: float(evidence_for(map_, p)),
        LEVERAGE: lambda p: saved_by(map_, p),
    }
    return readers.get(name, lambda _p: None)


def evidence_for(map_: Map, priority: Priority) -> int:
    """How many numbers and released stories stand on what the candidate takes up."""
    about = set(priority.addresses)
    numbers = sum(1 for n in map_.numbers if about & set(n.about))
    return numbers + sum(1 for s in map_.stories if s.released and about & set(s.about))


def _scored(
    priority: Priority, columns: Mapping[str, Values], weights: Mapping[str, float],
    missing: tuple[str, ...],
) -> Weighed:  # fmt: skip
    counting = sum(weights[name] for name in columns) or 1.0
    terms = tuple(
        _term(name, column, priority.id, weights[name], counting)
        for name, column in columns.items()
    )
    score = round(sum(t.contribution for t in terms), 6)
    return Weighed(priority.id, score, 0, False, terms, missing)


def _term(name: str, column: Values, priority: str, weight: float, counting: float) -> Term:
    value = column[priority]
    better = sum(1 for other in column.values() if other > value)
    equal = sum(1 for other in column.values() if other == value)
    rank = better + (equal + 1) / 2
    return Term(name, value, rank, weight, rank * weight / counting)


def _placed(scored: list[Weighed]) -> tuple[Weighed, ...]:
    ordered = sorted(scored, key=lambda w: w.score)
    return tuple(_with_place(w, ordered) for w in ordered)


def _with_place(each: Weighed, every: list[Weighed]) -> Weighed:
    place = 1 + sum(1 for other in every if other.score < each.score)
    tied = sum(1 for other in every if other.score == each.score) > 1
    return Weighed(each.priority, each.score, place, tied, each.terms, each.missing)
