"""One thing through time, broken where the definition changed; cards of the wall."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

from sim_workshop.domain.evidence import DataPoint
from sim_workshop.domain.evidence_cards import (
    can_be_a_card,
    card_of,
    cards_on_wall,
    cards_to_show,
)
from sim_workshop.domain.printed import newly_printed
from sim_workshop.domain.privacy import release
from sim_workshop.domain.series import breaks, series_with, spots
from sim_workshop.domain.workshop import Map, Room
from tests.builders import a_map, a_number

MEASURES = a_map().measures


def booked(id_: str, value: int, period: str, **known: Any) -> DataPoint:
    return a_number(id_, value, **{"name": "Booked", "period": period, **known})


def test_a_series_is_one_thing_of_one_people_in_order_of_time() -> None:
    last, first = booked("b", 50, "FY 2023"), booked("a", 40, "2021")
    others = (
        booked("c", 60, "2022", population="women"), booked("d", 60, "2022", unit="events"),
        booked("e", 60, "2022", locality="national"), booked("f", 60, "2022", name="Released"),
        booked("g", 60, "2022", breakdown=(("sex", "women"),)),
    )  # fmt: skip
    assert series_with((last, *others, first), last) == (first, last)


def test_a_changed_definition_breaks_it_and_the_measures_own_is_one_too() -> None:
    points = (
        booked("a", 40, "2021", measure="m2.1", definition="Every booking"),
        booked("b", 50, "2022", measure="m2.1"),
        booked("c", 55, "2023", measure="m2.1", definition=MEASURES["m2.1"].definition),
    )
    assert breaks(points, MEASURES) == {1}
    assert breaks(points[:1], MEASURES) == frozenset()


def test_it_is_drawn_from_zero() -> None:
    drawn = spots((booked("a", 50, "2021"), booked("b", 100, "2022")), frozenset({1}))
    assert [(s.x, s.y, s.broken) for s in drawn] == [(0.0, 0.5, False), (1.0, 1.0, True)]


# Cards.


def national(**known: Any) -> DataPoint:
    given = {"measure": "m1.5", "locality": "national", "period": "2019", "unit": "percent",
             "population": "officers of the United States"}  # fmt: skip
    return a_number("us", 20, **{**given, **known})


LOCAL = a_number("own", 44, measure="m1.5", unit="percent", period="2024", population="officers")


def beside(map_: Map) -> DataPoint | None:
    card = card_of(release(map_), "own")
    assert card is not None
    return card.national


def test_the_national_figure_stands_beside_where_both_count_the_same() -> None:
    assert beside(a_map(LOCAL, national())) is not None
    assert beside(a_map(LOCAL, national(definition=MEASURES["m1.5"].definition))) is not None


def test_a_figure_that_counts_something_else_never_stands_beside() -> None:
    for unlike in (
        national(definition="Officers with 8 hours of training"), national(measure="m5.4"),
        national(unit="officers"), national(measure="", name="CIT-trained officers"),
        national(population=""), national(period=""), national(breakdown=(("sex", "women"),)),
    ):  # fmt: skip
        assert beside(a_map(LOCAL, unlike)) is None


def test_a_card_shows_only_what_may_leave() -> None:
    map_ = a_map(booked("a", 4, "2022"), booked("b", 50, "2023"))
    [newest] = can_be_a_card(map_)
    card, small = (card_of(release(map_), i) for i in (newest.id, "a"))
    assert card is not None
    assert [p.value for p in card.shows] == ["50"]
    assert small is not None
    assert (small.withheld, small.shows, small.point.value) == (True, (), "")


def test_on_the_wall_stands_only_what_was_written_down_as_having_left() -> None:
    room = Room(stage="evidence", cards=("a", "gone"))
    map_ = a_map(booked("a", 40, "2022"), room)
    assert cards_on_wall(map_) == ()
    left = newly_printed(1, map_.numbers, {}, ())
    shown = replace(map_, printed=left)
    assert [c.point.id for c in cards_on_wall(shown)] == ["a"]
    corrected = replace(a_map(booked("a", 41, "2022"), room), printed=left)
    assert cards_on_wall(corrected) == ()
    assert [c.point.value for c in cards_to_show(corrected, ["a"])] == ["41"]
