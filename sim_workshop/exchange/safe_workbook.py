"""May this workbook be opened at all, and what stands in its cells: a file from outside is not
trusted. Each thing that is wrong with it is one sentence, and nothing has been imported then."""

from __future__ import annotations

import io
import posixpath
import re
import struct
import warnings
import zipfile
import zlib
from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import datetime
from typing import Any, NoReturn

from openpyxl import load_workbook
from openpyxl.cell.text import Text
from openpyxl.utils import get_column_letter
from openpyxl.utils.cell import range_boundaries
from openpyxl.xml.constants import SHEET_MAIN_NS
from openpyxl.xml.functions import iterparse

from sim_workshop.domain.errors import CannotRead
from sim_workshop.exchange.cells import Cell, as_text
from sim_workshop.exchange.excel_text import unescaped
from sim_workshop.words import _

LARGEST = 25_000_000
"""Bytes of the file itself."""
LARGEST_UNPACKED = 60_000_000
MOST_PARTS = 2_000
PROLOG = 4_000
"""Bytes at the head of an XML part in which a definition of entities would stand."""
MACROS = ("xl/macrosheets", "xl/dialogsheets")
LINKED = ("xl/externallinks/", "xl/connections.xml", "xl/querytables/")
MOST_ROWS = 20_000
MOST_COLUMNS = 300
MOST_MERGED = 5_000
OLD_OR_LOCKED = b"\xd0\xcf\x11\xe0"
LOCKED = "EncryptedPackage".encode("utf-16-le")
FORMULA = re.compile(rb'<(?:\w+:)?c\b[^>]*?\br="([A-Z]+\d+)"[^>]*>\s*<(?:\w+:)?f[\s/>]')
ROW = re.compile(rb'<(?:\w+:)?row\b[^>]*?\br="(\d+)"')
HIDDEN_ROW = re.compile(rb'<(?:\w+:)?row\b[^>]*?\bhidden="(?:1|true)"')
MERGED = re.compile(rb'<(?:\w+:)?mergeCell\b[^>]*?\bref="([A-Z]+\d+:[A-Z]+\d+)"')
COMMENTS = re.compile(rb'Target="([^"]*/comment[^"/]*\.xml)"', re.IGNORECASE)
COMMENT = re.compile(rb"<(?:\w+:)?comment\b")
SHARED = "sharedstrings.xml"
DAMAGED = (
    zipfile.BadZipFile, zlib.error, struct.error, KeyError, ValueError, TypeError, AttributeError,
    IndexError, SyntaxError, OSError, EOFError, RecursionError, OverflowError, NotImplementedError,
    AssertionError,
)  # fmt: skip
"""What openpyxl raises over files that are not what they say they are."""


@dataclass
class SheetRows:
    """The cells of one sheet, row by row, as plain values."""

    title: str
    rows: list[list[Cell]] = field(default_factory=list)
    hidden_rows: int = 0
    merged: list[str] = field(default_factory=list)
    """Ranges whose text was read into each of their rows."""
    comments: int = 0
    """Notes people stuck to cells: nobody reads them here."""
    formulas: bool = False
    """Some values are what a formula last came to."""


def read_sheets(data: bytes, *, computed: bool = False) -> list[SheetRows]:
    """All sheets of a workbook. CannotRead says what is wrong with it. A formula is refused, or
    with `computed` its last value is read, as the spreadsheet left it."""
    _check_wrapping(data)
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            _check_parts(archive)
            with warnings.catch_warnings():
                warnings.simplefilter("ignore")
                return _sheets(data, archive, computed=computed)
    except DAMAGED:
        _refuse(_("This workbook is damaged or was not written by a spreadsheet program."))


def _refuse(what: str, mend: str = "") -> NoReturn:
    mend = mend or _("Open it in Excel or LibreOffice, save it as .xlsx, and try again.")
    raise CannotRead(" ".join((what, _("Nothing was imported."), mend)))


def _refuse_locked() -> NoReturn:
    _refuse(_("This workbook is protected with a password."), _("Save it without and try again."))


def _check_wrapping(data: bytes) -> None:
    if len(data) > LARGEST:
        _refuse(_("This file is too large."), _("A workbook may have at most 25 MB."))
    if data.startswith(OLD_OR_LOCKED):
        if LOCKED in data:
            _refuse(
                _("This workbook is protected with a password."),
                _("Save it without and try again."),
            )
        _refuse(_("This is not a workbook of today's form (.xlsx), but perhaps an old .xls."))
    if not zipfile.is_zipfile(io.BytesIO(data)):
        _refuse(_("This file is not an Excel workbook."))


def _check_parts(archive: zipfile.ZipFile) -> None:
    parts = archive.infolist()
    if sum(part.file_size for part in parts) > LARGEST_UNPACKED or len(parts) > MOST_PARTS:
        _refuse(
            _("This file unpacks to far more than a workbook should hold."),
            _("Delete empty rows, pictures and sheets that are not needed, and try again."),
        )
    if any(part.flag_bits & 1 for part in parts):
        _refuse_locked()
    _check_kind([part.filename.lower() for part in parts])
    for part in parts:
        if part.filename.lower().endswith((".xml", ".rels")):
            with archive.open(part) as opened:
                head = opened.read(PROLOG).upper()
            if b"<!DOCTYPE" in head or b"<!ENTITY" in head:
                raise ValueError(part.filename)


def _check_kind(names: list[str]) -> None:
    if "content.xml" in names:
        _refuse(_("This is an OpenDocument file."))
    if "xl/workbook.xml" not in names:
        _refuse(_("This file is not an Excel workbook."))
    if any("vbaproject" in name or name.startswith(MACROS) for name in names):
        _refuse(_("This workbook holds macros."), _("Save it as .xlsx without macros, try again."))
    if any(name.startswith(LINKED) for name in names):
        _refuse(
            _("This workbook takes values from other files."),
            _("Break its links (Data, Edit links), save it and try again."),
        )


def _sheets(data: bytes, archive: zipfile.ZipFile, *, computed: bool) -> list[SheetRows]:
    file, texts = io.BytesIO(data), _shared(archive)
    book = load_workbook(file, read_only=True, keep_links=False, data_only=computed)
    try:
        sheets: list[Any] = list(book.worksheets)
        for sheet in sheets if texts is not None else ():
            sheet._shared_strings = texts
        return [_sheet(s, archive, computed=computed) for s in sheets]
    finally:
        book.close()


def _comments(archive: zipfile.ZipFile, part: str) -> int:
    """How many comments hang on the cells of a sheet."""
    folder, name = posixpath.split(part)
    links = f"{folder}/_rels/{name}.rels"
    found = COMMENTS.search(archive.read(links)) if links in archive.namelist() else None
    if not found:
        return 0
    where = posixpath.normpath(posixpath.join("/", folder, found[1].decode())).lstrip("/")
    return len(COMMENT.findall(archive.read(where)))


def _shared(archive: zipfile.ZipFile) -> list[str] | None:
    """The table of texts as it stands: openpyxl takes the signs of escape out of it, and
    "_x0041_" would be read as "A" ever after."""
    part = next((n for n in archive.namelist() if n.lower().endswith(SHARED)), None)
    if part is None:
        return None
    with archive.open(part) as opened:
        nodes = (node for _, node in iterparse(opened) if node.tag == f"{{{SHEET_MAIN_NS}}}si")
        found: list[Any] = [Text.from_tree(node) for node in nodes]
    return [text.content for text in found]


def _sheet(sheet: Any, archive: zipfile.ZipFile, *, computed: bool) -> SheetRows:
    xml = archive.read(sheet._worksheet_path)
    found = FORMULA.search(xml)
    if found and not computed:
        _refuse_formula(sheet.title, found[1].decode())
    last = max((int(n) for n in ROW.findall(xml)), default=0)
    if last > MOST_ROWS:
        _refuse(
            _("The sheet “{sheet}” reaches down to row {row}.").format(
                sheet=sheet.title, row=f"{last:,}"
            ),
            _("Delete the empty rows below the last entry, save it and try again."),
        )
    sheet.reset_dimensions()
    rows = [_plain_row(sheet.title, row) for row in sheet.iter_rows(max_row=MOST_ROWS)]
    read = SheetRows(
        sheet.title, rows, len(HIDDEN_ROW.findall(xml)), formulas=bool(found and computed),
        comments=_comments(archive, sheet._worksheet_path),
    )  # fmt: skip
    _fill_merged(read, xml)
    return read


def _refuse_formula(sheet: str, cell: str) -> NoReturn:
    _refuse(
        _("The sheet “{sheet}” holds a formula in {cell}.").format(sheet=sheet, cell=cell),
        _("Put its value in its place (copy, paste special, values) and try again."),
    )


def _plain_row(title: str, row: tuple[Any, ...]) -> list[Cell]:
    cells = [_plain(title, cell) for cell in row[:MOST_COLUMNS]]
    while cells and cells[-1] in (None, ""):
        cells.pop()
    return cells


def _plain(title: str, cell: Any) -> Cell:
    value = cell.value
    if value is None or isinstance(value, bool):
        return value
    if cell.data_type == "f":
        _refuse_formula(title, f"{get_column_letter(cell.column)}{cell.row}")
    if isinstance(value, str):
        return unescaped(value)
    if isinstance(value, int | float):
        return _as_shown(value, cell.number_format or "")
    return value if isinstance(value, datetime) else as_text(value)


def _as_shown(value: float, number_format: str) -> Cell:
    """With the sign of percent, as a spreadsheet shows it."""
    return as_text(round(value * 100, 10)) + "%" if "%" in number_format else value


def _fill_merged(read: SheetRows, xml: bytes) -> None:
    """A text over several rows belongs to each of them that holds anything else."""
    ranges = MERGED.findall(xml)
    if len(ranges) > MOST_MERGED:
        _refuse(_("This workbook has too many merged cells."), _("Unmerge them and try again."))
    for cells in (found.decode() for found in ranges):
        column, first, _last_column, last = (int(edge or 0) for edge in range_boundaries(cells))
        if last > first and list(_filled(read, column, first, last)):
            read.merged.append(cells)


def _filled(read: SheetRows, column: int, first: int, last: int) -> Iterator[int]:
    top = read.rows[first - 1] if first <= len(read.rows) else []
    text = top[column - 1] if column <= len(top) else None
    for number in range(first, min(last, len(read.rows))):
        row = read.rows[number]
        if text in (None, "") or not row:
            continue
        row.extend([None] * (column - len(row)))
        if row[column - 1] in (None, ""):
            row[column - 1] = text
            yield number
