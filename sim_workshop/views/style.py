"""The colour scheme of every screen. The style sheet itself comes with the page's shell.

The names a page may use (classes in `st.html`, keys of containers) stand at the head of
`style.css`.
"""

from __future__ import annotations

import streamlit as st


def place_scheme() -> None:
    """Light or dark, for the whole document: drawers stand outside the element that Streamlit
    gives its color scheme to. It takes no room on the page."""
    scheme = "dark" if st.context.theme.type == "dark" else "light"
    st.html(f"<style>:root {{ color-scheme: {scheme}; }}</style>")
