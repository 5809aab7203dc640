"""The map as tables: one table a resource, one lane an agency, gaps where they are."""

from __future__ import annotations

import pytest

from sim_workshop.domain.findings import Gap, Resource
from sim_workshop.domain.map_tables import (
    boxes_by_gaps,
    by_capacity,
    heat,
    lanes,
    without_operator,
)
from sim_workshop.domain.people import Stakeholder
from tests.builders import a_map
from tests.domain.maps import a_gap, a_resource


def test_every_resource_stands_in_exactly_one_table() -> None:
    statuses = ["sufficient", "short_capacity", "absent", "planned", "in_place", "unknown", ""]
    map_ = a_map(*(a_resource(f"r{n}", "i1.cit", s) for n, s in enumerate(statuses)))
    told = {table: [r.id for r in found] for table, found in by_capacity(map_).items()}
    assert told == {
        "enough": ["r0"], "too_little": ["r1"], "absent": ["r2", "r3"],
        "not_said": ["r4", "r5", "r6"],
    }  # fmt: skip


def test_services_of_a_table_stand_in_the_order_of_the_intercepts() -> None:
    map_ = a_map(a_resource("late", "i5.supports", "absent"), a_resource("early", "0", "absent"))
    assert [r.id for r in by_capacity(map_)["absent"]] == ["early", "late"]


def test_lanes_are_one_for_each_agency_however_it_is_spelled_and_nobody_named_last() -> None:
    map_ = a_map(
        a_resource("r1", "i1.cit"), a_resource("r2", "i1.cit", operator="Sheriff"),
        a_resource("r3", "i3.jail", operator="SHERIFF "),
        a_resource("r4", "0", operator="Lifeline"),
    )  # fmt: skip
    assert [
        (lane.agency, {i: [r.id for r in found] for i, found in lane.cells.items()})
        for lane in lanes(map_)
    ] == [
        ("Sheriff", {"1": ["r2"], "3": ["r3"]}), ("Lifeline", {"0": ["r4"]}), ("", {"1": ["r1"]}),
    ]  # fmt: skip


@pytest.mark.parametrize(
    ("text", "agency"),
    [
        ("Desk staffed by the Harris Center, day and night", "The Harris Center for Mental Health"),
        ("Houston Police and the Harris Center go out together", "Houston Police Department"),
        ("A Sheriff deputy at the clinic", "Harris County Sheriff's Office"),
        ("District Attorney's Mental Health Division", "Harris County District Attorney's Office"),
        ("CSCD specialized caseloads", "Harris County CSCD"),
        ("Run by HOUSTON RECOVERY CENTER", "Houston Recovery Center"),
        ("A sheriffs' association far away", ""),
        ("The Judge Emmett diversion center", ""),
        ("Police officers of the city", ""),
    ],
)
def test_a_service_stands_with_the_agency_its_own_words_name(text: str, agency: str) -> None:
    agencies = (
        "The Harris Center for Mental Health", "Houston Police Department",
        "Harris County Sheriff's Office", "Harris County District Attorney's Office",
        "Harris County Judge's Office", "Harris County CSCD", "Houston Recovery Center",
    )  # fmt: skip
    people = (Stakeholder(id=f"s{n}", agency=a) for n, a in enumerate(agencies))
    found = lanes(a_map(*people, Resource(id="r", text=text, places=("1",))))
    assert [lane.agency for lane in found] == [agency]


def test_what_somebody_wrote_is_taken_before_what_the_words_name() -> None:
    map_ = a_map(
        Stakeholder(id="s1", agency="Houston Police Department"),
        Resource(id="r1", text="Houston Police desk", places=("1",), operator="City clinic"),
        Resource(id="r2", text="City clinic's van", places=("1",)),
    )
    assert [(lane.agency, len(lane.cells["1"])) for lane in lanes(map_)] == [("City clinic", 2)]
    assert without_operator(map_) == 1


def test_a_gap_counts_at_each_of_its_intercepts_and_without_a_type_it_says_so() -> None:
    map_ = a_map(
        a_gap("g1", "i1.cit", gap_type="no_service"),
        Gap(id="g2", text="Two places", places=("i1.cit", "i3.jail")),
    )
    found = heat(map_)
    assert found.types[-1] == ""
    assert found.counts == {("1", "no_service"): 1, ("1", ""): 1, ("3", ""): 1}
    assert found.most == 1
    assert boxes_by_gaps(map_) == (("i1.cit", 2), ("i3.jail", 1))


def test_an_empty_map_has_empty_tables() -> None:
    map_ = a_map()
    assert not any(by_capacity(map_).values())
    assert (lanes(map_), heat(map_).types, boxes_by_gaps(map_)) == ((), (), ())
