"""The drawing, measured: nothing overlaps, nothing runs behind a box, no entry moves a box."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from PIL import ImageFont

from sim_workshop.content import load_pack
from sim_workshop.domain.drawn.drawing import Drawing
from sim_workshop.domain.layout import drawing, on_paper
from sim_workshop.domain.place import Intercept
from sim_workshop.domain.record import Record
from sim_workshop.domain.workshop import Map
from tests.builders import a_map
from tests.domain import measuring
from tests.domain.counties import counties
from tests.domain.maps import (
    LANGUAGES,
    a_box,
    a_county,
    a_full_county,
    a_gap,
    a_resource,
    an_arrow,
    changed_past_recognition,
    edited,
    in_other_words,
    sixty_boxes,
)

FONTS = Path(__file__).parents[2] / "static" / "fonts"
FILES = {400: "PublicSans-Regular.ttf", 600: "PublicSans-SemiBold.ttf"}
INTERCEPTS = ("0", "1", "2", "3", "4", "5")


def all_drawings(map_: Map) -> list[Drawing]:
    columns = [i.id for i in map_.intercepts if not i.is_cross]
    on_sheets = [drawing(map_, naming=True), on_paper(map_, wide=3300)]
    return [drawing(map_), *on_sheets, *(drawing(map_, i) for i in columns)]


def check(drawn: Drawing) -> None:
    assert measuring.overlapping(measuring.boxes(drawn)) == []
    assert measuring.behind_boxes(drawn) == []
    assert measuring.through_words(drawn) == []
    assert measuring.overlapping(measuring.grounds(drawn)) == []
    assert measuring.overlapping(measuring.pills(drawn)) == []
    assert measuring.overlapping(measuring.words(drawn)) == []
    assert measuring.covered_words(drawn) == []
    assert measuring.too_wide(drawn) == []
    assert measuring.outside(drawn) == []


@pytest.mark.parametrize("intercept", [None, *INTERCEPTS])
def test_a_county_is_drawn_without_overlaps(intercept: str | None) -> None:
    drawn = drawing(a_county(), intercept)
    check(drawn)
    assert measuring.on_one_another(drawn) == []


@pytest.mark.parametrize("seed", range(12))
def test_any_change_of_places_is_drawn_without_overlaps(seed: int) -> None:
    for drawn in all_drawings(changed_past_recognition(seed)):
        check(drawn)


def test_sixty_boxes_are_drawn_without_overlaps() -> None:
    map_ = sixty_boxes()
    whole = drawing(map_)
    assert len(whole.boxes) == 65
    for drawn in all_drawings(map_):
        check(drawn)


@pytest.mark.parametrize("county", counties())
def test_every_real_county_is_drawn_without_overlaps(county: str) -> None:
    for drawn in all_drawings(counties()[county]):
        check(drawn)


@pytest.mark.parametrize("said", LANGUAGES)
def test_words_of_any_language_stay_in_their_boxes_and_apart(said: str) -> None:
    for drawn in all_drawings(in_other_words(said)):
        check(drawn)


def test_a_hundred_arrows_and_four_hundred_entries_are_drawn_without_overlaps() -> None:
    map_ = a_full_county()
    assert (len(map_.flows) >= 100, len(map_.gaps) + len(map_.resources)) == (True, 400)
    for drawn in all_drawings(map_):
        check(drawn)


def test_the_same_map_gives_the_same_drawing() -> None:
    assert all_drawings(changed_past_recognition(3)) == all_drawings(changed_past_recognition(3))


@pytest.mark.parametrize("intercept", [None, "1"])
def test_an_entry_moves_nothing(intercept: str | None) -> None:
    before = drawing(a_map(), intercept)
    after = drawing(a_county(), intercept)
    assert _frames(after) == _frames(before)
    assert {t for line in after.lines for t in line.flows} == {
        t for line in before.lines for t in line.flows
    }


PLACES = (*(e.id for e in load_pack().elements), *(f.id for f in load_pack().flows), "1", "cross")


@settings(max_examples=25, deadline=None)
@given(
    seed=st.integers(0, 5),
    said=st.lists(
        st.tuples(st.booleans(), st.sampled_from(PLACES), st.text(max_size=40)), max_size=12
    ),
)
def test_no_entry_anywhere_moves_a_box(seed: int, said: list[tuple[bool, str, str]]) -> None:
    """Whatever the county made of its places, and whatever people write on them."""
    before = changed_past_recognition(seed)
    entries: list[Record] = [
        (a_gap if is_gap else a_resource)(f"h{n}", place).but(text=text or "x")
        for n, (is_gap, place, text) in enumerate(said)
    ]
    after = a_map(*before.records.values(), *entries)
    for one, other in zip(all_drawings(before), all_drawings(after), strict=True):
        assert _frames(one) == _frames(other)


def test_what_is_said_on_any_arrow_is_counted_in_the_close_up() -> None:
    """On its words, on a line it shares, or where it has no words at all."""
    bare = edited(flows=[f.model_copy(update={"label": ""}) for f in load_pack().flows[::2]])
    groups = {e.id for e in load_pack().elements if e.group}
    for flow in load_pack().flows:
        if not {flow.start, flow.end} & groups:
            map_ = a_map(a_gap("g", flow.id), *bare)
            drawn = drawing(map_, map_.intercept_of(flow.id))
            assert [p.count for p in drawn.pills if p.box and p.kind == "gap"] == [1], flow.id


def test_local_services_are_listed_in_their_box() -> None:
    map_ = a_map(
        a_resource("r1", "i0.detox").but(text="Sobering center"),
        *(a_resource(f"r{n}", "i0.ed").but(text=f"Hospital {n}") for n in (2, 3, 4)),
    )
    for drawn in (drawing(map_, naming=True), drawing(map_, "0")):
        assert "Sobering center" in said_in(drawn, "i0.detox")
        assert "Hospital 2" in said_in(drawn, "i0.ed")
    assert said_in(drawing(map_, naming=True), "i0.ed")[-1] == "and 2 more"
    assert said_in(drawing(map_, "0"), "i0.ed")[-1] == "Hospital 4", "a box of many arrows has room"
    assert "Sobering center" not in said_in(drawing(map_), "i0.detox")


def said_in(drawn: Drawing, box_id: str) -> list[str]:
    box = drawn.box(box_id)
    assert box
    return [line.text for line in box.lines]


def _frames(drawn: Drawing) -> list[tuple[str, float, float, float, float]]:
    return [(b.id, b.x, b.y, b.w, b.h) for b in drawn.boxes]


def test_a_new_box_leaves_all_others_where_they_are() -> None:
    before = {f[0]: f for f in _frames(drawing(a_map()))}
    added = edited(elements=[a_box("new.one", "1"), a_box("new.two", "4")])
    after = {f[0]: f for f in _frames(drawing(a_map(*added)))}
    assert {k: v for k, v in after.items() if k in before} == before
    assert {"new.one", "new.two"} <= after.keys()


def test_columns_stand_in_the_workshops_own_order() -> None:
    pack = load_pack()
    split = Intercept(id="2.5", name="Specialty dockets", order=2.5)
    first = pack.intercepts[4].model_copy(update={"order": -1, "short_name": "Coming home"})
    hidden = pack.intercepts[5].model_copy(update={"hidden": True})
    drawn = drawing(a_map(*edited([split, first, hidden])))
    assert [t.text for t in drawn.tokens] == ["4", "0", "1", "2", "2.5", "3"]
    assert sorted(t.x for t in drawn.tokens) == [t.x for t in drawn.tokens]
    assert "Coming home" in [w.text for w in drawn.words]


def test_every_label_fits_its_box_measured_with_the_font_itself() -> None:
    fonts = {weight: ImageFont.truetype(FONTS / name, 1000) for weight, name in FILES.items()}
    for map_ in (a_county(), sixty_boxes()):
        for drawn in all_drawings(map_):
            for box in drawn.boxes:
                for said in box.lines:
                    wide = fonts[said.weight].getlength(said.text) * said.size / 1000
                    assert said.x + wide < box.x + box.w, said.text


def test_counts_balls_and_borders_say_what_the_room_said() -> None:
    drawn = drawing(a_county())
    boxes = {b.id: b for b in drawn.boxes}
    assert boxes["i0.crisis_line"].ball == "full"
    assert boxes["i1.cit"].ball == "half"
    assert boxes["i1.cit"].has_gap
    assert boxes["i1.coresponder"].ball == "planned"
    assert boxes["i1.deflection"].ball == "none"
    assert boxes["i3.specialty_court"].ball == "unknown"
    assert boxes["i4.handoff"].ball == "unasked"
    assert boxes["i0.detox"].look == "unnamed"
    assert boxes["i1.arrest"].look == "decision"
    assert boxes["i1.cit"].says == (
        "Crisis intervention team officers, too little capacity, 1 resource, 1 gap"
    )
    pills = {(p.box, p.kind): p.count for p in drawn.pills}
    assert pills["i1.cit", "resource"] == 1
    assert pills["i1.cit", "gap"] == 1
    assert pills["1", "gap"] == 1, "what was said of a whole intercept stands at its head"


def test_a_gap_on_an_arrow_the_whole_map_leaves_out_is_counted_at_its_start() -> None:
    drawn = drawing(a_map(a_gap("g", "f32")))  # police to the emergency department
    assert ("i1.police", 1) in {(p.box, p.count) for p in drawn.pills}


def test_a_way_out_is_solid_only_when_people_can_be_sent_along_it() -> None:
    nothing = {f: line.look for line in drawing(a_map()).lines for f in line.flows}
    desk = a_map(a_resource("r", "i2.diversion_desk", "planned"))
    planned = {f: line.look for line in drawing(desk).lines for f in line.flows}
    there = a_map(a_resource("r", "i2.diversion_desk", "short_capacity"))
    opened = {f: line.look for line in drawing(there).lines for f in line.flows}
    assert nothing["f42"] == nothing["f43"] == planned["f42"] == "unnamed"
    assert opened["f42"] == opened["f43"] == "out"


def test_right_is_deeper_up_is_care_down_is_release_and_violations_go_back_along_the_bottom() -> (
    None
):
    drawn = drawing(a_county())
    tips = {f: line.tips[0].angle for line in drawn.lines if line.tips for f in line.flows}
    assert tips["f41"] == 0, "arrest to detention"
    assert tips["f43"] == 270, "diversion desk to care"
    assert tips["f54"] == 90, "first appearance to the community"
    back = next(line for line in drawn.lines if "f98" in line.flows)
    low = max(b.y + b.h for b in drawn.boxes)
    assert max(y for path in back.paths for _, y in path) > low
    assert {t.angle for t in back.tips} == {180}


def test_links_between_services_stay_out_of_the_whole_map_and_stand_in_the_close_up() -> None:
    whole = {f for line in drawing(a_county()).lines for f in line.flows}
    close = {f for line in drawing(a_county(), "0").lines for f in line.flows}
    assert "f5" not in whole
    assert "f5" in close


def test_the_close_up_shows_every_arrow_of_its_intercept_with_its_words() -> None:
    map_ = a_county()
    for intercept in INTERCEPTS:
        drawn = drawing(map_, intercept)
        groups = {e.id for e in map_.elements if e.group}
        flows = [f for f in map_.flows_of(intercept) if not {f.start, f.end} & groups]
        assert {f for line in drawn.lines for f in line.flows} == {f.id for f in flows}
        said = " ".join(w.text for w in drawn.words)
        for flow in flows:
            assert flow.label.split()[0] in said


def test_the_close_up_lists_what_is_missing_in_the_rooms_words() -> None:
    drawn = drawing(a_county(), "1")
    said = [w.text for w in drawn.words]
    assert "What is missing here" in said
    assert "Nobody answers at i1.dispatch at night" in said
    assert "Whole intercept" in said


def test_many_gaps_are_counted_rather_than_crammed() -> None:
    drawn = drawing(a_map(*(a_gap(f"g{n}", "i1.police") for n in range(30))), "1")
    assert "and 18 more" in [w.text for w in drawn.words]
    check(drawn)


class TestTheBestPictureThatIsStillTrue:
    def test_no_boxes(self) -> None:
        gone = [e.model_copy(update={"hidden": True}) for e in load_pack().elements]
        drawn = drawing(a_map(*edited(elements=gone)))
        assert [w.text for w in drawn.words] == ["There are no boxes on this map yet."]

    def test_one_box(self) -> None:
        gone = [e.model_copy(update={"hidden": True}) for e in load_pack().elements]
        drawn = drawing(a_map(*edited(elements=[*gone, a_box("only", "3")])))
        assert [b.id for b in drawn.boxes] == ["only"]
        check(drawn)

    def test_no_arrows(self) -> None:
        gone = [f.model_copy(update={"hidden": True}) for f in load_pack().flows]
        map_ = a_map(*edited(flows=gone))
        for drawn in all_drawings(map_):
            assert drawn.lines == ()
            check(drawn)

    def test_an_arrow_to_a_hidden_box(self) -> None:
        jail = load_pack().element("i3.jail")
        assert jail
        drawn = drawing(a_map(*edited(elements=[jail.model_copy(update={"hidden": True})])))
        assert "f55" not in {f for line in drawn.lines for f in line.flows}
        check(drawn)

    def test_a_circle_without_a_way_out(self) -> None:
        boxes = [a_box("a", "0"), a_box("b", "1"), a_box("c", "2")]
        ring = [("a", "b"), ("b", "c"), ("c", "a"), ("a", "a")]
        flows = [an_arrow(f"r{n}", a, b, "deeper") for n, (a, b) in enumerate(ring)]
        for drawn in all_drawings(a_map(*edited(elements=boxes, flows=flows))):
            check(drawn)

    def test_five_hundred_boxes(self) -> None:
        many = [a_box(f"many.{n}", str(n % 6)) for n in range(500)]
        drawn = drawing(a_map(*edited(elements=many)))
        assert len(drawn.boxes) > 500
        assert measuring.outside(drawn) == []

    def test_an_intercept_that_is_hidden_gives_the_whole_map(self) -> None:
        assert drawing(a_county(), "nowhere") == drawing(a_county())
