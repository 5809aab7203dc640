"""The minutes check: which workgroup lacks clear goals, a timeline or a responsible party (Kamin,
Weisman and Lamberti 2022). A list of facts: what stands in its newest report-back and in its steps.
No text is judged by its wording."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import Literal

from sim_workshop.domain.leads import read_lead
from sim_workshop.domain.numbering import agencies_of
from sim_workshop.domain.plan import ActionStep
from sim_workshop.domain.workshop import Map
from sim_workshop.domain.year.monitoring import ReportBack
from sim_workshop.domain.year.workgroups import at_work, open_steps, report_backs
from sim_workshop.domain.year.working import Workgroup

Point = Literal["goals", "timeline", "responsible"]
POINTS: tuple[Point, ...] = ("goals", "timeline", "responsible")
Where = Literal["report_back", "steps"]


@dataclass(frozen=True)
class Checked:
    """One workgroup: where each of the three is found, and which of them is missing."""

    workgroup: Workgroup
    found: Mapping[Point, Where] = field(default_factory=dict)
    report_back: ReportBack | None = None
    """The newest."""

    @property
    def missing(self) -> tuple[Point, ...]:
        return tuple(p for p in POINTS if p not in self.found)


def check_minutes(map_: Map) -> tuple[Checked, ...]:
    """Every workgroup at work; those that miss most first."""
    found = [_checked(map_, group) for group in at_work(map_)]
    return tuple(sorted(found, key=lambda c: -len(c.missing)))


def _checked(map_: Map, group: Workgroup) -> Checked:
    newest = next(iter(report_backs(map_, group)), None)
    steps = open_steps(map_, group)
    found: dict[Point, Where] = {}
    for point in POINTS:
        if newest and _says(map_, newest, point):
            found[point] = "report_back"
        elif steps and all(_carries(step, point) for step in steps):
            found[point] = "steps"
    return Checked(group, found, newest)


def _says(map_: Map, report: ReportBack, point: Point) -> bool:
    """Filled in; and "all" or "the team" is nobody, as in the plan."""
    text = str(getattr(report, point))
    if point == "responsible" and text:
        return read_lead(text, agencies_of(map_)).unfilled != "nobody"
    return bool(text)


def _carries(step: ActionStep, point: Point) -> bool:
    has: Mapping[Point, bool] = {
        "goals": bool(step.objective or step.success),
        "timeline": not step.lacks_date,
        "responsible": bool(step.lead),
    }
    return has[point]


def missing_any(checks: Sequence[Checked]) -> int:
    return sum(1 for c in checks if c.missing)
