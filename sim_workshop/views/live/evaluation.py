"""The questions at the end on a phone or laptop: a scale of five, one's own words, sent at once."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from sim_workshop.domain.record import LONGEST_TEXT
from sim_workshop.domain.workshop import Map
from sim_workshop.views.live.assembling import assemble, told
from sim_workshop.words import _

_evaluation = assemble("evaluation")


def show_evaluation(map_: Map, own: Mapping[str, Any], *, key: str = "evaluation") -> None:
    """Each question of the pack with this person's answers so far; it sends without a rerun."""
    questions = [
        {"id": q.id, "ask": q.ask, "kind": q.kind, "low": q.low, "high": q.high}
        for q in map_.pack.evaluation
    ]
    _evaluation(
        key=key, data=told(map_.code, _words(), part="answers", questions=questions, own=dict(own),
                           longest=LONGEST_TEXT),
    )  # fmt: skip


def show_how_many(map_: Map, *, key: str = "evaluation_count") -> None:
    """ "31 of 47 have answered", while the questions are open; for facilitators."""
    words = {"far": _("{n} of {of} have answered")}
    _evaluation(key=key, data=told(map_.code, words, part="count"))


def _words() -> dict[str, Any]:
    return {
        "not_open": _("The questions are not open yet."),
        "not_open_why": _("The facilitator opens them at the end. This page changes by itself."),
        "closed": _("The questions are closed. Thank you."),
        "closed_why": _("The answers were counted. Nobody can match them to a person."),
        "kept": _("No name is kept with it. Until the questions are closed this server could match "
                  "answers to people, so that you can change yours; after that nobody can. The "
                  "report shows sums where five or more answered, and comments a facilitator "
                  "released."),
        "send": _("Send my answers"),
        "send_change": _("Send the change"),
        "sending": _("Sending"),
        "sent": _("Saved {time}. You can change your answers until the questions are closed."),
        "is_sent": _("Answers are saved"),
        "no_answer": _("no answer"),
        "seen": _("We saw"),
        "held": _("Nothing was saved yet. It may tell who somebody is: change it, or say that it "
                  "names nobody."),
        "names_nobody": _("It names nobody, send it"),
        "waits": _("Kept here. It is sent once when the connection is back."),
    }  # fmt: skip
