"""A sentence for every map that is no whole picture, and the best picture that is still true."""

from __future__ import annotations

from sim_workshop.charts import picture, system_map
from sim_workshop.domain.layout import drawing
from sim_workshop.domain.map_limits import Limit, arrows_to_hidden, limits
from sim_workshop.domain.place import Element
from sim_workshop.domain.workshop import Map
from tests.builders import a_map
from tests.domain import measuring
from tests.domain.maps import a_box, an_arrow, edited


def only(*boxes: Element) -> Map:
    """None of the pack's boxes."""
    gone = [e.model_copy(update={"hidden": True}) for e in a_map().pack.elements]
    return a_map(*edited(elements=[*gone, *boxes]))


def kinds(map_: Map) -> list[str]:
    return [limit.what for limit in limits(map_) if limit.what != "hidden_ends"]


def test_the_packs_own_map_has_none() -> None:
    assert limits(a_map()) == ()


def test_no_box_and_one_box() -> None:
    assert kinds(only()) == ["no_boxes"]
    assert kinds(only(a_box("only", "3"))) == ["one_box"]
    assert "Peers" in picture.svg(system_map.chart(only(a_box("only", "3"))))


def test_no_arrows() -> None:
    gone = [f.model_copy(update={"hidden": True}) for f in a_map().pack.flows]
    map_ = a_map(*edited(flows=gone))
    assert limits(map_) == (Limit("no_arrows", 0),)
    assert len(drawing(map_).boxes) == len(drawing(a_map()).boxes)


def test_arrows_to_a_hidden_box_are_counted_and_not_drawn() -> None:
    jail = a_map().pack.element("i3.jail")
    assert jail
    own = an_arrow("own", "i1.police", "i3.jail", "deeper")
    map_ = a_map(*edited(elements=[jail.model_copy(update={"hidden": True})], flows=[own]))
    lost = arrows_to_hidden(map_)
    assert "own" in lost
    assert limits(map_) == (Limit("hidden_ends", len(lost)),)
    assert not set(lost) & {f for line in drawing(map_).lines for f in line.flows}


def test_five_hundred_boxes_are_all_there_and_apart() -> None:
    map_ = a_map(*edited(elements=[a_box(f"many.{n}", str(n % 6)) for n in range(500)]))
    boxes = len(drawing(map_).boxes)
    assert kinds(map_) == ["many_boxes"]
    assert boxes > 500
    for drawn in (drawing(map_), drawing(map_, "1")):
        assert measuring.overlapping(measuring.boxes(drawn)) == []
        assert measuring.outside(drawn) == []
    assert picture.svg(system_map.chart(map_)).count('aria-roledescription="rect mark"') == boxes
