"""The time left for this step, as on the wall."""

from __future__ import annotations

from sim_workshop.views.live.assembling import assemble, told
from sim_workshop.words import _

_clock = assemble("clock")


def show_clock(code: str, *, key: str = "clock") -> None:
    """Minutes and seconds left while a timer runs; nothing otherwise. Two minutes before the end
    it becomes a filled pill with "closing"."""
    _clock(
        key=key,
        width="content",
        data=told(
            code,
            {
                "left": _("{time} left"),
                "closing": _("closing"),
                "over": _("over"),
                "paused": _("paused"),
            },
        ),
    )
