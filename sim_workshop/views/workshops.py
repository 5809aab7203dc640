"""The list of workshops: what each is called, when, who is in it, and the way in."""

from __future__ import annotations

from collections.abc import Iterable
from html import escape

import streamlit as st

from sim_workshop.domain.workshop import Map
from sim_workshop.views.on_list import on_list
from sim_workshop.views.tables import help_line
from sim_workshop.words import _, ngettext, say_date, say_days_in


def show_workshops(maps: Iterable[Map]) -> None:
    """One card per workshop, each with a link that enters it."""
    for map_ in maps:
        with st.container(horizontal=True, key=f"card_{map_.code}", vertical_alignment="center"):
            st.html(
                f'<p class="name" style="margin:0">{escape(map_.name)}</p>'
                f'<p class="who" style="margin:4px 0 0">{_facts(map_)}</p>',
                width="stretch",
            )
            _way_in(map_)


def _facts(map_: Map) -> str:
    """Dates, how much is in it, and whether it is only practice."""
    entries = len(map_.entries())
    facts = [
        when_said(map_),
        _("Code {code}").format(code=f"{map_.code[:4]} {map_.code[4:]}"),
        ngettext("{n} entry", "{n} entries", entries).format(n=entries),
        on_list(map_.stakeholders),
    ]
    said = "".join(f"<span>{escape(f)}</span>" for f in facts)
    practice = f'<span class="chip waiting">{escape(_("Practice data"))}</span>'
    light = f'<span class="chip">{escape(_("Light mode, no workshop"))}</span>'
    return (
        said + (practice if map_.workshop.practice else "")
        + (light if map_.workshop.light else "")
    )  # fmt: skip


def when_said(map_: Map) -> str:
    """The day or days of a workshop, as settled or as the file had them."""
    settled = map_.workshop
    if settled.starts and settled.ends and settled.ends != settled.starts:
        return _("{first} to {last}").format(
            first=say_date(settled.starts), last=say_date(settled.ends)
        )
    day = settled.starts or settled.ends
    return say_date(day) if day else say_days_in(settled.dates_as_written) or _("No date yet")


def _way_in(map_: Map) -> None:
    st.html(
        f'<a class="way" href="/enter/{escape(map_.code)}" target="_self">{escape(_("Enter"))}'
        f'<span class="hidden"> {escape(map_.name)}</span></a>',
        width="content",
    )


def show_ways_in() -> None:
    """For somebody this server does not know yet: the room's code, or a passphrase."""
    with st.container(key="narrow_ways"):
        st.html(
            '<p><a class="way main" href="/join" target="_self">'
            f"{escape(_('Join a workshop'))}</a></p>"
            f"{help_line(_('The code stands on the wall of the room.'))}"
            f'<p class="help">{escape(_("You host or facilitate?"))} '
            f'<a href="/sign-in" target="_self">{escape(_("Sign in with your passphrase"))}</a>, '
            f"{escape(_('or open the link you were sent.'))}</p>"
        )


def show_way_out() -> None:
    """For a laptop that others use: forget who this is."""
    st.html(
        '<form method="post" action="/sign-out"><button class="quiet">'
        f"{escape(_('Sign this device out'))}</button></form>"
    )
