"""The register of agencies as a screen: seats that must be filled, who speaks for each agency, what
it gains, which goals it signed on to."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from html import escape

import streamlit as st

from sim_workshop.domain.workshop import Map
from sim_workshop.domain.year.around import (
    required_seats,
    systems_missing,
    tables_without_experience,
)
from sim_workshop.domain.year.engagement import Agency
from sim_workshop.domain.year.working import Workgroup
from sim_workshop.views.bars import empty, waiting
from sim_workshop.views.chips import chip
from sim_workshop.views.forms import plain
from sim_workshop.views.tables import table, tile
from sim_workshop.words import _, ngettext, say_date


def agencies_sentence(map_: Map) -> str:
    agencies, seats = map_.all(Agency), required_seats(map_)
    many = ngettext("{n} agency", "{n} agencies", len(agencies)).format(n=len(agencies))
    if not seats:
        return f"{many}." if agencies else _("No agency is registered.")
    filled = sum(1 for s in seats if s.agencies)
    return _("{agencies}; {n} of {all} required seats filled.").format(
        agencies=many, n=filled, all=len(seats)
    )


def warn_of_tables(map_: Map) -> None:
    """A system without an agency, and tables at which nobody speaks for people with lived
    experience or families."""
    systems = {"justice": _("justice"), "behavioral_health": _("behavioral health")}
    for missing in systems_missing(map_):
        said = _("No agency of the {system} system is registered. The heads of both come first.")
        waiting(said.format(system=systems[missing]))
    bare = tables_without_experience(map_)
    names = [_("the committee") if not id_ else _named(map_, id_) for id_ in bare]
    if names:
        waiting(_("People with lived experience, or families, sit at every table. Nobody yet at: "
                  "{tables}.").format(tables=", ".join(names)))  # fmt: skip


def _named(map_: Map, id_: str) -> str:
    group = map_.get(id_)
    return group.name if isinstance(group, Workgroup) else id_


def show_seats(map_: Map) -> None:
    """The charter's seats with who fills them."""
    rows = [
        f'<tr><th scope="row">{escape(r.seat.name)}</th><td>{_filled(r.agencies)}</td></tr>'
        for r in required_seats(map_)
    ]
    if not rows:
        empty(
            _("No seat is required yet."),
            _("The charter says which seats must be filled; it is under Agreements."),
        )
        return
    st.html(tile(table((_("Seat"), _("Filled by")), rows)))


def _filled(agencies: Sequence[Agency]) -> str:
    if not agencies:
        return chip(_("nobody yet"), "waiting", "person_off")
    return escape(", ".join(a.name for a in agencies))


def show_agencies(map_: Map, keeps: bool) -> Agency | None:
    """One line each; the one to be opened. Names of people are for whoever keeps the register."""
    agencies = sorted(map_.all(Agency), key=lambda a: a.name.casefold())
    if not agencies:
        empty(_("No agency is registered yet."),
              _("Take them from the list of participants, or add the first."))  # fmt: skip
    opened = None
    for agency in agencies:
        with st.container(horizontal=True, vertical_alignment="center", key=f"row_{agency.id}"):
            st.html(_line(map_, agency, keeps), width="stretch")
            label = f"**{_('Edit')}** {plain(agency.name)}"
            if keeps and st.button(label, type="tertiary", key=f"brief_edit_{agency.id}"):
                opened = agency
    return opened


def _line(map_: Map, agency: Agency, keeps: bool) -> str:
    people = "".join(f"<span>{escape(p)}</span>" for p in _people(agency)) if keeps else ""
    gains = _("Gains: {what}").format(what=agency.gains) if agency.gains else ""
    said = f'<p class="who">{people}</p>' if people else ""
    said += f'<p class="who">{escape(gains)}</p>' if gains else ""
    chips = "".join(_chips(map_, agency))
    return f'<p class="name">{escape(agency.name)}</p>{said}<div class="chips">{chips}</div>'


def _people(agency: Agency) -> Iterator[str]:
    if agency.designee:
        yield _("Designee: {name}").format(name=agency.designee)
    if agency.alternate:
        yield _("Alternate: {name}").format(name=agency.alternate)
    if agency.sponsor:
        yield _("Sponsor: {name}").format(name=agency.sponsor)


def _chips(map_: Map, agency: Agency) -> Iterator[str]:
    if agency.sector:
        yield chip(map_.pack.vocabulary.label("sectors", agency.sector))
    if not agency.designee:
        yield chip(_("no designee"), "waiting", "person_off")
    if not agency.alternate:
        yield chip(_("no alternate"), "waiting", "person_off")
    if agency.goals:
        many = len(agency.goals)
        said = ngettext("{n} goal signed on to", "{n} goals signed on to", many).format(n=many)
        yield chip(said, "resource", "check")
    if agency.signed_on:
        yield chip(_("signed {date}").format(date=say_date(agency.signed_on)))


def show_goals(map_: Map) -> None:
    """Each shared goal with the agencies that signed on to it, in the order of the register."""
    goals, agencies = map_.workshop.goals, map_.all(Agency)
    if not goals:
        empty(_("The agencies share no goal yet."),
              _("Goals are written in the settings, one to a line."))  # fmt: skip
        return
    rows = []
    for goal in goals:
        signed = ", ".join(a.name for a in agencies if goal in a.goals)
        said = escape(signed) or chip(_("nobody yet"), "waiting", "person_off")
        rows.append(f'<tr><th scope="row">{escape(goal)}</th><td>{said}</td></tr>')
    st.html(tile(table((_("Goal"), _("Signed on")), rows)))
