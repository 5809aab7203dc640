"""The quarter a report speaks of: of the county's fiscal year where its start is known, else of the
calendar."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, timedelta

MONTHS = 3
STILL_REPORTED = timedelta(days=31)
"""So long after a quarter has ended its report is written; later the running one is meant."""


@dataclass(frozen=True)
class Quarter:
    """Three months of a year that begins in a month of its own."""

    first: date
    last: date
    number: int
    year: int
    """A fiscal year is called by the calendar year it ends in."""
    fiscal_start: int = 1
    """The month the year begins in."""

    @property
    def is_fiscal(self) -> bool:
        return self.fiscal_start != 1

    def until(self, today: date) -> date:
        """Its last day, or today while it runs."""
        return min(self.last, today)


def quarter_of(day: date, fiscal_start: int = 1) -> Quarter:
    """The quarter this day is in."""
    months = (day.month - fiscal_start) % 12
    first = _month(day.year, day.month - months % MONTHS)
    begins = day.year - (day.month < fiscal_start)
    last = _month(first.year, first.month + MONTHS) - timedelta(days=1)
    year = begins + (fiscal_start > 1)
    return Quarter(first, last, months // MONTHS + 1, year, fiscal_start)


def quarter_reported(today: date, fiscal_start: int = 1) -> Quarter:
    """The one that has just ended, in the month after it; else the running one so far."""
    now = quarter_of(today, fiscal_start)
    if today - now.first < STILL_REPORTED:
        return quarter_of(now.first - timedelta(days=1), fiscal_start)
    return now


def _month(year: int, month: int) -> date:
    """The first of a month; months before January and after December are those of other years."""
    return date(year + (month - 1) // 12, (month - 1) % 12 + 1, 1)
