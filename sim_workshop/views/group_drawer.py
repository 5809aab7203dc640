"""What the console does with a group: forms them, and in a drawer says where one sits, who is in
it, who has the pen."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from html import escape

import streamlit as st

from sim_workshop.domain.breakouts import Breakout
from sim_workshop.domain.group_work import present_of
from sim_workshop.domain.priorities import Priority
from sim_workshop.domain.workshop import Map
from sim_workshop.views.bars import empty
from sim_workshop.views.forms import hint
from sim_workshop.words import _, ngettext

NOBODY = ""


@dataclass(frozen=True)
class OfGroup:
    """What a facilitator settled for a group."""

    place: str = ""
    seats: int = 0
    pen: str = NOBODY
    dissolved: bool = False


def form_button(map_: Map, without: Sequence[Priority]) -> bool:
    """One press forms a group at each priority that has none."""
    if not map_.breakouts:
        empty(_("There are no groups yet."), _("A group is formed at each priority in the plan. "
              "People then sign up on their own screens."))  # fmt: skip
    if not without:
        return False
    label = ngettext("Form {n} group", "Form {n} groups", len(without)).format(n=len(without))
    return st.button(label, icon=":material/group_add:", type="secondary" if map_.breakouts
                     else "primary", key="form_groups")  # fmt: skip


def ask_of_group(map_: Map, group: Breakout) -> OfGroup | None:
    """Who is in it, where it sits, whose pen it is."""
    present = present_of(map_, group)
    named = {m: _named(map_, m) for m in present}
    _members(named, group)
    with st.form(f"group_{group.id}", border=False):
        place = st.text_input(_("Where it sits"), group.place, placeholder=_("Table 3"))
        seats = st.number_input(_("Seats"), min_value=0, max_value=500, value=group.seats)
        hint(_("0: as many as come."))
        choices = [NOBODY, *present]
        pen = st.selectbox(
            _("Who has the pen"), choices,
            index=choices.index(group.scribe) if group.scribe in choices else 0,
            format_func=lambda m: named.get(m, _("Nobody: whoever takes it")),
        )  # fmt: skip
        sent = st.form_submit_button(_("Save"), type="primary")
    if sent:
        return OfGroup(place, int(seats), str(pen or NOBODY))
    return OfGroup(dissolved=True) if _dissolve(group) else None


def _named(map_: Map, member: str) -> str:
    """As the list of participants names them: it is for facilitators."""
    known = map_.members.get(member)
    said = ", ".join(x for x in (known.name, known.agency) if x) if known else ""
    return said or _("A participant without a name")


def _members(named: dict[str, str], group: Breakout) -> None:
    if not named:
        empty(_("Nobody has signed up yet."), _("People sign up on the screen “Groups”."))
        return
    pen = escape(_("has the pen"))
    lines = "".join(
        f"<li>{escape(name)}{f' <span class=who>{pen}</span>' if m == group.scribe else ''}</li>"
        for m, name in named.items()
    )
    st.html(f'<ul class="plain">{lines}</ul>')


def _dissolve(group: Breakout) -> bool:
    with st.popover(_("Dissolve the group")):
        hint(_("What it wrote stays in the plan. Its people sign up elsewhere."))
        return st.button(_("Dissolve it"), key=f"dissolve_{group.id}")
