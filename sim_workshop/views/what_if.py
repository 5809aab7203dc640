"""Choosing what to ask of the flow: where it ends, where it is counted, and what if."""

from __future__ import annotations

import streamlit as st

from sim_workshop.domain.flow_counts import flow_counts
from sim_workshop.domain.what_if import ENDS, Chain
from sim_workshop.domain.workshop import Map
from sim_workshop.words import _


def choose_setting(map_: Map) -> tuple[tuple[str, ...], str]:
    """Boxes where the walk ends, and the box at which an admission is counted."""
    counted = flow_counts(map_).by_flow
    boxes = {b for f in map_.flows if f.id in counted for b in (f.start, f.end)}
    named = {e.id: e.name for e in map_.elements}
    with st.popover(_("Settings"), icon=":material/tune:"):
        ends = st.multiselect(
            _("People stop here"), list(named), [e for e in ENDS if e in named],
            format_func=named.__getitem__,
            help=_("Community care, unsupervised release, supervision and prison, or as you set."),
        )  # fmt: skip
        usual = _("At booking, or at the jail")
        jails = {"": usual, **{b: named[b] for b in named if b in boxes}}
        jail = st.selectbox(
            _("An admission is counted at"), list(jails), format_func=jails.__getitem__
        )
    return tuple(ends), jail or ""


def choose_what_if(map_: Map, chain: Chain) -> tuple[str, float]:
    """Which way out, and what share of those at its box takes it."""
    ways = {
        each.flow.id: f"{map_.place_name(each.flow.start)} → {map_.place_name(each.flow.end)}"
        for each in chain.leverages
    }  # fmt: skip
    now = {each.flow.id: each.share.value for each in chain.leverages}
    flow = st.selectbox(_("Way out"), list(ways), format_func=ways.__getitem__) or next(iter(ways))
    percent = st.slider(
        _("Share of the people at this box who take it, in percent"), 0, 100,
        round(100 * now[flow]), key=f"share_{flow}",
    )  # fmt: skip
    return flow, percent / 100
