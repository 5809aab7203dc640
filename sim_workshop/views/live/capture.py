"""Quick capture: what kind, where, one line, Enter. It saves without a rerun of the page."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from sim_workshop.domain.findings import SOLUTION_WORDS
from sim_workshop.views.live.assembling import assemble, told
from sim_workshop.words import _, forms

_capture = assemble("capture")

KINDS = ("gap", "resource", "opportunity")
MORE_KINDS = ("strength", "parking")


def show_capture(
    code: str,
    *,
    places: Sequence[tuple[str, str]],
    more_places: Sequence[tuple[str, str]] = (),
    place: str = "",
    kinds: Sequence[str] = KINDS,
    more_kinds: Sequence[str] = MORE_KINDS,
    kind: str = "",
    questions: Mapping[str, str] | None = None,
    answers: str = "",
    answers_text: str = "",
    closed: str = "",
    zone: str | None = None,
    key: str = "capture",
) -> None:
    """Let the person write entries of this workshop; put it inside `with st.bottom:`.

    `places` are (id, short name) as pills, the rest behind "More"; `place` and `kind` are chosen
    at first, and then stay as the person chose. `questions` replaces the question of a kind.
    `answers` is the gap an idea is for, `answers_text` its words. `closed` is the sentence shown
    instead when nothing may be written now. `zone` is the room's time zone.
    """
    _capture(
        key=key,
        data=told(
            code,
            _words(),
            questions={**_questions(), **(questions or {})},
            solution_words=list(SOLUTION_WORDS),
            kinds=list(kinds),
            more_kinds=list(more_kinds),
            kind=kind or next(iter(kinds), ""),
            places=[list(known) for known in places],
            more_places=[list(known) for known in more_places],
            place=place or next((id_ for id_, _name in places), ""),
            answers=answers,
            answers_text=answers_text,
            closed=closed,
            zone=zone,
        ),
    )


def _questions() -> dict[str, str]:
    """What the empty line asks, by kind."""
    return {
        "gap": _("What happens now? One thing, then Enter"),
        "resource": _("What is there? One thing, then Enter"),
        "opportunity": _("What could be done? One thing, then Enter"),
        "strength": _("What works well? One thing, then Enter"),
        "parking": _("What should not be lost? Then Enter"),
    }


def _words() -> dict[str, Any]:
    return {
        "modes": {
            "approving": _("Shown after a facilitator looked at it."),
            "veiling": _("Hidden from the others until the facilitator reveals it."),
            "both": _("A facilitator looks at it; then it is hidden until the reveal."),
        },
        "what_kind": _("What is it?"),
        "where": _("Where?"),
        "more": _("More"),
        "offers": _("Said already? Add yours to one of these, or just save."),
        "add_yours": _("Add yours to this one"),
        "offers_found": forms(
            "{n} similar entry above the line. Shift and Tab lead there, Escape closes it.",
            "{n} similar entries above the line. Shift and Tab lead there, Escape closes them.",
        ),
        "offers_close": _("Not the same"),
        "voices": forms("said by {n}", "said by {n}"),
        "joined": _("Added to it {time}"),
        "save": _("Save"),
        "saving": _("Saving"),
        "for_gap": _("An idea for: {text}"),
        "what_now": _("What happens now?"),
        "what_now_why": _("This reads like an idea. As a gap, say what people meet today."),
        "make_idea": _("It is an idea"),
        "kept_here": _("Keep writing. What you send waits in this browser and is sent once."),
        "kept_page": _("Keep writing, and leave this page open: what you send waits here."),
        "not_sent_yet": _("Not sent yet."),
        "waits": _("Waiting to send"),
        "take_back": _("Take back"),
        "back": _("Back at {time}. Everything is sent."),
        "seen": _("We saw"),
        "held": _("Saved, but not shown yet."),
        "held_why": _("It may tell who somebody is. Change it, or say that it names nobody."),
        "change_it": _("Change it"),
        "names_nobody": _("It names nobody"),
        "leave_held": _("Leave it for now"),
        "changing": _("You are changing the text that is held. Enter saves it."),
        "theirs": _("Now saved: {text}"),
        "longer": _("Shift and Enter begin a new line."),
    }
