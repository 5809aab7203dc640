"""The look of every screen: one style sheet, placed once at the top of a run.

The names a page may use (classes in `st.html`, keys of containers) stand at its head.
"""

from __future__ import annotations

from pathlib import Path

import streamlit as st

STYLE = Path(__file__).with_name("style.css").read_text("utf-8")


def place_style() -> None:
    """Put our tokens and classes on the page. It takes no room there."""
    st.html(f"<style>{STYLE}</style>")
