"""The colours and fonts of `.streamlit/config.toml`, told to each browser.

Streamlit works them out anew for every run of every person: a fifth of what a page costs, and
sixty people arrive at once. They do not change while the server runs, so they are kept. Where
Streamlit looks different from what we know, nothing is changed.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from streamlit.runtime import app_session

Populate = Callable[..., None]
NAME = "_populate_theme_msg"


def remember_theme() -> None:
    """From here on the theme is worked out once."""
    populate: Populate | None = getattr(app_session, NAME, None)
    if populate is not None and not hasattr(populate, "remembers"):
        setattr(app_session, NAME, remembering(populate))


def remembering(populate: Populate) -> Populate:
    """The same, asked once for each section of the theme."""
    made: dict[str, Any] = {}

    def remembered(msg: Any, section: str = "theme") -> None:
        if section not in made:
            fresh = type(msg)()
            populate(fresh, section)
            made[section] = fresh
        if made[section].ByteSize():  # an empty section is not told at all
            msg.MergeFrom(made[section])

    remembered.remembers = populate  # type: ignore[attr-defined]
    return remembered
