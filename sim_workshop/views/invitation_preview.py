"""The invitation list of a file before anything is written: who would come, which rows cannot be
read."""

from __future__ import annotations

from html import escape

import streamlit as st

from sim_workshop.domain.people import Stakeholder
from sim_workshop.views.bars import waiting
from sim_workshop.views.forms import hint
from sim_workshop.views.tables import table
from sim_workshop.words import _, ngettext

MOST_SHOWN = 40


def choose_invitations() -> bytes | None:
    """The file somebody chose."""
    given = st.file_uploader(
        _("Excel or CSV file"),
        type=["xlsx", "csv", "txt"],
        key="invitations",
    )
    hint(_("Columns with headings, in any order: Name, Agency, Sector, Role, E-mail. "
           "Name or agency is enough. You see what was read before it is added."))  # fmt: skip
    return given.getvalue() if given else None


def show_preview(
    new: list[Stakeholder], listed: int, unreadable: tuple[tuple[int, str], ...],
    ignored: tuple[str, ...],
) -> bool:  # fmt: skip
    """Everything the file says, and one button that adds it; True when it is pressed."""
    if listed:
        st.html(f'<p class="who">{escape(_already(listed))}</p>')
    if unreadable:
        waiting(
            ngettext(
                "{n} row cannot be read and is left out:",
                "{n} rows cannot be read and are left out:",
                len(unreadable),
            ).format(n=len(unreadable))
        )  # fmt: skip
        rows = "".join(
            f"<li><strong>{escape(_('Row {n}').format(n=row))}</strong> {escape(why)}</li>"
            for row, why in unreadable
        )
        st.html(f'<ul class="plain">{rows}</ul>')
    if ignored:
        said = _("Columns that are not read: {names}.").format(names=", ".join(ignored))
        st.html(f'<p class="who">{escape(said)}</p>')
    _table(new)
    label = ngettext("Add {n} person", "Add {n} people", len(new)).format(n=len(new))
    return st.button(label, type="primary", disabled=not new, key="take_invitations")


def _already(listed: int) -> str:
    return ngettext(
        "{n} person is on the list already and stays as they are.",
        "{n} people are on the list already and stay as they are.", listed,
    ).format(n=listed)  # fmt: skip


def _table(people: list[Stakeholder]) -> None:
    rows = [
        f'<tr><th scope="row">{escape(p.name or p.agency)}</th><td>{escape(p.agency)}'
        f"<small>{escape(p.role)}</small></td><td>{escape(p.sector)}</td></tr>"
        for p in people[:MOST_SHOWN]
    ]
    if len(people) > MOST_SHOWN:
        more = ngettext("and {n} more", "and {n} more", len(people) - MOST_SHOWN)
        said = more.format(n=len(people) - MOST_SHOWN)
        rows.append(f'<tr><td colspan="3">{escape(said)}</td></tr>')
    st.html(table((_("Name"), _("Agency"), _("Sector")), rows))
