"""Whether this screen hears the room, and what the room does: in the header of every page."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from sim_workshop.views.live.assembling import assemble, told, unheard
from sim_workshop.words import _, forms

_presence = assemble("presence")


@dataclass(frozen=True)
class Heard:
    """What became known in this run; each for one run only."""

    changed: int | None = None
    """The person asked to see the changes up to this revision."""
    moved: str | None = None
    """The room is now at this intercept, and this screen follows or the person said go."""
    stepped: str | None = None
    """The room went on to this stage (intercept, ballot, result, plan, break, map …)."""
    asked: str | None = None
    """The room is asked another question; this run already shows it."""
    returned: str | None = None
    """The person stayed behind and wants to be where the room is now: its stage."""


def show_presence(
    code: str,
    *,
    revision: int = 0,
    at: str = "",
    step: str = "",
    asked: str = "",
    follow: bool = False,
    may_stay: bool = False,
    shows_changes: bool = False,
    zone: str | None = None,
    key: str = "presence",
) -> Heard:
    """ "Live, 47 here", or since when there is no connection.

    `revision` is the one the page was drawn from: with `shows_changes` a small button says how
    many changes came since. `at` and `step` are where this page stands, or how far it has come
    along with the room: when the room is elsewhere and `follow` is set the page is told (spread
    over a second, so that eighty do not rerun at once); without it a small button offers to go
    there. `asked` is the number of the prompt the page shows, or "all": the page is drawn anew
    when the room is asked another.
    With `may_stay` the person can stay behind in this tab, and come back to the room.
    """
    answer = _presence(
        key=key,
        width="content",
        data=told(
            code,
            _words(),
            revision=revision,
            at=at,
            step=step,
            asked=asked,
            follow=follow,
            may_stay=may_stay,
            shows_changes=shows_changes,
            zone=zone,
        ),
        on_changed_change=unheard,
        on_moved_change=unheard,
        on_stepped_change=unheard,
        on_asked_change=unheard,
        on_returned_change=unheard,
    )
    changed = answer.changed
    return Heard(
        changed=None if changed is None else int(changed),
        moved=answer.moved,
        stepped=answer.stepped,
        asked=answer.asked,
        returned=answer.returned,
    )


def _words() -> dict[str, Any]:
    return {
        "live": forms("Live, {n} here", "Live, {n} here"),
        "here": forms("{n} here", "{n} here"),
        "lost": _("No connection"),
        "connecting": _("Connecting"),
        "unsent": forms("{n} waiting to send", "{n} waiting to send"),
        "back": _("Connected again"),
        "changes": forms("{n} change, show", "{n} changes, show"),
        "go": _("The room is at {token}, go"),
        "stay": _("Stay here"),
        "to_room": _("Back to the room"),
        "staying": _("You stay here when the room moves."),
    }
