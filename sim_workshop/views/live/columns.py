"""What the room wrote, in columns that fill while people look."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from sim_workshop.views.live.assembling import assemble, told, unheard
from sim_workshop.words import _, forms

_columns = assemble("columns")


def show_columns(
    code: str,
    *,
    intercept: str = "",
    place: str = "",
    empty: Mapping[str, str] | None = None,
    key: str = "columns",
) -> str | None:
    """The entries of one intercept, newest first; the id of the entry somebody opened.

    Without an intercept all of them; with `place` only those of that box. `empty` gives, by kind,
    what to ask the room while a column has nothing yet.
    """
    answer = _columns(
        key=key,
        data=told(
            code, _words(), intercept=intercept, place=place, asks={**_asks(), **(empty or {})}
        ),
        on_open_change=unheard,
    )
    opened: str | None = answer.open
    return opened


def _asks() -> dict[str, str]:
    """What to ask the room while nothing has been named, by kind."""
    return {
        "resource": _("Ask the room: what is there today, and who runs it?"),
        "gap": _("Ask the room: where do people get stuck, and when?"),
        "opportunity": _("Ask the room: what could be tried within 90 days?"),
    }


def _words() -> dict[str, Any]:
    return {
        "you": _("You"),
        "new": _("new"),
        "states": {
            "held": _("Held, not shown yet"),
            "veiled": _("Hidden until revealed"),
            "waiting": _("Waiting for a facilitator"),
        },
        "removed": _("Not shown: {reason}"),
        "pinned": _("Pinned"),
        "voices": forms("said by {n}", "said by {n}"),
        "no_resource": _("Nothing has been named yet."),
        "no_gap": _("Nothing missing has been named."),
        "no_opportunity": _("No idea has been named yet."),
        "waiting": _("Waiting for the room …"),
    }
