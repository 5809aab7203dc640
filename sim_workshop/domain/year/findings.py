"""What the record says about the committee, as the paper asks to look for it: each finding with
its fact, open or quiet because somebody dealt with it or paused."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import date

from sim_workshop.domain.workshop import Map
from sim_workshop.domain.year.finding import Finding, Moves, Rule
from sim_workshop.domain.year.finding_words import plain_fact
from sim_workshop.domain.year.keeping_on import Handled, Pause
from sim_workshop.domain.year.of_chairs import of_chairs
from sim_workshop.domain.year.of_meetings import of_meetings
from sim_workshop.domain.year.of_papers import of_papers
from sim_workshop.domain.year.of_work import of_work

Look = Callable[[Map, date, Moves], Iterator[Finding]]
LOOKS: tuple[Look, ...] = (of_chairs, of_meetings, of_work, of_papers)
PAUSED: frozenset[Rule] = frozenset({
    "no_meeting", "no_minutes", "attendance", "too_often", "too_rare", "too_long", "too_short",
    "one_leads", "stalled", "overdue", "report_back", "no_data", "drift",
})  # fmt: skip
"""What a pause of the whole committee silences. Agreements and grants end all the same, and a
committee without a chair cannot begin again."""


@dataclass(frozen=True)
class Quiet:
    """A finding nobody is told of, and why."""

    finding: Finding
    because: Handled | Pause


@dataclass(frozen=True)
class Health:
    """How the committee is doing, by its record."""

    open: tuple[Finding, ...]
    quiet: tuple[Quiet, ...]


def health(map_: Map, today: date, moves: Moves) -> Health:
    """Everything that is found, on this day."""
    handled = {h.finding: h for h in map_.all(Handled)}
    pauses = pauses_on(map_, today)
    is_open: list[Finding] = []
    quiet: list[Quiet] = []
    for finding in dict.fromkeys(f for look in LOOKS for f in look(map_, today, moves)):
        because = _paused(finding, pauses) or _dealt_with(finding, handled)
        if because:
            quiet.append(Quiet(finding, because))
        else:
            is_open.append(finding)
    return Health(tuple(is_open), tuple(quiet))


def findings(map_: Map, today: date, moves: Moves) -> tuple[Finding, ...]:
    """Those somebody should act on."""
    return health(map_, today, moves).open


def pauses_on(map_: Map, today: date) -> dict[str, Pause]:
    """What is paused on this day: by workgroup, under "" the committee. With its last day it ends;
    without one it goes on until somebody ends it."""
    now = (p for p in map_.all(Pause) if not (p.since and p.since > today))
    return {p.of: p for p in now if not (p.until and p.until < today)}


def _paused(finding: Finding, pauses: dict[str, Pause]) -> Pause | None:
    if finding.about and finding.about in pauses:
        return pauses[finding.about]
    return pauses.get("") if finding.rule in PAUSED else None


def _dealt_with(finding: Finding, handled: dict[str, Handled]) -> Handled | None:
    """Only while the fact is still the one they dealt with."""
    known = handled.get(finding.name)
    return known if known and known.fact == plain_fact(finding) else None
