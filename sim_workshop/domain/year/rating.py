"""The report card and the data checklist: what several raters said, without ranking any."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from statistics import median_low

from sim_workshop.domain.evaluation import SCALE
from sim_workshop.domain.place import ChecklistLine, RatedTopic
from sim_workshop.domain.workshop import Map
from sim_workshop.domain.year.assessment import Maturity
from sim_workshop.domain.year.engagement import ReportCard

PHASES = (1, 2, 3)


@dataclass(frozen=True)
class Spread:
    """How many agencies gave one topic each score."""

    topic: RatedTopic
    given: tuple[int, ...]
    """How many, from 1 to 5."""

    @property
    def rated(self) -> int:
        return sum(self.given)

    @property
    def middle(self) -> int | None:
        """The lower of two middle scores: the lower one when torn."""
        scores = [s for s, n in zip(SCALE, self.given, strict=True) for _ in range(n)]
        return median_low(scores) if scores else None


def newest_cards(map_: Map) -> tuple[ReportCard, ...]:
    """The last card of each agency, in no order of theirs. Cards that left have no agency."""
    last: dict[str, ReportCard] = {}
    for card in sorted(map_.all(ReportCard), key=lambda c: c.on.toordinal() if c.on else 0):
        last[card.agency.casefold() or card.id] = card
    return tuple(last.values())


def spreads(map_: Map, topics: tuple[RatedTopic, ...]) -> tuple[Spread, ...]:
    given = Counter((s.topic, s.score) for card in newest_cards(map_) for s in card.scores)
    return tuple(Spread(t, tuple(given[t.id, n] for n in SCALE)) for t in topics)


@dataclass(frozen=True)
class Rated:
    """One line of the checklist: what each rater said, and what they agreed on."""

    line: ChecklistLine
    by: tuple[Maturity, ...]
    agreed: Maturity | None

    @property
    def differs(self) -> bool:
        return len({m.rating for m in self.by}) > 1


@dataclass(frozen=True)
class Phase:
    """One phase of the checklist; closed until the one before is agreed on."""

    number: int
    lines: tuple[Rated, ...]
    is_open: bool

    @property
    def is_agreed(self) -> bool:
        return bool(self.lines) and all(line.agreed for line in self.lines)


def phases(map_: Map, lines: tuple[ChecklistLine, ...]) -> tuple[Phase, ...]:
    """The phases in their order: each opens when every line of the one before is agreed on."""
    found: list[Phase] = []
    for number in PHASES:
        rated = tuple(_rated(map_, line) for line in lines if line.phase == number)
        if rated:
            found.append(Phase(number, rated, all(p.is_agreed for p in found)))
    return tuple(found)


def _rated(map_: Map, line: ChecklistLine) -> Rated:
    said = [m for m in map_.all(Maturity) if m.line == line.id]
    agreed = next((m for m in reversed(said) if m.consensus), None)
    return Rated(line, tuple(m for m in said if not m.consensus), agreed)
