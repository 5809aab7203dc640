"""Reading a county's data sheet: as text, formulas by their last value, hostile files refused."""

from __future__ import annotations

import io
from datetime import date
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from openpyxl import Workbook

from sim_workshop.domain.errors import CannotRead
from sim_workshop.domain.sheet_columns import guessed
from sim_workshop.domain.sheet_lines import Said, read_lines
from sim_workshop.exchange import data_sheet
from tests.exchange.editing import read_parts, write_parts


def a_book(*rows: list[Any], formats: dict[str, str] | None = None) -> bytes:
    book = Workbook()
    sheet: Any = book.active
    sheet.title = "Jail"
    for row in rows:
        sheet.append(row)
    for cell, form in (formats or {}).items():
        sheet[cell].number_format = form
    saved = io.BytesIO()
    book.save(saved)
    return saved.getvalue()


def test_a_workbook_as_a_person_reads_it() -> None:
    data = a_book(
        ["Measure", date(2024, 1, 1), "Share"], ["Bookings", 4566.0, 0.31], [None],
        ["Stay", 0.1 + 0.2, None], formats={"C2": "0%"},
    )  # fmt: skip
    [sheet] = data_sheet.read("jail.xlsx", data)
    assert sheet.title == "Jail"
    assert sheet.rows == (
        ("Measure", "2024-01-01", "Share"), ("Bookings", "4566", "31%"), (), ("Stay", "0.3"),
    )  # fmt: skip


def test_of_a_formula_the_last_value_is_read() -> None:
    parts = read_parts(a_book(["Measure", "2023"], ["Bookings", 0]))
    name = "xl/worksheets/sheet1.xml"
    sheet = parts[name].decode().replace("<v>0</v>", "<f>1+1</f><v>2</v>")
    if "<f>" not in sheet:
        sheet = parts[name].decode().replace("<v>0</v></c>", "<f>1+1</f><v>2</v></c>")
    [read] = data_sheet.read("jail.xlsx", write_parts(parts | {name: sheet.encode()}))
    assert read.rows[1] == ("Bookings", "2")
    assert read.notes == ("Of formulas the last value is read, as the spreadsheet left it.",)


def test_empty_sheets_are_passed_over() -> None:
    book = Workbook()
    book.create_sheet("Data").append(["Measure", "2023"])
    saved = io.BytesIO()
    book.save(saved)
    assert [s.title for s in data_sheet.read("x", saved.getvalue())] == ["Data"]


@pytest.mark.parametrize("text", [
    "Measure,2023\nBookings,\"4,566\"\n", "Measure;2023\r\nBookings;4,566\r\n",
    "Measure\t2023\nBookings\t4,566",
])  # fmt: skip
@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "cp1252"])
def test_a_table_of_any_program(text: str, encoding: str) -> None:
    [sheet] = data_sheet.read("jail.csv", text.encode(encoding))
    assert sheet.rows == (("Measure", "2023"), ("Bookings", "4,566"))


@pytest.mark.parametrize(("data", "why"), [
    (b"", "nothing in this file"), (b"\n\n,,\n", "nothing in this file"),
    (b"%PDF-1.7 x", "neither a workbook"), (b"\x89PNG\r\n", "neither a workbook"),
    (b"a,b\0\x01\x02,c\nd,e,f,g,h,i,j,k", "neither a workbook"),
    (b"PK\x03\x04", "not an Excel workbook"),
    (b'Measure,2023\nx,"never closed' + b"x" * 200_000, "cannot be read"),
    (b"a,b\n" * 20_001, "more than 20,000 rows"),
    (b"First name,Last name,Charge\nx,y,z", "list of single persons"),
])  # fmt: skip
def test_what_is_no_data_sheet_is_refused_in_one_sentence(data: bytes, why: str) -> None:
    with pytest.raises(CannotRead, match=why) as refused:
        data_sheet.read("x", data)
    assert str(refused.value).count("Nothing was imported.") == 1


def test_of_several_sheets_the_list_of_persons_is_not_shown() -> None:
    book = Workbook()
    sheet: Any = book.active
    sheet.append(["Measure", "2023"])
    book.create_sheet("People").append(["First name", "Last name"])
    saved = io.BytesIO()
    book.save(saved)
    assert [s.title for s in data_sheet.read("x", saved.getvalue())] == ["Sheet"]


@given(st.binary(max_size=400))
def test_any_bytes_are_read_or_refused(data: bytes) -> None:
    try:
        sheets = data_sheet.read("x", data)
    except CannotRead:
        return
    for sheet in sheets:
        read_lines(sheet, guessed(sheet), Said(), {})


@given(st.lists(st.lists(st.text(max_size=12), max_size=6), max_size=8))
def test_any_table_is_read_without_stumbling(rows: list[list[str]]) -> None:
    text = "\n".join(",".join(f'"{c}"'.replace("\n", " ") for c in row) for row in rows)
    try:
        sheets = data_sheet.read("x", text.encode("utf-8", "replace"))
    except CannotRead:
        return
    for sheet in sheets:
        for line in read_lines(sheet, guessed(sheet), Said(), {}).lines:
            assert line.point.value
