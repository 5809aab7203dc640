"""What there is beside what is to come, by intercept."""

from __future__ import annotations

import altair as alt

from sim_workshop.charts.system_map import drawn
from sim_workshop.domain.drawn.now_and_new import now_and_new_map
from sim_workshop.domain.workshop import Map

LABEL = "Now and new"


def chart(
    map_: Map, *, dark: bool = False, width: int = 1216, ground: str = ""
) -> alt.LayerChart:  # fmt: skip
    return drawn(now_and_new_map(map_), dark=dark, width=width, ground=ground)
