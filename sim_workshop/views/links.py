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
        "wall": (
            _("Wall"),
            _("For the machine with the projector, where it is not this one."),
        ),
        "facilitator": (_("Facilitator"), _("Leads the room. For one person, used once.")),
        "co-facilitator": (_("Co-facilitator"), _("Leads the room. For one person, used once.")),
        "planner": (_("Planner"), _("Writes the plan, downloads what is published.")),
        "observer": (_("Observer"), _("Reads the room. Works until it is withdrawn.")),
    }


def show_wall(code: str) -> None:
    """The wall on this machine, and whether the venue's network will carry the room."""
    st.html(
        f'<p class="ways"><a class="way main" href="/wall/{escape(code)}" target="_blank" '
        f'rel="noopener">{escape(_("Open the wall in a window of its own"))}</a> '
        f'<a class="way" href="/preflight" target="_blank" rel="noopener">'
        f"{escape(_('Check the network of the venue'))}</a></p>"
    )


def show_joining(join: str, spoken_code: str, code: str) -> None:
    """How participants come in: no link of their own, the code of the room; and the same as a
    picture their phones read, as large as the screen when it is held up."""
    address = f"{join}/{code}"
    said = escape(_("QR code of {address}").format(address=address))
    picture = f'<img src="{_qr(address)}" alt="{said}">'
    st.html(
        f'<div class="tile joining">{picture}<div><p class="who">{escape(_("Address"))}</p>'
        f'<p class="number">{escape(join)}</p><p class="who">{escape(_("Code of the room"))}</p>'
        f'<p class="big">{escape(spoken_code)}</p></div>'
        f'<details class="more"><summary>{escape(_("Show the QR code large"))}</summary>{picture}'
        f"</details></div>"
    )


def _qr(address: str) -> str:
    picture = segno.make(address, error="m")
    return picture.svg_data_uri(border=4, dark="#0B1220", light="#FFFFFF")


def show_light_page(address: str) -> None:
    """The light page, for phones and for networks that block the full one: as a link and as a
    code a phone reads."""
    said = escape(_("QR code of the light page"))
    st.html(
        f'<div class="joining light"><img src="{_qr(address)}" alt="{said}"><div>'
        f'<p><a href="{escape(address)}" target="_blank" rel="noopener">{escape(address)}</a></p>'
        f"</div></div>"
    )


def show_links(roles: Sequence[Role], made: Role | Literal[""], address: str) -> LinkAsked | None:
    """One line per role. The link that was just `made` stands in its line, this once."""
    asked = None
    words = role_words()
    for role in roles:
        name, about = words[role]
        named = role not in ("wall", "observer")
        with st.container(
            horizontal=True, vertical_alignment="bottom" if named else "center",
            key=f"row_link_{role}",
        ):  # fmt: skip
            st.html(f'<p class="name">{escape(name)}</p><p class="who">{escape(about)}</p>')
            whom = ""
            if named:
                whom = st.text_input(f"**{_('For whom')}** {name}", key=f"for_{role}", width=180)
            if st.button(f"**{_('Make a link')}** {name}", key=f"brief_make_{role}"):
                asked = LinkAsked("make", role, whom)
            if role != "facilitator" and st.button(
                f"**{_('Withdraw all')}** {name}", type="tertiary", key=f"brief_withdraw_{role}"
            ):
                asked = LinkAsked("withdraw", role)
        if role == made:
            _show_new(name, address)
    return asked


def _show_new(name: str, address: str) -> None:
    """The link that was just made: it is shown this once."""
    saved(_("A link for: {role}. Copy it now, it is not shown again.").format(role=name))
    st.code(address, language=None, wrap_lines=True)


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
    with st.form(f"passphrase_{times}", border=False):
        left, right = st.columns(2)
        called = left.text_input(_("Your name"), name, autocomplete="name")
        typed = right.text_input(
            _("A new passphrase"), type="password", autocomplete="new-password",
            help=_("At least 12 characters; three or four words do well."),
        )  # fmt: skip
        sent = st.form_submit_button(_("Save the passphrase"))
    return (called, typed) if sent else None
