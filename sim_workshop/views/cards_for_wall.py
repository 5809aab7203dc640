"""Which of the county's numbers the whole room looks at, as they may leave."""

from __future__ import annotations

from collections.abc import Sequence

import streamlit as st

from sim_workshop.domain.evidence import DataPoint
from sim_workshop.domain.evidence_cards import MOST_CARDS, can_be_a_card, cards_on_wall
from sim_workshop.domain.figures import name_of
from sim_workshop.domain.text import shortened
from sim_workshop.domain.value_words import unit_words, value_words
from sim_workshop.domain.workshop import Map
from sim_workshop.views.bars import waiting
from sim_workshop.views.forms import hint
from sim_workshop.words import _, ngettext


def choose_cards(map_: Map) -> Sequence[str] | None:
    """The numbers to put on the wall, or none to take them off; None until it is asked for."""
    now = map_.room.cards
    known = {p.id: _called(map_, p) for p in can_be_a_card(map_)}
    known |= {i: _called(map_, p) for i in now if isinstance(p := map_.get(i), DataPoint)}
    with st.expander(_("Cards for the wall"), expanded=False, icon=":material/present_to_all:"):
        _say_what_waits(map_)
        chosen = st.multiselect(
            _("Numbers for the whole room"), list(known), [i for i in now if i in known],
            format_func=known.__getitem__, max_selections=MOST_CARDS, key="wall_cards",
            placeholder=_("Up to six; each fills the wall"),
        )  # fmt: skip
        hint(_("The room moves to its local data. Small numbers are left out there too, and what "
               "is shown counts as published."))  # fmt: skip
        with st.container(horizontal=True):
            show = st.button(_("Show them on the wall"), icon=":material/present_to_all:",
                             disabled=not chosen)  # fmt: skip
            away = bool(now) and st.button(_("Take them off the wall"), type="tertiary")
    return [] if away else chosen if show else None


def _say_what_waits(map_: Map) -> None:
    gone = len(map_.room.cards) - len(map_.once(cards_on_wall))
    if gone:
        waiting(ngettext(
            "{n} card is not on the wall: its number was changed. Show it again.",
            "{n} cards are not on the wall: their numbers were changed. Show them again.", gone,
        ).format(n=gone))  # fmt: skip


def _called(map_: Map, point: DataPoint) -> str:
    groups = ", ".join(group for _dimension, group in point.breakdown)
    value = f"{value_words(point)} {unit_words(point)}".strip()
    said = ", ".join(x for x in (name_of(map_, point), groups, value, point.period) if x)
    return shortened(said, 90)
