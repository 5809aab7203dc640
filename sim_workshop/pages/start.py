"""What runs first on every screen: the style, who this is, the frame, then the screen itself."""

import sys
from pathlib import Path

ROOT = str(Path(__file__).resolve().parents[2])
if ROOT not in sys.path:
    sys.path.insert(0, ROOT)

import streamlit as st  # noqa: E402 - the path comes first when Streamlit runs this by file

from sim_workshop.domain.screens import OF_THE_ROOM, first_screen  # noqa: E402
from sim_workshop.in_turn import in_turn  # noqa: E402
from sim_workshop.pages import known_pages  # noqa: E402
from sim_workshop.session import session  # noqa: E402
from sim_workshop.use_cases.acting import utc_now  # noqa: E402
from sim_workshop.use_cases.solving import local_day  # noqa: E402
from sim_workshop.views.frame import show_frame, show_front  # noqa: E402
from sim_workshop.views.style import place_scheme  # noqa: E402
from sim_workshop.words import _, language  # noqa: E402

st.set_page_config(
    page_title=_("Sequential Intercept Mapping"),
    page_icon=f"{ROOT}/static/mark.png",
    layout="wide",
    initial_sidebar_state="collapsed",
)

with in_turn():
    now = session()
    chosen = st.navigation(known_pages(language()), position="hidden")
    if chosen.url_path == "" and now.map is not None and "list" not in st.query_params:
        today = local_day(now.here, utc_now())
        st.switch_page(f"{first_screen(now.here, now.me, today)}.py")  # nothing is drawn in vain
    if now.map is not None and now.map.workshop.light and chosen.url_path in OF_THE_ROOM:
        st.switch_page("light.py", query_params={"from": chosen.url_path})
    place_scheme()
    OUTSIDE = ("", "opening", "counties")  # pages of no workshop
    if now.map is not None and now.member is not None and chosen.url_path not in OUTSIDE:
        show_frame(now.map, now.member, chosen.url_path, now.house.pins.of(now.member))
    else:
        show_front(now.host)
    chosen.run()
