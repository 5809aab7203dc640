"""Who does what by when: objectives, action steps, and what is still unfilled."""

from __future__ import annotations

from datetime import date
from typing import ClassVar, Literal, Self

from pydantic import model_validator

from sim_workshop.domain.record import Record, Text

Progress = Literal[
    "not_started", "on_track", "at_risk", "stalled", "done", "dropped", "unable_to_measure"
]
ActionType = Literal["", "policy", "funding", "project", "training", "data"]
OVER: frozenset[str] = frozenset({"done", "dropped"})
"""Status of steps on which nobody works any more."""
NEEDS_A_REASON: frozenset[str] = frozenset({"stalled", "dropped", "unable_to_measure"})


class Objective(Record):
    """What a priority wants to reach."""

    kind: ClassVar[str] = "objective"
    label: ClassVar[str] = "Objective"
    plural: ClassVar[str] = "Objectives"

    priority: str = ""
    text: Text
    removed: bool = False

    @property
    def is_visible(self) -> bool:
        return not self.removed

    def links(self) -> tuple[str, ...]:
        return (self.priority,) if self.priority else ()


class ActionStep(Record):
    """One step with exactly one named lead and a date, or visibly without."""

    kind: ClassVar[str] = "step"
    label: ClassVar[str] = "Action step"
    plural: ClassVar[str] = "Action steps"

    priority: str = ""
    objective: str = ""
    priority_as_written: Text = ""
    text: Text
    who: Text = ""
    """As written: "Sheriff and Mental Health"."""
    lead: Text = ""
    """The one named person. Empty: unfilled."""
    agencies: tuple[Text, ...] = ()
    """Who stands beside the lead."""
    backup: Text = ""
    partners: Text = ""
    needs: Text = ""
    """Resources needed."""
    success: Text = ""
    """Measure of success."""
    when: Text = ""
    """As written: "Q3 2027", "before February"."""
    due: date | None = None
    status: Progress = "not_started"
    status_reason: Text = ""
    status_as_written: tuple[Text, ...] = ()
    action_type: ActionType = ""
    workgroup: str = ""
    """Id of the workgroup that carries it."""
    number: int | None = None
    """Fixed when the plan is first published; empty before."""
    order: float = 0.0
    removed: bool = False

    @model_validator(mode="after")
    def _gives_a_reason(self) -> Self:
        if self.status in NEEDS_A_REASON and not (self.status_reason or self.status_as_written):
            raise ValueError("stalled, dropped and unable to measure need a reason")
        return self

    @property
    def is_visible(self) -> bool:
        return not self.removed

    @property
    def lacks_date(self) -> bool:
        """Whether somebody has to say until when: not of a step that is done or dropped."""
        return self.due is None and self.status not in OVER

    def links(self) -> tuple[str, ...]:
        return tuple(x for x in (self.priority, self.objective, self.workgroup) if x)
