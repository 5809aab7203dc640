"""A county's own data sheet, .xlsx or .csv, as sheets of text: every cell as a person reads it.

Formulas are never worked out here: of a formula its last value is read, as the spreadsheet left
it. A file that is not what it says is refused in one sentence, and nothing has been imported.
"""

from __future__ import annotations

import csv
import io
from collections.abc import Iterator, Sequence

from sim_workshop.domain.errors import CannotRead
from sim_workshop.domain.sheet_columns import Sheet, lists_persons
from sim_workshop.domain.text import clean, one_line
from sim_workshop.exchange.cells import Cell, as_text
from sim_workshop.exchange.safe_workbook import (
    LARGEST,
    MOST_COLUMNS,
    MOST_ROWS,
    SheetRows,
    read_sheets,
)
from sim_workshop.exchange.text_files import text_of
from sim_workshop.words import _, ngettext

DELIMITERS = ",;\t|"
LONGEST_CELL = 2_000
SAMPLE = 20_000
DIGITS = 12
"""More are what a computer makes of 0.1 + 0.2."""
NOT_TEXT = (b"%PDF", b"\x89PNG", b"\xff\xd8\xff", b"GIF8", b"SQLite format 3", b"\x1f\x8b", b"{",
            b"<")  # fmt: skip
ZIPPED_OR_OLD = (b"PK", b"\xd0\xcf\x11\xe0")


def read(name: str, data: bytes) -> tuple[Sheet, ...]:
    """The sheets with anything in them, told by what the file begins with and not by its name."""
    start = data[:64].lstrip(b"\xef\xbb\xbf \t\r\n")
    if start.startswith(ZIPPED_OR_OLD):
        found = tuple(_of_workbook(sheet) for sheet in read_sheets(data, computed=True))
    elif start.startswith(NOT_TEXT):
        raise CannotRead(_refused(_("This is neither a workbook (.xlsx) nor a table (.csv).")))
    else:
        found = (_of_text(one_line(name), data),)
    sheets = tuple(s for s in found if s.rows)
    if not sheets:
        raise CannotRead(_refused(_("There is nothing in this file.")))
    if all(lists_persons(s) for s in sheets):
        raise CannotRead(_refused(_(
            "This is a list of single persons, with names, birth dates or record numbers. Such "
            "records have no place in a workshop: bring the counts."
        )))  # fmt: skip
    return tuple(s for s in sheets if not lists_persons(s))


def _refused(sentence: str) -> str:
    return f"{sentence} {_('Nothing was imported.')}"


def _of_workbook(sheet: SheetRows) -> Sheet:
    notes = []
    if sheet.hidden_rows:
        notes.append(ngettext(
            "{n} hidden row is read too.", "{n} hidden rows are read too.", sheet.hidden_rows
        ).format(n=sheet.hidden_rows))  # fmt: skip
    if sheet.formulas:
        notes.append(_("Of formulas the last value is read, as the spreadsheet left it."))
    return Sheet(one_line(sheet.title), _rows(sheet.rows), tuple(notes))


def _rows(rows: Sequence[Sequence[Cell]]) -> tuple[tuple[str, ...], ...]:
    """As text, without the blank rows at the end; row numbers stay as they are."""
    read = [tuple(_text(cell) for cell in row[:MOST_COLUMNS]) for row in rows]
    while read and not any(read[-1]):
        read.pop()
    return tuple(read)


def _text(cell: Cell) -> str:
    if isinstance(cell, float):
        cell = float(f"{cell:.{DIGITS}g}")
    return clean(as_text(cell))[:LONGEST_CELL]


def _of_text(name: str, data: bytes) -> Sheet:
    if len(data) > LARGEST:
        raise CannotRead(_refused(_("This file is too large.")))
    text = text_of(data)
    if "\0" in text:
        raise CannotRead(_refused(_("This is neither a workbook (.xlsx) nor a table (.csv).")))
    try:
        return Sheet(name, _rows(list(_lines(text))))
    except csv.Error:
        raise CannotRead(_refused(_("This table cannot be read: a quote is never closed, or a "
                                    "cell is far too long."))) from None  # fmt: skip


def _lines(text: str) -> Iterator[Sequence[Cell]]:
    for number, row in enumerate(csv.reader(io.StringIO(text, newline=""), _dialect(text))):
        if number >= MOST_ROWS:
            raise CannotRead(_refused(_("This table has more than {n} rows.").format(
                n=f"{MOST_ROWS:,}")))  # fmt: skip
        yield row


def _dialect(text: str) -> type[csv.Dialect]:
    """Whichever sign stands in most of the first lines; a comma where none does."""
    lines = [line for line in text[:SAMPLE].splitlines()[:20] if line.strip()]
    in_lines = {sign: sum(sign in line for line in lines) for sign in DELIMITERS}
    most = max(DELIMITERS, key=lambda sign: (in_lines[sign], -DELIMITERS.index(sign)))

    class Found(csv.excel):
        delimiter = most

    return Found
