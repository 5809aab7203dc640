"""The frame of every screen: whose workshop, whether it is live, who I am, and the step bar."""

from __future__ import annotations

from html import escape

import streamlit as st

from sim_workshop.domain.people import LEADING, Member
from sim_workshop.domain.screens import screen_of_room
from sim_workshop.domain.workshop import Map
from sim_workshop.live.telling import prompt_number
from sim_workshop.views.following import come_along, place_followed
from sim_workshop.views.forms import plain
from sim_workshop.views.joining import show_pin
from sim_workshop.views.live.presence import Heard, show_presence
from sim_workshop.views.steps import show_steps
from sim_workshop.words import _

FOLLOWING = ("intercept", "ballot", "map", "evidence", "groups", "plan", "evaluation")
"""Pages from which a stakeholder is taken along when the room moves on."""


def page_of_room(map_: Map, member: Member) -> str:
    """The page on which this person finds the room."""
    return f"{screen_of_room(map_, member)}.py"


def show_front(host: Member | None) -> None:
    """The frame outside any workshop: the mark, and whose list of workshops this is."""
    with st.container(horizontal=True, key="frame", vertical_alignment="center"):
        _brand(_("Sequential Intercept Mapping"), "")
        if host is not None:
            st.html(f'<span class="who">{escape(host.name or _("Host"))}</span>', width="content")


def show_frame(map_: Map, member: Member, page: str, pin: str = "") -> None:
    """The two rows; and, when the room moves, this person's page with it. `pin` is their own."""
    at = _here(map_, page)
    with st.container(horizontal=True, key="frame", vertical_alignment="center"):
        _brand(map_.name, _("Sequential Intercept Mapping"))
        heard = _hear(map_, member, page, at)
        _person(member, page, pin, light=map_.workshop.light)
    show_steps(map_, member, page, at)
    if map_.workshop.practice:
        said = map_.workshop.practice_note or _("What is invented here is for practice only.")
        st.html(
            f'<div class="bar waiting" role="note"><strong>{_("Practice data")}</strong>'
            f"<span>{escape(said)}</span></div>"
        )
    if map_.workshop.light:
        said = _("No workshop is held: each agency answers by its own link.")
        st.html(f'<div class="bar" role="note"><strong>{escape(_("Light mode"))}</strong>'
                f"<span>{escape(said)}</span></div>")  # fmt: skip
    _go_along(map_, member, page, heard)


def _go_along(map_: Map, member: Member, page: str, heard: Heard) -> None:
    """To where the room is now, when this page follows or the person said go."""
    if not (heard.moved or heard.stepped or heard.returned is not None):
        return
    come_along(map_)
    if heard.moved and not _follows(member, page):  # asked for that intercept, whatever the stage
        st.switch_page("intercept.py", query_params={"at": heard.moved})
    there = page_of_room(map_, member)
    at = {"at": map_.room.at} if there == "intercept.py" else None
    st.switch_page(there, query_params=at)


def _follows(member: Member, page: str) -> bool:
    return member.role == "stakeholder" and page in FOLLOWING


def _hear(map_: Map, member: Member, page: str, at: str) -> Heard:
    """Stakeholders follow the room from where they last came along to, unless they stay behind;
    others are offered to go there. The console itself shows where the room is."""
    if page == "console":
        return show_presence(map_.code, revision=map_.revision, zone=map_.workshop.time_zone)
    follows = _follows(member, page)
    come_to, step = place_followed(map_, follows=follows)
    shows_question = page == "intercept" and at == map_.room.at
    return show_presence(
        map_.code, revision=map_.revision, at=come_to if follows else at or come_to,
        step=step, follow=follows, may_stay=member.role == "stakeholder",
        asked=_asked(map_) if shows_question else "",
        shows_changes=page not in ("intercept", "ballot", "groups", "evaluation", "settings"),
        zone=map_.workshop.time_zone,
    )  # fmt: skip


def _asked(map_: Map) -> str:
    """Which question this page shows, as the feed tells it."""
    return "all" if map_.room.all_prompts else str(prompt_number(map_))


def _here(map_: Map, page: str) -> str:
    """The intercept whose page this is, or whose entry; empty on pages of no intercept."""
    if page == "entry":
        entry = map_.get(st.query_params.get("id", ""))
        return next(iter(map_.intercepts_of(entry)), "") if entry else ""
    return current_intercept(map_) if page == "intercept" else ""


def current_intercept(map_: Map) -> str:
    """The intercept this page shows: the one of its address, else where the room is."""
    asked = st.query_params.get("at", "")
    return asked if map_.intercept(asked) else map_.room.at


def _brand(name: str, program: str) -> None:
    st.html(
        '<div class="community"><span class="mark" aria-hidden="true"><b></b><b></b><b></b></span>'
        f"<strong>{escape(name)}</strong><span>{escape(program)}</span></div>",
        width="stretch",
    )


def _person(member: Member, page: str, pin: str, *, light: bool) -> None:
    label = member.name or member.agency or _(member.role.capitalize())
    choices = {_("My PIN"): ""} if pin else {}
    choices[_("History and undo")] = "history.py"
    if member.role in LEADING:
        if not light:
            choices = {_("Console"): "console.py", **choices}
        choices[_("Settings and links")] = "settings.py"
    choices[_("This week")] = "week.py"
    choices[_("The year after")] = "year.py"
    choices[_("All workshops")] = "home.py"
    picked = st.menu_button(
        plain(label),
        options=list(choices),
        icon=":material/person:",
        type="tertiary",
        key=f"me_{page}",
    )
    if picked and not choices[str(picked)]:
        show_pin(label, pin)
    elif picked:
        page = choices[str(picked)]
        st.switch_page(page, query_params={"list": "all"} if page == "home.py" else None)
