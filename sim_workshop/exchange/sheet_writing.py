"""One sheet of the workbook: headings, cells, drop-downs, and how they look."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from typing import Any

from openpyxl import Workbook
from openpyxl.cell import WriteOnlyCell
from openpyxl.styles import Alignment, Font, PatternFill
from openpyxl.utils import get_column_letter
from openpyxl.worksheet.datavalidation import DataValidation

from sim_workshop.exchange.cells import Cell, Names
from sim_workshop.exchange.column import Column
from sim_workshop.exchange.excel_text import escaped, pieces, runs

INK, HEAD, MUTED = "FF16202B", "FFEEF1F4", "FF4A5866"
LISTS = "Lists"
"""The hidden sheet the drop-downs take their words from."""
SPARE_ROWS = 500
"""Rows below the last one that have drop-downs too, for what people add."""
FORM_HEADINGS = ("What", "Entry")
"""Of a sheet that holds a single record, one field to a row."""
Sheet = Any
"""openpyxl's write-only sheet, for which it publishes no type."""
Contents = Mapping[str, Any]
"""A record as JSON holds it."""


def continued(heading: str, part: int) -> str:
    """The heading over the rest of a text too long for one cell."""
    return heading if part == 1 else f"{heading} (continued {part})"


class Look:
    """The styles of a workbook, made once and shared by its cells."""

    def __init__(self, book: Workbook) -> None:
        maker = book.create_sheet(LISTS)
        self.lists = maker
        self.lists.sheet_state = "hidden"
        self._text = self._style(maker)
        self._quoted = self._style(maker, quotePrefix=True)
        self._day = self._style(maker, number_format="yyyy-mm-dd")
        self._muted = self._style(maker, font=Font(color=MUTED))
        self._head = self._style(
            maker, font=Font(bold=True, color=INK), fill=PatternFill("solid", fgColor=HEAD)
        )
        self._title = self._style(maker, font=Font(bold=True, size=16, color=INK))

    @staticmethod
    def _style(sheet: Sheet, **looks: Any) -> Any:
        cell: Any = WriteOnlyCell(sheet)
        cell.alignment = Alignment(wrap_text=True, vertical="top")
        for name, look in looks.items():
            setattr(cell, name, look)
        return cell._style

    def heading(self, sheet: Sheet, text: str) -> Any:
        return self._cell(sheet, text, self._head)

    def title(self, sheet: Sheet, text: str) -> Any:
        return self._cell(sheet, text, self._title)

    def note(self, sheet: Sheet, text: str) -> Any:
        return self._cell(sheet, text, self._muted)

    def value(self, sheet: Sheet, value: Cell) -> Any:
        """A cell that shows the value and does nothing, whatever it begins with."""
        if isinstance(value, str):
            return self._cell(sheet, value, self._quoted if runs(value) else self._text)
        plain = value is None or isinstance(value, int | float)
        return self._cell(sheet, value, self._text if plain else self._day)

    def _cell(self, sheet: Sheet, value: Cell, style: Any) -> Any:
        cell: Any = WriteOnlyCell(sheet)
        cell.value = escaped(value) if isinstance(value, str) else value
        if isinstance(value, str):
            cell.data_type = "s"  # also what openpyxl takes for a formula or an error
        cell._style = style
        return cell


Grid = list[list[Cell]]
"""Per column of a record its pieces: one, unless a text is too long for a cell."""


def shown(column: Column, contents: Contents, names: Names) -> list[Cell]:
    """A field in as many cells as it needs."""
    value = column.value_of(contents)
    cell = None if value is None else column.form.show(value, names)
    return [*pieces(cell)] if isinstance(cell, str) else [cell]


def write_table(
    sheet: Sheet, columns: Sequence[Column], rows: Sequence[Contents], names: Names, look: Look
) -> None:
    """Records one to a row under a frozen row of headings with filters."""
    grid = [[shown(column, row, names) for column in columns] for row in rows]
    longest = [max([1, *(len(row[at]) for row in grid)]) for at in range(len(columns))]
    more = [(at, part) for at, most in enumerate(longest) for part in range(2, most + 1)]
    for at, column in enumerate(columns, 1):
        side = sheet.column_dimensions[get_column_letter(at)]
        side.width, side.hidden = column.width, column.hidden
    sheet.freeze_panes = f"{get_column_letter(1 + sum(c.hidden for c in columns[:1]))}2"
    headings = [c.heading for c in columns] + [continued(columns[at].heading, p) for at, p in more]
    sheet.append([look.heading(sheet, heading) for heading in headings])
    for row in grid:
        flat = [parts[0] for parts in row]
        flat += [row[at][part - 1] if part <= len(row[at]) else None for at, part in more]
        sheet.append([look.value(sheet, cell) for cell in flat])
    sheet.auto_filter.ref = f"A1:{get_column_letter(len(headings))}{len(grid) + 1}"


def write_form(
    sheet: Sheet, columns: Sequence[Column], contents: Contents, names: Names, look: Look
) -> None:
    """One record, a field to a row, its heading beside it."""
    for letter, width in (("A", 36), ("B", 90)):
        sheet.column_dimensions[letter].width = width
    sheet.freeze_panes = "B2"
    for at, column in enumerate(columns, 2):
        sheet.row_dimensions[at].hidden = column.hidden
    sheet.append([look.heading(sheet, heading) for heading in FORM_HEADINGS])
    for column in columns:
        values = [look.value(sheet, cell) for cell in shown(column, contents, names)]
        sheet.append([look.heading(sheet, column.heading), *values])


def write_lines(sheet: Sheet, lines: Iterable[str], look: Look) -> None:
    """A page of text: the first line is its title."""
    sheet.column_dimensions["A"].width = 100
    for number, line in enumerate(lines):
        make = look.title if number == 0 else look.note if line.startswith("·") else look.value
        sheet.append([make(sheet, line)])


def offer(sheet: Sheet, cells: str, source: str, *, only_these: bool) -> None:
    """A drop-down of the words in `source`; with `only_these`, Excel refuses others."""
    choice = DataValidation(type="list", formula1=source, allow_blank=True)
    choice.showErrorMessage = only_these
    choice.error = "Please choose one of the list."
    sheet.data_validations.append(choice)
    choice.add(cells)


def set_footer(sheet: Sheet, text: str) -> None:
    """What stands below every printed page of the sheet."""
    sheet.oddFooter.left.text = text
    sheet.oddFooter.right.text = "&P / &N"
    sheet.page_setup.orientation = "landscape"
    sheet.page_setup.fitToHeight = 0
    sheet.sheet_properties.pageSetUpPr.fitToPage = True
