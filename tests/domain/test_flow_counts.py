"""Numbers on arrows, per year, and what is odd about them."""

from __future__ import annotations

from datetime import date

import pytest

from sim_workshop.domain.evidence import DataPoint
from sim_workshop.domain.flow_counts import Count, Odd, flow_counts
from sim_workshop.domain.place import Flow
from sim_workshop.domain.workshop import PlaceEdit
from tests.builders import a_map
from tests.domain.flowing import a_flowing_map


def a_count(id: str, flow: str, count: float, **known: object) -> DataPoint:
    given = {"value": f"{count:g}", "low": count, "high": count, "unit": "people", "about": (flow,)}
    return DataPoint.model_validate({"id": id, **given, **known})


def test_a_quarter_is_scaled_to_a_year() -> None:
    quarter = {"starts": date(2026, 1, 1), "ends": date(2026, 3, 31)}
    found = flow_counts(a_map(a_count("n1", "f23", 90, **quarter))).by_flow["f23"]
    assert found.low == pytest.approx(90 * 365.25 / 90)


def test_a_year_and_a_number_without_a_period_stay_as_they_are() -> None:
    year = {"starts": date(2025, 7, 1), "ends": date(2026, 6, 30)}
    map_ = a_map(a_count("n1", "f23", 90, **year), a_count("n2", "f39", 40, high=60))
    assert flow_counts(map_).by_flow == {"f23": Count(90, 90), "f39": Count(40, 60)}


def test_of_several_years_the_newest_counts() -> None:
    old = {"starts": date(2024, 1, 1), "ends": date(2024, 12, 31)}
    new = {"starts": date(2025, 1, 1), "ends": date(2025, 12, 31)}
    map_ = a_map(a_count("n1", "f23", 90, **new), a_count("n2", "f23", 70, **old))
    assert flow_counts(map_).by_flow["f23"] == Count(90, 90)


def test_two_numbers_of_one_year_are_named() -> None:
    map_ = a_map(a_count("n1", "f23", 90), a_count("n2", "f23", 70))
    assert flow_counts(map_).odd == (Odd("several_numbers", "f23"),)


@pytest.mark.parametrize(
    "known",
    [
        {"locality": "national"}, {"unit": "percent"}, {"unit": "USD"},
        {"breakdown": (("sex", "women"),)}, {"low": None, "high": None, "value": "nobody knows"},
    ],
)  # fmt: skip
def test_only_local_counts_of_everybody_flow(known: dict[str, object]) -> None:
    assert flow_counts(a_map(a_count("n1", "f23", 90, **known))).by_flow == {}


def test_a_number_on_a_hidden_arrow_is_named_and_left_out() -> None:
    bare = a_map()
    arrow = bare.flow("f23")
    assert arrow is not None
    hidden = Flow.model_validate({**arrow.model_dump(), "hidden": True})
    map_ = a_map(PlaceEdit(id="f23", flow=hidden), a_count("n1", "f23", 90))
    assert flow_counts(map_).odd == (Odd("hidden_box", "f23"),)
    assert flow_counts(map_).by_flow == {}


def test_more_people_who_leave_a_box_than_enter_it_are_named() -> None:
    """Initial detention is reached from an arrest and from the diversion desk: both counted."""
    counts = {
        ("i1.arrest", "i2.detention"): 100.0, ("i2.diversion_desk", "i2.detention"): 10.0,
        ("i2.detention", "i2.first_appearance"): 140.0,
    }  # fmt: skip
    odd = flow_counts(a_flowing_map(counts)).odd
    assert Odd("more_leave_than_enter", "i2.detention", 110, 140) in odd


def test_parts_above_the_number_on_the_box_are_named() -> None:
    year = {"starts": date(2025, 1, 1), "ends": date(2025, 12, 31)}
    total = a_count("t", "i2.detention", 100, **year)
    counts = {("i2.detention", "i2.first_appearance"): 140.0}
    odd = flow_counts(a_flowing_map(counts, total)).odd
    assert odd == (Odd("part_above_total", "i2.detention", 100, 140),)
