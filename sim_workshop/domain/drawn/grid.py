"""Where boxes stand: a column per intercept in the workshop's own order, rows from the pack.
Positions come from the places alone, so an entry never moves a box."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field

Cell = tuple[int, int]
"""Column and row, both from 0."""


@dataclass(frozen=True)
class Grid:
    """Cells and where they are. A gutter lies left of each column, and one right of the last."""

    cells: Mapping[str, Cell]
    columns: tuple[tuple[float, float], ...]
    """Left edge and width."""
    rows: tuple[tuple[float, float], ...]
    """Upper edge and height."""
    left: float
    """Where the first gutter begins."""
    right: float
    """Where the last gutter ends."""
    heights: Mapping[str, float] = field(default_factory=dict)
    """Of boxes that are not as high as their row."""

    def frame(self, box: str) -> tuple[float, float, float, float]:
        column, row = self.cells[box]
        x, w = self.columns[column]
        h = self.heights.get(box, self.rows[row][1])
        return x, self.middle(row) - h / 2, w, h

    def gutter(self, index: int) -> tuple[float, float]:
        """Left and right edge of a gutter."""
        start = self.left if index == 0 else sum(self.columns[index - 1])
        end = self.right if index == len(self.columns) else self.columns[index][0]
        return start, end

    def middle(self, row: int) -> float:
        y, h = self.rows[row]
        return y + h / 2

    @property
    def bottom(self) -> float:
        return sum(self.rows[-1])


def rows_of(wanted: Iterable[tuple[str, int | None]], least: int = 0) -> dict[str, int]:
    """The row of every box of one column. A box keeps the row it asks for; of two that ask for
    the same the first keeps it, the others and boxes without one take the lowest free rows
    below the last used, or, when the grid is full, the first free from above."""
    rows: dict[str, int] = {}
    homeless: list[str] = []
    for box, row in wanted:
        if row is None or row in rows.values():
            homeless.append(box)
        else:
            rows[box] = row
    for box in homeless:
        rows[box] = _free_row(set(rows.values()), least)
    return rows


def _free_row(taken: set[int], least: int) -> int:
    below = max(taken, default=-1) + 1
    if below < least:
        return below
    return next(r for r in range(len(taken) + 1) if r not in taken)
