"""The map in words: the same content as the drawing, for everybody who cannot see it."""

from __future__ import annotations

from sim_workshop.domain.at_places import at_places
from sim_workshop.domain.layout import drawing
from sim_workshop.domain.outline import BoxInWords, outline
from sim_workshop.domain.place import Intercept
from sim_workshop.domain.workshop import Map
from tests.builders import a_map
from tests.domain.maps import a_box, a_county, a_gap, a_resource, an_arrow, edited


def box(map_: Map, box_id: str) -> BoxInWords:
    return next(b for i in outline(map_) for b in i.boxes if b.element.id == box_id)


def test_every_box_and_arrow_of_the_map_is_there_in_words() -> None:
    map_ = a_county()
    told = outline(map_)
    boxes = {b.element.id for i in told for b in i.boxes}
    assert {b.id for b in drawing(map_).boxes} <= boxes
    arrows = {a.flow.id for i in told for b in i.boxes for a in b.arrows}
    assert arrows == {f.id for f in map_.flows if not f.start.startswith("com.")}


def test_boxes_read_from_top_to_bottom_and_columns_in_the_workshops_order() -> None:
    split = Intercept(id="2.5", name="Specialty dockets", order=2.5)
    told = outline(a_map(*edited([split])))
    assert [i.token for i in told][:5] == ["0", "1", "2", "2.5", "3"]
    rows = [b.element.row for b in told[1].boxes if b.element.row is not None]
    assert rows == sorted(rows)


def test_a_box_reads_as_a_sentence() -> None:
    map_ = a_county()
    assert box(map_, "i1.cit").sentence == (
        "Crisis intervention team officers: too little capacity, 1 resource, 1 gap"
    )
    assert box(map_, "i1.arrest").sentence == "Arrest: decision point, no resource named yet"
    flow = an_arrow("new", "i1.arrest", "i2.detention", "deeper", "to jail")
    arrow = box(a_map(*edited(flows=[flow])), "i1.arrest").arrows[-1]
    assert arrow.sentence == "To 2 Initial detention (to jail, deeper into justice)"


def test_what_is_on_the_intercept_on_an_arrow_and_across_is_told_where_it_belongs() -> None:
    map_ = a_county()
    told = {i.id: i for i in outline(map_)}
    assert [g.id for g in told["1"].gaps] == ["g4"]
    assert [g.id for g in told["cross"].gaps] == ["g6"]
    arrow = next(a for a in box(map_, "i1.arrest").arrows if a.flow.id == "f41")
    assert [g.id for g in arrow.gaps] == ["g5"]


def test_resources_that_differ_are_told_by_what_matters_most() -> None:
    statuses = {
        ("sufficient", "in_place"): "in place",
        ("sufficient",): "enough",
        ("sufficient", "short_capacity"): "too little capacity",
        ("planned", "absent"): "planned",
        ("in_place", "planned"): "in place",
        ("unknown", "absent"): "nobody knows",
        ("",): "status not asked yet",
    }
    for given, said in statuses.items():
        rooms = [a_resource(f"r{n}", "i0.detox", status) for n, status in enumerate(given)]
        assert box(a_map(*rooms), "i0.detox").status == said


def test_a_card_of_several_places_stands_on_each_and_once_on_one() -> None:
    gap = a_gap("g", "i3.jail").but(places=("i3.jail", "i2.detention", "i3.jail"))
    found = at_places(a_map(gap))
    assert [g.id for g in found["i3.jail"].gaps] == ["g"]
    assert [g.id for g in found["i2.detention"].gaps] == ["g"]


def test_a_box_added_in_the_room_is_told_as_well() -> None:
    assert box(a_map(*edited(elements=[a_box("new", "1", "Peers")])), "new").element.name == "Peers"
