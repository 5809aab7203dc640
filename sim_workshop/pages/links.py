"""Links that let people and screens in, who of them votes, and one's own passphrase."""

from functools import partial

import streamlit as st

from sim_workshop.session import attempt, do, session
from sim_workshop.use_cases import engaging, hosting
from sim_workshop.views.bars import say_saved
from sim_workshop.views.heads import heading
from sim_workshop.views.links import (
    LinkAsked,
    show_joining,
    show_light_page,
    show_links,
    show_new_link,
    show_passphrase_form,
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
role, key = st.session_state.pop(NEW, ("", ""))
if key:
    show_new_link(role, f"{now.room_url}/sign-in?key={key}")
show_joining(f"{now.room_url}/join", hosting.spoken_code(map_.code),
             "" if map_.workshop.light else map_.code)  # fmt: skip
heading(_("The light page"))
show_light_page(f"{now.room_url}/join/{map_.code}?light=1")
heading(_("Links for single people and screens"))
if asked := show_links(bool(now.may("hand_over")), light=map_.workshop.light):
    carry_out(asked)
heading(_("Who votes beside the participants"))
changed = show_who_votes(list(map_.members.values()))
if changed and do(engaging.make_eligible, member_id=changed[0], eligible=changed[1]):
    st.rerun()
heading(_("Your passphrase"))
times = st.session_state.setdefault("passphrases", 0)
said = show_passphrase_form(now.me.name, times)
if said and attempt(partial(keep, *said)):
    st.session_state["passphrases"] = times + 1
    say_saved(_("The passphrase was saved. With your name it lets you in without a link."))
    st.rerun()
