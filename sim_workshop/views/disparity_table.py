"""Who it falls on: rates by group with their intervals, in the order they were written."""

from __future__ import annotations

from collections.abc import Sequence
from html import escape

import streamlit as st

from sim_workshop.domain.disparity import Group, Subject, dimensions_of
from sim_workshop.domain.diversion import Interval
from sim_workshop.domain.workshop import Map
from sim_workshop.views.heads import aside, heading
from sim_workshop.views.interval_bars import Bar, show_bars
from sim_workshop.views.tables import table
from sim_workshop.words import _, later, say_number

PER = 1000
WHY = {
    "left_out": later("left out: too few people"),
    "no_base": later("no base for this group"),
    "range": later("a range, not a count"),
}


def name_of(map_: Map, subject: Subject) -> str:
    """What is counted, and when."""
    measure = map_.measures.get(subject.measure)
    called = {p.name for p in subject.of(map_.numbers)}
    name = measure.name if measure else next(iter(called), subject.name)
    period = next((p.period for p in subject.of(map_.numbers)), "")
    return f"{name}, {period}" if period else name


def choose(map_: Map, known: Sequence[Subject]) -> tuple[Subject, str, Subject | None]:
    """What is broken down, by what, and what each group is measured against."""
    names = {s: name_of(map_, s) for s in known}
    with st.container(horizontal=True, vertical_alignment="bottom"):
        subject = st.selectbox(_("What"), known, format_func=names.__getitem__)
        by = dimensions_of(subject.of(map_.numbers))
        dimension = st.selectbox(_("By"), by) or by[0]
        others = [s for s in known if s != subject and dimension in dimensions_of(
            s.of(map_.numbers))]  # fmt: skip
        base = st.selectbox(
            _("Out of"), others, index=None, format_func=names.__getitem__,
            placeholder=_("The same groups, counted in the population"),
        )  # fmt: skip
    return subject, dimension, base


def show_groups(groups: Sequence[Group]) -> None:
    """A table of counts and rates; bars for the rates that may be shown."""
    heads = (_("Group"), _("Count"), _("Base"), _("Per 1,000 (19 times in 20)"))
    st.html(table(heads, (_row(g, heads) for g in groups), (1, 2, 3), blocks=True))
    bars = [Bar(g.name, _per(g.rate)) for g in groups if g.rate]
    if bars:
        heading(_("Rate per 1,000 of each group"))
        show_bars(bars)
    aside(_(
        "Groups stand in the order they were written, not ranked. A difference says where to look, "
        "not why it is there. Where intervals overlap, chance alone may explain the difference."
    ))  # fmt: skip


def _per(rate: Interval) -> Interval:
    return Interval(rate.value * PER, rate.low * PER, rate.high * PER)


def _row(group: Group, heads: Sequence[str]) -> str:
    told = _(WHY[group.missing]) if group.missing else ""
    if group.rate:
        per = _per(group.rate)
        told = f"{say_number(per.value, 1)} ({say_number(per.low, 1)}–{say_number(per.high, 1)})"
    count = group.count.value or _("left out")
    base = (group.base.value or _("left out")) if group.base else "–"
    cells = "".join(
        f'<td class="n" data-label="{escape(head)}">{escape(said)}</td>'
        for head, said in zip(heads[1:], (count, base, told), strict=True)
    )
    return f'<tr><th scope="row">{escape(group.name)}</th>{cells}</tr>'


def show_equity_prompts(map_: Map) -> None:
    """The questions of the pack that lead here."""
    prompts = [p for p in map_.pack.prompts if p.asks_for == "equity"]
    lines = "".join(f"<li>{escape(p.ask)}</li>" for p in prompts)
    with st.expander(_("Questions to ask the room")):
        st.html(f'<ul class="plain spaced">{lines}</ul>')
