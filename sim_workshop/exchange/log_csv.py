"""What was done and when, as a table any program opens: names as they were shown at that time."""

from __future__ import annotations

import csv
import io
from collections.abc import Iterable
from datetime import datetime
from typing import Protocol
from zoneinfo import ZoneInfo

from sim_workshop.exchange.plan_csv import harmless
from sim_workshop.words import _


class Act(Protocol):
    """One line of the history."""

    @property
    def revision(self) -> int: ...
    @property
    def at(self) -> datetime: ...
    @property
    def who(self) -> str: ...
    @property
    def sentence(self) -> str: ...
    @property
    def undone(self) -> bool: ...


def write(acts: Iterable[Act], zone: str) -> bytes:
    """In the order of the day, in the workshop's time. No cell runs as a formula."""
    out = io.StringIO()
    writer = csv.writer(out)
    head = (_("Revision"), _("Day"), _("Time"), _("Who"), _("What was done"), _("Taken back"))
    writer.writerow(head)
    tz = ZoneInfo(zone)
    for act in sorted(acts, key=lambda a: a.revision):
        at = act.at.astimezone(tz)
        cells = (
            str(act.revision), f"{at:%Y-%m-%d}", f"{at:%H:%M:%S}", act.who, act.sentence,
            _("yes") if act.undone else "",
        )  # fmt: skip
        writer.writerow([harmless(cell) for cell in cells])
    return out.getvalue().encode("utf-8-sig")
