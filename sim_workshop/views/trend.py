"""One thing through time: the drawing of the files, with every value in words beside it."""

from __future__ import annotations

from collections.abc import Sequence

import streamlit as st

from sim_workshop.charts import series as drawn
from sim_workshop.domain.evidence import DataPoint
from sim_workshop.domain.series import breaks
from sim_workshop.domain.value_words import unit_words, value_words
from sim_workshop.domain.workshop import Map
from sim_workshop.words import _

WIDE, HIGH = 440, 140
MOST_POINTS = 8


def show_trend(
    map_: Map, points: Sequence[DataPoint], *, level: float | None = None, called: str = ""
) -> None:
    """A line through the values, broken where the definition changed; `level` is the baseline."""
    newest = points[-MOST_POINTS:]
    broken = breaks(newest, map_.measures)
    dark = st.context.theme.type == "dark"
    chart = drawn.drawing(newest, broken, dark=dark, width=WIDE, height=HIGH, level=level)
    with st.container(key=f"trend_{called}{points[-1].id}"):
        st.altair_chart(chart, theme=None, alt=in_words(points, breaks(points, map_.measures)),
                        width="content")  # fmt: skip


def in_words(points: Sequence[DataPoint], broken: frozenset[int]) -> str:
    """Every value with its period, and where it was counted otherwise before."""
    told = []
    for n, point in enumerate(points):
        mark = f" ({_('counted otherwise than before')})" if n in broken else ""
        period = point.period or _("no period stated")
        told.append(f"{period}: {value_words(point)} {unit_words(point)}".strip() + mark)
    return "; ".join(told)
