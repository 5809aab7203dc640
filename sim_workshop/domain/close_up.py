"""One intercept large."""

from __future__ import annotations

from sim_workshop.domain.drawing import Drawing
from sim_workshop.domain.pieces import empty
from sim_workshop.domain.workshop import Map


def close_up(map_: Map, intercept_id: str) -> Drawing:
    return empty(map_.name, intercept_id)
