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
EXCEL_EPOCH = date(1899, 12, 30)
LAST_SERIAL = 2_958_465
"""Excel's number for 31 December 9999."""
YES = frozenset({"yes", "y", "true", "x", "1", "✓", "✔", "present"})
NO = frozenset({"no", "n", "false", "0", "-", "–", "absent"})
US_DATE = re.compile(r"(\d{1,2})/(\d{1,2})/(\d{4})")
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
class YesNo(Form):
    """Yes or no; or not asked yet, where the field knows that."""

    blank: Any = OMIT

    def show(self, value: Any, _: Names, /) -> Cell:
        return None if value is None else "yes" if value else "no"

    def read(self, cell: Cell, _: Names, /) -> Any:
        text = as_text(cell).strip().lower()
        if text in YES or text in NO:
            return text in YES
        raise Unreadable("yes or no")


@dataclass(frozen=True)
class Choice(Form):
    """One of a list of words: people read the label, the record keeps the id."""

    listing: str = ""
    """A list of the pack's vocabulary."""
    own: tuple[tuple[str, str], ...] = ()
    """Ids with labels that are not the pack's to say."""

    def labels(self, names: Names) -> dict[str, str]:
        """Every choice by its id, in the order it is offered."""
        return dict(self.own) | names.words.get(self.listing, {})

    def show(self, value: Any, names: Names, /) -> Cell:
        return self.labels(names).get(value, value) or None

    def read(self, cell: Cell, names: Names, /) -> Any:
        labels = self.labels(names)
        text = as_text(cell).strip()
        ids = {label.lower(): key for key, label in labels.items()} | {k: k for k in labels}
        found = ids.get(text) or ids.get(text.lower())
        if found is None:
            raise Unreadable("one of " + ", ".join(f"“{label}”" for label in labels.values()))
        return found


@dataclass(frozen=True)
class Suggestion(Choice):
    """Words of a list, or any others: a sector, a unit. Others are kept as they were written."""

    def show(self, value: Any, names: Names, /) -> Cell:
        shown = self.labels(names).get(value, value)
        if not shown or self.read(shown, names) == value:
            return shown or None
        return f"{value} [{value}]"

    def read(self, cell: Cell, names: Names, /) -> Any:
        text = as_text(cell).strip()
        half = (len(text) - 3) // 2
        if half > 0 and text == f"{text[:half]} [{text[:half]}]":
            return text[:half]
        return next((key for key, label in self.labels(names).items() if label == text), text)


@dataclass(frozen=True)
class Day(Form):
    """A date."""

    blank: Any = None

    def show(self, value: Any, _: Names, /) -> Cell:
        if not value:
            return None
        day = date.fromisoformat(value)
        return day if day.year > EXCEL_EPOCH.year + 1 else day.isoformat()

    def read(self, cell: Cell, _: Names, /) -> Any:
        if isinstance(cell, datetime):
            return cell.date().isoformat()
        if isinstance(cell, date):
            return cell.isoformat()
        return _day(as_text(cell).strip()).isoformat()


def _day(text: str) -> date:
    if re.fullmatch(r"\d{1,7}(\.\d+)?", text) and 0 < float(text) <= LAST_SERIAL:
        return EXCEL_EPOCH + timedelta(days=int(float(text)))
    if found := US_DATE.fullmatch(text):
        month, day, year = map(int, found.groups())
        text = f"{year:04}-{month:02}-{day:02}"
    try:
        return date.fromisoformat(text)
    except ValueError:
        raise Unreadable("a date such as 2027-03-31") from None


@dataclass(frozen=True)
class Moment(Form):
    """A date with its time, as text: Excel knows no time zones."""

    blank: Any = None

    def read(self, cell: Cell, _: Names, /) -> Any:
        if isinstance(cell, datetime):
            return cell.isoformat()
        try:
            datetime.fromisoformat(text := as_text(cell).strip())
        except ValueError:
            raise Unreadable("a date with its time") from None
        return text


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
