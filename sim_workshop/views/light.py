"""The home of a committee that holds no workshop: its way in six steps, with how far each is."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from html import escape

import streamlit as st

from sim_workshop.domain.workshop import Map
from sim_workshop.domain.year.engagement import Agency
from sim_workshop.views.chips import chip
from sim_workshop.views.forms import plain
from sim_workshop.words import _, ngettext


@dataclass(frozen=True)
class Stretch:
    """One step of the way: what is done there, how far it is, where."""

    page: str
    title: str
    about: str
    how_far: str


def stretches(map_: Map, leads: bool) -> Iterator[Stretch]:
    """In their order. The forms are kept by facilitators; others see the rest."""
    agencies, forms = map_.all(Agency), map_.questionnaires
    yield Stretch(
        "agencies.py",
        _("Agencies"),
        _("Who is asked, and who speaks for each."),
        _registered(len(agencies)),
    )
    if leads:
        waits = sum(len(f.waiting) for f in forms)
        sent = sum(f.finished for f in forms)
        said = _("{sent} of {all} forms complete, {n} answers to place").format(
            sent=sent, all=len(forms), n=waits
        )
        yield Stretch(
            "agency_forms.py",
            _("Agency forms"),
            _("A link for each agency; its answers become entries one by one."),
            said,
        )
    entries, numbers = len(map_.entries()), len(map_.numbers)
    yield Stretch(
        "map.py",
        _("Map"),
        _("What the answers make of the map."),
        ngettext("{n} entry", "{n} entries", entries).format(n=entries),
    )
    yield Stretch(
        "evidence.py",
        _("Evidence"),
        _("The numbers the agencies sent."),
        ngettext("{n} number", "{n} numbers", numbers).format(n=numbers),
    )
    yield Stretch(
        "priorities.py",
        _("Priorities"),
        _("What the committee takes on, without a vote."),
        _("{n} in the plan").format(n=len(map_.chosen)),
    )
    yield Stretch(
        "plan.py",
        _("Plan"),
        _("Who does what by when."),
        ngettext("{n} step", "{n} steps", len(map_.steps)).format(n=len(map_.steps)),
    )
    yield Stretch(
        "report.py",
        _("Report"),
        _("The same report and files as after a workshop."),
        _("revision {n}").format(n=map_.revision),
    )


def _registered(n: int) -> str:
    return ngettext("{n} agency registered", "{n} agencies registered", n).format(n=n)


def show_way(map_: Map, leads: bool) -> None:
    """A line for each step."""
    for number, step in enumerate(stretches(map_, leads), 1):
        name = step.page.removesuffix(".py")
        with st.container(horizontal=True, vertical_alignment="center", key=f"row_light_{name}"):
            st.html(
                f'<p class="name">{number}. {escape(step.title)}</p>'
                f'<p class="who">{escape(step.about)}</p>'
                f'<div class="chips">{chip(step.how_far)}</div>', width="stretch",
            )  # fmt: skip
            with st.container(key=f"brief_light_{name}", width="content"):
                label = f"**{_('Open')}** {plain(step.title)}"
                st.page_link(step.page, label=label, icon=":material/arrow_forward:")
