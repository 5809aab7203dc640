"""A report-back as it was filled in, before it is checked: five texts and a word for each step."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

TEXTS = ("goals", "timeline", "responsible", "progress", "trouble")
NAMES_ITS_OWN = ("responsible",)
"""Fields in which somebody is named on purpose: who leads, as in the plan."""


@dataclass(frozen=True)
class StepSaid:
    """How one step stands, in the chair's word."""

    id: str
    status: str
    reason: str = ""
    was: str = ""
    """The status this form showed; empty where it is not known."""


@dataclass(frozen=True)
class Said:
    """One report-back as it was filled in."""

    goals: str = ""
    timeline: str = ""
    responsible: str = ""
    progress: str = ""
    trouble: str = ""
    by: str = ""
    steps: Sequence[StepSaid] = ()

    def screened_texts(self) -> Iterator[str]:
        yield from (getattr(self, t) for t in TEXTS if t not in NAMES_ITS_OWN)
        yield from (s.reason for s in self.steps)
