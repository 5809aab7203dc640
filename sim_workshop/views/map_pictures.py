"""Other readings of the map as pictures; the tables below each of them say the same in words."""

from __future__ import annotations

from typing import Any

import streamlit as st

from sim_workshop.domain.map_tables import boxes_by_gaps, lanes
from sim_workshop.domain.workshop import Map
from sim_workshop.words import _, ngettext

MOST_NAMED = 3


def show_picture(spec: dict[str, Any], view: str, said: str) -> None:
    """As wide as it is drawn; on a phone it scrolls sideways."""
    with st.container(key=f"scroll_{view}_picture"):
        st.vega_lite_chart(spec, theme=None, alt=said, width="content")


def lanes_alt(map_: Map) -> str:
    many = len(map_.once(lanes))
    said = ngettext("{n} lane, one for each agency", "{n} lanes, one for each agency", many)
    below = _("The same stands in the table below.")
    return f"{said.format(n=many)}. {below}"


def heat_alt(map_: Map) -> str:
    """The warmest places by name."""
    places = [map_.place_name(place) for place, _count in map_.once(boxes_by_gaps)[:MOST_NAMED]]
    said = _("Map of {name}, each box warmer the more gaps stand on it. Most: {places}.")
    below = _("The same stands in the table below.")
    return f"{said.format(name=map_.name, places=', '.join(places) or '–')} {below}"


def new_alt(map_: Map) -> str:
    have = ngettext("{n} resource", "{n} resources", len(map_.resources))
    ideas = ngettext("{n} idea", "{n} ideas", len(map_.opportunities))
    counted = f"{have.format(n=len(map_.resources))}, {ideas.format(n=len(map_.opportunities))}"
    return f"{counted}. {_('The same stands in the table below.')}"


def since_alt(map_: Map) -> str:
    said = _("Map of {name}; only what is new since then is counted on it. Listed below.")
    return said.format(name=map_.name)
