"""What forms share: the statement that a text names nobody, and choices that may be left open."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from html import escape

import streamlit as st
from streamlit.delta_generator import DeltaGenerator

from sim_workshop.domain.hits import WHAT_WAS_SEEN, Hit
from sim_workshop.domain.screening import screen
from sim_workshop.views.bars import waiting
from sim_workshop.words import _


def hint(text: str) -> None:
    """Help under a field, to be read before it is filled in."""
    st.html(f'<p class="help hint">{escape(text)}</p>')


def form_key(name: str) -> str:
    """The key of a form that stands on a page. It stays the same whatever the room does, so that
    nothing typed is lost, until `emptied` makes it an empty one."""
    return f"{name}_{st.session_state.get(f'{name}_taken', 0)}"


def emptied(name: str) -> None:
    """What was typed in this form was taken."""
    st.session_state[f"{name}_taken"] = st.session_state.get(f"{name}_taken", 0) + 1


def side_by_side(many: int = 2) -> Iterator[DeltaGenerator]:
    """Places for fields, row by row: they are heard and tabbed through in the order in which they
    are seen."""
    while True:
        yield from st.columns(many)


def names_nobody(key: str, place: DeltaGenerator) -> bool:
    """The statement of a form in which the screen of texts has seen somebody; else no field."""
    return bool(st.session_state.get(f"{key}_seen")) and _statement(key, place)


def is_held(key: str, texts: Iterable[str], stated: bool, place: DeltaGenerator) -> bool:
    """Whether a text may name somebody and nobody said otherwise. Then the form says what was
    seen, offers the statement, and keeps what was typed."""
    hits = [hit for text in texts for hit in screen(text)]
    if not hits or stated:
        st.session_state.pop(f"{key}_seen", None)
        return False
    if not st.session_state.get(f"{key}_seen"):
        _statement(key, place)
    st.session_state[f"{key}_seen"] = True
    seen = _("This may identify a person: {seen}. Change it, or state that it names nobody.")
    with place:
        waiting(seen.format(seen=said(hits)))
    return True


def _statement(key: str, place: DeltaGenerator) -> bool:
    return place.checkbox(_("This names nobody"), key=f"{key}_names_nobody")


def said(hits: Iterable[Hit]) -> str:
    """What was seen, in words: "a street address, “Elm Street”"."""
    return "; ".join(f"{_(WHAT_WAS_SEEN[h.what])}, “{h.text}”" for h in hits)


REPLACED = re.compile(r"(?<=:)(?=[a-z])|(?<=[<>~-])(?=[=>-])")
"""Where Streamlit would make an icon of ":material/…:" and an arrow of "->", escaped or not."""
UNSEEN = "\u2060"


def plain(text: str) -> str:
    """People's words as the label of a button or box, where Streamlit reads Markdown: every sign
    that could mean something is taken as typed."""
    signs = "\\`*_{}[]()<>#+-.!|~$:&"
    typed = REPLACED.sub(UNSEEN, " ".join(text.split()))
    return "".join(f"\\{c}" if c in signs else c for c in typed)
