"""How far this tab has come along with the room: to which intercept and stage.

A page is drawn anew for many reasons, and knows then where the room is. That alone does not take
it there: it has followed once it was led there, and until then the room is still ahead of it.
"""

from __future__ import annotations

import streamlit as st

from sim_workshop.domain.workshop import Map

FOLLOWED = "followed_to"


def place_followed(map_: Map, *, follows: bool) -> tuple[str, str]:
    """The intercept and stage to which this tab has come. Who arrives, in the workshop or from a
    page that is not taken along, has come to where the room is now."""
    known = st.session_state.get(FOLLOWED, {}).get(map_.code)
    if follows and known:
        return known[0], known[1]
    come_along(map_)
    return map_.room.at, map_.room.stage


def come_along(map_: Map) -> None:
    """This tab is led to where the room is now."""
    st.session_state[FOLLOWED] = {map_.code: (map_.room.at, map_.room.stage)}
