"""The rows of docs/RULES.md are those the map draws."""

from __future__ import annotations

import pytest

from sim_workshop.charts.marks import STROKES
from sim_workshop.domain.drawn.legend import line_words
from sim_workshop.domain.drawn.moving import moved, rows_at
from sim_workshop.domain.workshop import Map
from tests.builders import a_map
from tests.domain.maps import a_box, edited
from tests.spec.layout_table import PLACINGS, Placing


def a_column(case: Placing) -> Map:
    """Intercept 1 with these boxes and no others."""
    gone = [e.model_copy(update={"hidden": True}) for e in a_map().pack.elements_of("1")]
    return a_map(*edited(elements=[*gone, *(a_box(b, "1", row=row) for b, row in case.wanted)]))


@pytest.mark.parametrize("case", PLACINGS, ids=lambda c: c.said)
def test_where_boxes_stand(case: Placing) -> None:
    map_ = a_column(case)
    if case.moved:
        rows = moved(map_, *case.moved)
        kept = [e for e in map_.elements if e.id in rows]
        now = [e.model_copy(update={"row": rows[e.id]}) for e in kept]
        map_ = a_map(*map_.records.values(), *edited(elements=now))
    assert rows_at(map_, "1") == case.rows


def test_every_kind_of_arrow_has_a_line_and_a_word() -> None:
    assert {look for look, _said in line_words()} == set(STROKES)
