"""Links to files of the workshop: each a plain link, so that it works like any other download."""

from __future__ import annotations

from collections.abc import Iterable
from html import escape
from urllib.parse import quote

import streamlit as st

Link = tuple[str, str, str]
"""A file's name, what it is called, and one sentence what it is."""


def file_links(code: str, links: Iterable[Link]) -> None:
    """One line per file. What has no name cannot be made here, and says why."""
    st.html(f'<ul class="files">{"".join(_line(code, *link) for link in links)}</ul>')


def _line(code: str, name: str, label: str, about: str) -> str:
    if not name:
        return f'<li><span>{escape(label)}</span><span class="who">{escape(about)}</span></li>'
    return (
        f'<li><a href="/files/{quote(code)}/{quote(name)}">{escape(label)}</a>'
        f'<span class="chip">{escape(name)}</span>'
        f'<span class="who">{escape(about)}</span></li>'
    )
