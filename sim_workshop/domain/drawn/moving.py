"""Moving a box up or down its column by hand: who stands where afterwards. The rows go into the
record, so that the map looks the same tomorrow."""

from __future__ import annotations

from collections.abc import Mapping

from sim_workshop.domain.drawn.grid import rows_of
from sim_workshop.domain.drawn.plan import drawn_elements
from sim_workshop.domain.drawn.whole import LEAST_ROWS
from sim_workshop.domain.place import LAST_ROW
from sim_workshop.domain.workshop import Map


def rows_at(map_: Map, intercept: str) -> Mapping[str, int]:
    """The boxes of a column from the top, each with the row it is drawn in."""
    here = [e for e in drawn_elements(map_) if e.intercept == intercept]
    rows = rows_of(((e.id, e.row) for e in here), LEAST_ROWS)
    return dict(sorted(rows.items(), key=lambda found: found[1]))


def moved(map_: Map, box: str, by: int) -> Mapping[str, int]:
    """The rows to keep when a box goes up (-1) or down (1); it changes places with a box that
    stands there. Empty where there is no such row. Boxes that had only been given a free row keep
    it from now on, so that nothing else moves."""
    element = map_.element(box)
    now = rows_at(map_, element.intercept) if element else {}
    target = now.get(box, -1) + by
    if box not in now or not 0 <= target <= LAST_ROW:
        return {}
    after = {b: now[box] if row == target else row for b, row in now.items()} | {box: target}
    kept = {e.id: e.row for e in map_.elements}
    return {b: row for b, row in after.items() if row <= LAST_ROW and kept[b] != row}
