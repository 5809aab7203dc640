"""One thing the record says about how the committee itself is doing, and what it is measured by."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from datetime import date
from typing import Literal

from sim_workshop.domain.numbering import step_numbers
from sim_workshop.domain.plan import ActionStep
from sim_workshop.domain.text import one_line, shortened
from sim_workshop.domain.workshop import Map

Rule = Literal[
    "no_meeting", "no_minutes", "attendance", "too_often", "too_rare", "too_long", "too_short",
    "no_chair", "chair_leaves", "two_chairs", "one_leads", "stalled", "overdue", "report_back",
    "no_data", "definition", "charter_review", "drift", "agreement_ended", "agreement_due",
    "grant_ending", "grant_ended", "dates",
]  # fmt: skip

# What a committee can check by hand. Days, unless said otherwise.
MINUTES_WITHIN = 14
STILL_FOR = 60
NO_DATA_FOR = 90
CHAIR_LEAVES_WITHIN = 60
REVIEWED_WITHIN = 365
AGREEMENT_ENDS_WITHIN = 60
GRANT_ENDS_WITHIN = 365
MEETINGS_COMPARED = 3
"""Meetings before, and as many after: attendance falls where an agency missed two more of them."""
MISSED_MORE = 2
TOO_RARE, TOO_OFTEN, TOO_LONG, TOO_SHORT = 1.5, 0.5, 1.25, 0.5
"""Times what the charter says, for the middle of the last three."""
LED_ALL_OF = 6
"""Meetings in a row."""
LEADS_MANY, LEADS_SHARE = 5, 1 / 3
"""Open steps of one person: at least so many, and more than this share of all that have a lead."""
DRIFTED_MANY, DRIFTED_SHARE = 3, 1 / 3
"""Open steps of no chosen priority: at least so many, and more than this share."""


@dataclass(frozen=True)
class Moves:
    """The days on which each record was first written and last changed, as the log has it."""

    first: Mapping[str, date] = field(default_factory=dict)
    last: Mapping[str, date] = field(default_factory=dict)


@dataclass(frozen=True)
class Finding:
    """What was seen, whom it concerns, and the fact behind it: dates and names, never ages, so
    that it stays the same while nothing changes."""

    rule: Rule
    about: str = ""
    """Id of a record, or the name of an agency or person; empty for the whole committee."""
    saying: str = ""
    """Which sentence of the rule, where it has several."""
    parts: tuple[tuple[str, str | int | date], ...] = ()
    """What the sentence is filled in with."""
    records: tuple[str, ...] = ()
    """Ids of the records to look at."""

    @property
    def name(self) -> str:
        """By which it is known once somebody dealt with it."""
        return f"{self.rule}:{self.about}"

    @property
    def sentence(self) -> str:
        """Key of the sentence that says the fact."""
        return f"{self.rule}.{self.saying}" if self.saying else self.rule


def found(
    rule: Rule, about: str = "", saying: str = "", records: Iterable[str] = (),
    **parts: str | int | date,
) -> Finding:  # fmt: skip
    return Finding(rule, about, saying, tuple(parts.items()), tuple(records))


def steps_said(map_: Map, steps: Iterable[ActionStep]) -> str:
    """Steps by their numbers in the plan; what has none by its first words."""
    numbers = step_numbers(map_)
    return ", ".join(numbers.get(s.id) or f"“{shortened(one_line(s.text), 40)}”" for s in steps)
