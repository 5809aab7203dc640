"""What the program leaves for itself in a hidden sheet of its workbooks: which workshop and
revision, in which order, and how every record looked, so that an edited row is known from an
untouched one. In a working file also the content pack and what rounds counted."""

from __future__ import annotations

import json

from pydantic import BaseModel, ConfigDict, ValidationError

from sim_workshop.domain.place import Pack
from sim_workshop.domain.priorities import Tally
from sim_workshop.domain.record import Record
from sim_workshop.domain.workshop import Map
from sim_workshop.exchange.cells import as_text
from sim_workshop.exchange.columns import COLUMNS
from sim_workshop.exchange.imported import fingerprint, name_of
from sim_workshop.exchange.safe_workbook import SheetRows

KEPT = "Kept for import"
Hidden = frozenset[tuple[str, str]]
"""Columns a file leaves out beside the private ones: kind and field."""


class Kept(BaseModel):
    """The contents of that sheet. A file made elsewhere has none."""

    model_config = ConfigDict(frozen=True, extra="ignore")
    code: str = ""
    revision: int = 0
    exported: dict[str, str] = {}
    """Fingerprints of all records of the file, by id, in the order of the workshop."""
    suppressed: tuple[str, ...] = ()
    """Ids of numbers whose value was left out."""
    pack: Pack | None = None
    tallies: dict[str, Tally] = {}


def kept_of(
    map_: Map, *, whole: bool, suppressed: tuple[str, ...] = (), hidden: Hidden = frozenset()
) -> Kept:
    """What to leave in a file of this workshop. One that may leave says of itself no code."""
    return Kept(
        code=map_.code if whole else name_of(map_),
        revision=map_.revision,
        exported={r.id: _fingerprint(r, hidden, whole=whole) for r in map_.records.values()},
        suppressed=suppressed,
        pack=map_.pack if whole else None,
        tallies=dict(map_.tallies) if whole else {},
    )


def _fingerprint(record: Record, hidden: Hidden, *, whole: bool) -> str:
    """Of the fields the file shows: the others cannot be edited in it."""
    columns = [c for c in COLUMNS[type(record)] if (record.kind, c.field) not in hidden]
    shown = {c.field.split(".")[0] for c in columns if whole or not c.private}
    return fingerprint(record, shown)


def kept_in(sheet: SheetRows | None) -> Kept:
    """What was left in a file; nothing where somebody damaged it, as if it were made elsewhere."""
    text = "".join(as_text(cell) for row in sheet.rows for cell in row) if sheet else ""
    try:
        return Kept.model_validate(json.loads(text) if text else {})
    except (ValueError, ValidationError, RecursionError):
        return Kept()
