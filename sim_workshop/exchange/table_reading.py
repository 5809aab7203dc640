"""Which cell of a sheet belongs to which field of which record, whatever people did to the sheet:
columns moved, title rows added above, text continued in further cells."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field

from sim_workshop.exchange.cells import Cell, as_text
from sim_workshop.exchange.column import Column
from sim_workshop.exchange.safe_workbook import SheetRows
from sim_workshop.exchange.sheet_writing import FORM_HEADINGS

HEADINGS_WITHIN = 10
"""Rows from the top in which the headings are looked for."""
CONTINUED = re.compile(r"(.*) \(continued (\d+)\)")


@dataclass
class Row:
    """One record as a sheet has it."""

    sheet: str
    number: int
    """The row, as Excel numbers it."""
    cells: dict[str, Cell] = field(default_factory=dict)
    """By field, a blank cell as None; fields without a column are missing."""
    other: dict[str, str] = field(default_factory=dict)
    """What stands under headings that are not ours."""


def plain(heading: Cell) -> str:
    """A heading without what people do to it: capitals, spaces, a star for "required"."""
    return " ".join(as_text(heading).lower().split()).strip("* ")


def table_rows(sheet: SheetRows, columns: Sequence[Column]) -> Iterator[Row]:
    """The records of a table; nothing where no row looks like our headings."""
    ours = {plain(c.heading): c.field for c in columns}
    at = _heading_row(sheet, set(ours))
    if at is None:
        return
    headings = [plain(cell) for cell in sheet.rows[at]]
    for number, cells in enumerate(sheet.rows[at + 1 :], at + 2):
        if any(as_text(cell).strip() for cell in cells):
            padded = [*cells, *([None] * (len(headings) - len(cells)))]
            yield _row(sheet, number, headings, padded, ours)


def fields_of(sheet: SheetRows, columns: Sequence[Column], *, is_form: bool) -> frozenset[str]:
    """The fields a sheet has headings for."""
    at = _heading_row(sheet, {plain(c.heading) for c in columns})
    across = sheet.rows[at] if at is not None else []
    headings = {plain(row[0]) for row in sheet.rows if row} if is_form else {*map(plain, across)}
    return frozenset(c.field.split(".")[0] for c in columns if plain(c.heading) in headings)


def form_row(sheet: SheetRows, columns: Sequence[Column]) -> Row:
    """The one record of a form, its fields below each other."""
    headings, cells = [], []
    for row in sheet.rows:
        if row and plain(row[0]) != plain(FORM_HEADINGS[0]):
            headings += [
                plain(row[0]),
                *(f"{plain(row[0])} (continued {n})" for n in range(2, len(row))),
            ]
            cells += row[1:] or [None]
    ours = {plain(c.heading): c.field for c in columns}
    return _row(sheet, 1, headings, cells, ours)


def _heading_row(sheet: SheetRows, ours: set[str]) -> int | None:
    found = [len(ours & {plain(cell) for cell in row}) for row in sheet.rows[:HEADINGS_WITHIN]]
    most = max(found, default=0)
    return found.index(most) if most else None


def _row(
    sheet: SheetRows,
    number: int,
    headings: Sequence[str],
    cells: Sequence[Cell],
    ours: dict[str, str],
) -> Row:
    row = Row(sheet.title, number)
    parts: dict[str, dict[int, Cell]] = {}
    for heading, cell in zip(headings, cells, strict=False):
        base, part = _part(heading)
        parts.setdefault(base, {}).setdefault(part, cell)
    for heading, pieces in parts.items():
        value = _joined(pieces)
        if heading in ours:
            row.cells[ours[heading]] = value
        elif heading and value is not None:
            row.other[heading] = as_text(value).strip()
    return row


def _part(heading: str) -> tuple[str, int]:
    found = CONTINUED.fullmatch(heading)
    return (found[1], int(found[2])) if found else (heading, 1)


def _joined(pieces: dict[int, Cell]) -> Cell:
    """One value from its cells; None where they are blank."""
    filled = [pieces[n] for n in sorted(pieces) if pieces[n] not in (None, "")]
    value = filled[0] if len(filled) == 1 else "".join(as_text(p) for p in filled)
    if isinstance(value, str):
        value = value.strip()
    return None if value == "" else value
