"""Several values in one cell: one to a line, so that a person can add, remove and reorder them."""

from __future__ import annotations

import json
import re
from dataclasses import dataclass
from typing import Any

from sim_workshop.exchange.cells import Cell, Form, Names, Unreadable, as_text
from sim_workshop.exchange.choices import Suggestion

BAR = " | "
WITH_ID = re.compile(r"(?:(.*)\s)?\[([^\[\]\n]+)\]")
ESCAPED = {"%": "%25", "[": "%5B", "]": "%5D", "\n": "%0A"}


def _from_json(text: str) -> list[Any] | None:
    """The list a cell holds as JSON: only where lines would not have come back the same."""
    if not text.startswith("["):
        return None
    try:
        found = json.loads(text)
    except (ValueError, RecursionError):
        return None
    return found if isinstance(found, list) else None


def _lines_of(text: str) -> list[str]:
    return [line.strip() for line in text.split("\n") if line.strip()]


@dataclass(frozen=True)
class Lines(Form):
    """Texts, one to a line."""

    blank: Any = ()

    def show(self, value: Any, _: Names, /) -> Cell:
        lines = "\n".join(value)
        same = _lines_of(lines) == list(value) and _from_json(lines) is None
        return (lines if same else json.dumps(list(value), ensure_ascii=False)) or None

    def read(self, cell: Cell, _: Names, /) -> Any:
        text = as_text(cell)
        listed = _from_json(text)
        if listed is not None and all(isinstance(each, str) for each in listed):
            return listed
        return _lines_of(text)

    def words(self, value: Any, _: Names, /) -> str:
        return "; ".join(value)


@dataclass(frozen=True)
class Rows(Form):
    """Small tables, one row to a line: "SMI | serious mental illness"."""

    blank: Any = ()
    keys: tuple[str, ...] = ()
    """What the parts of a row are called; none where a row is a plain list of two."""

    def show(self, value: Any, _: Names, /) -> Cell:
        if not value:
            return None
        rows = [[str(part) for part in self._parts(row)] for row in value]
        lines = "\n".join(BAR.join(row).rstrip() for row in rows)
        if _from_json(lines) is None and self._split(lines) == rows:
            return lines
        return json.dumps(value, ensure_ascii=False)

    def read(self, cell: Cell, _: Names, /) -> Any:
        text = as_text(cell)
        if (listed := _from_json(text)) is not None:
            return listed
        rows = self._split(text)
        return [dict(zip(self.keys, row, strict=True)) for row in rows] if self.keys else rows

    def words(self, value: Any, _: Names, /) -> str:
        return "; ".join(": ".join(str(p) for p in self._parts(row) if p) for row in value)

    def _parts(self, row: Any) -> list[Any]:
        return [row.get(key, "") for key in self.keys] if self.keys else list(row)

    def _split(self, text: str) -> list[list[str]]:
        width = len(self.keys) or 2
        rows = [[part.strip() for part in line.split("|", width - 1)] for line in _lines_of(text)]
        return [row + [""] * (width - len(row)) for row in rows]


@dataclass(frozen=True)
class Named(Form):
    """Places and records, one to a line: "Local law enforcement [i1.police]". The name is for
    people; the id in brackets decides. Without brackets the name has to be one we know."""

    blank: Any = ()

    def show(self, value: Any, names: Names, /) -> Cell:
        return "\n".join(show_id(each, names) for each in value) or None

    def read(self, cell: Cell, names: Names, /) -> Any:
        return [read_id(line, names) for line in _lines_of(as_text(cell))]

    def words(self, value: Any, names: Names, /) -> str:
        return "; ".join(names.label_of.get(each, each) for each in value)


@dataclass(frozen=True)
class NamedOne(Form):
    """One place or record."""

    def show(self, value: Any, names: Names, /) -> Cell:
        return show_id(value, names) if value else None

    def read(self, cell: Cell, names: Names, /) -> Any:
        return read_id(as_text(cell).strip(), names)

    def words(self, value: Any, names: Names, /) -> str:
        return names.label_of.get(str(value), str(value))


def show_id(each: str, names: Names) -> str:
    """An id with what it is called."""
    safe = "".join(ESCAPED.get(letter, letter) for letter in each)
    return f"{names.label_of.get(each, '')} [{safe}]".strip()


def read_id(line: str, names: Names) -> str:
    """The id a line names: in brackets at its end, or by a name that only one thing has."""
    if found := WITH_ID.fullmatch(line):
        plain = found[2]
        for letter, code in reversed(ESCAPED.items()):
            plain = plain.replace(code, letter)
        if plain in names.label_of or not found[1]:
            return plain
    known = names.id_of.get(line.lower())
    if known is None:
        raise Unreadable("a place or an entry of this workshop")
    return known


@dataclass(frozen=True)
class Choices(Form):
    """Several words of one list of the vocabulary, one to a line."""

    blank: Any = ()
    listing: str = ""

    def show(self, value: Any, names: Names, /) -> Cell:
        one = Suggestion(listing=self.listing)
        return "\n".join(as_text(one.show(each, names)) for each in value) or None

    def read(self, cell: Cell, names: Names, /) -> Any:
        one = Suggestion(listing=self.listing)
        return [one.read(line, names) for line in _lines_of(as_text(cell))]

    def words(self, value: Any, names: Names, /) -> str:
        return "; ".join(names.words.get(self.listing, {}).get(each, each) for each in value)
