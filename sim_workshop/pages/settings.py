"""What was settled about the workshop, corrected; and, for a host, its end."""

from dataclasses import replace
from typing import Any

import streamlit as st

from sim_workshop.domain.ranking import weights_of
from sim_workshop.domain.roles import may
from sim_workshop.session import attempt, session
from sim_workshop.use_cases import hosting
from sim_workshop.views.bars import refusal, say_saved
from sim_workshop.views.settings_forms import (
    show_about,
    show_delete_form,
    show_rules,
    weights_are_whole,
)
from sim_workshop.views.settings_head import settings_head
from sim_workshop.words import _

now = session()
map_, known = now.here, now.here.workshop
by = replace(now.acting(), member=now.host or now.me)


def settle(changed: dict[str, Any] | None) -> None:
    """What somebody changed of the settings; a host of the server also lowers the threshold."""
    if changed is None:
        return
    if not weights_are_whole(changed):
        refusal(_("The weights make 100 percent together. Nothing was saved."))
    elif not changed or attempt(lambda: hosting.change_settings(by, **changed)):
        say_saved(_("The settings were saved."))
        st.rerun()


def delete() -> bool:
    hosting.delete_workshop(now.house.store, by.member, map_.code)
    return True


chosen = settings_head(map_.name, "settings", now.may("settings"), host=now.host is not None)
if chosen == "settings":
    settle(show_about(known, map_.pack))
elif chosen == "rules":
    settle(show_rules(known, weights_of(map_), may(by.member, "lower_threshold", map_)))
elif show_delete_form(map_.name, map_.code) and attempt(delete):
    say_saved(_("{name} was deleted.").format(name=map_.name))
    st.switch_page("home.py", query_params={"list": "all"})
