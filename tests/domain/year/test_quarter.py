"""Quarters of the calendar and of fiscal years, and which of them a report is of."""

from __future__ import annotations

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sim_workshop.domain.stretches import Period, stretches
from sim_workshop.domain.year.quarter import quarter_of, quarter_reported

DAYS = st.dates(date(2000, 1, 1), date(2090, 12, 31))


@pytest.mark.parametrize(
    ("day", "start", "number", "year", "first", "last"),
    [
        (date(2027, 6, 15), 1, 2, 2027, date(2027, 4, 1), date(2027, 6, 30)),
        (date(2027, 6, 15), 7, 4, 2027, date(2027, 4, 1), date(2027, 6, 30)),
        (date(2027, 7, 1), 7, 1, 2028, date(2027, 7, 1), date(2027, 9, 30)),
        (date(2027, 1, 20), 10, 2, 2027, date(2027, 1, 1), date(2027, 3, 31)),
        (date(2027, 1, 20), 2, 4, 2027, date(2026, 11, 1), date(2027, 1, 31)),
    ],
)
def test_which_quarter_a_day_is_in(
    day: date, start: int, number: int, year: int, first: date, last: date
) -> None:
    found = quarter_of(day, start)
    assert (found.number, found.year, found.first, found.last) == (number, year, first, last)


@given(DAYS, st.integers(1, 12))
def test_quarters_join_without_a_gap_and_hold_their_days(day: date, start: int) -> None:
    found = quarter_of(day, start)
    assert found.first <= day <= found.last
    after = quarter_of(found.last + timedelta(days=1), start)
    assert after.first == found.last + timedelta(days=1)
    assert after.number == found.number % 4 + 1


@given(DAYS, st.integers(2, 12))
def test_a_fiscal_quarter_is_the_one_people_write(day: date, start: int) -> None:
    found = quarter_of(day, start)
    [written] = stretches(f"Q{found.number} FY{found.year}", start)
    assert written.period == Period(found.first, found.last, fiscal=True)


def test_in_the_month_after_a_quarter_its_report_is_written() -> None:
    assert quarter_reported(date(2027, 7, 10)) == quarter_of(date(2027, 6, 30))
    assert quarter_reported(date(2027, 8, 10)) == quarter_of(date(2027, 8, 10))
    assert quarter_of(date(2027, 8, 10)).until(date(2027, 8, 10)) == date(2027, 8, 10)
