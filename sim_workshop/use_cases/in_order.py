"""Dates that cannot be meant: refused with both, before anything is saved."""

from __future__ import annotations

from datetime import date

from sim_workshop.domain.errors import NotAllowed


def in_order(first: date | None, last: date | None, what: str) -> None:
    """`what` names the two, as in "The grant ends before it starts"."""
    if first is not None and last is not None and last < first:
        raise NotAllowed(f"{what}: {last} is before {first}. Nothing was saved.")
