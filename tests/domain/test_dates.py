"""Periods and due dates as real counties wrote them."""

from __future__ import annotations

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sim_workshop.domain.dates import Period, read_due, read_period

PERIODS = [
    ("2011", "2011-01-01", "2011-12-31"),
    ("calendar year 2017", "2017-01-01", "2017-12-31"),
    ("March 2016", "2016-03-01", "2016-03-31"),
    ("Sept. 2012", "2012-09-01", "2012-09-30"),
    ("February 2024", "2024-02-01", "2024-02-29"),
    ("8 August 2023", "2023-08-08", "2023-08-08"),
    ("August 8, 2023", "2023-08-08", "2023-08-08"),
    ("June 30th, 2027", "2027-06-30", "2027-06-30"),
    ("3/15/2027", "2027-03-15", "2027-03-15"),
    ("3/15/27", "2027-03-15", "2027-03-15"),
    ("2019-10-24", "2019-10-24", "2019-10-24"),
    ("2019-10-24 to 2019-10-25", "2019-10-24", "2019-10-25"),
    ("23-24 February 2023", "2023-02-23", "2023-02-24"),
    ("2027-03", "2027-03-01", "2027-03-31"),
    ("Q4 2016", "2016-10-01", "2016-12-31"),
    ("Q3/2027", "2027-07-01", "2027-09-30"),
    ("2027 Q1", "2027-01-01", "2027-03-31"),
    ("first quarter 2015", "2015-01-01", "2015-03-31"),
    ("second half of 2027", "2027-07-01", "2027-12-31"),
    ("H1 2027", "2027-01-01", "2027-06-30"),
    ("2015-17", "2015-01-01", "2017-12-31"),
    ("2014-2016", "2014-01-01", "2016-12-31"),
    ("1970-2014", "1970-01-01", "2014-12-31"),
    ("2014 to 2016", "2014-01-01", "2016-12-31"),
    ("January-March 2015", "2015-01-01", "2015-03-31"),
    ("October 2013 - March 2014", "2013-10-01", "2014-03-31"),
    ("from January to March 2015", "2015-01-01", "2015-03-31"),
    ("from March 2016 to June 2017", "2016-03-01", "2017-06-30"),
    ("since March 2016", "2016-03-01", None),
    ("since 2011", "2011-01-01", None),
    ("2017 on", "2017-01-01", None),
    ("January 2016 onward", "2016-01-01", None),
    ("after 25 August 2022", "2022-08-26", None),
    ("to 30 June 2025", None, "2025-06-30"),
    ("until 2028", None, "2028-12-31"),
]
UNREAD = [
    "", "yearly", "calendar year", "about 2011", "2000 people", "about 2016",
    "2020 memo", "last several years",
    "decade to 2017", "calendar year, 2017 on", "4 years to 31 July 2028",
    "before to after expansion",
    "each quarter from the third", "first year (plan of 2009)", "2011-12", "31 February 2023",
    "2027-13-45", "13/45/2027", "2016-2014", "March-January 2015", "grant quarter 1",
]  # fmt: skip

DUE = [
    ("2027-03-01", "2027-03-01"),
    ("March 2027", "2027-03-31"),
    ("by March 2027", "2027-03-31"),
    ("Q3 2027", "2027-09-30"),
    ("3rd quarter of 2027", "2027-09-30"),
    ("end of 2027", "2027-12-31"),
    ("by the end of June 2027", "2027-06-30"),
    ("late 2027", "2027-12-31"),
    ("by June 30, 2027", "2027-06-30"),
    ("6/30/27", "2027-06-30"),
    ("2027", "2027-12-31"),
    ("done by 2016", "2016-12-31"),
    ("18 December 2020", "2020-12-18"),
    ("before March 2027", "2027-02-28"),
    ("before 1 March 2027", "2027-02-28"),
    ("October-December 2013 (hiring extended)", "2013-12-31"),
    ("pilot February 2011, two teams from September 2012", "2012-09-30"),
    ("by June 2027 (was March 2026)", "2027-06-30"),
    ("2019-10-24 to 2019-10-25", "2019-10-25"),
]
NO_DUE = [
    "", "Year 1", "year 1 and year 2", "ongoing", "before February", "January", "long term", "done",
    "grant period", "over the coming year", "3-6 months per intercept", "after the workshop",
    "after 25 August 2022", "FY 2027", "FY27", "Q2 FY 2027", "2025-27 biennium", "early 2027",
    "mid 2015", "mid-2015", "spring 2027", "not before 2027", "starting March 2027", "2027 onward",
    "30 February 2027", "around 2027", "not stated",
    "July-September 2014 at Bend; Redmond and Sunriver early 2015; Prineville mid 2015",
]  # fmt: skip


def _date(written: str | None) -> date | None:
    return date.fromisoformat(written) if written else None


@pytest.mark.parametrize(("written", "starts", "ends"), PERIODS)
def test_a_period_is_read(written: str, starts: str | None, ends: str | None) -> None:
    assert read_period(written) == Period(_date(starts), _date(ends))


@pytest.mark.parametrize("written", UNREAD)
def test_a_period_stays_words(written: str) -> None:
    assert read_period(written) is None


FISCAL = [
    ("FY 2023", 7, "2022-07-01", "2023-06-30"),
    ("FY2023", 10, "2022-10-01", "2023-09-30"),
    ("fiscal year 2023", 1, "2023-01-01", "2023-12-31"),
    ("FY 2022-23", 7, "2022-07-01", "2023-06-30"),
    ("FY23", 4, "2022-04-01", "2023-03-31"),
    ("Q1 FY 2027", 7, "2026-07-01", "2026-09-30"),
    ("FY27 Q3", 10, "2027-04-01", "2027-06-30"),
]


@pytest.mark.parametrize(("written", "month", "starts", "ends"), FISCAL)
def test_fiscal_years_need_their_month(written: str, month: int, starts: str, ends: str) -> None:
    assert read_period(written) == Period(fiscal=True)
    assert read_period(written, month) == Period(_date(starts), _date(ends), fiscal=True)
    assert read_due(written) is None
    assert read_due(written, month) == _date(ends)


def test_a_biennium_is_fiscal_and_its_months_are_the_states() -> None:
    assert read_period("2015-17 biennium") == Period(fiscal=True)


@pytest.mark.parametrize(("written", "due"), DUE)
def test_a_due_date_is_the_end_of_what_is_written(written: str, due: str) -> None:
    assert read_due(written) == _date(due)


@pytest.mark.parametrize("written", NO_DUE)
def test_no_due_date_is_guessed(written: str) -> None:
    assert read_due(written) is None


DAYS = st.dates(date(1900, 1, 1), date(2099, 12, 31))
WAYS = ["%Y-%m-%d", "%m/%d/%Y", "%d %B %Y", "%B %d, %Y", "%b %d, %Y", "by %B %d, %Y"]


@given(DAYS, st.sampled_from(WAYS))
def test_a_day_reads_back_however_it_is_written(day: date, way: str) -> None:
    assert read_due(day.strftime(way)) == day


@given(DAYS)
def test_a_month_ends_on_its_last_day(day: date) -> None:
    due = read_due(day.strftime("%B %Y"))
    assert due is not None
    assert (due.year, due.month) == (day.year, day.month)
    assert (due + timedelta(days=1)).day == 1


@given(st.integers(1900, 2099), st.integers(1, 12))
def test_a_fiscal_year_is_a_whole_year(year: int, month: int) -> None:
    period = read_period(f"FY {year}", month)
    assert period
    assert period.starts
    assert period.ends
    assert period.ends.year == year
    assert 364 <= (period.ends - period.starts).days <= 365


@given(st.text(max_size=80))
def test_any_text_can_be_asked(written: str) -> None:
    read_due(written)
    period = read_period(written, 7)
    assert not period or not period.starts or not period.ends or period.starts <= period.ends


def test_a_long_text_is_not_searched_for_ever() -> None:
    assert read_due("12/" * 50_000) is None
    assert read_period("Q1 " * 50_000) is None
