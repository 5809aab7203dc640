"""Outcomes: frozen stays frozen, only like is compared with like, a changed definition is seen."""

from __future__ import annotations

from datetime import date
from typing import Any

from hypothesis import given
from hypothesis import strategies as st

from sim_workshop.domain.evidence import DataPoint
from sim_workshop.domain.series import definition_of
from sim_workshop.domain.workshop import Workshop
from sim_workshop.domain.year.monitoring import Baseline
from sim_workshop.domain.year.outcomes import candidates, direction, outcomes, trend
from tests.builders import a_map, a_number

ALIKE = "Every booking"


def booked(id: str, value: float, year: int, **known: Any) -> DataPoint:
    given = {"name": "Booked", "unit": "events", "definition": ALIKE, "period": str(year),
             "starts": date(year, 1, 1), "ends": date(year, 12, 31)}  # fmt: skip
    return a_number(id, value, **{**given, **known})


def frozen(point: DataPoint, **known: Any) -> Baseline:
    kept = {f: getattr(point, f) for f in ("measure", "name", "value", "low", "high", "unit",
            "period", "starts", "ends", "population", "definition")}  # fmt: skip
    return Baseline(id=f"bl-{point.id}", point=point.id, **{**kept, **known})


FIRST = booked("n1", 400, 2025)


def test_the_newest_later_value_counted_alike_is_compared() -> None:
    map_ = a_map(FIRST, frozen(FIRST), booked("n2", 380, 2026), booked("n3", 350, 2027))
    (found,) = outcomes(map_)
    assert found.latest is not None
    assert (found.latest.id, found.change, found.why_not) == ("n3", -50, "")


def test_an_earlier_value_is_no_outcome() -> None:
    (found,) = outcomes(a_map(booked("n0", 500, 2020), FIRST, frozen(FIRST)))
    assert (found.latest, found.why_not, found.change) == (None, "no_later", None)


def test_nothing_is_compared_across_unlike_definitions_and_the_series_breaks() -> None:
    other = booked("n2", 90, 2026, definition="People, each once")
    (found,) = outcomes(a_map(FIRST, frozen(FIRST), other))
    assert (found.latest, found.why_not, found.change) == (None, "unlike", None)
    assert found.unlike == (other,)
    assert found.broken == {1}
    again = booked("n3", 390, 2027)
    (found,) = outcomes(a_map(FIRST, frozen(FIRST), other, again))
    assert (found.latest, found.change, found.unlike) == (again, -10, (other,))


def test_a_frozen_number_stays_as_it_was_when_the_number_is_corrected_or_removed() -> None:
    later = booked("n2", 380, 2026)
    (corrected,) = outcomes(a_map(FIRST.but(value="999", low=999, high=999), frozen(FIRST), later))
    assert corrected.change == -20
    (removed,) = outcomes(a_map(frozen(FIRST), later))
    assert removed.change == -20


def test_a_range_has_no_change_in_figures() -> None:
    wide = booked("n2", 300, 2026, high=400)
    (found,) = outcomes(a_map(FIRST, frozen(FIRST), wide))
    assert (found.latest, found.change) == (wide, None)


def test_others_are_not_the_same_series() -> None:
    women = booked("n2", 90, 2026, population="women")
    nation = booked("n3", 90, 2026, locality="national")
    (found,) = outcomes(a_map(FIRST, frozen(FIRST), women, nation))
    assert found.why_not == "no_later"


def test_a_value_that_must_not_be_shown_is_not_compared() -> None:
    hidden = frozen(FIRST, value="", low=None, high=None)
    (found,) = outcomes(a_map(FIRST, hidden, booked("n2", 380, 2026)))
    assert (found.why_not, found.change) == ("not_shown", None)


def test_the_newest_total_up_to_workshop_day_can_be_frozen_once_for_each_series() -> None:
    day = Workshop(starts=date(2026, 3, 1))
    late = booked("n3", 350, 2026)
    older = booked("n0", 500, 2024)
    women = booked("n4", 90, 2025, breakdown=(("sex", "women"),))
    other = booked("n5", 40, 2025, name="Released")
    nation = booked("n6", 40, 2025, name="Nation", locality="national")
    words = a_number("n7", "unknown", name="Waits")
    map_ = a_map(day, older, FIRST, late, women, other, nation, words)
    assert {p.id for p in candidates(map_)} == {"n1", "n5"}
    left = a_map(day, older, FIRST, late, other, frozen(FIRST))
    assert [p.id for p in candidates(left)] == ["n5"]
    assert {p.id for p in candidates(a_map(older, FIRST, late))} == {"n3"}, "no day is known"


def test_the_built_in_trend_is_the_longest_series_of_its_measure() -> None:
    def jailed(id: str, value: float, year: int, **known: Any) -> DataPoint:
        return booked(id, value, year, measure="m3.12", unit="percent", **known)

    series = jailed("a", 4.1, 2024), jailed("b", 4.6, 2025)
    one = jailed("c", 9.0, 2025, population="women")
    assert trend(a_map(one, *series), "m3.12") == series
    assert trend(a_map(), "m3.12") == ()
    assert direction(series, frozenset()) == "up"
    assert direction(series[::-1], frozenset()) == "down"
    assert direction(series, frozenset({1})) == "", "counted otherwise"
    assert direction(series[:1], frozenset()) == ""


YEARS = st.lists(
    st.tuples(st.integers(2000, 2040), st.integers(0, 10_000), st.sampled_from(["", ALIKE, "x"])),
    min_size=1, max_size=12, unique_by=lambda line: line[0],
)  # fmt: skip


@given(YEARS, st.integers(0, 11))
def test_whatever_the_numbers_like_is_compared_with_like_and_later_with_earlier(
    lines: list[tuple[int, int, str]], which: int
) -> None:
    points = [booked(f"n{y}", v, y, definition=d) for y, v, d in lines]
    base = points[which % len(points)]
    map_ = a_map(*points, frozen(base))
    (found,) = outcomes(map_)
    if found.latest is not None:
        assert definition_of(found.latest, map_.measures) == base.definition
        assert found.latest.ends is not None
        assert base.ends is not None
        assert found.latest.ends > base.ends
    like = [
        p
        for p in points
        if p.definition == base.definition and (p.ends or date.min) > (base.ends or date.max)
    ]
    assert (found.latest is None) is (not like)
