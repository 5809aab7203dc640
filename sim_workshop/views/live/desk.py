"""The console's list of entries, newest first, each with what a facilitator does to it."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from sim_workshop.views.live.assembling import assemble, told, unheard
from sim_workshop.words import _, forms

_desk = assemble("desk")
MOST_ROWS = 60


@dataclass(frozen=True)
class Pressed:
    """What the facilitator asked of one entry."""

    verb: str
    id: str


def show_desk(code: str, *, at: str = "", only: str = "", key: str = "desk") -> Pressed | None:
    """Entries of the intercept `at`, or all; `only` those of one standing."""
    answer = _desk(
        key=key, data=told(code, _words(only), at=at, only=only, most=MOST_ROWS),
        on_asked_change=unheard,
    )  # fmt: skip
    asked: Any = answer.asked
    return Pressed(str(asked["verb"]), str(asked["id"])) if asked else None


def _words(only: str) -> dict[str, Any]:
    none = _("Nothing yet. What the room writes appears here by itself.")
    if only == "waiting":
        none = _("Nothing waits for you. After “Approve first”, new entries stand here until you "
                 "show them.")  # fmt: skip
    return {
        "entries": forms("{n} entry", "{n} entries"),
        "at_once": _("newest first, shown on the wall as they come"),
        "approved": _("Shown after a facilitator looked at them"),
        "veiled": _("Hidden until you reveal them"),
        "both": _("Looked at by a facilitator, then hidden until you reveal them"),
        "none": none,
        "waiting_for": _("Waiting for the room …"),
        "pinned": _("pinned"),
        "said_by": _("said by {n}"),
        "tools": _("What to do with: {text}"),
        "states": {
            "held": _("Held: it may tell who somebody is"),
            "waiting": _("Waits for your approval"),
            "veiled": _("Hidden until revealed"),
            "parked": _("In the parking lot"),
        },
        "verbs": {
            "approve": _("Show it"),
            "decline": _("Do not show it"),
            "pin": _("Pin"),
            "unpin": _("Unpin"),
            "merge": _("Merge with others"),
            "move": _("Move to another place"),
            "park": _("Put in the parking lot"),
            "unpark": _("Take out of the parking lot"),
            "remove": _("Remove with a reason"),
        },
    }
