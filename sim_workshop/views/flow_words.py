"""What the numbers on the arrows say together, in words: the figures, what is odd, the ways out."""

from __future__ import annotations

from collections.abc import Sequence
from html import escape
from typing import Any

import streamlit as st

from sim_workshop.domain.drawn.flow_map import number_said
from sim_workshop.domain.flow_counts import Count, FlowCounts, Odd
from sim_workshop.domain.flow_words import odd_said
from sim_workshop.domain.place import Flow
from sim_workshop.domain.what_if import Chain, Leverage
from sim_workshop.domain.workshop import Map
from sim_workshop.views.bars import waiting
from sim_workshop.views.chips import chip
from sim_workshop.views.interval_bars import percents, said
from sim_workshop.views.tables import table
from sim_workshop.words import _, ngettext


def show_picture(spec: dict[str, Any], map_: Map) -> None:
    """The map with arrows as wide as the people on them."""
    alt = _(
        "Map of {name} with the yearly counts on its arrows. The same stands in words below it."
    )
    with st.container(key="scroll_flow"):
        st.vega_lite_chart(spec, theme=None, alt=alt.format(name=map_.name), width="content")


def show_counts(map_: Map, counted: FlowCounts) -> None:
    """The picture in words: each counted arrow with its number, in the order of the map."""
    with st.expander(_("The same in words")):
        heads = (_("From"), _("To"), _("People a year"))
        rows = (_count_row(map_, f, counted.by_flow[f.id])
                for f in map_.flows if f.id in counted.by_flow)  # fmt: skip
        st.html(table(heads, rows, (2,), blocks=True))


def _count_row(map_: Map, flow: Flow, count: Count) -> str:
    start, end = (escape(map_.place_name(place)) for place in (flow.start, flow.end))
    said_ = escape(number_said([count]))
    cell = f'<td class="n" data-label="{escape(_("People a year"))}">{said_}</td>'
    return (
        f'<tr><th scope="row">{start}</th><td data-label="{escape(_("To"))}">{end}</td>{cell}</tr>'
    )


def show_figures(map_: Map, chain: Chain) -> None:
    """The three large numbers, each with its interval and what it rests on."""
    jail = map_.place_name(chain.jail)
    cards = (
        (said(chain.admissions), _("jail admissions of 1,000 crises, counted at “{box}”")
         .format(box=jail)),
        (percents(chain.reaching_care), _("of the crises end in community care")),
        (f"{len(chain.flows)} / {len(map_.flows)}",
         _("arrows of the map have a local yearly count")),
    )  # fmt: skip
    tiles = "".join(
        f'<div class="tile"><strong class="number">{escape(big)}</strong>'
        f'<p class="help">{escape(small)}</p></div>'
        for big, small in cards
    )
    st.html(f'<div class="figures">{tiles}</div>')


def show_odd(
    map_: Map, odd: Sequence[Odd], trapped: Sequence[str], *, guessed: bool = False
) -> None:
    """Where the numbers disagree, where people go round for ever, or where nothing is known."""
    for each in odd:
        waiting(odd_said(map_, each))
    for box in trapped:
        waiting(
            _("People are counted into “{box}” and never out of it to an end. It is left out.")
            .format(box=map_.place_name(box))
        )  # fmt: skip
    if guessed:
        waiting(_(
            "No arrow from the community is counted. People are taken to begin where nothing is "
            "counted in."
        ))  # fmt: skip


def show_leverages(map_: Map, chain: Chain) -> None:
    """Every way out that is counted, the one that would keep most people out of jail first."""
    heads = (_("Way out"), _("Takes it now"), _("Admissions for each extra person"), "")
    rows = (_row(map_, each) for each in chain.leverages)
    st.html(table(heads, rows, (1, 2), blocks=True))


def _row(map_: Map, each: Leverage) -> str:
    way = _("{start} to {end}").format(
        start=map_.place_name(each.flow.start), end=map_.place_name(each.flow.end)
    )
    rests = chip(_("counted"), "resource") if each.counted else chip(_("a range"), "waiting")
    cells = (
        f'<td class="n" data-label="{escape(_("Takes it now"))}">{escape(percents(each.share))}'
        f'</td><td class="n" data-label="{escape(_("Admissions for each extra person"))}">'
        f"{escape(said(each.change, 2))}</td><td>{rests}</td>"
    )
    return f'<tr><th scope="row">{escape(way)}</th>{cells}</tr>'


def assumptions() -> str:
    """What must hold for the figures to mean anything, beside every one of them."""
    return _(
        "An illustration, not a forecast. It takes the county's yearly counts as they are, lets "
        "people go on from each box in the shares counted there, whatever they came from, and "
        "takes those diverted to be like everybody else at that box. Ranges in brackets hold nine "
        "times in ten if only chance in the counts mattered."
    )


def show_uncounted(map_: Map, flows: Sequence[Flow]) -> None:
    """The arrows nobody has counted: whom to ask next."""
    many = len(flows)
    title = ngettext("{n} arrow without a number", "{n} arrows without a number", many)
    with st.expander(title.format(n=many)):
        names = "".join(f"<li>{escape(map_.place_name(f.id))}</li>" for f in flows)
        st.html(f'<ul class="plain spaced">{names}</ul>')
