"""Who runs what, where: a lane for each agency."""

from __future__ import annotations

import altair as alt

from sim_workshop.charts.system_map import drawn
from sim_workshop.domain.drawn.lane_map import lane_map
from sim_workshop.domain.workshop import Map

LABEL = "Swim lanes"


def chart(
    map_: Map, *, dark: bool = False, width: int = 1216, ground: str = ""
) -> alt.LayerChart:  # fmt: skip
    return drawn(lane_map(map_), dark=dark, width=width, ground=ground)
