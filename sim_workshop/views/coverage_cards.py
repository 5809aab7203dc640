"""Which seats of each intercept somebody can speak for, and which nobody can yet."""

from __future__ import annotations

from collections.abc import Sequence
from html import escape

import streamlit as st

from sim_workshop.domain.coverage import Coverage, SeatCoverage
from sim_workshop.domain.place import ALL
from sim_workshop.domain.tokens import colour_of, token_of
from sim_workshop.domain.workshop import Map
from sim_workshop.views.tables import table, tile
from sim_workshop.words import _, ngettext


def show_coverage(map_: Map, found: Sequence[Coverage]) -> None:
    """A card for each intercept, with its seats; the last for the table as a whole."""
    st.html(f'<div class="tiles">{"".join(_card(map_, c) for c in found if c.seats)}</div>')


def _card(map_: Map, found: Coverage) -> str:
    here = map_.intercept(found.intercept)
    name = here.name if here else _("The whole table")
    token = ""
    if found.intercept != ALL:
        look = f'class="token i{colour_of(map_, found.intercept)}" aria-hidden="true"'
        token = f"<span {look}>{escape(token_of(map_, found.intercept))}</span>"
    count = _("{n} of {all}").format(n=found.filled, all=len(found.seats))
    seats = "".join(_seat(s) for s in sorted(found.seats, key=lambda s: not s.is_filled))
    return (
        f'<section class="tile"><div class="cardhead">{token}<h2 class="name">{escape(name)}</h2>'
        f'<span>{count}</span></div><ul class="seats">{seats}</ul></section>'
    )


def _seat(found: SeatCoverage) -> str:
    name = escape(found.seat.name)
    if not found.is_filled:
        return (
            f'<li><span class="i gap" aria-hidden="true">select</span>{name} '
            f'<span class="gap">{escape(_("nobody yet"))}</span></li>'
        )
    agencies = dict.fromkeys(s.agency or s.name or _("one person") for s in found.invited)
    who = escape(", ".join(agencies))
    sign = '<span class="i resource" aria-hidden="true">check_box</span>'
    return f"<li>{sign}{name} <span>{who}</span></li>"


def coverage_sentence(map_: Map, found: Sequence[Coverage]) -> str:
    """How many agencies, and how many seats somebody can speak for."""
    agencies = len({s.agency.casefold() for s in map_.stakeholders if s.agency})
    seats, filled = sum(len(c.seats) for c in found), sum(c.filled for c in found)
    many = ngettext("{n} agency.", "{n} agencies.", agencies).format(n=agencies)
    said = _("{n} of {all} seats have somebody who can speak for them.").format(n=filled, all=seats)
    return f"{many} {said}"


def show_agencies(map_: Map) -> None:
    """Each agency once: its people, whether one of them can commit it."""
    by_agency: dict[str, list[str]] = {}
    for s in map_.stakeholders:
        by_agency.setdefault(s.agency or _("No agency"), []).append(s.id)
    people = {s.id: s for s in map_.stakeholders}
    heads = (_("Agency"), _("Sector"), _("Here"), _("Invited"), _("Can commit it"))
    labels = [f'data-label="{escape(head)}"' for head in heads]
    rows = []
    for agency, ids in sorted(by_agency.items(), key=lambda a: a[0].casefold()):
        here = [people[i] for i in ids]
        sectors = ", ".join(dict.fromkeys(s.sector for s in here if s.sector))
        commits = _("yes") if any(s.decides for s in here) else _("not yet")
        rows.append(
            f'<tr><th scope="row">{escape(agency)}</th><td {labels[1]}>{escape(sectors)}</td>'
            f'<td class="n" {labels[2]}>{sum(s.present for s in here)}</td>'
            f'<td class="n" {labels[3]}>{len(here)}</td><td {labels[4]}>{escape(commits)}</td></tr>'
        )
    st.html(tile(table(heads, rows, numbers=(2, 3), blocks=True)))
