"""Opening a workshop: what it starts from, for whom, and how people come in once it is open."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence
from html import escape
from typing import Any

import streamlit as st

from sim_workshop.domain.community import Community
from sim_workshop.domain.people import Stakeholder
from sim_workshop.domain.place import Pack
from sim_workshop.domain.record import Record
from sim_workshop.domain.workshop import Workshop
from sim_workshop.views.bars import note
from sim_workshop.views.forms import side_by_side
from sim_workshop.views.heads import section
from sim_workshop.views.on_list import on_list
from sim_workshop.views.settled import (
    Fields,
    about_fields,
    light_fields,
    names_fields,
    pack_said,
    practice_fields,
    purpose_fields,
    voting_fields,
)
from sim_workshop.words import _, ngettext

NEW = ""
KINDS = ("county", "circuit", "city", "region", "state")
MOST_NOTES = 12


def choose_start() -> str:
    """Empty, from a file, or from last time."""
    labels = {"empty": _("Empty"), "file": _("From a file"), "last": _("From last time")}
    return st.segmented_control(
        _("What it starts from"), list(labels), default="empty", required=True,
        format_func=labels.__getitem__, label_visibility="collapsed", key="start_from",
    )  # fmt: skip


def choose_file() -> tuple[str, bytes] | None:
    given = st.file_uploader(
        _("Workbook, record or county facts"), type=["xlsx", "json", "yaml", "yml"],
        key="start_file",
        help=_("A workbook of this program, its whole record (JSON), or a county's facts (YAML)."),
    )  # fmt: skip
    return (given.name, given.getvalue()) if given else None


def choose_one(names: Sequence[str], label: str, key: str) -> int:
    """Which of several; the only one is not asked about."""
    if len(names) < 2:
        return 0
    return st.selectbox(label, range(len(names)), format_func=names.__getitem__, key=key)


def show_contents(records: Sequence[Record], notes: Sequence[str]) -> None:
    """What would be in the workshop from the start, and what could not be placed."""
    listed = [r for r in records if isinstance(r, Stakeholder)]
    counted = Counter(type(r) for r in records if r.kind not in ("workshop", "room", "stakeholder"))
    kinds = (
        f"{n} {_(kind.label if n == 1 else kind.plural).lower()}" for kind, n in counted.items()
    )
    said = ", ".join([*([on_list(listed)] if listed else []), *kinds])
    note(_("It starts with {what}.").format(what=said) if said else _("It starts empty."))
    if notes:
        many = ngettext("{n} note", "{n} notes", len(notes)).format(n=len(notes))
        shown = "".join(f"<li>{escape(n)}</li>" for n in notes[:MOST_NOTES])
        st.html(
            f'<details class="more"><summary>{escape(many)}</summary><ul>{shown}</ul></details>'
        )


def choose_community(known: Sequence[Community]) -> Community | None:
    """One this server knows; None for a new one."""
    names = {c.id: c.full_name for c in known}
    if not names:
        return None
    chosen = st.selectbox(
        _("Community"), [NEW, *names], format_func=lambda c: names.get(c, _("A new community")),
        key="community",
    )  # fmt: skip
    return next((c for c in known if c.id == chosen), None)


def show_opening_form(
    start: Workshop, pack: Pack, community: Community | None, key: str
) -> tuple[Mapping[str, Any] | None, Fields] | None:
    """All that is settled; the first part is the new community, if it is one."""
    with st.form(f"opening_{key}", border=False):
        new = None if community else _community_fields()
        fields = about_fields(start)
        more = _("Purpose, names, votes, light mode, practice: as usual, unless you change them")
        with st.expander(more):
            fields |= purpose_fields(start) | names_fields(start) | voting_fields(start)
            fields |= light_fields(start) | practice_fields(start)
        pack_said(pack)
        with st.container(key="saving"):
            sent = st.form_submit_button(_("Open the workshop"), type="primary")
    return (new, fields) if sent else None


def _community_fields() -> dict[str, Any]:
    kinds = {"county": _("County"), "circuit": _("Circuit of counties"), "city": _("City"),
             "region": _("Region"), "state": _("State")}  # fmt: skip
    with section("community", _("The community"), _("Whose system is mapped.")):
        places = side_by_side()
        name = next(places).text_input(
            _("Name of the community"), placeholder=_("For example: Washington County")
        )
        state = next(places).text_input(_("State"), placeholder=_("For example: Oregon"))
        kind = next(places).selectbox(_("Kind of community"), KINDS, format_func=kinds.__getitem__)
        areas = next(places).text_area(
            _("Counties of a circuit or region"), height=68, placeholder=_("One to a line")
        )
    lines = tuple(a.strip() for a in areas.splitlines() if a.strip())
    return {"name": name.strip(), "state": state.strip(), "kind": kind, "areas": lines}


def show_opened(name: str, code: str) -> bool:
    """The way in; True when another workshop is to be opened."""
    with st.container(horizontal=True, vertical_alignment="center"):
        st.html(
            f'<a class="way main" href="/enter/{escape(code)}" target="_self">'
            f'{escape(_("Enter {name}").format(name=name))}</a>', width="content",
        )  # fmt: skip
        return st.button(_("Open another"), type="tertiary")


def show_first_link(link: str) -> None:
    """For whoever facilitates beside the host."""
    with section("facilitator", _("Link for another facilitator"), _(
        "For one person, used once. It is not shown again; the settings make more."
    )):  # fmt: skip
        st.code(link, language=None, wrap_lines=True)
