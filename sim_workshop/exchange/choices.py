"""Cells that hold one word of a list: yes or no, a status, a sector."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from sim_workshop.exchange.cells import OMIT, Cell, Form, Names, Unreadable, as_text

YES = frozenset({"yes", "y", "true", "x", "1", "✓", "✔", "present"})
NO = frozenset({"no", "n", "false", "0", "-", "–", "absent"})


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
class Offered(Form):
    """A text for which a list offers words; the record keeps the word itself."""

    listing: str = ""
