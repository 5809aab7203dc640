"""Where boxes stand, small enough to be checked with a pencil."""

from __future__ import annotations

from dataclasses import dataclass

Wanted = tuple[tuple[str, int | None], ...]
"""Boxes of one column in the order they came, each with the row it asks for, 0 at the top."""


@dataclass(frozen=True)
class Placing:
    """One column, what was done to it, and the row of every box afterwards."""

    said: str
    wanted: Wanted
    rows: dict[str, int]
    moved: tuple[str, int] | None = None
    """A box, and one row up (-1) or down (1)."""


PLACINGS = (
    Placing("A box stands in the row it asks for; rows may stay free.",
            (("A", 0), ("B", 3)), {"A": 0, "B": 3}),
    Placing("A box that asks for none stands below the last.",
            (("A", 0), ("B", 3), ("C", None)), {"A": 0, "B": 3, "C": 4}),
    Placing("Of two that ask for one row the first keeps it.",
            (("A", 2), ("B", 2)), {"A": 2, "B": 3}),
    Placing("A box that is added moves nobody.",
            (("A", 0), ("B", 3), ("C", None), ("D", None)), {"A": 0, "B": 3, "C": 4, "D": 5}),
    Placing("When the last of the ten rows is taken, the first free one from above is used.",
            (("A", 0), ("B", 9), ("C", None)), {"A": 0, "B": 9, "C": 1}),
    Placing("A box that is moved up goes to the free row above it.",
            (("A", 0), ("B", 3)), {"A": 0, "B": 2}, moved=("B", -1)),
    Placing("A box that is moved onto another changes places with it.",
            (("A", 0), ("B", 1), ("C", 2)), {"A": 1, "B": 0, "C": 2}, moved=("B", -1)),
    Placing("Boxes that had only been given a free row keep it when another is moved.",
            (("A", 0), ("B", None), ("C", None)), {"A": 0, "B": 1, "C": 3}, moved=("C", 1)),
    Placing("At the top nothing happens.",
            (("A", 0), ("B", 1)), {"A": 0, "B": 1}, moved=("A", -1)),
)  # fmt: skip
