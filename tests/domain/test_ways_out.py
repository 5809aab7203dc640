"""Ways out to care, from the pack's own arrows: which exist, which are gaps."""

from __future__ import annotations

from sim_workshop.content import load_pack
from sim_workshop.domain.ways_out import entries, open_flows, ways_out, without_way_out
from sim_workshop.domain.workshop import Map
from tests.builders import a_map
from tests.domain.maps import a_box, a_resource, an_arrow, edited


def ways_from(map_: Map, box: str) -> dict[str, bool]:
    point = next(p for p in ways_out(map_) if p.element.id == box)
    return {w.flow.end: w.exists for w in point.ways}


def test_every_decision_point_is_there_in_the_order_of_the_map() -> None:
    map_ = a_map()
    assert [p.element for p in ways_out(map_)] == [e for e in map_.elements if e.decision]


def test_without_any_resource_every_way_out_is_a_gap() -> None:
    assert not any(p.open for p in ways_out(a_map()))
    police = ways_from(a_map(), "i1.police")
    assert {"i0.crisis_facility", "i1.deflection", "i0.ed"} <= police.keys()


def test_a_way_exists_when_everything_on_it_is_in_place() -> None:
    map_ = a_map(a_resource("r", "i1.deflection"))
    assert ways_from(map_, "i1.police")["i1.deflection"]
    assert not ways_from(map_, "i1.police")["i0.ed"]


def test_what_is_planned_absent_or_unknown_does_not_open_a_way() -> None:
    for status in ("planned", "absent", "unknown"):
        map_ = a_map(a_resource("r", "i1.deflection", status))
        assert not ways_from(map_, "i1.police")["i1.deflection"]
    for status in ("sufficient", "in_place", "short_capacity", ""):
        map_ = a_map(a_resource("r", "i1.deflection", status))
        assert ways_from(map_, "i1.police")["i1.deflection"]


def test_a_gap_names_the_services_that_are_missing() -> None:
    point = next(p for p in ways_out(a_map()) if p.element.id == "i1.arrest")
    desk = next(w for w in point.gaps if w.flow.end == "i2.diversion_desk")
    assert [e.id for e in desk.missing] == ["i2.diversion_desk"]


def test_a_way_that_ends_in_a_service_leading_nowhere_is_none() -> None:
    box, arrow = a_box("dead.end", "1"), an_arrow("to", "i1.arrest", "dead.end", "divert")
    map_ = a_map(a_resource("r", "dead.end"), *edited(elements=[box], flows=[arrow]))
    assert "dead.end" not in ways_from(map_, "i1.arrest")
    assert "to" not in open_flows(map_)


def test_a_way_through_another_decision_is_not_a_way_out() -> None:
    """That a court may divert is the court's way out, not that of the jail which sends there."""
    arrow = an_arrow("back", "i3.jail", "i2.first_appearance", "divert")
    map_ = a_map(a_resource("r", "i2.diversion"), *edited(flows=[arrow]))
    assert ways_from(map_, "i2.first_appearance")["i2.diversion"]
    assert "i2.first_appearance" not in ways_from(map_, "i3.jail")


def test_a_longer_way_counts_when_the_shorter_is_not_in_place() -> None:
    boxes = [a_box("near", "1"), a_box("far", "1")]
    arrows = [
        an_arrow("a", "i1.arrest", "near", "divert"),
        an_arrow("b", "near", "com.care", "divert"),
        an_arrow("c", "near", "far", "care"),
        an_arrow("d", "far", "com.care", "care"),
    ]
    open_ = a_map(a_resource("r", "near"), *edited(elements=boxes, flows=arrows))
    assert ways_from(open_, "i1.arrest")["near"]


def test_entries_are_the_packs_own_and_where_arrows_come_in_from_outside() -> None:
    found = {e.id for e in entries(a_map())}
    marked = {e.id for e in load_pack().elements if e.entry}
    assert marked <= found
    assert {"i1.dispatch", "i1.police"} <= found
    assert "i3.prison" not in found, "nobody comes to prison from the community"


def test_an_entry_with_one_way_in_place_is_no_longer_listed() -> None:
    before = {e.id for e in without_way_out(a_map())}
    after = {e.id for e in without_way_out(a_map(a_resource("r", "i1.deflection")))}
    assert "i1.police" in before
    assert "i1.police" not in after
    assert before - after == {"i1.police"}


def test_a_pack_without_care_has_no_ways_out() -> None:
    care = load_pack().element("com.care")
    assert care
    map_ = a_map(*edited(elements=[care.model_copy(update={"hidden": True})]))
    assert not any(p.ways for p in ways_out(map_))
    assert open_flows(map_) == frozenset()
