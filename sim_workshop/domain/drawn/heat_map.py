"""The whole map with its gaps alone: the more of them, the warmer the box."""

from __future__ import annotations

from dataclasses import replace

from sim_workshop.domain.at_places import standing_at
from sim_workshop.domain.drawn.drawing import Drawing
from sim_workshop.domain.drawn.whole_map import whole
from sim_workshop.domain.workshop import Map

DEGREES = 4


def heat_map(map_: Map) -> Drawing:
    """Gaps on arrows and on whole intercepts are counted where they stand."""
    plain = whole(map_, counted=standing_at((), map_.gaps))
    counts = {p.box: p.count for p in plain.pills if p.kind == "gap" and p.box}
    most = max((counts.get(b.id, 0) for b in plain.boxes), default=0)
    boxes = (replace(b, heat=degree(counts.get(b.id, 0), most)) for b in plain.boxes)
    return replace(plain, boxes=tuple(boxes))


def degree(count: int, most: int) -> int:
    """From 1 to 4 among those that have any; 0 for none."""
    return max(1, round(DEGREES * count / most)) if count else 0
