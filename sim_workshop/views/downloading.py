"""Links to files of the workshop: each a plain link, so that it works like any other download."""

from __future__ import annotations

from collections.abc import Iterable
from html import escape
from urllib.parse import quote

import streamlit as st

from sim_workshop.words import _

Link = tuple[str, str, str]
"""A file's name, what it is called, and one sentence what it is."""


def links_of(names: Iterable[str]) -> list[Link]:
    """These files with what they are called and what they are, in the reader's language."""
    said = _said()
    return [(name, *said.get(name, (name, ""))) for name in names]


def _said() -> dict[str, tuple[str, str]]:
    return {
        "report.docx": (
            _("Workshop report"), _("The whole report in Word, for the county to publish."),
        ),
        "map.png": (_("Map, as a picture"), _("The map at print size.")),
        "map.svg": (_("Map, for drawing programs"), _("Lines and text that stay sharp.")),
        "plan.csv": (_("Action plan, as a table"), _("One line per action step.")),
        "workbook.xlsx": (
            _("Workbook, INTERNAL"),
            _("Everything, one sheet per kind; edited in Excel it can be read back."),
        ),
        "workshop.json": (
            _("Whole record, INTERNAL"),
            _("Everything in one file, to open as a new workshop elsewhere."),
        ),
    }  # fmt: skip


def file_links(code: str, links: Iterable[Link]) -> None:
    """One line per file."""
    lines = "".join(
        f'<li><a href="/files/{quote(code)}/{quote(name)}" download>{escape(label)}</a>'
        f'<span class="chip">{escape(name)}</span>'
        f'<span class="who">{escape(about)}</span></li>'
        for name, label, about in links
    )
    st.html(f'<ul class="files">{lines}</ul>')
