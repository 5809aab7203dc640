"""Cells that hold a day, in any of the ways in which Excel and people write one."""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from typing import Any

from sim_workshop.exchange.cells import Cell, Form, Names, Unreadable, as_text

EXCEL_EPOCH = date(1899, 12, 30)
LAST_SERIAL = 2_958_465
"""Excel's number for 31 December 9999."""
US_DATE = re.compile(r"(\d{1,2})/(\d{1,2})/(\d{4})")


@dataclass(frozen=True)
class Day(Form):
    """A date."""

    blank: Any = None

    def show(self, value: Any, _: Names, /) -> Cell:
        if not value:
            return None
        day = date.fromisoformat(value)
        return day if day.year > EXCEL_EPOCH.year + 1 else day.isoformat()

    def read(self, cell: Cell, _: Names, /) -> Any:
        if isinstance(cell, datetime):
            return cell.date().isoformat()
        if isinstance(cell, date):
            return cell.isoformat()
        return _day(as_text(cell).strip()).isoformat()


def _day(text: str) -> date:
    if re.fullmatch(r"\d{1,7}(\.\d+)?", text) and 0 < float(text) <= LAST_SERIAL:
        return EXCEL_EPOCH + timedelta(days=int(float(text)))
    if found := US_DATE.fullmatch(text):
        month, day, year = map(int, found.groups())
        text = f"{year:04}-{month:02}-{day:02}"
    try:
        return date.fromisoformat(text)
    except ValueError:
        raise Unreadable("a date such as 2027-03-31") from None


@dataclass(frozen=True)
class Moment(Form):
    """A date with its time, as text: Excel knows no time zones."""

    blank: Any = None

    def read(self, cell: Cell, _: Names, /) -> Any:
        if isinstance(cell, datetime):
            return cell.isoformat()
        try:
            datetime.fromisoformat(text := as_text(cell).strip())
        except ValueError:
            raise Unreadable("a date with its time") from None
        return text
