"""How it goes: what workgroups report back, cycles of trying out, the baseline of workshop day."""

from __future__ import annotations

from datetime import date
from typing import ClassVar, Literal

from sim_workshop.domain.record import Removable, Text


class ReportBack(Removable):
    """What a workgroup's chair tells the committee, in five minutes."""

    kind: ClassVar[str] = "report_back"
    label: ClassVar[str] = "Report-back"
    plural: ClassVar[str] = "Report-backs"

    workgroup: str
    on: date | None = None
    by: Text = ""
    goals: Text = ""
    timeline: Text = ""
    responsible: Text = ""
    progress: Text = ""
    trouble: Text = ""
    meeting: str = ""

    def links(self) -> tuple[str, ...]:
        return tuple(x for x in (self.workgroup, self.meeting) if x)


class Cycle(Removable):
    """Plan, do, study, act: one small trial of one step."""

    kind: ClassVar[str] = "cycle"
    label: ClassVar[str] = "Trial (PDSA)"
    plural: ClassVar[str] = "Trials (PDSA)"

    step: str
    plan: Text = ""
    do: Text = ""
    study: Text = ""
    act: Text = ""
    result: Literal["", "adopt", "adapt", "abandon"] = ""
    started: date | None = None
    ended: date | None = None

    def links(self) -> tuple[str, ...]:
        return (self.step,) if self.step else ()


class Baseline(Removable):
    """A number as it stood on workshop day, frozen: later values are compared with it."""

    kind: ClassVar[str] = "baseline"
    label: ClassVar[str] = "Baseline"
    plural: ClassVar[str] = "Baseline"

    point: str
    """Id of the number it was taken from."""
    measure: str = ""
    name: Text = ""
    value: Text = ""
    low: float | None = None
    high: float | None = None
    unit: Text = ""
    period: Text = ""
    starts: date | None = None
    ends: date | None = None
    population: Text = ""
    definition: Text = ""
    """As it was counted then: in the number's own words, or as its measure said."""
    frozen_on: date | None = None

    def links(self) -> tuple[str, ...]:
        return tuple(x for x in (self.point, self.measure) if x)
