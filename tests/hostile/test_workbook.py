"""Workbooks that are not what they say: one clear sentence each, quickly, and nothing imported."""

from __future__ import annotations

import contextlib
import io
import time
import zipfile
from collections.abc import Callable

import pytest
from openpyxl import Workbook, load_workbook

from sim_workshop.content import load_pack
from sim_workshop.domain.errors import CannotRead
from sim_workshop.exchange import invitations, read_workbook, workbook
from sim_workshop.exchange.safe_workbook import read_sheets
from tests.exchange.editing import edited, read_parts, write_parts

SECONDS = 5.0
"""No file may keep the program busy for longer."""
PACK = load_pack()
SHEET = "xl/worksheets/sheet5.xml"


@pytest.fixture(scope="module")
def good() -> bytes:
    def named(book: Workbook) -> None:
        book["Community"]["B2"] = "Test County"

    return edited(workbook.empty(PACK), named)


def refusal(data: bytes) -> str:
    began = time.process_time()
    with pytest.raises(CannotRead) as refused:
        read_workbook.read(data, PACK)
    assert time.process_time() - began < SECONDS
    said = str(refused.value)
    assert said.count("Nothing was imported.") == 1
    assert "\n" not in said
    return said


def with_part(data: bytes, name: str, content: bytes) -> bytes:
    return write_parts(read_parts(data) | {name: content})


def in_sheet(data: bytes, old: str, new: str) -> bytes:
    parts = read_parts(data)
    assert old in parts[SHEET].decode()
    parts[SHEET] = parts[SHEET].decode().replace(old, new, 1).encode()
    return write_parts(parts)


def zipped(**parts: bytes) -> bytes:
    return write_parts({name.replace("__", "/"): content for name, content in parts.items()})


@pytest.mark.parametrize("data", [
    b"", b"hello", b"PK\x03\x04", b"PK\x05\x06" + b"\0" * 18, b"\0" * 1000,
    zipped(a=b"x"), zipped(mimetype=b"application/vnd.oasis.opendocument.spreadsheet"),
])  # fmt: skip
def test_not_a_workbook(data: bytes) -> None:
    assert "not an Excel workbook" in refusal(data)


def test_open_document() -> None:
    assert "OpenDocument" in refusal(write_parts({"content.xml": b"<x/>"}))


def test_old_and_locked_workbooks_are_told_apart() -> None:
    head = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"\0" * 600
    assert "old .xls" in refusal(head)
    assert "protected with a password" in refusal(head + "EncryptedPackage".encode("utf-16-le"))


def test_a_zip_with_a_password(good: bytes) -> None:
    locked = bytearray(good)
    for mark, at in ((b"PK\x03\x04", 6), (b"PK\x01\x02", 8)):
        start = locked.find(mark)
        while start >= 0:
            locked[start + at] |= 1
            start = locked.find(mark, start + 4)
    assert "protected with a password" in refusal(bytes(locked))


@pytest.mark.parametrize("cut", [0.3, 0.6, 0.95])
def test_cut_off(good: bytes, cut: float) -> None:
    refusal(good[: int(len(good) * cut)])


def test_macros(good: bytes) -> None:
    assert "macros" in refusal(with_part(good, "xl/vbaProject.bin", b"x"))
    assert "macros" in refusal(with_part(good, "xl/macrosheets/sheet1.xml", b"<x/>"))


@pytest.mark.parametrize("part", ["xl/externalLinks/externalLink1.xml", "xl/connections.xml"])
def test_values_from_elsewhere(good: bytes, part: str) -> None:
    assert "takes values from other files" in refusal(with_part(good, part, b"<x/>"))


@pytest.mark.parametrize("formula", ["=1+1", '=HYPERLINK("http://x")', "=cmd|' /C calc'!A0"])
def test_formulas_are_named_by_sheet_and_cell(good: bytes, formula: str) -> None:
    def change(book: Workbook) -> None:
        book["Gaps"]["C5"] = formula

    assert "The sheet “Gaps” holds a formula in C5." in refusal(edited(good, change))


def test_a_formula_on_a_sheet_of_their_own(good: bytes) -> None:
    def change(book: Workbook) -> None:
        book.create_sheet("Sums")["A1"] = "=SUM(1,2)"

    assert "“Sums” holds a formula in A1" in refusal(edited(good, change))


def test_a_formula_hidden_from_a_quick_look(good: bytes) -> None:
    """In another encoding, where no search for bytes finds it."""
    parts = read_parts(good)
    xml = (
        parts[SHEET]
        .decode()
        .replace("</sheetData>", '<row r="9"><c r="B9"><f>1+1</f><v>2</v></c></row></sheetData>')
    )
    parts[SHEET] = ('<?xml version="1.0" encoding="utf-16"?>' + xml).encode("utf-16")
    assert "holds a formula in B9" in refusal(write_parts(parts))


def test_a_million_empty_rows(good: bytes) -> None:
    rows = "".join(f'<row r="{n}"/>' for n in range(2, 1_000_001))
    data = in_sheet(good, "</sheetData>", rows + "</sheetData>")
    assert " reaches down to row 1,000,000" in refusal(data)


def test_one_cell_a_million_rows_down(good: bytes) -> None:
    cell = '<row r="1048576"><c r="B1048576" t="inlineStr"><is><t>x</t></is></c></row>'
    data = in_sheet(good, "</sheetData>", cell + "</sheetData>")
    assert "reaches down to row 1,048,576" in refusal(data)


def test_a_sheet_that_only_says_it_has_a_million_rows_is_read(good: bytes) -> None:
    data = in_sheet(good, "<sheetData>", '<dimension ref="A1:XFD1048576"/><sheetData>')
    assert read_workbook.read(data, PACK).community.name == "Test County"


def test_a_cell_far_to_the_right_is_left(good: bytes) -> None:
    cell = '<row r="2"><c r="XFD2" t="inlineStr"><is><t>x</t></is></c></row>'
    data = in_sheet(good, "</sheetData>", cell + "</sheetData>")
    assert read_workbook.read(data, PACK).community.name == "Test County"


def test_a_merged_range_over_everything(good: bytes) -> None:
    merged = '</sheetData><mergeCells count="1"><mergeCell ref="A1:XFD1048576"/></mergeCells>'
    began = time.process_time()
    read_workbook.read(in_sheet(good, "</sheetData>", merged), PACK)
    assert time.process_time() - began < SECONDS


def test_too_many_merged_ranges(good: bytes) -> None:
    ranges = "".join(f'<mergeCell ref="A{n}:B{n}"/>' for n in range(1, 6_000))
    merged = f"</sheetData><mergeCells>{ranges}</mergeCells>"
    assert "too many merged cells" in refusal(in_sheet(good, "</sheetData>", merged))


def test_a_zip_bomb(good: bytes) -> None:
    out = io.BytesIO(good)
    with (
        zipfile.ZipFile(out, "a", zipfile.ZIP_DEFLATED) as archive,
        archive.open("xl/media/x.xml", "w", force_zip64=True) as bomb,
    ):
        for _ in range(100):
            bomb.write(b"0" * 1_000_000)
    assert len(out.getvalue()) < 500_000
    assert "unpacks to far more" in refusal(out.getvalue())


def test_a_bomb_that_lies_about_its_size(good: bytes) -> None:
    parts = read_parts(good)
    parts["xl/styles.xml"] = parts["xl/styles.xml"] + b" " * 30_000_000
    data = bytearray(write_parts(parts))
    real = len(parts["xl/styles.xml"]).to_bytes(4, "little")
    assert real in data
    refusal(bytes(data.replace(real, (1000).to_bytes(4, "little"))))


def test_thousands_of_parts(good: bytes) -> None:
    many = {f"xl/media/{n}.txt": b"x" for n in range(3_000)}
    assert "unpacks to far more" in refusal(write_parts(read_parts(good) | many))


def test_entities_that_unfold(good: bytes) -> None:
    laughs = '<!DOCTYPE x [<!ENTITY a "ha"><!ENTITY b "&a;&a;&a;">]>'
    parts = read_parts(good)
    for part in (SHEET, "xl/workbook.xml", "xl/styles.xml"):
        assert "damaged" in refusal(write_parts(parts | {part: laughs.encode() + parts[part]}))


@pytest.mark.parametrize("break_it", [
    lambda p: p.update({"xl/workbook.xml": b"<workbook"}),
    lambda p: p.update({"xl/workbook.xml": b""}),
    lambda p: p.update({"xl/styles.xml": b"<styleSheet/>"}),
    lambda p: p.update({SHEET: b"not xml"}),
    lambda p: p.update({SHEET: p[SHEET].replace(b'r="A1"', b'r="ZZZZZZ99"', 1)}),
    lambda p: p.update({SHEET: p[SHEET].replace(b's="1"', b's="999"')}),
    lambda p: p.pop("[Content_Types].xml"),
    lambda p: p.pop(SHEET),
])  # fmt: skip
def test_broken_insides_never_crash(
    good: bytes, break_it: Callable[[dict[str, bytes]], object]
) -> None:
    parts = read_parts(good)
    break_it(parts)
    with contextlib.suppress(CannotRead):
        read_workbook.read(write_parts(parts), PACK)


@pytest.mark.parametrize("kept", ["{", "null", "[1]", '{"exported": 5}', '{"pack": {"id": "x"}}',
                                  '{"revision": "many"}', "[" * 50_000])  # fmt: skip
def test_a_damaged_note_to_itself_is_as_if_there_were_none(good: bytes, kept: str) -> None:
    def change(book: Workbook) -> None:
        book["Kept for import"].delete_rows(1, 50)
        for at in range(0, len(kept), 30_000):
            book["Kept for import"].append([kept[at : at + 30_000]])

    read = read_workbook.read(edited(good, change), PACK)
    assert (read.code, read.exported, read.pack) == ("", {}, None)


def test_none_of_our_sheets() -> None:
    out = io.BytesIO()
    Workbook().save(out)
    assert "none of the sheets this program writes" in refusal(out.getvalue())


def test_no_community(good: bytes) -> None:
    def change(book: Workbook) -> None:
        book["Community"]["B2"] = "   "

    assert "does not say which community" in refusal(edited(good, change))


def test_invitations_are_guarded_alike(good: bytes) -> None:
    with pytest.raises(CannotRead, match="macros"):
        invitations.read(with_part(good, "xl/vbaProject.bin", b"x"))


def test_sheets_are_read_without_a_warning(good: bytes, recwarn: pytest.WarningsRecorder) -> None:
    assert len(read_sheets(good)) == len(load_workbook(io.BytesIO(good)).worksheets)
    assert not recwarn.list
