"""What is new on the map: only the entries of a stretch of time are counted on it."""

from __future__ import annotations

from collections.abc import Iterable

import altair as alt

from sim_workshop.charts.system_map import drawn
from sim_workshop.domain.at_places import standing_at
from sim_workshop.domain.drawn.whole_map import whole
from sim_workshop.domain.findings import Gap, Resource
from sim_workshop.domain.record import Record
from sim_workshop.domain.workshop import Map


def since(map_: Map, records: Iterable[Record], *, dark: bool = False) -> alt.LayerChart:
    """Boxes look as they do today; the counts on them are of these records alone."""
    known = list(records)
    resources = [r for r in known if isinstance(r, Resource)]
    gaps = [r for r in known if isinstance(r, Gap)]
    return drawn(whole(map_, counted=standing_at(resources, gaps)), dark=dark)
