"""The application: Streamlit's pages, and beside them the routes of the live room."""

from __future__ import annotations

from pathlib import Path

import streamlit as st
from starlette.middleware import Middleware

from sim_workshop.session import say_it_broke
from sim_workshop.views.theme import remember_theme
from sim_workshop.web.guarding import Guarded
from sim_workshop.web.routes import ROUTES
from sim_workshop.web.running import lifespan
from sim_workshop.web.squeezing import Squeezed
from sim_workshop.web.way_out import WithAWayOut

SCREENS = Path(__file__).resolve().parent / "sim_workshop" / "pages" / "start.py"

remember_theme()
app = st.App(
    SCREENS,
    routes=ROUTES,
    lifespan=lifespan,
    middleware=[Middleware(Squeezed), Middleware(Guarded), Middleware(WithAWayOut)],
    on_script_error=say_it_broke,
)
