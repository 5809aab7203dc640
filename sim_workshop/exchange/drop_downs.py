"""Which words a person can choose from in a column of the workbook."""

from __future__ import annotations

from collections.abc import Mapping
from itertools import zip_longest

from openpyxl.utils import get_column_letter

from sim_workshop.domain.committee import Meeting
from sim_workshop.domain.evidence import Anecdote, DataPoint
from sim_workshop.domain.findings import Gap
from sim_workshop.domain.plan import ActionStep, Objective
from sim_workshop.domain.priorities import Priority
from sim_workshop.domain.record import Record
from sim_workshop.domain.workshop import Map
from sim_workshop.domain.year.engagement import Agreement
from sim_workshop.domain.year.working import Workgroup
from sim_workshop.exchange.cells import Names
from sim_workshop.exchange.choices import Choice, Offered, Suggestion, YesNo
from sim_workshop.exchange.column import Column
from sim_workshop.exchange.lists import Named, NamedOne, show_id
from sim_workshop.exchange.sheet_writing import LISTS, Look, Sheet, offer

PLACES, MEASURES, SEATS = "places", "measures", "seats"
LIST_OF: Mapping[str, str] = {
    "places": PLACES, "Where": PLACES, "measure": MEASURES, "seats": SEATS, "asks": MEASURES,
    **dict.fromkeys(("priority", "priorities", "candidates"), Priority.kind),
    **dict.fromkeys(("objective",), Objective.kind), "step": ActionStep.kind,
    "workgroup": Workgroup.kind, "meeting": Meeting.kind, "agreement": Agreement.kind,
    "answers": Gap.kind, "point": DataPoint.kind, "story": Anecdote.kind,
}  # fmt: skip
"""Columns, by field or heading, whose words are things of this workshop: places, or records."""
LINKED: tuple[type[Record], ...] = (
    Priority, Objective, ActionStep, Workgroup, Meeting, Agreement, Gap, DataPoint, Anecdote,
)  # fmt: skip


class DropDowns:
    """The lists of one workbook, each a column of its hidden sheet."""

    def __init__(self, map_: Map, names: Names) -> None:
        self._names = names
        self._lists: dict[str, list[str]] = {}
        places = [*(i.id for i in map_.intercepts), *(e.id for e in map_.elements)]
        things = {
            PLACES: places, MEASURES: list(map_.measures), SEATS: [s.id for s in map_.pack.seats],
            **{kind.kind: [r.id for r in map_.all(kind)] for kind in LINKED},
        }  # fmt: skip
        self._things = {k: [show_id(each, names) for each in ids] for k, ids in things.items()}

    def offer(self, sheet: Sheet, column: Column, cells: str) -> None:
        """The drop-down of a column, where it has one. Lists of several values only suggest."""
        words, strict = self._words(column)
        if words:
            key = self._list_of(column) or repr(column.form)
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
        return self._things.get(self._list_of(column), []), False

    @staticmethod
    def _list_of(column: Column) -> str:
        """The list a column of links offers; a plain text of the same name offers none."""
        links = isinstance(column.form, Named | NamedOne)
        of_heading = LIST_OF.get(column.heading, "")
        return (of_heading or LIST_OF.get(column.field, "")) if links else ""

    def write(self, look: Look) -> None:
        """The hidden sheet itself, once all drop-downs are known."""
        for row in zip_longest(*self._lists.values()):
            look.lists.append([look.value(look.lists, word) for word in row])
