"""Who works on what between the meetings: workgroups, grants, small matters that come up."""

from __future__ import annotations

from datetime import date
from typing import ClassVar, Literal

from pydantic import BaseModel, ConfigDict

from sim_workshop.domain.record import Removable, Text

Mode = Literal["workplan", "issues"]
MatterState = Literal["new", "next_meeting", "taken", "closed"]


class Workgroup(Removable):
    """People of several agencies who take on one thing, and report back."""

    kind: ClassVar[str] = "workgroup"
    label: ClassVar[str] = "Workgroup"
    plural: ClassVar[str] = "Workgroups"

    name: Text
    purpose: Text = ""
    mode: Mode = "workplan"
    """A workplan with milestones, or matters taken as they arise."""
    chair: Text = ""
    chair_agency: Text = ""
    chair_until: date | None = None
    """When the chair left or will leave."""
    co_chair: Text = ""
    co_chair_agency: Text = ""
    members: tuple[str, ...] = ()
    """Ids on the list of participants."""
    priorities: tuple[str, ...] = ()
    grant: str = ""
    """Id of the link by which its chair reports back."""
    closed_on: date | None = None

    def links(self) -> tuple[str, ...]:
        return (*self.members, *self.priorities)


class Sustained(BaseModel):
    """One line of the sustainability checklist of a grant."""

    model_config = ConfigDict(frozen=True, extra="forbid")
    line: str
    answer: Literal["", "yes", "underway", "no"] = ""
    remark: Text = ""


class Funding(Removable):
    """A grant or another sum with an end, and who shares it."""

    kind: ClassVar[str] = "funding"
    label: ClassVar[str] = "Grant"
    plural: ClassVar[str] = "Grants"

    title: Text
    funder: Text = ""
    amount: Text = ""
    starts: date | None = None
    ends: date | None = None
    agencies: tuple[Text, ...] = ()
    """The consortium, where several share it."""
    purpose: Text = ""
    priorities: tuple[str, ...] = ()
    sustained: tuple[Sustained, ...] = ()

    def links(self) -> tuple[str, ...]:
        return self.priorities


class Matter(Removable):
    """Something small that came up, kept for the next meeting to sort: about systems, not cases."""

    kind: ClassVar[str] = "matter"
    label: ClassVar[str] = "Matter"
    plural: ClassVar[str] = "Matters"

    text: Text
    raised_by: Text = ""
    raised_on: date | None = None
    state: MatterState = "new"
    workgroup: str = ""
    meeting: str = ""
    outcome: Text = ""

    def links(self) -> tuple[str, ...]:
        return tuple(x for x in (self.workgroup, self.meeting) if x)
