"""Flow and what if: the yearly numbers on the arrows, and what would follow from other shares."""

import streamlit as st

from sim_workshop.charts import flow_map
from sim_workshop.domain.flow_counts import flow_counts
from sim_workshop.domain.graph import flows_without_number
from sim_workshop.domain.privacy import release
from sim_workshop.domain.what_if import Chain, chain_of, going_round
from sim_workshop.session import session
from sim_workshop.views.bars import empty, note
from sim_workshop.views.flow_words import (
    assumptions,
    show_counts,
    show_figures,
    show_leverages,
    show_odd,
    show_picture,
    show_uncounted,
)
from sim_workshop.views.heads import heading, page_head
from sim_workshop.views.interval_bars import Bar, said, show_bars
from sim_workshop.views.what_if import choose_setting, choose_what_if
from sim_workshop.words import _

now = session()
known = now.here if now.may("read_working") else now.here.once(release).map


def drop_off(chain: Chain) -> list[Bar]:
    """Of 1,000 crises, how many ever come to each intercept."""
    bars = []
    for intercept in known.intercepts:
        boxes = [e.id for e in known.elements_of(intercept.id)]
        if any(b in chain.shape.place for b in boxes):
            bars.append(Bar(intercept.name, chain.coming_to(boxes)))
    return bars


page_head(
    _("Flow and what if"),
    _("What the county's yearly numbers on the arrows say when they are read together."),
)
counted = known.once(flow_counts)
if counted.by_flow:
    dark = st.context.theme.type == "dark"
    show_picture(flow_map.chart(known, dark=dark).to_dict(), known)
    show_counts(known, counted)
ends, jail = choose_setting(known)
chain = chain_of(known, ends=ends, jail=jail)
if chain is None:
    empty(
        _("Not enough arrows are counted yet."),
        _("Ask for the yearly number on the arrows from 911 to the jail, and on the ways out. "
          "Write each under Evidence, on its arrow. A range is enough to begin with."),
    )  # fmt: skip
    show_odd(known, counted.odd, going_round(known, ends=ends))
else:
    note(assumptions())
    show_figures(known, chain)
    show_odd(known, chain.odd, chain.trapped, guessed=chain.guessed_start)
    heading(_("Of 1,000 crises, how many come to each intercept"))
    show_bars(drop_off(chain))
    if chain.leverages:
        heading(_("Where would it help most?"))
        show_leverages(known, chain)
        heading(_("What if"))
        flow, share = choose_what_if(known, chain)
        told = chain.what_if(flow, share)
        show_bars(
            [Bar(_("Admissions now"), told.before, strong=False),
             Bar(_("Admissions then"), told.after)],
        )  # fmt: skip
        note(
            _("Change: {change} admissions per 1,000 crises, under the assumptions above.").format(
                change=said(told.change)
            )
        )
show_uncounted(known, flows_without_number(known))
