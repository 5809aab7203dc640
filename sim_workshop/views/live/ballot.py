"""One person's ballot on a phone or laptop, and the result once it is shown."""

from __future__ import annotations

from typing import Any

from sim_workshop.views.live.assembling import assemble, told
from sim_workshop.words import _, forms

_ballot = assemble("ballot")


def show_ballot(code: str, *, votes: bool, key: str = "ballot") -> None:
    """The open round with this person's votes, or why there is none, or the result. `votes`:
    whether this person has any.

    It casts without a rerun, and changes with the round. A page gives it a heading.
    """
    _ballot(key=key, data=told(code, _words(), votes=votes))


def _words() -> dict[str, Any]:
    return {
        "have": forms("You have {n} vote.", "You have {n} votes."),
        "stacking": _("Several may go to one candidate."),
        "none": _("none"),
        "used": _("{used} of {budget}"),
        "votes_used": _("votes used"),
        "over": _("All your votes are used. Take one back to give it elsewhere."),
        "fewer": _("One vote less for {letter}"),
        "another": _("One vote more for {letter}"),
        "cast": _("Cast my votes"),
        "casting": _("Casting"),
        "cast_change": _("Cast the change"),
        "is_cast": _("Cast {time}"),
        "was_cast": _("Votes are cast"),
        "counted": forms(
            "Your {n} vote is counted. Change it until the close.",
            "Your {n} votes are counted. Change them until the close.",
        ),
        "secret": _("Secret: stored without your name"),
        "kept": _("What is kept about your ballot"),
        "kept_why": _(
            "Until the result is shown this server could match ballots to people; after that "
            "nobody can. Kept are the votes of each ballot, without name and time, and the field "
            "of work where five or more of it voted. The log says neither that you voted nor for "
            "what."
        ),
        "no_round": _("No vote is open."),
        "no_round_why": _("The facilitator opens it. This page changes by itself."),
        "closing": _("The vote closes in {time}"),
        "cap": forms(
            "At most {n} ballot of each agency counts.", "At most {n} ballots of each agency count."
        ),
        "check": _("Check this vote"),
        "closed": _("The vote is closed."),
        "closed_counted": _("Your ballot is counted. The result appears here when it is shown."),
        "closed_none": _("The result appears here when it is shown."),
        "tie": _("tie"),
        "chosen": _("goes to the plan"),
        "ballot_waits": _(
            "No connection. Your votes wait in this browser and are sent once when it is back, "
            "if the vote is still open then."
        ),
        "waits": _("Waiting to send"),
        "closed_waits": _("Your votes wait in this browser. They were not counted yet."),
        "not_counted": _("What you cast without a connection was not counted."),
        "understood": _("Understood"),
    }
