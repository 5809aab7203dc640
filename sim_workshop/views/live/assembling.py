"""How a live part is placed on a page, and what each of them is told."""

from __future__ import annotations

from hashlib import blake2b
from pathlib import Path
from typing import Any

import streamlit as st
from streamlit.components.v2.types import ComponentRenderer

from sim_workshop.views.kept import address, looks_of
from sim_workshop.words import _, forms, language

FETCHED = Path(__file__).with_name("fetched.js").read_text("utf-8")
WHO = "who_acts"
"""Where `session` leaves the member of this run: what waits to be sent is kept under this name, so
that it outlives every change of the cookie and is never sent as somebody else's."""


def assemble(part: str) -> ComponentRenderer:
    """A live part: its looks, and a few lines that fetch its script (`views/kept.py`)."""
    return st.components.v2.component(
        f"sim_{part}", css=looks_of(part), js=FETCHED.replace("{address}", address(part))
    )


def told(code: str, words: dict[str, Any], **particulars: Any) -> list[dict[str, Any]]:
    """What every part is told: the workshop, the language, the words, and its own particulars.

    In a list of one, because Streamlit asks of each value of a dict whether it is a table, which
    is a fifth of the work of a page.
    """
    return [
        {
            "code": code,
            "browser": _browser(),
            "who": str(st.session_state.get(WHO, "")),
            "language": language(),
            "words": {**_shared_words(), **words},
            **particulars,
        }
    ]


def unheard() -> None:
    """A callback that does nothing: Streamlit names a trigger in the answer only if it has one."""


def _browser() -> str:
    """A name for whoever this browser's cookie says it is.

    Tabs of one name share one connection; somebody who signs in as another person on the same
    laptop does not get the first one's.
    """
    cookies = st.context.cookies.to_dict()
    ours = sorted(pair for pair in cookies.items() if not pair[0].startswith("_streamlit"))
    return blake2b(repr(ours).encode(), digest_size=8).hexdigest()


def _shared_words() -> dict[str, Any]:
    return {
        "resource": _("Resource"),
        "gap": _("Gap"),
        "opportunity": _("Idea"),
        "strength": _("Strength"),
        "parking": _("Parking lot"),
        "resources": _("What we have"),
        "gaps": _("What is missing"),
        "opportunities": _("Ideas"),
        "strengths": _("Strengths"),
        "parked": _("Parking lot"),
        "saved": _("Saved {time}"),
        "no_connection": _("No connection since {time}"),
        "not_now": _("This could not be saved just now. Try again in a moment."),
        "votes": forms("{n} vote", "{n} votes"),
    }
