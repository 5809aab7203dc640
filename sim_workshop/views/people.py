"""The list of participants: for facilitators with names and what to do, for others by agency."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from html import escape
from typing import Literal

import streamlit as st

from sim_workshop.domain.people import Stakeholder
from sim_workshop.views.chips import chip
from sim_workshop.views.forms import plain
from sim_workshop.views.tables import help_line, table, tile
from sim_workshop.words import _, ngettext

MOST_SHOWN = 120
Verb = Literal["open", "present", "away", "write"]


@dataclass(frozen=True)
class PersonAsked:
    """What a facilitator wants for one person of the list."""

    verb: Verb
    id: str


def without_device(people: Sequence[Stakeholder]) -> list[Stakeholder]:
    """Here, but nobody joined as them."""
    return [s for s in people if s.present and not s.member]


def show_people(people: Sequence[Stakeholder]) -> PersonAsked | None:
    """Everybody invited or come, to be found by a part of name, agency or role."""
    sought = st.text_input(
        _("Find a person"), placeholder=_("Part of a name, an agency or a role"),
        key="find_person", width=420,
    ).casefold()  # fmt: skip
    found = [s for s in people if sought in f"{s.name} {s.agency} {s.role} {s.sector}".casefold()]
    st.html(f'<p class="who">{escape(_counted(people))}</p>')
    asked = None
    with st.container(key="people", gap=None):
        for person in sorted(found, key=_order)[:MOST_SHOWN]:
            asked = _row(person) or asked
    if len(found) > MOST_SHOWN:
        st.html(help_line(_("There are more. Find them by a part of the name.")))
    return asked


def _counted(people: Sequence[Stakeholder]) -> str:
    here, bare = sum(s.present for s in people), len(without_device(people))
    said = [
        ngettext("{n} on the list", "{n} on the list", len(people)).format(n=len(people)),
        ngettext("{n} here", "{n} here", here).format(n=here),
    ]
    if bare:
        said.append(ngettext("{n} without a device", "{n} without a device", bare).format(n=bare))
    return ", ".join(said)


def _order(person: Stakeholder) -> tuple[str, str]:
    return person.name.casefold() or "~", person.agency.casefold()


def _row(person: Stakeholder) -> PersonAsked | None:
    name = person.name or person.agency
    with st.container(horizontal=True, vertical_alignment="center", key=f"row_person_{person.id}"):
        st.html(f'<p class="name">{escape(name)}</p><p class="who">{_facts(person)}</p>')
        if person.present and not person.member and st.button(
            _brief(_("Write for them"), name), icon=":material/edit_note:", type="tertiary",
            key=f"brief_write_{person.id}",
        ):  # fmt: skip
            return PersonAsked("write", person.id)
        here = st.checkbox(
            _brief(_("Here"), name), person.present, key=f"brief_{person.id}_{person.present}"
        )
        opened = st.button(
            _brief(_("Correct"), name), type="tertiary", key=f"brief_open_{person.id}"
        )
    if here != person.present:
        return PersonAsked("present" if here else "away", person.id)
    return PersonAsked("open", person.id) if opened else None


def _brief(word: str, name: str) -> str:
    """A label of which only the word in bold is seen; who it is about is heard."""
    return f"**{word}** {plain(name)}"


def _facts(person: Stakeholder) -> str:
    facts = [person.role, person.agency if person.name else "", person.sector, person.email]
    said = "".join(f"<span>{escape(f)}</span>" for f in facts if f)
    chips = chip(_("can commit the agency")) if person.decides else ""
    chips += chip(_("planning team")) if person.planning_team else ""
    bare = person.present and not person.member
    return said + chips + (chip(_("no device"), "waiting") if bare else "")


def show_roles(people: Sequence[Stakeholder]) -> None:
    """For everybody else: which agencies and roles are at the table, without names."""
    rows = (
        f'<tr><th scope="row">{escape(s.agency)}</th><td>{escape(s.role)}</td>'
        f"<td>{escape(s.sector)}</td></tr>"
        for s in sorted(people, key=lambda s: (s.agency.casefold(), s.role.casefold()))
        if s.agency or s.role
    )
    st.html(tile(table((_("Agency"), _("Role"), _("Sector")), rows)))
