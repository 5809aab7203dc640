"""A sheet that somebody renamed, or translated, is known again by its headings."""

from __future__ import annotations

from collections.abc import Mapping

from sim_workshop.domain.record import Record
from sim_workshop.domain.workshop import Workshop
from sim_workshop.exchange.columns import COLUMNS
from sim_workshop.exchange.safe_workbook import SheetRows
from sim_workshop.exchange.table_reading import fields_of, plain
from sim_workshop.words import _

ENOUGH = 0.5
"""Of a kind's headings, how many a sheet must have to be taken for its."""


def with_names_back(
    sheets: Mapping[str, SheetRows],
) -> tuple[dict[str, SheetRows], list[str]]:
    """The sheets by the names the program gave them, and a sentence for each that had another."""
    known = {plain(kind.plural): kind for kind in COLUMNS}
    missing = [kind for name, kind in known.items() if name not in sheets and kind is not Workshop]
    found, said = dict(sheets), []
    for name, sheet in sheets.items():
        kind = None if name in known else _kind_of(sheet, missing)
        if kind is not None:
            missing.remove(kind)
            found[plain(kind.plural)] = found.pop(name)
            text = _("The sheet “{sheet}” was read as “{kind}”: it has its headings.")
            said.append(text.format(sheet=sheet.title, kind=kind.plural))
    return found, said


def _kind_of(sheet: SheetRows, missing: list[type[Record]]) -> type[Record] | None:
    """The one kind whose headings these are; none where two would do."""
    shares = {kind: share for kind in missing if (share := _share(sheet, kind)) >= ENOUGH}
    best = [kind for kind, share in shares.items() if share == max(shares.values())]
    return best[0] if len(best) == 1 else None


def _share(sheet: SheetRows, kind: type[Record]) -> float:
    """How many of a kind's fields a sheet has; none without the heading that says what it is."""
    columns = COLUMNS[kind]
    fields = fields_of(sheet, columns, is_form=False)
    first = next(c.field.split(".")[0] for c in columns if not c.hidden)
    whole = {c.field.split(".")[0] for c in columns}
    return len(fields) / len(whole) if first in fields else 0.0
