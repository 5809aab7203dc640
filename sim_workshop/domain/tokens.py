"""How an intercept is marked: its numeral, and the colour family it belongs to (look.md)."""

from __future__ import annotations

from sim_workshop.domain.workshop import Map

COLOURS = ("0", "1", "2", "3", "4", "5")


def token_of(map_: Map, intercept: str) -> str:
    """What stands in the token: the numeral, the workshop's own text, "+" for across."""
    if intercept == "cross":
        return "+"
    found = map_.intercept(intercept)
    return (found.token or found.id) if found else intercept


def colour_of(map_: Map, intercept: str) -> str:
    """An added intercept ("2.5", "ultimate") takes its left neighbour's colour."""
    if intercept in COLOURS or intercept == "cross":
        return intercept
    order = [i.id for i in map_.intercepts]
    before = order[: order.index(intercept)] if intercept in order else []
    return next((i for i in reversed(before) if i in COLOURS), "0")
