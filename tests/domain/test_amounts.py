"""What values say as numbers, above all that nothing is guessed."""

from __future__ import annotations

import math

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sim_workshop.domain.amounts import Amount, read_amount

READ: list[tuple[str, float | None, float | None, str]] = [
    ("402", 402, 402, ""),
    ("1,234.5", 1234.5, 1234.5, ""),
    ("0", 0, 0, ""),
    ("-34", -34, -34, ""),
    ("\u221234", -34, -34, ""),
    ("14.15", 14.15, 14.15, ""),
    (".5", 0.5, 0.5, ""),
    ("180-200", 180, 200, ""),
    ("75\u201380", 75, 80, ""),
    ("20 to 50", 20, 50, ""),
    ("between 5 and 9", 5, 9, ""),
    ("3-6 months", 3, 6, "months"),
    ("25-30 percent", 25, 30, "percent"),
    ("over 7,400", 7400, None, ""),
    ("more than 1,000", 1000, None, ""),
    ("77 or more", 77, None, ""),
    ("at least 5", 5, None, ""),
    (">10", 10, None, ""),
    ("90+", 90, None, ""),
    ("over 2 million", 2e6, None, ""),
    ("about 821,000 or more", 821000, None, ""),
    ("less than 1 percent", None, 1, "percent"),
    ("less than 1", None, 1, ""),
    ("<11", None, 11, ""),
    ("just under 40,000", None, 40000, ""),
    ("up to 160", None, 160, ""),
    ("as long as 500", None, 500, ""),
    ("nearly 2,000", None, 2000, ""),
    ("5 or fewer", None, 5, ""),
    ("2 million", 2e6, 2e6, ""),
    ("2.5 million", 2.5e6, 2.5e6, ""),
    ("2-3 million", 2e6, 3e6, ""),
    ("about 125", 125, 125, ""),
    ("approximately 8,500", 8500, 8500, ""),
    ("roughly 2,400", 2400, 2400, ""),
    ("estimated 70", 70, 70, ""),
    ("about 3 million", 3e6, 3e6, ""),
    ("currently 1,200", 1200, 1200, ""),
    ("$174,945", 174945, 174945, "usd"),
    ("$1.2M", 1.2e6, 1.2e6, "usd"),
    ("$30k", 30000, 30000, "usd"),
    ("12%", 12, 12, "percent"),
    ("12 %", 12, 12, "percent"),
    ("10%-12%", 10, 12, "percent"),
    ("9 people", 9, 9, "people"),
    ("30 days", 30, 30, "days"),
    ("two", 2, 2, ""),
]

WORDS = [
    "", "  ", "nearly doubled", "20 vs 32", "unable to measure", "two and a half times", "1 / 4",
    "about one half", "4.0 + 4.0", "7.7 million / 4.55 million", "400 per month / 5,000",
    "18 months to 5 years or more", "1 sergeant, 2 officers, 1 mental health professional",
    "up to 160 diversion and 40 intensive supervision", "1 QMHP and 1 QMHA", "5 and 7", "1,23",
    "1.234.567", "200-180", "12 of 40", "1 in 5", "37 to 14 to 9", "--5", "n/a", "nan", "inf",
    "FY 2023", "30m", "2 or 3", "9" * 5000, "3,000,00",
]  # fmt: skip


@pytest.mark.parametrize(("written", "low", "high", "unit"), READ)
def test_is_read(written: str, low: float | None, high: float | None, unit: str) -> None:
    amount = read_amount(written)
    assert (amount.low, amount.high, amount.unit_hint) == (low, high, unit)


@pytest.mark.parametrize("written", WORDS)
def test_stays_words(written: str) -> None:
    assert read_amount(written).is_words


def test_hedges_are_told() -> None:
    assert read_amount("about 125").approximate
    assert not read_amount("125").approximate


@pytest.mark.parametrize("written", [None, True, math.nan, math.inf])
def test_what_is_no_number_is_none(written: float | None) -> None:
    assert read_amount(written) == Amount()


def test_numbers_of_a_sheet_come_as_numbers() -> None:
    assert read_amount(402) == Amount(402, 402)
    assert read_amount(14.15) == Amount(14.15, 14.15)


@given(st.integers(-(10**12), 10**12))
def test_a_number_written_with_or_without_commas_is_the_same(number: int) -> None:
    assert read_amount(f"{number:,}") == read_amount(str(number)) == Amount(number, number)


@given(st.integers(0, 10**6), st.integers(0, 10**6))
def test_a_range_reads_as_its_ends(one: int, other: int) -> None:
    low, high = sorted((one, other))
    assert read_amount(f"{low}-{high}") == Amount(low, high)
    assert read_amount(f"{low:,} to {high:,}") == Amount(low, high)


@given(st.text(max_size=60))
def test_any_text_can_be_asked(written: str) -> None:
    amount = read_amount(written)
    assert amount.low is None or amount.high is None or amount.low <= amount.high
