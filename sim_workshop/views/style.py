"""The look of every screen: one style sheet, placed once at the top of a run.

The names a page may use (classes in `st.html`, keys of containers) stand at its head.
"""

from __future__ import annotations

from pathlib import Path

import streamlit as st

STYLE = Path(__file__).with_name("style.css").read_text("utf-8")


def place_style() -> None:
    """Put our tokens and classes on the page. It takes no room there. Drawers stand outside the
    element that Streamlit gives its color scheme to, so the whole document is given it."""
    scheme = "dark" if st.context.theme.type == "dark" else "light"
    st.html(f"<style>:root {{ color-scheme: {scheme}; }}\n{STYLE}</style>")
