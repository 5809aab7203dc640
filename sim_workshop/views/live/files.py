"""How far a file is: in the line of the file that was pressed, until its download starts."""

from __future__ import annotations

from pathlib import Path

import streamlit as st

from sim_workshop.words import _

_files = st.components.v2.component(
    "sim_files", js=Path(__file__).with_name("files.js").read_text("utf-8")
)


def show_progress_of_files() -> None:
    """Once on a screen with links to files; draws nothing of its own."""
    words = {
        "making": _("The file is being made"),
        "no_connection": _("No connection: press the file again when it is back."),
    }
    _files(key="files_coming", height=1, data={"words": words})
