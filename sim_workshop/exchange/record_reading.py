"""A record from a row of a sheet. What cannot be read is never dropped: a cell that does not fit is
kept as a remark of its record, a row that makes no record as a note; both are listed."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from typing import Any

from pydantic import ValidationError

from sim_workshop.domain.committee import Note
from sim_workshop.domain.record import Record
from sim_workshop.exchange.cells import OMIT, Cell, Names, Unreadable, as_text
from sim_workshop.exchange.column import Column
from sim_workshop.exchange.derived import completed
from sim_workshop.exchange.imported import NewIds
from sim_workshop.exchange.table_reading import Row
from sim_workshop.words import _

Contents = dict[str, Any]
MOST_NAMED = 5
"""Cells named in one sentence; of more the number is said."""


@dataclass
class Misfits:
    """What did not fit, as sentences for the person who imports."""

    cells: dict[tuple[str, str, str], list[int]] = field(default_factory=dict)
    """Rows by sheet, heading and what was expected there."""
    sentences: list[str] = field(default_factory=list)

    def cell(self, row: Row, heading: str, expected: str) -> None:
        self.cells.setdefault((row.sheet, heading, expected), []).append(row.number)

    def as_sentences(self) -> list[str]:
        said = []
        for (sheet, heading, expected), rows in self.cells.items():
            text = _(
                "Sheet “{sheet}”, column “{heading}”, {rows}: expected {expected}; what stands "
                "there was kept as a remark."
            )
            named = text.format(sheet=sheet, heading=heading, rows=_rows(rows), expected=expected)
            said.append(named)
        return said + self.sentences


def _rows(numbers: Sequence[int]) -> str:
    named = ", ".join(str(n) for n in numbers[:MOST_NAMED])
    more = len(numbers) - MOST_NAMED
    text = _("row {rows}") if len(numbers) == 1 else _("rows {rows}")
    return text.format(rows=named) + (_(" and {more} more").format(more=more) if more > 0 else "")


@dataclass
class Reader:
    """Makes records of one workbook's rows."""

    names: Names
    ids: NewIds
    misfits: Misfits = field(default_factory=Misfits)

    def record(
        self, kind: type[Record], row: Row, columns: Iterable[Column], own_id: str, *, known: bool
    ) -> Record:
        """The record of a row: one known from before, or one somebody added."""
        contents, remarks = self._contents(row, columns, known=known)
        contents["id"] = own_id
        if "measure" in kind.model_fields and isinstance(contents.get("measure"), dict):
            contents["measure"]["id"] = contents["id"]
        contents["remarks"] = [*contents.get("remarks", ()), *remarks]
        return self._valid(kind, row, contents if known else completed(kind, contents))

    def _contents(
        self, row: Row, columns: Iterable[Column], *, known: bool
    ) -> tuple[Contents, list[str]]:
        contents: Contents = {}
        remarks = [f"{heading}: {text}" for heading, text in row.other.items()]
        for column in columns:
            if column.field in row.cells and column.field != "id":
                cell = row.cells[column.field]
                try:
                    value = self._value(column, cell, known=known)
                except Unreadable as expected:
                    self.misfits.cell(row, column.heading, str(expected))
                    remarks.append(f"{column.heading}: {as_text(cell)}")
                else:
                    _put(contents, column.field, value)
        return _without_missing_parts(contents), remarks

    def _value(self, column: Column, cell: Cell, *, known: bool) -> Any:
        """A blank cell of a record we know was emptied; in a new row it says nothing."""
        if cell is None:
            return column.form.blank if known else OMIT
        return column.form.read(cell, self.names)

    def _valid(self, kind: type[Record], row: Row, contents: Contents) -> Record:
        """The record, without the fields it refuses; a note where nothing helps."""
        while True:
            try:
                return kind.model_validate(contents)
            except ValidationError as error:
                refused = _refused(kind, contents, error)
                if refused is None:
                    return self._note(row, contents)
                kept = f"{refused}: {_words(contents.pop(refused))}"
                contents["remarks"] = [*contents["remarks"], kept]
                self.misfits.cell(row, refused, _("a value that field can have"))

    def _note(self, row: Row, contents: Contents) -> Note:
        text = _("Sheet “{sheet}”, row {row} makes no entry of its kind; it was kept as a note.")
        self.misfits.sentences.append(text.format(sheet=row.sheet, row=row.number))
        kept = [as_text(cell) for cell in row.cells.values() if cell is not None]
        said = " | ".join([row.sheet, *kept])
        return Note(id=self.ids.next("note"), text=said, remarks=tuple(contents["remarks"]))


def _refused(kind: type[Record], contents: Contents, error: ValidationError) -> str | None:
    """The field without which the record would be one."""
    place = error.errors()[0]["loc"]
    named = (
        [str(place[0])]
        if place
        else [key for key in contents if _can_do_without(kind, contents, key)]
    )
    return next((key for key in named if key in contents and key not in {"id", "remarks"}), None)


def _can_do_without(kind: type[Record], contents: Contents, key: str) -> bool:
    try:
        kind.model_validate({k: v for k, v in contents.items() if k != key})
    except ValidationError:
        return False
    return True


def _put(contents: Contents, path: str, value: Any) -> None:
    if value is OMIT:
        return
    *parts, last = path.split(".")
    for part in parts:
        contents = contents.setdefault(part, {})
    contents[last] = value


def _without_missing_parts(contents: Contents) -> Contents:
    """A part of which nothing stands in the row is not there: a place that is no arrow."""
    return {
        key: value
        for key, value in contents.items()
        if not isinstance(value, dict) or any(each not in ("", None, ()) for each in value.values())
    }


def _words(value: Any) -> str:
    return "; ".join(map(str, value)) if isinstance(value, list | tuple) else str(value)
