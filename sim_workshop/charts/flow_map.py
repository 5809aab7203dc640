"""The map with the county's yearly counts: arrows as wide as the people who take them."""

from __future__ import annotations

import altair as alt

from sim_workshop.charts.system_map import drawn
from sim_workshop.domain.drawn.flow_map import flow_map
from sim_workshop.domain.flow_counts import flow_counts
from sim_workshop.domain.workshop import Map

LABEL = "Flow map"


def chart(
    map_: Map, *, dark: bool = False, width: int = 1216, ground: str = ""
) -> alt.LayerChart:  # fmt: skip
    """Give it a released Map when it leaves the room: it prints the counts."""
    plan = flow_map(map_, flow_counts(map_).by_flow)
    return drawn(plan, dark=dark, width=width, ground=ground)
