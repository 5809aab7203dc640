"""Links that let people and screens in, who of them votes, and one's own passphrase."""

from functools import partial

import streamlit as st

from sim_workshop.domain.people import Role
from sim_workshop.session import attempt, do, session
from sim_workshop.use_cases import engaging, hosting
from sim_workshop.views.bars import say_saved
from sim_workshop.views.heads import section
from sim_workshop.views.links import (
    LinkAsked,
    show_joining,
    show_light_page,
    show_links,
    show_passphrase_form,
    show_wall,
    show_who_votes,
)
from sim_workshop.views.settings_head import settings_head
from sim_workshop.words import _

now = session()
map_ = now.here
NEW = "new_link"


def carry_out(asked: LinkAsked) -> None:
    if asked.verb == "withdraw":
        if do(hosting.withdraw_links, role=asked.role) is not None:
            say_saved(_("The links were withdrawn. Whoever came in by one is signed out."))
            st.rerun()
    elif made := do(hosting.make_link, role=asked.role, name=asked.name):
        st.session_state[NEW] = (asked.role, made)
        st.rerun()


def keep(name: str, passphrase: str) -> bool:
    hosting.set_passphrase(now.house.store, now.me, passphrase)
    hosting.name_oneself(now.house.store, now.me, name)
    return True


settings_head(map_.name, "links", now.may("settings"), host=now.host is not None)
made, key = st.session_state.pop(NEW, ("", ""))
new = f"{now.room_url}/sign-in?key={key}"
asked = None
join, light = f"{now.room_url}/join", map_.workshop.light
if not light:
    with section("wall", _("The wall"), _("What everybody sees, on the projector.")):
        show_wall(map_.code)
        asked = show_links(["wall"], made, new)
with section("join", _("Readers join") if light else _("Participants join"), _(
    "Without an account and without a link of their own: by the address and the code, or with the "
    "camera of a phone."
)):  # fmt: skip
    show_joining(join, hosting.spoken_code(map_.code), map_.code)
with section("light", _("The light page"), _(
    "For phones, and where the network blocks the full page: the same room as one plain page. The "
    "same code lets people in."
)):  # fmt: skip
    show_light_page(f"{join}/{map_.code}?light=1")
with section("people", _("Links for single people"), _(
    "Each is shown once. Whoever has it comes in without the code, in that role."
)):  # fmt: skip
    lead: list[Role] = ["facilitator"] if now.may("hand_over") else []
    with st.container(gap=None):
        asked = show_links([*lead, "co-facilitator", "planner", "observer"], made, new) or asked
if asked:
    carry_out(asked)
with section("votes", _("Who votes beside the participants"), _(
    "Facilitators and planners vote only where the room agrees."
)), st.container(gap=None):  # fmt: skip
    changed = show_who_votes(list(map_.members.values()))
if changed and do(engaging.make_eligible, member_id=changed[0], eligible=changed[1]):
    st.rerun()
with section("passphrase", _("Your passphrase"), _(
    "With your name it lets you in on another device, without a link."
)):  # fmt: skip
    times = st.session_state.setdefault("passphrases", 0)
    said = show_passphrase_form(now.me.name, times)
if said and attempt(partial(keep, *said)):
    st.session_state["passphrases"] = times + 1
    say_saved(_("The passphrase was saved. With your name it lets you in without a link."))
    st.rerun()
