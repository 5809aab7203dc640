"""What people and their programs do to a workbook between export and import."""

from __future__ import annotations

import io
import re
import zipfile
from collections.abc import Callable
from typing import Any

from openpyxl import load_workbook
from openpyxl.worksheet.worksheet import Worksheet

NS = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
INLINE = re.compile(r't="inlineStr"><is>(<t[^>]*>.*?</t>)</is>', re.DOTALL)


def edited(data: bytes, change: Callable[[Any], None]) -> bytes:
    """The workbook after somebody changed it in a spreadsheet program."""
    book = load_workbook(io.BytesIO(data))
    change(book)
    out = io.BytesIO()
    book.save(out)
    return out.getvalue()


def column(sheet: Worksheet, heading: str) -> int:
    """The number of the column under a heading."""
    return next(c.column for c in sheet[1] if c.value == heading)


def put(sheet: Worksheet, row: int, **cells: Any) -> None:
    """Fill cells of a row, by heading with underscores for spaces."""
    for heading, value in cells.items():
        sheet.cell(row, column(sheet, heading.replace("_", " "))).value = value


def saved_by_excel(data: bytes) -> bytes:
    """The same workbook with its texts in a shared table, as Excel writes it."""
    shared: list[str] = []

    def to_shared(found: re.Match[str]) -> str:
        shared.append(found[1])
        return f't="s"><v>{len(shared) - 1}</v>'

    parts = read_parts(data)
    for name in [n for n in parts if n.startswith("xl/worksheets/")]:
        parts[name] = INLINE.sub(to_shared, parts[name].decode()).encode()
    table = "".join(f"<si>{text}</si>" for text in shared)
    parts["xl/sharedStrings.xml"] = f'<sst xmlns="{NS}">{table}</sst>'.encode()
    kind = "application/vnd.openxmlformats-officedocument.spreadsheetml.sharedStrings+xml"
    types = parts["[Content_Types].xml"].decode()
    override = f'<Override PartName="/xl/sharedStrings.xml" ContentType="{kind}"/></Types>'
    parts["[Content_Types].xml"] = types.replace("</Types>", override).encode()
    return write_parts(parts)


def read_parts(data: bytes) -> dict[str, bytes]:
    """The files inside a workbook."""
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        return {name: archive.read(name) for name in archive.namelist()}


def write_parts(parts: dict[str, bytes]) -> bytes:
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in parts.items():
            archive.writestr(name, content)
    return out.getvalue()
