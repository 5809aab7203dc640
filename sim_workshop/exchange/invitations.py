"""The list of people invited, as somebody keeps it in Excel or CSV: columns in any order, known by
their headings. Rows that say nobody are listed one by one; the caller decides about the rest."""

from __future__ import annotations

import csv
import io
import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from rapidfuzz import fuzz, process

from sim_workshop.domain.errors import CannotRead
from sim_workshop.domain.people import Stakeholder
from sim_workshop.domain.place import Pack
from sim_workshop.domain.text import one_line
from sim_workshop.exchange.cells import as_text
from sim_workshop.exchange.choices import NO, YES
from sim_workshop.exchange.imported import NewIds
from sim_workshop.exchange.safe_workbook import read_sheets
from sim_workshop.exchange.text_files import text_of
from sim_workshop.words import _

HEADINGS: Mapping[str, tuple[str, ...]] = {
    "name": ("name", "full name", "participant", "attendee", "person", "invitee", "contact"),
    "first": ("first name", "first", "given name", "forename"),
    "last": ("last name", "last", "surname", "family name"),
    "agency": ("agency", "organization", "organisation", "org", "company", "employer",
               "department", "agency/organization", "affiliation"),
    "sector": ("sector", "field", "discipline", "system", "type of agency"),
    "role": ("title", "role", "position", "job title", "title or role", "job", "function"),
    "email": ("e-mail", "email", "email address", "e-mail address", "mail"),
    "decides": ("can commit the agency", "decision maker", "decision authority", "decides",
                "decision-making authority"),
    "planning_team": ("planning team", "planning team member", "planner", "core team"),
    "present": ("present", "attended", "attending", "attendance", "checked in"),
    "alternate": ("alternate", "substitute", "deputy", "delegate", "proxy"),
}  # fmt: skip
"""What people call the columns."""
YES_OR_NO = ("decides", "planning_team", "present")
WORD_FOR_YES = YES | {"attending", "attended", "member", "ja", "sí", "si", "t"}
WORD_FOR_NO = NO | {"none", "not attending", "declined", "n/a", "nein", "f"}
SURE = 88
HEADINGS_WITHIN = 10
LONGEST = 300
MOST_PEOPLE = 2_000
EMAIL = re.compile(r"[^@\s,;<>]+@[^@\s,;<>]+\.[^@\s,;<>.]{2,}")
DELIMITERS = ",;\t|"


@dataclass(frozen=True)
class InvitationList:
    """Who is on the list, and which rows say nobody."""

    people: tuple[Stakeholder, ...]
    unreadable: tuple[tuple[int, str], ...] = ()
    """Row, as the spreadsheet numbers it, and why it was not read."""
    ignored: tuple[str, ...] = ()
    """Headings of columns that were not read."""


def read(data: bytes, pack: Pack | None = None) -> InvitationList:
    """The list in a workbook or CSV file. Sectors are matched to the pack's where it has them."""
    for rows in _tables(data):
        found = _heading_row(rows)
        if found is not None:
            return _list(rows, found, _sectors(pack))
    raise CannotRead(
        _("No column of this file is called “Name” or “Agency”. Nothing was imported.")
        + " " + _("Write headings such as Name, Agency, Sector, Title, E-mail in the first row.")
    )  # fmt: skip


def _tables(data: bytes) -> Iterator[list[list[str]]]:
    if data.startswith((b"PK", b"\xd0\xcf\x11\xe0")):
        for sheet in read_sheets(data):
            yield [[one_line(as_text(cell)) for cell in row] for row in sheet.rows]
    else:
        yield _csv(text_of(data))


def _csv(text: str) -> list[list[str]]:
    head = "\n".join(text.split("\n", HEADINGS_WITHIN)[:HEADINGS_WITHIN])
    delimiter = max(DELIMITERS, key=head.count)
    try:
        reader = csv.reader(io.StringIO(text.replace("\0", ""), newline=""), delimiter=delimiter)
        return [[one_line(cell) for cell in row] for row in reader]
    except csv.Error:
        raise CannotRead(
            _("This file is not a table of text. Nothing was imported. Save it as CSV or .xlsx.")
        ) from None


def _heading_row(rows: Sequence[Sequence[str]]) -> int | None:
    for at, row in enumerate(rows[:HEADINGS_WITHIN]):
        if {"name", "last", "agency"} & set(_fields(row).values()):
            return at
    return None


def _fields(headings: Sequence[str]) -> dict[int, str]:
    """Which column is which field: by its exact heading first, then by one much like it."""
    by_name = {name: field for field, names in HEADINGS.items() for name in names}
    plain = [heading.lower().strip(" *:#.") for heading in headings]
    found: dict[int, str] = {}
    for at, heading in enumerate(plain):
        if (field := by_name.get(heading)) and field not in found.values():
            found[at] = field
    for at, heading in enumerate(plain):
        near = process.extractOne(heading, list(by_name), scorer=fuzz.ratio, score_cutoff=SURE)
        if at not in found and heading and near and by_name[near[0]] not in found.values():
            found[at] = by_name[near[0]]
    return found


def _sectors(pack: Pack | None) -> dict[str, str]:
    terms = pack.vocabulary.sectors if pack else ()
    return {name.lower(): term.label for term in terms for name in (term.id, term.label)}


def _list(rows: Sequence[Sequence[str]], at: int, sectors: Mapping[str, str]) -> InvitationList:
    fields = _fields(rows[at])
    ids, seen = NewIds(), dict[tuple[str, ...], int]()
    people, unreadable = [], []
    for number, row in enumerate(rows[at + 1 :], at + 2):
        if not any(row):
            continue
        person, problem = _person(row, len(rows[at]), fields, sectors)
        who = _who(person)
        if not problem and who in seen:
            problem = _("This is the same person as in row {row}.").format(row=seen[who])
        if problem:
            unreadable.append((number, problem))
        else:
            seen[who] = number
            people.append(Stakeholder(id=ids.next(Stakeholder.kind), **person))
    if len(people) > MOST_PEOPLE:
        raise CannotRead(
            _("This list has more than {number} people.").format(number=f"{MOST_PEOPLE:,}")
            + " " + _("Nothing was imported.")
        )  # fmt: skip
    ignored = [h for n, h in enumerate(rows[at]) if h and n not in fields]
    return InvitationList(tuple(people), tuple(unreadable), tuple(ignored))


def _who(person: Mapping[str, Any]) -> tuple[str, ...]:
    """By what two rows are known to be one person."""
    if person.get("email"):
        return (person["email"].lower(),)
    return tuple(person.get(key, "").lower() for key in ("name", "agency", "role"))


def _person(
    row: Sequence[str], width: int, fields: Mapping[int, str], sectors: Mapping[str, str]
) -> tuple[dict[str, Any], str]:
    """What a row says of a person, or why it says nothing that can be used."""
    told: dict[str, Any] = {field: row[at] for at, field in fields.items() if at < len(row)}
    first, last = told.pop("first", ""), told.pop("last", "")
    told["name"] = told.get("name", "") or f"{first} {last}".strip()
    told["sector"] = sectors.get(told.get("sector", "").lower(), told.get("sector", ""))
    problem = _problem(told, list(row[width:]))
    for field in YES_OR_NO:
        told[field] = told.get(field, "").lower() in WORD_FOR_YES
    return told, problem


def _problem(told: Mapping[str, str], beyond: Iterable[str]) -> str:
    if any(beyond):
        return _("It has more cells than there are headings (a comma inside a text?).")
    if not told["name"] and not told.get("agency"):
        return _("It has neither a name nor an agency.")
    if any(len(text) > LONGEST for text in told.values()):
        return _("One of its texts is too long for a list of people.")
    email = told.get("email", "")
    if email and not EMAIL.fullmatch(email):
        return _("“{text}” is not an e-mail address.").format(text=email)
    for field in YES_OR_NO:
        text = told.get(field, "").lower()
        if text and text not in WORD_FOR_YES | WORD_FOR_NO:
            return _("“{text}” is neither yes nor no.").format(text=told[field])
    return ""
