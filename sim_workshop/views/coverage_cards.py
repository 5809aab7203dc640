"""Which seats of each intercept somebody can speak for, and which nobody can yet."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from html import escape

import streamlit as st

from sim_workshop.domain.coverage import Coverage, SeatCoverage
from sim_workshop.domain.place import ALL
from sim_workshop.domain.tokens import colour_of, token_of
from sim_workshop.domain.workshop import Map
from sim_workshop.views.tables import help_line, table, tile
from sim_workshop.words import _, ngettext


def show_coverage(map_: Map, found: Sequence[Coverage], *, may_seat: bool) -> None:
    """The seats somebody can speak for, a card for each intercept; who is on the list without a
    seat; and once, a line for each intercept, the seats nobody can speak for yet."""
    cards = "".join(_card(map_, c) for c in found if c.filled)
    shown = f'<div class="tiles">{cards}</div>' if cards else ""
    below = f"{_without_seat(map_, may_seat)}{_nobody(map_, found)}"
    st.html(f'<div class="stack coverage">{shown}{below}</div>')


def _card(map_: Map, found: Coverage) -> str:
    count = _("{n} of {all}").format(n=found.filled, all=len(found.seats))
    seats = "".join(_seat(s) for s in found.seats if s.is_filled)
    return (
        f'<section class="tile"><div class="cardhead">{_token(map_, found.intercept)}'
        f'<h2 class="name">{escape(_named(map_, found.intercept))}</h2>'
        f'<span>{count}</span></div><ul class="seats">{seats}</ul></section>'
    )


def _named(map_: Map, intercept: str) -> str:
    here = map_.intercept(intercept)
    return here.name if here else _("The whole table")


def _token(map_: Map, intercept: str) -> str:
    if intercept == ALL:
        return ""
    look = f'class="token i{colour_of(map_, intercept)}" aria-hidden="true"'
    return f"<span {look}>{escape(token_of(map_, intercept))}</span>"


def _seat(found: SeatCoverage) -> str:
    agencies = dict.fromkeys(s.agency or s.name or _("one person") for s in found.invited)
    who = escape(", ".join(agencies))
    sign = '<span class="i resource" aria-hidden="true">check_box</span>'
    return f"<li>{sign}{escape(found.seat.name)} <span>{who}</span></li>"


def _without_seat(map_: Map, may_seat: bool) -> str:
    """Agencies on the list of whom nobody speaks for a seat yet, by sector."""
    seated = {s.agency.casefold() for s in map_.stakeholders if s.seats}
    by_sector: dict[str, dict[str, str]] = {}
    for s in map_.stakeholders:
        said = s.agency or s.role
        if said and not s.seats and s.agency.casefold() not in seated:
            by_sector.setdefault(s.sector or _("No sector"), {}).setdefault(said.casefold(), said)
    if not by_sector:
        return ""
    lines = ((escape(sector), "; ".join(found.values())) for sector, found in by_sector.items())
    how = help_line(_("Open them under People and choose the seats they can speak for."))
    return _lines(_("On the list, for no seat yet"), "", lines, how if may_seat else "")


def _nobody(map_: Map, found: Sequence[Coverage]) -> str:
    """What nobody can speak for yet: said once, the seats of each intercept in one line."""
    open_ = [(c, [s.seat.name for s in c.seats if not s.is_filled]) for c in found]
    n, seats = sum(len(names) for _c, names in open_), sum(len(c.seats) for c in found)
    if not n:
        return ""
    lines = (
        (f"{_token(map_, c.intercept)} {escape(_named(map_, c.intercept))}", "; ".join(names))
        for c, names in open_ if names
    )  # fmt: skip
    return _lines(_("Nobody yet"), _("{n} of {all}").format(n=n, all=seats), lines)


def _lines(title: str, count: str, lines: Iterable[tuple[str, str]], below: str = "") -> str:
    """A card of lines, each named at its left; dashed where it says what is missing."""
    said = "".join(f"<dt>{name}</dt><dd>{escape(words)}</dd>" for name, words in lines)
    look, counted = ("tile missing", f"<span>{escape(count)}</span>") if count else ("tile", "")
    return (
        f'<section class="{look}"><div class="cardhead"><h2 class="name">{escape(title)}</h2>'
        f'{counted}</div><dl class="said wide">{said}</dl>{below}</section>'
    )


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
