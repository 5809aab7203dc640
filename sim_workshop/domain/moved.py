"""A workshop that was handed over to another server: here it can be read, and nothing else."""

from __future__ import annotations

from typing import TYPE_CHECKING

from sim_workshop.words import _, say_date

if TYPE_CHECKING:
    from sim_workshop.domain.workshop import Map


def moved_away(map_: Map) -> str:
    """Where it went and when, as the sentence a person reads; empty where it is at home here."""
    settings = map_.workshop
    if not settings.moved_at:
        return ""
    where = settings.moved_to or _("another computer")
    return _(
        "This workshop was handed over to {where} on {day}. What is here is a copy to read; "
        "nothing was changed."
    ).format(where=where, day=say_date(settings.moved_at, settings.time_zone))
