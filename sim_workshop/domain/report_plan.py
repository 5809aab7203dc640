"""How the county wants its report: which sections and in what order, its version, its own look."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from datetime import date, datetime
from typing import ClassVar, Literal

from sim_workshop.domain.record import Record, Text

REPORT_ID = "report"
Audience = Literal["public", "internal"]
"""Everybody; or the planning team, who may read who the participants were."""
Length = Literal["full", "ten", "brief"]
"""Everything; at most ten pages; two pages."""


class ReportPlan(Record):
    """What was chosen for the report. One per workshop, id "report"; without it, all sections in
    the usual order and a draft."""

    kind: ClassVar[str] = "report"
    label: ClassVar[str] = "Report"
    plural: ClassVar[str] = "Report"

    id: str = REPORT_ID
    order: tuple[str, ...] = ()
    """Keys of sections in the wished order; those not named follow in the usual one."""
    left_out: tuple[str, ...] = ()
    version: Text = ""
    """ "1.0", as the county counts."""
    dated: date | None = None
    """The day on the cover; empty: the day it is made."""
    final_at: datetime | None = None
    """When a facilitator called it final; empty: a draft."""
    final_revision: int = 0
    """The revision that was called final."""
    logo: str = ""
    """Hash of the picture on the cover."""
    logo_words: Text = ""
    """What the logo shows, for those who cannot see it."""
    template: str = ""
    """Hash of the county's own Word template."""

    def sections(self, usual: Sequence[str]) -> tuple[str, ...]:
        """Keys of the sections to print: a section that is newer than the plan stands where it
        usually does, behind the one it usually follows."""
        known = [key for key in dict.fromkeys(self.order) if key in usual]
        for n, key in enumerate(usual):
            if key not in known:
                known.insert(_behind(known, usual[:n]), key)
        return tuple(key for key in known if key not in self.left_out)


def _behind(known: Sequence[str], before: Sequence[str]) -> int:
    return next((known.index(key) + 1 for key in reversed(before) if key in known), 0)


def moved(keys: Sequence[str], key: str, by: int) -> tuple[str, ...]:
    """The keys with one of them further up or down."""
    order = list(keys)
    at = order.index(key)
    order.insert(max(0, min(len(order) - 1, at + by)), order.pop(at))
    return tuple(order)


def without_unknown(keys: Collection[str], usual: Collection[str]) -> tuple[str, ...]:
    """Keys of sections that there are."""
    return tuple(key for key in keys if key in usual)
