"""What keeps a map from being a whole picture: said beside it, while it shows what is true."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from sim_workshop.domain.drawn.plan import drawn_elements
from sim_workshop.domain.workshop import Map, PlaceEdit

READABLE = 90
"""Boxes one can still read on one page; more are read one intercept at a time."""
LIMIT = Literal["no_boxes", "one_box", "no_arrows", "many_boxes", "hidden_ends"]


@dataclass(frozen=True)
class Limit:
    """One of them, and how many boxes or arrows it is about."""

    what: LIMIT
    many: int


def limits(map_: Map) -> tuple[Limit, ...]:
    boxes, arrows = len(drawn_elements(map_)), len(map_.flows)
    lost = len(arrows_to_hidden(map_))
    said = (
        (boxes == 0, Limit("no_boxes", 0)),
        (boxes == 1, Limit("one_box", 1)),
        (boxes > 1 and not arrows, Limit("no_arrows", 0)),
        (boxes > READABLE, Limit("many_boxes", boxes)),
        (boxes > 0 and lost > 0, Limit("hidden_ends", lost)),
    )
    return tuple(limit for is_so, limit in said if is_so)


def arrows_to_hidden(map_: Map) -> tuple[str, ...]:
    """Arrows nobody hid that begin or end at a box that is hidden: they are not drawn."""
    shown = {f.id for f in map_.flows}
    known = {f.id: f for f in map_.pack.flows}
    known |= {e.flow.id: e.flow for e in map_.all(PlaceEdit) if e.flow}
    return tuple(f.id for f in known.values() if not f.hidden and f.id not in shown)
