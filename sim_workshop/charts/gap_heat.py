"""Where the gaps are: the map, each box warmer the more gaps stand on it."""

from __future__ import annotations

import altair as alt

from sim_workshop.charts.system_map import drawn
from sim_workshop.domain.drawn.heat_map import heat_map
from sim_workshop.domain.workshop import Map

LABEL = "Heat of gaps"


def chart(
    map_: Map, *, dark: bool = False, width: int = 1216, ground: str = ""
) -> alt.LayerChart:  # fmt: skip
    return drawn(heat_map(map_), dark=dark, width=width, ground=ground)
