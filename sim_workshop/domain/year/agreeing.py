"""Where an agreement stands on a day: not signed by all, in force, to be reviewed, ended."""

from __future__ import annotations

from datetime import date
from typing import Literal

from sim_workshop.domain.errors import NotAllowed
from sim_workshop.domain.year.engagement import Agreement

Stands = Literal["ended", "review", "unsigned", "in_force"]


def stands(agreement: Agreement, today: date) -> Stands:
    """An end that passed comes first, then an overdue review, then missing signatures."""
    if agreement.ends and agreement.ends < today:
        return "ended"
    if agreement.review and agreement.review < today:
        return "review"
    return "in_force" if agreement.signed and agreement.all_signed else "unsigned"


def refuse_dates_out_of_order(agreement: Agreement) -> None:
    """Signed, then reviewed, then ended; and nobody twice."""
    signed, review, ends = agreement.signed, agreement.review, agreement.ends
    if signed and ends and ends < signed:
        raise NotAllowed("It would end before it was signed. Nothing was saved.")
    if signed and review and review < signed:
        raise NotAllowed("The review would be before it was signed. Nothing was saved.")
    if review and ends and review > ends:
        raise NotAllowed("The review would be after its end. Nothing was saved.")
    names = [p.party.casefold() for p in agreement.parties]
    if len(names) != len(set(names)):
        raise NotAllowed("A party stands there twice. Nothing was saved.")
