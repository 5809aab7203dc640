"""Rates by group: as anybody can reckon them, from what may leave alone, in nobody's order."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sim_workshop.domain.disparity import (
    Subject,
    dimensions_of,
    disparity,
    rate_of,
    subject_of,
    subjects,
)
from sim_workshop.domain.privacy import release
from tests.builders import a_map, a_number, a_table

GROUPS = {"Black": (60, 2000), "Latino": (45, 5000), "White": (120, 30000)}


def cells(position: int) -> dict[tuple[tuple[str, str], ...], int]:
    return {(("race and ethnicity", g),): n[position] for g, n in GROUPS.items()}


BOOKED = a_table(cells(0), "b", name="Booked", period="2025")
LIVING = a_table(cells(1), "l", name="Residents", period="2025")


def test_each_group_has_its_count_its_base_and_its_rate_in_the_order_written() -> None:
    released = release(a_map(*BOOKED, *LIVING))
    found = disparity(released, subject_of(BOOKED[0]), "race and ethnicity", subject_of(LIVING[0]))
    assert [(g.name, g.missing) for g in found] == [(g, "") for g in GROUPS]
    rates = [g.rate.value for g in found if g.rate]
    assert rates == pytest.approx([60 / 2000, 45 / 5000, 120 / 30000])


def test_wilsons_interval_is_the_one_of_the_tables() -> None:
    """10 of 100: 5.52 to 17.44 percent."""
    told = rate_of(10, 100)
    assert (told.value, told.low, told.high) == pytest.approx((0.10, 0.0552, 0.1744), abs=1e-4)


def test_byars_interval_is_the_one_of_the_tables() -> None:
    """20 events: exact Poisson limits are 12.2 and 30.9."""
    told = rate_of(20, 10)
    assert (told.low * 10, told.high * 10) == pytest.approx((12.2, 30.9), abs=0.1)


@given(st.integers(0, 10_000), st.integers(1, 10_000))
def test_an_interval_holds_its_rate_and_never_leaves_what_can_be(count: int, base: int) -> None:
    told = rate_of(count, base)
    assert 0 <= told.low <= told.value + 1e-12
    assert told.value <= told.high + 1e-12
    assert count > base or told.high <= 1


def test_a_small_group_has_no_rate_whoever_looks() -> None:
    small = [p.but(value="4", low=4, high=4) if p.id == "b-Black" else p for p in BOOKED]
    released = release(a_map(*small, *LIVING))
    found = disparity(released, subject_of(BOOKED[0]), "race and ethnicity", subject_of(LIVING[0]))
    assert {g.name: g.missing for g in found}["Black"] == "left_out"
    assert next(g for g in found if g.name == "Black").rate is None


def test_without_a_base_or_with_a_range_it_says_so() -> None:
    wide = BOOKED[0].but(value="50-70", low=50, high=70)
    released = release(a_map(wide, *BOOKED[1:], *LIVING))
    subject = subject_of(BOOKED[0])
    assert {g.missing for g in disparity(released, subject, "race and ethnicity", None)} == {
        "no_base"
    }
    found = disparity(released, subject, "race and ethnicity", subject_of(LIVING[0]))
    assert found[0].missing == "range"


def test_only_local_counts_that_are_broken_down_are_offered() -> None:
    share = a_number("s", 12, unit="percent", breakdown=(("sex", "women"),), name="Share")
    national = a_number("u", 90, locality="national", breakdown=(("sex", "women"),), name="US")
    map_ = a_map(*BOOKED, share, national, a_number("t", 225, name="Booked", period="2025"))
    assert subjects(map_) == (Subject("", "booked", "2025"),)
    assert dimensions_of(BOOKED) == ("race and ethnicity",)
