"""Arrows as wide as the people on them, together where they share a line; numbers in the clear."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sim_workshop.domain.drawn.flow_map import flow_map
from sim_workshop.domain.drawn.widths import THINNEST, UNCOUNTED, WIDEST, together, width_of
from sim_workshop.domain.flow_counts import Count, flow_counts
from tests.builders import a_map
from tests.domain import measuring
from tests.domain.flowing import a_flowing_map
from tests.domain.maps import a_box, edited, sixty_boxes
from tests.spec.diversion_table import FLOWING, Flowing


def test_where_two_arrows_share_a_line_it_carries_both() -> None:
    one = ((0.0, 0.0), (10.0, 0.0), (10.0, 30.0))
    other = ((0.0, 20.0), (10.0, 20.0), (10.0, 30.0))
    assert together([(one, 5.0), (other, 7.0)]) == {
        ((0.0, 0.0), (10.0, 0.0)): 5.0, ((10.0, 0.0), (10.0, 20.0)): 5.0,
        ((0.0, 20.0), (10.0, 20.0)): 7.0, ((10.0, 20.0), (10.0, 30.0)): 12.0,
    }  # fmt: skip


def test_what_nobody_counted_is_a_hair_and_adds_nothing() -> None:
    path = ((0.0, 0.0), (10.0, 0.0))
    assert together([(path, None)]) == {path: None}
    assert together([(path, None), (path, 4.0)]) == {path: 4.0}
    assert width_of(None, 100) == UNCOUNTED


@given(st.floats(0, 1e9), st.floats(1, 1e9))
def test_half_the_people_are_half_the_width(count: float, most: float) -> None:
    few = min(count, most)
    assert width_of(most, most) == pytest.approx(WIDEST)
    assert width_of(few, most) == pytest.approx(max(THINNEST, WIDEST * few / most))


@pytest.mark.parametrize("case", FLOWING, ids=lambda c: c.said)
def test_each_counted_arrow_of_the_picture_has_its_number(case: Flowing) -> None:
    map_ = a_flowing_map(case.counts)
    counts = flow_counts(map_).by_flow
    picture = flow_map(map_, counts)
    in_it = {f for line in picture.lines for f in line.flows}
    said = sorted(w.text for w in picture.words if w.text.isdigit())
    assert said == sorted(f"{counts[f].middle:.0f}" for f in counts if f in in_it)
    assert measuring.behind_boxes(picture) == []
    assert measuring.overlapping(measuring.words(picture)) == []
    assert measuring.overlapping([*measuring.grounds(picture), *measuring.boxes(picture)]) == []
    assert measuring.outside(picture) == []


def test_a_range_is_written_as_a_range() -> None:
    picture = flow_map(a_map(), {"f1": Count(40, 90)})
    assert "40–90" in [w.text for w in picture.words]


def test_a_map_with_all_arrows_counted_and_sixty_boxes_stays_readable() -> None:
    map_ = sixty_boxes()
    picture = flow_map(map_, {f.id: Count(n * 37.0, n * 37.0) for n, f in enumerate(map_.flows)})
    assert measuring.behind_boxes(picture) == []
    assert measuring.overlapping(measuring.words(picture)) == []
    assert max(w for line in picture.lines for w in line.widths) == WIDEST


def test_no_counts_and_no_boxes_are_pictures_too() -> None:
    widths = {w for line in flow_map(a_map(), {}).lines for w in line.widths}
    assert widths == {UNCOUNTED}
    gone = [e.model_copy(update={"hidden": True}) for e in a_map().pack.elements]
    nothing = flow_map(a_map(*edited(elements=gone)), {})
    assert [w.text for w in nothing.words] == ["There are no boxes on this map yet."]
    one = flow_map(a_map(*edited(elements=[*gone, a_box("only", "3")])), {})
    assert [b.id for b in one.boxes] == ["only"]
