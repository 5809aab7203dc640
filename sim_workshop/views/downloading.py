"""Links to files of the workshop: each a plain link, so that it works like any other download."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from html import escape
from urllib.parse import quote

import streamlit as st

Link = tuple[str, str, str]
"""A file's name, what it is called, and one sentence what it is."""


def file_links(code: str, links: Iterable[Link]) -> None:
    """One line per file. What has no name cannot be made here, and says why."""
    st.html(_list(code, links))


def shelves_of_files(code: str, shelves: Mapping[str, Iterable[Link]]) -> None:
    """Files under what they are about, side by side where there is room. The first of all, which
    most people come for, stands out."""
    told = "".join(
        f'<section><h3 class="shelf">{escape(title)}</h3>{_list(code, links)}</section>'
        for title, links in shelves.items()
    )
    st.html(f'<div class="shelves">{told}</div>')


def _list(code: str, links: Iterable[Link]) -> str:
    return f'<ul class="files">{"".join(_line(code, *link) for link in links)}</ul>'


def _line(code: str, name: str, label: str, about: str) -> str:
    if not name:
        return f'<li><span>{escape(label)}</span><span class="who">{escape(about)}</span></li>'
    return (
        f'<li><a href="/files/{quote(code)}/{quote(name)}">{escape(label)}</a>'
        f'<span class="chip">{escape(name)}</span>'
        f'<span class="who">{escape(about)}</span></li>'
    )
