"""Swim lanes, heat and what is new, as drawings: all that is told, and nothing on one another."""

from __future__ import annotations

import pytest

from sim_workshop.domain.at_places import standing_at
from sim_workshop.domain.drawn.heat_map import degree, heat_map
from sim_workshop.domain.drawn.lane_map import lane_map
from sim_workshop.domain.drawn.now_and_new import now_and_new_map
from sim_workshop.domain.drawn.whole_map import whole
from tests.builders import a_map
from tests.domain import measuring
from tests.domain.counties import counties
from tests.domain.maps import LANGUAGES, a_county, a_full_county, a_gap, a_resource


@pytest.mark.parametrize("county", ["harris_tx", "washington_or", "whatcom_wa"])
def test_every_service_of_a_county_stands_in_a_lane(county: str) -> None:
    map_ = counties()[county]
    drawn = lane_map(map_)
    assert {b.id for b in drawn.boxes} == {r.id for r in map_.resources}
    assert measuring.overlapping(measuring.boxes(drawn)) == []
    assert measuring.overlapping(measuring.words(drawn)) == []
    assert measuring.too_wide(drawn) == []
    assert measuring.outside(drawn) == []


def test_lanes_stand_under_their_intercepts_and_beside_their_agency() -> None:
    map_ = a_map(
        a_resource("r1", "i0.detox", operator="Sheriff"), a_resource("r2", "i3.jail", "absent"),
        *(a_resource(f"x{n}", "i3.jail", operator=said) for n, said in enumerate(LANGUAGES)),
    )  # fmt: skip
    drawn = lane_map(map_)
    token = {t.intercept: t for t in drawn.tokens}
    box = {b.id: b for b in drawn.boxes}
    assert box["r1"].x == token["0"].x
    assert box["r2"].x == token["3"].x
    assert box["r2"].says == "Something at i3.jail, not available"
    name = next(w for w in drawn.words if w.text == "Sheriff")
    assert box["r1"].y < name.y < box["r1"].y + box["r1"].h
    assert measuring.overlapping(measuring.words(drawn)) == []


def test_without_services_there_is_a_sentence() -> None:
    assert [w.text for w in lane_map(a_map()).words] == ["No service has been named yet."]


def test_the_box_with_most_gaps_is_warmest() -> None:
    map_ = a_map(*(a_gap(f"g{n}", "i3.jail") for n in range(4)), a_gap("one", "i1.arrest"),
                 a_resource("r", "i0.detox"))  # fmt: skip
    heat = {b.id: b.heat for b in heat_map(map_).boxes if b.heat}
    assert heat == {"i3.jail": 4, "i1.arrest": 1}
    assert {p.kind for p in heat_map(map_).pills if p.box} == {"gap"}
    assert [degree(n, 8) for n in (0, 1, 4, 8)] == [0, 1, 2, 4]


def test_only_what_is_new_is_counted_and_boxes_look_as_today() -> None:
    map_ = a_county()
    drawn = whole(map_, counted=standing_at((), [g for g in map_.gaps if g.id == "g3"]))
    assert [(p.box, p.kind, p.count) for p in drawn.pills if p.box] == [("i3.jail", "gap", 1)]
    assert [b.id for b in drawn.boxes if b.has_gap] == ["i3.jail"]
    assert {b.id: b.ball for b in drawn.boxes} == {b.id: b.ball for b in whole(map_).boxes}


def test_four_hundred_entries_are_warm_and_apart() -> None:
    drawn = heat_map(a_full_county())
    assert measuring.overlapping(measuring.pills(drawn)) == []
    assert measuring.overlapping(measuring.words(drawn)) == []


def test_king_countys_table_has_every_service_and_idea_in_its_row_and_column() -> None:
    map_ = counties()["king_wa_jail_diversion_model"]
    drawn = now_and_new_map(map_)
    box = {b.id: b for b in drawn.boxes}
    assert box.keys() == {e.id for e in (*map_.resources, *map_.opportunities)}
    assert {b.look for b in drawn.boxes} == {"service", "unnamed"}
    new = next(w.x for w in drawn.words if w.text == "New or larger")
    assert all((box[o.id].x >= new) for o in map_.opportunities)
    assert all((box[r.id].x < new) for r in map_.resources)
    assert measuring.overlapping(measuring.boxes(drawn)) == []
    assert measuring.overlapping(measuring.words(drawn)) == []
    assert measuring.too_wide(drawn) == []
    nothing = [w.text for w in now_and_new_map(a_map()).words]
    assert nothing == ["No service and no idea has been named yet."]
