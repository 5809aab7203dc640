"""How one value of a record stands in a cell, and what is made of the cell a person left there.

A form shows a value (as the record's JSON holds it) and reads it back exactly. What a cell says is
first made plain text or a number by `sheets.py`; nothing here knows of Excel."""

from __future__ import annotations

import json
import re
from dataclasses import dataclass, field
from datetime import date, datetime, time, timedelta
from typing import Any

Cell = str | int | float | bool | date | None
OMIT: Any = object()
"""A blank cell that says nothing: the field keeps its default."""

MOST_DIGITS = 15
"""Excel keeps no more digits of a number than these; longer ones stand as text."""
NUMBER = re.compile(r"[-+−]?[\d,. ]*\d[\d,. ]*(?:e[-+]?\d+)?\s*%?", re.IGNORECASE)


class Unreadable(ValueError):
    """What stands in a cell cannot be the value its column holds."""


@dataclass(frozen=True)
class Names:
    """What ids are called on paper, and which id a name stands for."""

    label_of: dict[str, str] = field(default_factory=dict)
    id_of: dict[str, str] = field(default_factory=dict)
    """By name in lower case; names that two things share are left out."""
    words: dict[str, dict[str, str]] = field(default_factory=dict)
    """The vocabulary: listing, id, label."""


def as_text(cell: Cell | time | timedelta) -> str:
    """A cell as a person reads it: 45 and not 45.0, a date without its midnight."""
    if cell is None:
        return ""
    if isinstance(cell, bool):
        return "TRUE" if cell else "FALSE"
    if isinstance(cell, float) and cell.is_integer() and abs(cell) < 10**MOST_DIGITS:
        return str(int(cell))
    if isinstance(cell, datetime):
        whole_day = cell.time() == time()
        return cell.date().isoformat() if whole_day else cell.isoformat(" ")
    return str(cell)


def as_number(text: str) -> Cell:
    """A number where the text is one and comes back letter for letter; otherwise the text."""
    if not re.fullmatch(r"-?\d+(\.\d+)?", text) or len(text) > MOST_DIGITS:
        return text
    number = float(text) if "." in text else int(text)
    return number if as_text(_as_excel_keeps_it(number)) == text else text


def _as_excel_keeps_it(number: float) -> float:
    return float(f"{number:.{MOST_DIGITS}g}")


@dataclass(frozen=True)
class Form:
    """One kind of value on paper. This one: a text, as it is."""

    blank: Any = ""
    """What an emptied cell means."""

    def show(self, value: Any, _: Names, /) -> Cell:
        """What to put in the cell."""
        return str(value) if value else None

    def read(self, cell: Cell, _: Names, /) -> Any:
        """The value, as the record's JSON holds it. Never called for a blank cell."""
        return as_text(cell)

    def words(self, value: Any, names: Names, /) -> str:
        """The value in a report, where nothing has to be read back."""
        return as_text(self.show(value, names))


@dataclass(frozen=True)
class Figure(Form):
    """A text that stands as a number where it is one: "4566", but also "180-200"."""

    def show(self, value: Any, _: Names, /) -> Cell:
        return as_number(str(value)) if value else None


@dataclass(frozen=True)
class Number(Form):
    """A number; whole ones only if so said."""

    blank: Any = None
    whole: bool = False

    def show(self, value: Any, _: Names, /) -> Cell:
        if value is None:
            return None
        exact = abs(value) < 10**MOST_DIGITS and _as_excel_keeps_it(value) == value
        shown: Cell = value if exact else repr(value)
        return shown

    def read(self, cell: Cell, _: Names, /) -> Any:
        number = _number(cell)
        if not self.whole:
            return number
        if not float(number).is_integer():
            raise Unreadable("a whole number")
        return int(number)


def _number(cell: Cell) -> float:
    if isinstance(cell, int | float) and not isinstance(cell, bool):
        return cell
    text = as_text(cell).strip()
    if text in {"inf", "-inf", "nan"}:
        return float(text)
    if not NUMBER.fullmatch(text):
        raise Unreadable("a number")
    plain = re.sub(r"[,\s%]", "", text).replace("−", "-")
    try:
        return int(plain) if re.fullmatch(r"[-+]?\d+", plain) else float(plain)
    except ValueError:
        raise Unreadable("a number") from None


@dataclass(frozen=True)
class Nested(Form):
    """What has no plain form, as JSON. Only in hidden columns."""

    blank: Any = OMIT

    def show(self, value: Any, _: Names, /) -> Cell:
        return json.dumps(value, ensure_ascii=False) if value else None

    def read(self, cell: Cell, _: Names, /) -> Any:
        try:
            return json.loads(as_text(cell))
        except (ValueError, RecursionError):
            raise Unreadable("what the program wrote there") from None
