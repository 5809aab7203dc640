"""Matrix, votes and series: every value is said, nothing is shown before its time."""

from __future__ import annotations

import re
from datetime import date
from itertools import pairwise
from typing import Any

import pytest

from sim_workshop.charts import picture, priority_matrix, series, vote_bars
from sim_workshop.domain.evidence import DataPoint
from sim_workshop.domain.priorities import Priority
from sim_workshop.domain.workshop import Map, Workshop
from tests.builders import a_map, a_round

VOTES = {"pA": 38, "pB": 46, "pC": 21, "pD": 15, "pE": 21}


def said(chart: Any) -> list[str]:
    return re.findall(r"<text[^>]*>([^<]*)</text>", picture.svg(chart))


def candidates(**known: Any) -> list[Priority]:
    return [Priority(id=f"p{x}", letter=x, title=f"Priority {x}", **known) for x in "ABCDE"]


def voted(state: str = "revealed", **known: Any) -> Map:
    round_, tally = a_round(VOTES, state=state)
    return a_map(*candidates(**known), round_, tallies=[tally])


class TestMatrix:
    def test_each_candidate_stands_at_its_values(self) -> None:
        one = Priority(id="p", letter="A", title="One", importance=5, feasibility=1)
        two = Priority(id="q", letter="B", title="Two", importance=1, feasibility=5)
        spots = _spots(a_map(one, two))
        assert spots["p"][0] < spots["q"][0], "hard to do is left"
        assert spots["p"][1] < spots["q"][1], "more important is up"

    @pytest.mark.parametrize("importance", [1, 3, 5])
    @pytest.mark.parametrize("feasibility", [1, 3, 5])
    def test_candidates_with_equal_values_stand_side_by_side(
        self, importance: int, feasibility: int
    ) -> None:
        map_ = a_map(*candidates(importance=importance, feasibility=feasibility))
        xs = sorted(x for x, _ in _spots(map_).values())
        assert all(b - a >= 2 * priority_matrix.RADIUS for a, b in pairwise(xs))
        assert xs[0] > priority_matrix.RADIUS
        assert xs[-1] < 380 - priority_matrix.RADIUS

    @pytest.mark.parametrize("dark", [False, True])
    def test_it_says_letters_and_corners(self, dark: bool) -> None:
        map_ = a_map(*candidates(importance=3, feasibility=4))
        words = said(priority_matrix.chart(map_, dark=dark))
        assert {*"ABCDE", "more important", "start here", "hard to do", "can be done"} <= set(words)

    def test_without_values_it_says_so(self) -> None:
        words = said(priority_matrix.chart(a_map(*candidates(importance=3))))
        assert "No candidate has both values yet" in words
        assert "A" not in words

    def test_a_candidate_that_was_withdrawn_is_gone(self) -> None:
        map_ = a_map(*candidates(importance=3, feasibility=3, withdrawn=True))
        assert "A" not in said(priority_matrix.chart(map_))


class TestVotes:
    @pytest.mark.parametrize("dark", [False, True])
    def test_places_letters_titles_and_votes_in_order_with_ties(self, dark: bool) -> None:
        words = said(vote_bars.chart(voted(), dark=dark))
        assert [w for w in words if w in "ABCDE"] == ["B", "A", "C", "E", "D"]
        assert words.count("3=") == 2
        assert words.count("tie") == 2
        assert {"46", "38", "21", "15", "1", "2", "5", "Priority B"} <= set(words)

    @pytest.mark.parametrize("state", ["draft", "open", "closed"])
    def test_nothing_is_shown_before_it_is_revealed(self, state: str) -> None:
        words = said(vote_bars.chart(voted(state)))
        assert words == ["No vote has been revealed yet"]

    def test_bars_are_as_long_as_votes(self) -> None:
        spec = vote_bars.chart(voted()).to_dict()
        bars = [r for r in spec["datasets"]["behind"] if r["fill"] in ("#0F4459", "#A9B4C0")]
        long = [float(re.search(r"h([\d.]+)a", bar["d"])[1]) + 10 for bar in bars]  # type: ignore[index]
        assert [round(x / long[0], 2) for x in long] == [1, 0.83, 0.46, 0.46, 0.33]

    def test_the_chosen_stand_out_by_colour_and_the_line_by_the_setting(self) -> None:
        settings = Workshop(priorities_to_plan=2)
        map_ = a_map(settings, *voted().records.values(), tallies=voted().tallies.values())
        spec = vote_bars.chart(map_).to_dict()
        fills = [r["fill"] for r in spec["datasets"]["behind"] if r["fill"] != "transparent"]
        assert fills == ["#0F4459", "#0F4459", "#A9B4C0", "#A9B4C0", "#A9B4C0"]


def _number(id: str, value: str, low: float, year: int, **known: Any) -> DataPoint:
    given: dict[str, Any] = {"high": low, "unit": "people", "period": f"FY {year}"}
    return DataPoint(
        id=id, name="Bookings", value=value, low=low, ends=date(year, 9, 30), **(given | known)
    )


class TestSeries:
    def test_values_and_periods_as_written_in_order_of_time(self) -> None:
        late = _number("b", "about 1,300", 1300, 2023)
        early = _number("a", "1,204", 1204, 2022)
        words = said(series.chart(a_map(late, early), measure="Bookings"))
        assert words == ["1,204", "FY 2022", "about 1,300", "FY 2023"]

    def test_only_comparable_totals_of_this_county(self) -> None:
        wanted = [_number("a", "1", 1, 2021), _number("b", "2", 2, 2022)]
        others = [
            _number("c", "3", 3, 2023, unit="percent"),
            _number("d", "4", 4, 2024, breakdown=(("sex", "women"),)),
            _number("e", "5", 5, 2025, locality="national"),
            DataPoint(id="f", name="Bookings", value="many", unit="people"),
        ]
        assert series.series(a_map(*others, *wanted), "Bookings") == tuple(wanted)

    def test_one_value_is_no_series(self) -> None:
        words = said(series.chart(a_map(_number("a", "7", 7, 2020)), measure="Bookings"))
        assert "Fewer than two periods known" in words

    def test_the_axis_begins_at_zero(self) -> None:
        low, high = _number("a", "50", 50, 2021), _number("b", "100", 100, 2022)
        spec = series.chart(a_map(low, high), measure="Bookings", height=150).to_dict()
        line = next(r for r in spec["datasets"]["behind"] if r["wide"] == 2)["d"]
        first, second = (float(y) for y in re.findall(r",([\d.]+)", line))
        ground = 150 - series.FOOT
        assert (ground - first) * 2 == pytest.approx(ground - second)


def test_a_chart_that_says_the_same_is_drawn_once() -> None:
    early, late = _number("a", "1,204", 1204, 2022), _number("b", "1,300", 1300, 2023)
    first, again = (
        picture.png(series.chart(a_map(early, late), measure="Bookings")) for _ in range(2)
    )
    assert first is again
    other = picture.png(series.chart(a_map(early, _number("b", "9", 9, 2023)), measure="Bookings"))
    assert first != other


def _spots(map_: Map) -> dict[str, tuple[float, float]]:
    spec = priority_matrix.chart(map_).to_dict()
    return {r["priority"]: (r["x"], r["y"]) for r in spec["datasets"]["spots"]}
