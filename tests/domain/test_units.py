"""Units of real files by what they count."""

from __future__ import annotations

import pytest

from sim_workshop.domain.units import Family, are_alike, family_of, of_whom

READ: list[tuple[str, Family]] = [
    ("people", "people"), ("people booked at least once", "people"), ("People per year", "people"),
    ("individuals", "people"), ("inmates", "people"), ("patients", "people"), ("callers", "people"),
    ("bookings of people with SMI", "people"), ("cases", "people"), ("children", "people"),
    ("staff", "staff"), ("full-time staff", "staff"), ("deputies", "staff"), ("FTE", "staff"),
    ("votes", "staff"), ("beds", "things"), ("beds per year", "things"), ("agencies", "things"),
    ("percent", "percent"), ("percent (average)", "percent"), ("percent of officers", "percent"),
    ("%", "percent"), ("share of officers", "percent"), ("percent within 3 years", "percent"),
    ("USD", "money"), ("USD per response", "money"), ("$", "money"), ("days", "time"),
    ("minutes (average)", "time"), ("hours per week", "time"), ("calls", "events"),
    ("release events", "events"), ("visits", "events"), ("ratio", "rate"), ("per_100k", "rate"),
    ("per 1,000 residents", "rate"), ("", ""), ("range", ""), ("count", ""),
]  # fmt: skip


@pytest.mark.parametrize(("unit", "family"), READ)
def test_what_a_unit_counts(unit: str, family: Family) -> None:
    assert family_of(unit) == family


def test_of_whom_a_share_is() -> None:
    assert of_whom("percent of officers") == "staff"
    assert of_whom("percent of people booked") == "people"
    assert of_whom("percent") == ""


def test_units_that_count_alike() -> None:
    assert are_alike("inmates", "people")
    assert are_alike("bookings", "events")
    assert are_alike("whatever", "people")
    assert are_alike("day", "days")
    assert not are_alike("hours", "days")
    assert not are_alike("calls", "people")
    assert not are_alike("beds", "people")
