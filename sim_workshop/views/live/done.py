""" "I'm done with this": under the question, for everybody who is asked it."""

from __future__ import annotations

from sim_workshop.views.live.assembling import assemble, told
from sim_workshop.words import _

_done = assemble("done")


def show_done(code: str, at: str, *, key: str = "done") -> None:
    """A button that counts this person among those who are done; pressed again it takes it back.
    Shown while the room is at this intercept."""
    words = {
        "say_done": _("I’m done with this"),
        "is_done": _("Done with this"),
        "take_back": _("Press again to take it back"),
        "not_counted": _("No connection: this was not counted. Press it again when it is back."),
    }
    _done(key=key, width="content", data=told(code, words, at=at))
