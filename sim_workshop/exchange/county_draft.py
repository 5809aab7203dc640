"""A workshop while it is read from a county file: records so far, and every word that has no field
of its own. A value is either taken into a field or left, and what is left becomes a remark: that
is why nothing is lost."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any, TypeVar

from sim_workshop.domain.record import LONGEST_TEXT, Record
from sim_workshop.exchange.county_yaml import in_words
from sim_workshop.exchange.imported import NewIds
from sim_workshop.words import _

R = TypeVar("R", bound=Record)


class Row:
    """One entry of the file, from which values are taken."""

    def __init__(self, written: Any, text_key: str = "text") -> None:
        given = written if isinstance(written, Mapping) else {text_key: written}
        self._left: dict[str, Any] = {key: v for key, v in given.items() if v not in (None, "")}

    def has(self, key: str) -> bool:
        """Whether anything is left under a key."""
        return key in self._left

    def peek(self, key: str) -> str:
        """The text under a key, without taking it."""
        return in_words(self._left.get(key))

    def peek_raw(self, key: str) -> Any:
        """What stands under a key, as it is, without taking it."""
        return self._left.get(key)

    def take(self, *keys: str) -> str:
        """The text under the first of these keys that has one, in one string."""
        return next((in_words(self._left.pop(key)) for key in keys if key in self._left), "")

    def texts(self, keys: Mapping[str, Sequence[str]]) -> dict[str, str]:
        """Several fields at once, each from the first of its keys that has a text."""
        return {field: self.take(*names) for field, names in keys.items()}

    def take_list(self, key: str) -> list[str]:
        """The values under a key, one by one."""
        value = self._left.pop(key, [])
        listed = value if isinstance(value, list) else [value]
        return [words for each in listed if (words := in_words(each))]

    def take_raw(self, key: str) -> Any:
        """What stands under a key, as it is."""
        return self._left.pop(key, None)

    def keys_left(self) -> list[str]:
        """What nobody has taken."""
        return list(self._left)

    def remarks(self) -> list[str]:
        """Everything nobody has taken, as "key: value"."""
        return [f"{key}: {words}" for key, v in self._left.items() if (words := in_words(v))]


@dataclass
class Draft:
    """The records of one workshop, in the order of the file."""

    records: list[Record] = field(default_factory=list)
    ids: NewIds = field(default_factory=NewIds)
    kept: Counter[str] = field(default_factory=Counter)
    """Keys that became remarks, and on how many records."""
    notes: list[str] = field(default_factory=list)

    def add(self, kind: type[R], row: Row, remarks: Iterable[str] = (), **values: Any) -> R:
        """A record of what was taken from a row, with the rest of the row as remarks."""
        source = {"source": row.take("source"), "source_read": row.take("read")}
        self.kept.update(row.keys_left())
        record_id = values.pop("id", "") or self.ids.next(kind.kind)
        kept = (*remarks, *row.remarks())
        made = kind.model_validate({"id": record_id, "remarks": kept, **source, **values})
        self.records.append(made)
        if any(len(text) > LONGEST_TEXT for text in values.values() if isinstance(text, str)):
            said = _("One text is longer than {number} characters; it was kept whole ({id}).")
            self.notes.append(said.format(number=f"{LONGEST_TEXT:,}", id=made.id))
        return made

    def said_of_remarks(self) -> list[str]:
        """The sentence about what has no field of its own."""
        if not self.kept:
            return []
        listed = ", ".join(f"“{key}” ({count})" for key, count in sorted(self.kept.items()))
        text = _("Kept as remarks on their records, having no field of their own: {keys}.")
        return [text.format(keys=listed)]
