"""The console's list of groups: how far each is, by itself, and whose table the wall shows."""

from __future__ import annotations

from typing import Any

from sim_workshop.domain.workshop import Map
from sim_workshop.views.live.assembling import assemble, told, unheard
from sim_workshop.views.live.desk import Pressed
from sim_workshop.views.live.groups import words
from sim_workshop.words import _

_watch = assemble("watch")


def show_watch(map_: Map, *, key: str = "watch") -> Pressed | None:
    """Each group with its people, scribe, steps, the share that has a named lead and a date, and
    whether it is ready; what the facilitator asked of one."""
    answer = _watch(key=key, data=told(map_.code, {**words(), **_words()}), on_asked_change=unheard)
    asked: Any = answer.asked
    return Pressed(str(asked["verb"]), str(asked["id"])) if asked else None


def _words() -> dict[str, Any]:
    return {
        "wall": _("Show on the wall"),
        "wall_of": _("Show on the wall: {title}"),
        "more": _("Place, people, pen"),
        "more_of": _("Place, people, pen: {title}"),
        "share": _("{n} % with a named lead and a date"),
        "writing": _("writing"),
    }
