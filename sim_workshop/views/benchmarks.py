"""Figures from elsewhere beside the county's own: to know them by, never to be reached."""

from __future__ import annotations

from collections.abc import Mapping
from html import escape

import streamlit as st

from sim_workshop.domain.place import Benchmark
from sim_workshop.domain.workshop import Map
from sim_workshop.views.chips import place_chip
from sim_workshop.views.heads import heading
from sim_workshop.views.number_words import UNITS, not_local
from sim_workshop.words import _


def show_benchmarks(map_: Map, at: str) -> None:
    """Figures from elsewhere for this intercept: to know them by, never to be reached."""
    found = [b for b in map_.pack.benchmarks if at in ("", b.intercept)]
    if found:
        heading(_("From elsewhere, not local"))
        with st.container(key="card_benchmarks"):
            benchmarks_table(map_, found)


def benchmarks_table(map_: Map, found: list[Benchmark]) -> None:
    cites = {s.key: s.cite for s in map_.pack.sources}
    heads = (_("Elsewhere"), _("Value"), _("Of whom"), _("Year"), _("Source"))
    head = "".join(f'<th scope="col">{escape(h)}</th>' for h in heads)
    rows = "".join(_benchmark(map_, b, cites, heads) for b in found)
    st.html(f'<table class="tbl rows"><thead><tr>{head}</tr></thead><tbody>{rows}</tbody></table>')


def _benchmark(map_: Map, mark: Benchmark, cites: Mapping[str, str], heads: tuple[str, ...]) -> str:
    unit = UNITS.get(mark.unit, map_.pack.vocabulary.label("units", mark.unit))
    interval = f"<small>{escape(mark.interval)}</small>" if mark.interval else ""
    source = "; ".join(cites.get(s, s) for s in mark.src)
    cells = (f"<strong>{escape(mark.value)} {escape(unit)}</strong>{interval}",
             escape(mark.population), escape(mark.year), escape(source))  # fmt: skip
    rest = "".join(
        f'<td data-label="{escape(h)}">{c}</td>' for h, c in zip(heads[1:], cells, strict=True)
    )
    where = f"<div class='chips'>{place_chip(map_, mark.intercept)}{not_local()}</div>"
    return f'<tr><th scope="row">{escape(mark.text)}{where}</th>{rest}</tr>'
