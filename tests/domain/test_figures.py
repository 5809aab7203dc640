"""Numbers on one card: what belongs together, differs, can be compared, what is missing."""

from __future__ import annotations

from dataclasses import replace

import pytest

from sim_workshop.content import load_pack
from sim_workshop.domain.community import Community
from sim_workshop.domain.evidence import DataPoint
from sim_workshop.domain.figures import figures, home_of, missing
from sim_workshop.domain.findings import Gap
from sim_workshop.domain.workshop import Map

MAP = Map(code="X", revision=1, community=Community(id="c", name="C"), pack=load_pack(), records={})


def number(value: str, amount: float | None = None, **known: object) -> DataPoint:
    fields = {"name": "Stay", "unit": "days", "intercept": "3", **known}
    return DataPoint.model_validate({"id": f"n{value}", "value": value, "low": amount,
                                     "high": amount, **fields})  # fmt: skip


def test_values_of_one_thing_stand_on_one_card_and_others_apart() -> None:
    stays = [number("20", 20, population="others"), number("32", 32, population="with SMI")]
    found = figures(
        MAP, [*stays, number("5", 5, name="Calls"), number("9", 9, locality="national")]
    )

    assert found[0].points == tuple(stays)
    assert [len(f.points) for f in found] == [2, 1, 1]


@pytest.mark.parametrize(
    ("points", "compares"),
    [
        ([number("20", 20), number("32", 32, period="2024")], True),
        ([number("20", 20)], False),
        ([number("20", 20), number("about half")], False),
        ([number("-5", -5), number("32", 32)], False),
    ],
)
def test_plain_numbers_of_one_unit_can_be_compared(points: list[DataPoint], compares: bool) -> None:
    [card] = figures(MAP, points)
    assert card.compares is compares


def test_two_sources_differ_only_about_the_same_people_and_period() -> None:
    [same] = figures(MAP, [number("20", 20), number("26", 26)])
    [apart] = figures(MAP, [number("20", 20, period="2015"), number("26", 26, period="2018")])

    assert same.differs
    assert not apart.differs


def test_cards_stand_in_the_order_of_the_intercepts() -> None:
    points = [number("1", 1, intercept="5"), number("2", 2, intercept="0"), number("3", 3)]
    assert [f.intercept for f in figures(MAP, points)] == ["0", "3", "5"]


def test_a_number_is_at_home_where_what_it_is_about_is_filed() -> None:
    gap = Gap(id="g1", text="No beds", places=("i1.dispatch",))
    map_ = replace(MAP, records={"g1": gap})

    assert home_of(map_, number("1", intercept="", about=("g1",))) == "1"
    assert home_of(map_, number("1", intercept="somewhere")) == "cross"


def test_what_a_reader_cannot_know_is_named() -> None:
    assert missing(MAP, number("20")) == ("period", "source")
    assert missing(MAP, number("93", unit="percent", period="2024", source="jail")) == (
        "denominator",
    )
    assert missing(MAP, number("-55", unit="percent change", period="2024", owner="CIT")) == ()
