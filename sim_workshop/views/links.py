"""Links that let people and screens in: made, shown once, withdrawn; and who of them votes."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from html import escape
from typing import Literal

import segno
import streamlit as st

from sim_workshop.domain.people import Member, Role
from sim_workshop.views.bars import saved
from sim_workshop.views.forms import plain
from sim_workshop.words import _


@dataclass(frozen=True)
class LinkAsked:
    """A link of this role is to be made, or all of them withdrawn."""

    verb: Literal["make", "withdraw"]
    role: Role
    name: str = ""


def role_words() -> dict[Role, tuple[str, str]]:
    """Each role that comes by a link: what it is called, and what the link lets them do."""
    return {
        "facilitator": (_("Facilitator"), _("Leads the room. For one person, used once.")),
        "co-facilitator": (_("Co-facilitator"), _("Leads the room. For one person, used once.")),
        "planner": (_("Planner"), _("Writes the plan, downloads what is published.")),
        "observer": (_("Observer"), _("Reads the room. Works until it is withdrawn.")),
        "wall": (_("Wall"), _("The projected screen. Open it on the machine with the projector.")),
    }


def show_new_link(role: Role, address: str) -> None:
    """The link that was just made: it is shown this once."""
    saved(_("A link for: {role}. Copy it now, it is not shown again.").format(
        role=role_words()[role][0]))  # fmt: skip
    st.code(address, language=None, wrap_lines=True)


def show_joining(join: str, code: str, wall: str) -> None:
    """How participants come in: no link, the code of the room. `wall`: whose wall may be opened;
    empty where there is none."""
    if not wall:
        st.html(
            f'<p class="help">{escape(_("Readers join at"))} <strong>{escape(join)}</strong> '
            f"{escape(_('with the code'))} <strong>{escape(code)}</strong>.</p>"
        )
        return
    st.html(
        f'<p class="help">{escape(_("Participants join at"))} <strong>{escape(join)}</strong> '
        f"{escape(_('with the code'))} <strong>{escape(code)}</strong>. "
        f'<a href="/wall/{escape(wall)}" target="_blank" rel="noopener">'
        f"{escape(_('Open the wall in a window of its own'))}</a>. "
        f'<a href="/preflight" target="_blank" rel="noopener">'
        f"{escape(_('Check the network of the venue'))}</a></p>"
    )


def show_light_page(address: str) -> None:
    """The light page, for phones and for networks that block the full one: as a link and as a
    code a phone reads."""
    qr = segno.make(address, error="m").svg_data_uri(border=4, dark="#0B1220", light="#FFFFFF")
    told = _("For phones, and where the network blocks the full page: the same room as one plain "
             "page. The same code lets people in.")  # fmt: skip
    with st.container(horizontal=True, vertical_alignment="center", key="light_page"):
        said = escape(_("QR code of the light page"))
        st.html(f'<img src="{qr}" width="132" height="132" alt="{said}">', width="content")
        st.html(
            f'<p class="help">{escape(told)}</p><p class="help"><a href="{escape(address)}" '
            f'target="_blank" rel="noopener">{escape(address)}</a></p>'
        )


def show_links(may_hand_over: bool, *, light: bool = False) -> LinkAsked | None:
    """One line per role; where no workshop is held there is no wall."""
    asked = None
    for role, (name, about) in role_words().items():
        if (role == "facilitator" and not may_hand_over) or (role == "wall" and light):
            continue
        with st.container(horizontal=True, vertical_alignment="center", key=f"row_link_{role}"):
            st.html(f'<p class="name">{escape(name)}</p><p class="who">{escape(about)}</p>')
            for_whom = ""
            if role not in ("wall", "observer"):
                for_whom = st.text_input(
                    _("For whom: {role}").format(role=name), key=f"for_{role}", width=200,
                    placeholder=_("Name"), label_visibility="collapsed",
                )  # fmt: skip
            if st.button(f"**{_('Make a link')}** {name}", key=f"brief_make_{role}"):
                asked = LinkAsked("make", role, for_whom)
            if role != "facilitator" and st.button(
                f"**{_('Withdraw all')}** {name}", type="tertiary", key=f"brief_withdraw_{role}"
            ):
                asked = LinkAsked("withdraw", role)
    return asked


def show_who_votes(members: Sequence[Member]) -> tuple[str, bool] | None:
    """Facilitators and planners who came by a link: whether they vote as participants do."""
    changed = None
    names = role_words()
    for member in _acting(members):
        role = names[member.role][0]
        with st.container(
            horizontal=True, vertical_alignment="center", key=f"row_member_{member.id}"
        ):
            name = member.name or member.agency or role
            st.html(f'<p class="name">{escape(name)}</p><p class="who">{escape(role)}</p>')
            votes = st.checkbox(
                f"**{_('Votes')}** {plain(name)}", member.eligible,
                key=f"brief_votes_{member.id}_{member.eligible}",
            )  # fmt: skip
        if votes != member.eligible:
            changed = (member.id, votes)
    return changed


def _acting(members: Iterable[Member]) -> list[Member]:
    lead = ("facilitator", "co-facilitator", "planner")
    found = [m for m in members if m.role in lead and not m.withdrawn]
    return sorted(found, key=lambda m: (lead.index(m.role), m.name.casefold()))


def show_passphrase_form(name: str, times: int) -> tuple[str, str] | None:
    """Name and passphrase with which this person signs in on another device."""
    with st.container(key="narrow_passphrase"), st.form(f"passphrase_{times}", border=False):
        called = st.text_input(_("Your name"), name, autocomplete="name")
        typed = st.text_input(
            _("A new passphrase"), type="password", autocomplete="new-password",
            help=_("At least 12 characters; three or four words do well."),
        )  # fmt: skip
        sent = st.form_submit_button(_("Save the passphrase"))
    return (called, typed) if sent else None
