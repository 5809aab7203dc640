"""The invitation list, however somebody keeps it."""

from __future__ import annotations

import io
from typing import Any

import pytest
from openpyxl import Workbook

from sim_workshop.domain.errors import CannotRead
from sim_workshop.domain.place import Pack
from sim_workshop.exchange import invitations

PLAIN = "Name,Agency,Sector,Title,E-mail\nJane Roe,Sheriff,Jail,Captain,jane@example.org\n"


def people(text: str, encoding: str = "utf-8", **more: Any) -> list[tuple[str, str]]:
    read = invitations.read(text.encode(encoding), **more)
    return [(p.name, p.agency) for p in read.people]


def excel(*rows: list[object]) -> bytes:
    book = Workbook()
    for row in rows:
        book.active.append(row)  # type: ignore[union-attr]
    out = io.BytesIO()
    book.save(out)
    return out.getvalue()


def test_all_fields_of_a_person() -> None:
    text = ("Agency;Last name;First name;E-Mail address;Can commit the agency;Planning team;"
            "Attending;Alternate;Sector;Job title\n"
            "Sheriff;Roe;Jane;jane@example.org;yes;no;x;Bob;law_enforcement;Captain\n")  # fmt: skip
    (person,) = invitations.read(text.encode()).people
    assert (person.name, person.agency, person.role, person.email) == (
        "Jane Roe", "Sheriff", "Captain", "jane@example.org",
    )  # fmt: skip
    assert (person.decides, person.planning_team, person.present) == (True, False, True)
    assert person.alternate == "Bob"


def test_sectors_take_the_packs_own_words(pack: Pack) -> None:
    text = "Name,Agency,Sector\nA,B,LAW ENFORCEMENT\nC,D,law_enforcement\nE,F,faith groups\n"
    read = invitations.read(text.encode(), pack)
    assert [p.sector for p in read.people] == ["Law enforcement"] * 2 + ["faith groups"]


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "utf-16-le", "cp1252"])
def test_encodings(encoding: str) -> None:
    text = "Name,Agency\nJosé Núñez,Doña Ana County\n"
    assert people(text, encoding) == [("José Núñez", "Doña Ana County")]


@pytest.mark.parametrize("delimiter", [",", ";", "\t", "|"])
def test_delimiters(delimiter: str) -> None:
    text = "Name,Agency\nJane Roe,Sheriff\n".replace(",", delimiter)
    assert people(text) == [("Jane Roe", "Sheriff")]


@pytest.mark.parametrize(("heading", "agency"), [
    ("Organization", True), ("ORGANISATION ", True), ("Organzation", True), ("Agency*", True),
    ("Department", True), ("Shoe size", False),
])  # fmt: skip
def test_headings_people_use(heading: str, agency: bool) -> None:
    read = invitations.read(f"Full Name,{heading}\nJane,Sheriff\n".encode())
    assert read.people[0].agency == ("Sheriff" if agency else "")
    assert read.ignored == (() if agency else (heading,))


def test_title_rows_blank_rows_and_row_numbers_as_the_spreadsheet_has_them() -> None:
    data = excel(["Invitations 2027"], [], ["Agency", "Name"], ["Sheriff", "Jane"], [],
                 [None, None], ["", "  "], [None, "Bob"])  # fmt: skip
    read = invitations.read(data)
    assert [(p.agency, p.name) for p in read.people] == [("Sheriff", "Jane"), ("", "Bob")]
    assert read.unreadable == ()


def test_every_unreadable_row_is_listed_with_its_reason() -> None:
    text = (PLAIN + ",,Jail,Captain,\n"
            "Bob,Court,,,bob at example\n"
            "Jane R.,Sheriff,,,JANE@example.org\n"
            "Ann,City, Hall,Clerk,ann@example.org,extra\n")  # fmt: skip
    read = invitations.read(text.encode())
    assert len(read.people) == 1
    assert read.unreadable == (
        (3, "It has neither a name nor an agency."),
        (4, "“bob at example” is not an e-mail address."),
        (5, "This is the same person as in row 2."),
        (6, "It has more cells than there are headings (a comma inside a text?)."),
    )


def test_yes_and_no() -> None:
    text = "Name,Present\nA,Yes\nB,declined\nC,\nD,perhaps\n"
    read = invitations.read(text.encode())
    assert [p.present for p in read.people] == [True, False, False]
    assert read.unreadable == ((5, "“perhaps” is neither yes nor no."),)


def test_the_second_sheet_may_hold_the_list() -> None:
    book = Workbook()
    book.create_sheet("List").append(["Name"])
    book["List"].append(["Jane"])
    out = io.BytesIO()
    book.save(out)
    assert [p.name for p in invitations.read(out.getvalue()).people] == ["Jane"]


@pytest.mark.parametrize("data", [
    b"", b"\n\n", b"just words\n", b"1,2,3\n4,5,6\n", b"\xff\xfe\x00", b"\x00" * 100,
    "Größe,Farbe\n1,2\n".encode("cp1252"), b"PK\x03\x04rubbish", b"%PDF-1.4",
    b"Name\n" + b'"' * 300_000,
])  # fmt: skip
def test_a_file_that_is_no_list_gets_one_sentence(data: bytes) -> None:
    with pytest.raises(CannotRead) as refusal:
        invitations.read(data)
    assert str(refusal.value).count("Nothing was imported.") == 1


def test_too_many_people() -> None:
    text = "Name\n" + "".join(f"Person {n}\n" for n in range(2_100))
    with pytest.raises(CannotRead, match="more than 2,000 people"):
        invitations.read(text.encode())


def test_what_looks_like_a_formula_stays_text() -> None:
    assert people("Name,Agency\n=1+1,@SUM\n") == [("=1+1", "@SUM")]
