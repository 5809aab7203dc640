"""Which words a person can choose from in a column of the workbook."""

from __future__ import annotations

from itertools import zip_longest

from openpyxl.utils import get_column_letter

from sim_workshop.domain.workshop import Map
from sim_workshop.exchange.cells import Names
from sim_workshop.exchange.choices import Choice, Offered, Suggestion, YesNo
from sim_workshop.exchange.column import Column
from sim_workshop.exchange.lists import show_id
from sim_workshop.exchange.sheet_writing import LISTS, Look, Sheet, offer

PLACES, MEASURES, PRIORITIES = "places", "measures", "priorities"
LIST_OF = {
    "places": PLACES, "about": PLACES, "measure": MEASURES, "priority": PRIORITIES,
}  # fmt: skip
"""Columns whose words are things of this workshop."""


class DropDowns:
    """The lists of one workbook, each a column of its hidden sheet."""

    def __init__(self, map_: Map, names: Names) -> None:
        self._names = names
        self._lists: dict[str, list[str]] = {}
        places = [*(i.id for i in map_.intercepts), *(e.id for e in map_.elements)]
        things = {
            PLACES: places,
            MEASURES: list(map_.measures),
            PRIORITIES: [p.id for p in map_.priorities],
        }
        self._things = {k: [show_id(each, names) for each in ids] for k, ids in things.items()}

    def offer(self, sheet: Sheet, column: Column, cells: str) -> None:
        """The drop-down of a column, where it has one. Lists of several values only suggest."""
        words, strict = self._words(column)
        if words:
            key = column.field if column.field in LIST_OF else repr(column.form)
            self._lists.setdefault(key, words)
            letter = get_column_letter(list(self._lists).index(key) + 1)
            source = f"{LISTS}!${letter}$1:${letter}${len(words)}"
            offer(sheet, cells, source, only_these=strict)

    def _words(self, column: Column) -> tuple[list[str], bool]:
        if isinstance(column.form, YesNo):
            return ["yes", "no"], True
        if isinstance(column.form, Choice):
            words = list(column.form.labels(self._names).values())
            return words, not isinstance(column.form, Suggestion)
        if isinstance(column.form, Offered):
            return list(self._names.words.get(column.form.listing, {}).values()), False
        return self._things.get(LIST_OF.get(column.field, ""), []), False

    def write(self, look: Look) -> None:
        """The hidden sheet itself, once all drop-downs are known."""
        for row in zip_longest(*self._lists.values()):
            look.lists.append([look.value(look.lists, word) for word in row])
