"""The application: Streamlit's pages, and beside them the routes of the live room."""

from __future__ import annotations

import asyncio
import contextlib
from collections.abc import AsyncIterator
from pathlib import Path
from typing import Any

import streamlit as st

from sim_workshop.web.news import feed
from sim_workshop.web.routes import ROUTES

HERE = Path(__file__).resolve().parent


@contextlib.asynccontextmanager
async def lifespan(_app: Any) -> AsyncIterator[None]:
    """While the server runs, it also hears what other processes write to its database."""
    watching = asyncio.create_task(feed().watch_other_processes())
    yield
    watching.cancel()


app = st.App(HERE / "sim_workshop" / "pages" / "start.py", routes=ROUTES, lifespan=lifespan)
