"""Trouble seen and dealt with, pauses with their reason, and what ends well."""

from __future__ import annotations

from datetime import date
from typing import ClassVar

from sim_workshop.domain.record import Removable, Text


class Handled(Removable):
    """What the committee did about something the record showed."""

    kind: ClassVar[str] = "handled"
    label: ClassVar[str] = "Dealt with"
    plural: ClassVar[str] = "Dealt with"

    finding: str
    """Name of the finding: what it is and whom it concerns."""
    fact: Text = ""
    """The fact as it stood then."""
    how: Text = ""
    on: date | None = None


class Pause(Removable):
    """A stop that is meant, with its reason: nobody is chased meanwhile."""

    kind: ClassVar[str] = "pause"
    label: ClassVar[str] = "Pause"
    plural: ClassVar[str] = "Pauses"

    of: str = ""
    """Id of a workgroup; empty for the whole committee."""
    reason: Text
    since: date | None = None
    until: date | None = None

    def links(self) -> tuple[str, ...]:
        return (self.of,) if self.of else ()


class CloseOut(Removable):
    """What was reached when a priority, a workgroup or a grant came to its end."""

    kind: ClassVar[str] = "close_out"
    label: ClassVar[str] = "Close-out"
    plural: ClassVar[str] = "Close-outs"

    of: str
    """Id of the priority, workgroup or grant."""
    on: date | None = None
    achieved: Text = ""
    left_open: Text = ""
    next: str = ""
    """Id of the priority that comes next."""

    def links(self) -> tuple[str, ...]:
        return tuple(x for x in (self.of, self.next) if x)
