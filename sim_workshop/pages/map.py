"""The map: how people move, what is in place, what is missing; and what stands on each box."""

from typing import Any

import streamlit as st

from sim_workshop.charts import system_map
from sim_workshop.domain.privacy import release
from sim_workshop.domain.tokens import colour_of, token_of
from sim_workshop.domain.workshop import Map
from sim_workshop.session import session
from sim_workshop.use_cases.publishing import called
from sim_workshop.views.downloading import file_links
from sim_workshop.views.filtering import choose_intercept
from sim_workshop.views.heads import intercept_head, page_head
from sim_workshop.views.map_box import show_box
from sim_workshop.views.map_tools import choose_box, show_chart
from sim_workshop.views.map_words import alt_text, show_in_words, show_limits, show_questions
from sim_workshop.words import _

now = session()
map_, leads = now.here, bool(now.may("read_working"))


@st.cache_resource(max_entries=64, show_spinner=False)
def spec_of(of: tuple[str, int, str, bool, bool], _map: Map) -> dict[str, Any]:
    """The drawing of one revision, made once for everybody who looks at it. `of` are workshop,
    revision, intercept, whether it is dark and whether it names the services: what tells one
    drawing from another."""
    _code, _revision, at, dark, naming = of
    return system_map.chart(_map, dark=dark, intercept=at or None, naming=naming).to_dict()


def closed() -> None:
    """The drawer is shut: a fresh chart, so that the same box can be clicked again."""
    st.session_state["map_drawn"] = st.session_state.get("map_drawn", 0) + 1


@st.dialog(_("On the map"), position="right", on_dismiss=closed)
def open_box(box: str) -> None:
    released = map_.once(release)
    numbers = map_.numbers if leads else released.map.numbers
    show_box(map_, box, numbers, released.suppressed, hides=not leads)


with st.container(key="wide_page"):
    with st.container(horizontal=True, key="page_head", vertical_alignment="center"):
        head = st.container()
        at = choose_intercept(map_, "map_at")
        st.page_link("map_views.py", label=_("In tables"), icon=":material/table:")
        st.page_link("flow.py", label=_("Flow and what if"), icon=":material/conversion_path:")
        if now.may("download_published"):
            with st.popover(_("Download"), icon=":material/download:"):
                file_links(map_.code, called("published", "map"))
    here = map_.intercept(at)
    with head:
        click = _("Click a box to see what is on it. The same drawing is in the report.")
        if here:
            title = _("{intercept} on the map").format(intercept=here.name)
            intercept_head(token_of(map_, at), colour_of(map_, at), title, click)
        else:
            page_head(_("The map"), click)
    dark = st.context.theme.type == "dark"
    naming = not at and st.toggle(_("Name the local services in their boxes"), key="naming")
    spec = spec_of((map_.code, map_.revision, at, dark, naming), map_)
    clicked = show_chart(spec, system_map.SELECTION, alt_text(map_, at), at)
    show_limits(map_)
    box = clicked or choose_box(map_, at)
    if box:
        open_box(box)
    show_questions(map_, at)
    show_in_words(map_, at)
