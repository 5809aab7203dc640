"""One sheet of the workbook: headings, cells, drop-downs, and how they look."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from math import ceil
from typing import Any

from openpyxl import Workbook
from openpyxl.cell import WriteOnlyCell
from openpyxl.styles import Alignment, Font, PatternFill
from openpyxl.styles.fonts import DEFAULT_FONT
from openpyxl.utils import get_column_letter
from openpyxl.utils.indexed_list import IndexedList
from openpyxl.worksheet.datavalidation import DataValidation
from openpyxl.worksheet.dimensions import RowDimension
from openpyxl.worksheet.hyperlink import Hyperlink
from openpyxl.worksheet.page import PageMargins

from sim_workshop.exchange.cells import Cell, Names
from sim_workshop.exchange.column import Column
from sim_workshop.exchange.excel_text import escaped, pieces, runs

INK, HEAD, MUTED, LINK = "FF16202B", "FFEEF1F4", "FF4A5866", "FF1F5FA8"
FONT = "Calibri"
LINE, TALLEST = 15.0, 405.0
"""Points of one line of text, and of the tallest row Excel takes."""
LISTS = "Lists"
"""The hidden sheet the drop-downs take their words from."""
SPARE_ROWS = 500
"""Rows below the last one that have drop-downs too, for what people add."""
FORM_HEADINGS = ("What", "Entry")
"""Of a sheet that holds a single record, one field to a row."""
FORM_WIDTHS = (36, 90)
READABLE, SMALLEST = 200, 70
"""Letters beside one another that fit a landscape page at this many percent, and no smaller."""
WIDEST_REPEATED = 70
"""Letters of a first column that stands on every page beside the others."""
FILLED = 0.85
"""How much of a line words fill before the next one no longer fits."""
Sheet = Any
"""openpyxl's write-only sheet, for which it publishes no type."""
Contents = Mapping[str, Any]
"""A record as JSON holds it."""


def continued(heading: str, part: int) -> str:
    """The heading over the rest of a text too long for one cell."""
    return heading if part == 1 else f"{heading} (continued {part})"


class _Font(Font):
    """A font whose parts stand in the order of the standard's schema (ECMA-376, CT_Font). openpyxl
    writes them in an order of its own, which that schema does not allow."""

    # What a class does not name itself openpyxl finds among its own fields, and there are none.
    __attrs__, __nested__ = Font.__attrs__, Font.__nested__
    __elements__ = (
        "b", "i", "strike", "condense", "extend", "outline", "shadow", "u", "vertAlign", "sz",
        "color", "name", "family", "charset", "scheme",
    )  # fmt: skip


def _font(**looks: Any) -> Font:
    chosen: dict[str, Any] = {"name": FONT, "size": 11, "color": INK} | looks
    return _Font(**chosen)


def _usual_font() -> Font:
    """That of cells without a style: openpyxl's own, in the schema's order."""
    return _Font(**{part: getattr(DEFAULT_FONT, part) for part in _Font.__elements__})


class _Fitted(RowDimension):
    """A row as high as its text needs now; a spreadsheet fits it anew when somebody edits it."""

    @property
    def customHeight(self) -> bool:  # noqa: N802
        return False


class Look:
    """The styles of a workbook, made once and shared by its cells."""

    def __init__(self, book: Workbook) -> None:
        inside: Any = book  # its published type knows no fonts
        inside._fonts = IndexedList([_usual_font()])
        maker = book.create_sheet(LISTS)
        self.lists = maker
        self.lists.sheet_state = "hidden"
        self._text = self._style(maker)
        self._quoted = self._style(maker, quotePrefix=True)
        self._day = self._style(maker, number_format="yyyy-mm-dd")
        self._head = self._style(
            maker, font=_font(bold=True), fill=PatternFill("solid", fgColor=HEAD)
        )
        self._title = self._style(maker, wrap=False, font=_font(bold=True, size=16))
        self._part = self._style(maker, wrap=False, font=_font(bold=True, size=12))
        self._line = self._style(maker, wrap=False)
        self._note = self._style(maker, wrap=False, font=_font(color=MUTED))
        self._link = self._style(maker, font=_font(color=LINK, underline="single"))

    @staticmethod
    def _style(sheet: Sheet, *, wrap: bool = True, **looks: Any) -> Any:
        """Numbers begin where texts begin: "180" and "180-200" stand in one column."""
        cell: Any = WriteOnlyCell(sheet)
        cell.alignment = Alignment(wrap_text=wrap, vertical="top", horizontal="left")
        for name, look in looks.items():
            setattr(cell, name, look)
        return cell._style

    def heading(self, sheet: Sheet, text: str) -> Any:
        return self._cell(sheet, text, self._head)

    def title(self, sheet: Sheet, text: str) -> Any:
        return self._cell(sheet, text, self._title)

    def part(self, sheet: Sheet, text: str) -> Any:
        """The head of a part of the README."""
        return self._cell(sheet, text, self._part)

    def line(self, sheet: Sheet, text: str) -> Any:
        """A line that runs on over the cells beside it."""
        return self._cell(sheet, text, self._line)

    def note(self, sheet: Sheet, text: str) -> Any:
        return self._cell(sheet, text, self._note)

    def link(self, sheet: Sheet, title: str) -> Any:
        """The way to another sheet of this workbook."""
        cell = self._cell(sheet, title, self._link)
        cell._hyperlink = Hyperlink(ref="", location=f"'{title}'!A1", display=title)
        return cell

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
        side.width, side.hidden = column.width, is_hidden(column, rows)
    sheet.freeze_panes = f"{get_column_letter(1 + sum(c.hidden for c in columns[:1]))}2"
    widths = [0 if c.is_aside or is_hidden(c, rows) else c.width for c in columns]
    _lay_out(sheet, widths)
    headings = [c.heading for c in columns] + [continued(columns[at].heading, p) for at, p in more]
    _fit(sheet, 1, zip(headings, widths, strict=False))
    sheet.append([look.heading(sheet, heading) for heading in headings])
    for number, row in enumerate(grid, 2):
        flat = [parts[0] for parts in row]
        _fit(sheet, number, zip(flat, widths, strict=True))
        flat += [row[at][part - 1] if part <= len(row[at]) else None for at, part in more]
        sheet.append([look.value(sheet, cell) for cell in flat])
    sheet.auto_filter.ref = f"A1:{get_column_letter(len(headings))}{len(grid) + 1}"


def _lay_out(sheet: Sheet, widths: Sequence[int]) -> None:
    """On paper: one page wide while that can be read; else over several, the headings and what
    each row is about on each of them."""
    sheet.print_title_rows = "1:1"
    if sum(widths) <= READABLE:
        return
    sheet.sheet_properties.pageSetUpPr.fitToPage = False
    sheet.page_setup.scale = SMALLEST
    sheet.page_setup.pageOrder = "overThenDown"
    first = next((at for at, width in enumerate(widths, 1) if width), 1)
    if widths[first - 1] <= WIDEST_REPEATED:
        sheet.print_title_cols = f"A:{get_column_letter(first)}"


def is_hidden(column: Column, rows: Sequence[Contents]) -> bool:
    """Kept for the program alone; or of use to an import alone, and there is nothing in it."""
    return column.hidden or (
        column.is_seldom_used and not any(column.value_of(row) for row in rows)
    )


def write_form(
    sheet: Sheet, columns: Sequence[Column], contents: Contents, names: Names, look: Look
) -> None:
    """One record, a field to a row, its heading beside it."""
    for letter, width in (("A", FORM_WIDTHS[0]), ("B", FORM_WIDTHS[1])):
        sheet.column_dimensions[letter].width = width
    sheet.freeze_panes = "B2"
    sheet.append([look.heading(sheet, heading) for heading in FORM_HEADINGS])
    for number, column in enumerate(columns, 2):
        cells = shown(column, contents, names)
        _fit(sheet, number, zip((column.heading, cells[0]), FORM_WIDTHS, strict=True))
        sheet.row_dimensions[number].hidden = is_hidden(column, [contents])
        values = [look.value(sheet, cell) for cell in cells]
        sheet.append([look.heading(sheet, column.heading), *values])


def _fit(sheet: Sheet, number: int, cells: Iterable[tuple[Cell, int]]) -> None:
    """The height of a row for its longest text. No height of its own where one line will do."""
    lines = max((_lines(text, width) for text, width in cells if isinstance(text, str)), default=1)
    height = min(lines * LINE, TALLEST) if lines > 1 else None
    sheet.row_dimensions[number] = _Fitted(sheet, number, ht=height)


def _lines(text: str, width: int) -> int:
    """How many lines a text takes in a column of so many letters."""
    if not width:
        return 0
    return sum(ceil(max(len(line), 1) / (width * FILLED)) for line in text.split("\n"))


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
    sheet.page_margins = PageMargins(left=0.4, right=0.4, top=0.5, bottom=0.8)
    sheet.sheet_properties.pageSetUpPr.fitToPage = True
