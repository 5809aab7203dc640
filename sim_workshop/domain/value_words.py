"""A number's value and unit as people read them: as it was written, with commas and signs."""

from __future__ import annotations

from collections.abc import Mapping

from sim_workshop.domain.evidence import DataPoint
from sim_workshop.words import say_number

UNITS: Mapping[str, str] = {"percent": "%", "%": "%", "usd": "", "$": "", "text": "", "yes_no": ""}


def value_words(point: DataPoint) -> str:
    """As it was written; whole numbers get their commas."""
    value = point.value
    if value.isascii() and value.isdigit() and len(value) > 3 and not value.startswith("0"):
        value = say_number(int(value))
    dollars = point.unit.casefold() in ("usd", "$") and value[:1].isdigit()
    return f"${value}" if dollars else value


def unit_words(point: DataPoint) -> str:
    """The unit, unless the value says it itself."""
    unit = UNITS.get(point.unit.casefold(), point.unit)
    return "" if unit == "%" and "%" in point.value else unit
