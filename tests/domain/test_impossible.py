"""What a number cannot be, and what is odd about one."""

from __future__ import annotations

from datetime import date

import pytest

from sim_workshop.domain.evidence import DataPoint
from sim_workshop.domain.impossible import impossible, suspicious
from sim_workshop.domain.place import Measure
from tests.builders import a_number

SHARE = Measure(id="m1", name="Screened at booking", unit="percent", share_of_whole=True)
OCCUPANCY = Measure(id="m2", name="Occupancy", unit="percent")
BOOKED = Measure(id="m3", name="Bookings", unit="people")
STAY = Measure(id="m4", name="Average stay", unit="days")
ANY = Measure(id="m5", name="Remarks", unit="text")

REFUSED = [
    (a_number("n", 104, unit="percent"), SHARE, "above 100 percent"),
    (a_number("n", 104, unit=""), SHARE, "above 100 percent"),
    (a_number("n", "90-104", unit="percent", low=90, high=104), SHARE, "above 100 percent"),
    (a_number("n", -4, unit="percent"), SHARE, "below 0 percent"),
    (a_number("n", -3), BOOKED, "below zero"),
    (a_number("n", -3), None, "below zero"),
    (a_number("n", 3, starts=date(2020, 5, 1), ends=date(2020, 4, 30)), None, "before it starts"),
    (a_number("n", "9-4", low=9, high=4), None, "below where it begins"),
    (a_number("n", 30, unit="days"), BOOKED, "counted in people, not in days"),
    (a_number("n", 30, unit="people"), STAY, "counted in days, not in people"),
    (a_number("n", 30, unit="hours"), STAY, "counted in days, not in hours"),
    (a_number("n", 30, unit="percent"), BOOKED, "counted in people, not in percent"),
]
ACCEPTED = [
    (a_number("n", 100, unit="percent"), SHARE),
    (a_number("n", 104, unit="percent"), OCCUPANCY),
    (a_number("n", 104, unit="percent"), None),
    (a_number("n", -55, unit="percent change"), SHARE),
    (a_number("n", -55, unit="percent change"), None),
    (a_number("n", 402, unit="people booked"), BOOKED),
    (a_number("n", 402, unit="bookings"), BOOKED),
    (a_number("n", 402, unit="inmates"), BOOKED),
    (a_number("n", 14.15, unit="days"), STAY),
    (a_number("n", 3, unit="something new"), BOOKED),
    (a_number("n", 3, unit="days"), ANY),
    (a_number("n", "nearly doubled", low=None, high=None, unit=""), SHARE),
    (a_number("n", 3, starts=date(2020, 5, 1), ends=date(2020, 5, 1)), None),
]


@pytest.mark.parametrize(("point", "measure", "said"), REFUSED)
def test_is_refused_with_the_reason(point: DataPoint, measure: Measure | None, said: str) -> None:
    reason = impossible(point, measure)
    assert said in reason
    assert reason.endswith(".")


@pytest.mark.parametrize(("point", "measure"), ACCEPTED)
def test_is_possible(point: DataPoint, measure: Measure | None) -> None:
    assert impossible(point, measure) == ""


def test_two_values_for_one_thing_are_asked_about() -> None:
    """Franklin County's average stay of 2018: 26.3 or 20 days."""
    one = a_number("a", 26.3, unit="days", name="Average stay", period="2018")
    other = a_number("b", 20, unit="days", name="average stay", period="2018")
    assert "Another source says 20" in suspicious(one, [one, other])
    assert suspicious(one, [other.but(period="2019")]) == ""
    assert suspicious(one, [one]) == ""


def test_a_part_larger_than_its_whole_is_asked_about() -> None:
    whole = a_number("w", 40, name="Booked")
    assert "larger" in suspicious(a_number("p", 41, part_of=("w",)), [whole])
    assert suspicious(a_number("p", 40, part_of=("w",)), [whole]) == ""


def test_a_share_above_a_hundred_is_asked_about() -> None:
    assert "100 percent" in suspicious(a_number("n", 104, unit="percent"), [])
    assert suspicious(a_number("n", 99, unit="percent"), []) == ""
