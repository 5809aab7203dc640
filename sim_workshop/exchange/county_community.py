"""What the name and the dates of a community in a county file say, where they say it plainly."""

from __future__ import annotations

import re
from datetime import date

from sim_workshop.domain.dates import read_period

ISO_DATE = re.compile(r"\b\d{4}-\d{2}-\d{2}\b")
COUNTIES = re.compile(r"(?:^|:\s*)([^:()]+?)\s+counties\b", re.IGNORECASE)
LONGEST_WORKSHOP = 14
"""Days: "2022" is when a workshop was, not how long it took."""


def kind_of(name: str) -> str:
    """County, circuit, city or region, by the words of the name."""
    plain = name.lower()
    if "circuit" in plain:
        return "circuit"
    if areas_in(name) or "region" in plain or "communit" in plain:
        return "region"
    return "city" if plain.startswith(("city of", "town of")) else "county"


def areas_in(name: str) -> tuple[str, ...]:
    """The counties a name lists: "Stone and Taney counties"."""
    found = COUNTIES.search(name)
    parts = re.split(r",\s*(?:and\s+)?|\s+and\s+", found[1]) if found else []
    return tuple(part.strip() for part in parts if part.strip())


def dates_in(written: str) -> tuple[date | None, date | None]:
    """First and last day of the workshop, where both are plainly there."""
    try:
        days = [date.fromisoformat(found) for found in ISO_DATE.findall(written)]
    except ValueError:
        return None, None
    if days and len(days) <= 2 and not written.lower().startswith(("before", "after", "around")):
        return days[0], days[-1]
    period = read_period(written)
    if not period or not period.starts or not period.ends:
        return None, None
    is_short = (period.ends - period.starts).days < LONGEST_WORKSHOP
    return (period.starts, period.ends) if is_short else (None, None)
