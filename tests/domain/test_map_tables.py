"""The map as tables: one table a resource, one lane an agency, gaps where they are."""

from __future__ import annotations

from sim_workshop.domain.findings import Gap
from sim_workshop.domain.map_tables import boxes_by_gaps, by_capacity, heat, lanes
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
