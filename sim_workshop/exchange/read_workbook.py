"""The workbook on its way back: what people made of it in Excel or LibreOffice becomes records
again, the same ones where nobody touched them."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from sim_workshop.domain.community import Community
from sim_workshop.domain.errors import CannotRead
from sim_workshop.domain.place import Pack
from sim_workshop.domain.record import Record
from sim_workshop.domain.report_plan import REPORT_ID, ReportPlan
from sim_workshop.domain.workshop import ROOM_ID, WORKSHOP_ID, Map, PracticeAnswer, Room, Workshop
from sim_workshop.exchange.cells import Names, Unreadable, as_text
from sim_workshop.exchange.columns import COLUMNS, COMMUNITY
from sim_workshop.exchange.imported import Imported, NewIds
from sim_workshop.exchange.kept import KEPT, Kept, kept_in
from sim_workshop.exchange.lists import read_id
from sim_workshop.exchange.names import MAIN_FIELDS, names_of
from sim_workshop.exchange.record_reading import Reader
from sim_workshop.exchange.renamed_sheets import with_names_back
from sim_workshop.exchange.safe_workbook import SheetRows, read_sheets
from sim_workshop.exchange.slugs import slug
from sim_workshop.exchange.table_reading import Row, fields_of, form_row, plain, table_rows
from sim_workshop.exchange.workbook import COMMUNITY_SHEET, README, RESULTS
from sim_workshop.words import _

POSSIBLE_ID = re.compile(r"[^\s\[\]]{1,80}")
SINGLE: Mapping[type[Record], str] = {
    Workshop: WORKSHOP_ID, Room: ROOM_ID, ReportPlan: REPORT_ID,
}  # fmt: skip
NOT_READ = {plain(title) for title in (README, RESULTS, KEPT, COMMUNITY_SHEET, "Lists")}
FORMS = {plain(Workshop.plural)}
"""Sheets whose hidden rows are our own."""
Sheets = Mapping[str, SheetRows]
"""By title as `plain` makes it."""


@dataclass(frozen=True)
class Given:
    """A row with the kind and id of its record."""

    kind: type[Record]
    row: Row
    id: str
    known: bool
    """It came with its id: the file had it before somebody edited it."""


def read(data: bytes, pack: Pack) -> Imported:
    """The workshop in a workbook. `pack` is what it starts from where the file carries none."""
    found = {plain(sheet.title): sheet for sheet in read_sheets(data)}
    sheets, renamed = with_names_back(found)
    if not any(plain(kind.plural) in sheets for kind in COLUMNS):
        raise CannotRead(
            _("This workbook has none of the sheets this program writes, such as “Gaps”.")
            + " " + _("Nothing was imported. Start from the empty workbook or an exported one.")
        )  # fmt: skip
    kept, notes = kept_in(sheets.get(plain(KEPT))), [*renamed, *_about_sheets(sheets)]
    community = _community(sheets)
    places = names_of(Map("", 0, community, kept.pack or pack, {}))
    given = list(_with_ids(_rows(sheets), kept, places, notes))
    reader = Reader(_names(places, given), NewIds(g.id for g in given))
    records = [reader.record(g.kind, g.row, COLUMNS[g.kind], g.id, known=g.known) for g in given]
    order = {record_id: at for at, record_id in enumerate(kept.exported)}
    return Imported(
        community=community,
        records=tuple(sorted(records, key=lambda r: order.get(r.id, len(order)))),
        notes=(*notes, *reader.misfits.as_sentences()),
        pack=kept.pack,
        tallies=kept.tallies,
        code=kept.code,
        revision=kept.revision,
        exported=kept.exported,
        suppressed=frozenset(kept.suppressed),
        columns=_columns(sheets),
    )


def _about_sheets(sheets: Sheets) -> list[str]:
    ours = {plain(kind.plural) for kind in COLUMNS} | NOT_READ
    said = []
    for name, sheet in sheets.items():
        values = {
            "sheet": sheet.title, "number": sheet.hidden_rows, "cells": sheet.merged,
            "comments": sheet.comments,
        }  # fmt: skip
        if name not in ours and any(sheet.rows):
            said.append(_("The sheet “{sheet}” is not one of this program's and was not read."))
        elif name in ours - NOT_READ - FORMS and sheet.hidden_rows:
            said.append(_("Sheet “{sheet}”: {number} hidden rows were read too."))
        if name in ours - NOT_READ and sheet.merged:
            said.append(_("Sheet “{sheet}”: merged cells ({cells}) were read in each row."))
        if name in ours and sheet.comments:
            said.append(_("Sheet “{sheet}”: {comments} comments on cells were not read. What is to "
                          "be kept belongs in a cell."))  # fmt: skip
        values["cells"] = ", ".join(sheet.merged[:5])
        said = [sentence.format(**values) for sentence in said]
    return said


def _community(sheets: Sheets) -> Community:
    sheet = sheets.get(plain(COMMUNITY_SHEET))
    cells = form_row(sheet, COMMUNITY).cells if sheet else {}
    read = {c.field: c.form.read(cells[c.field], Names()) for c in COMMUNITY if cells.get(c.field)}
    if not read.get("name"):
        raise CannotRead(_(
            "The sheet “Community” does not say which community this is. Nothing was imported. "
            "Write its name there and try again."
        ))  # fmt: skip
    named = slug(f"{read['name']} {read.get('state', '')}", otherwise="community")
    return Community.model_validate({"id": named} | read)


def _rows(sheets: Sheets) -> Iterator[tuple[type[Record], Row]]:
    for kind, columns in COLUMNS.items():
        sheet = sheets.get(plain(kind.plural))
        if sheet and kind is Workshop:
            yield kind, form_row(sheet, columns)
        elif sheet:
            visible = {c.field for c in columns if not c.hidden} - {"id"}
            for row in table_rows(sheet, columns):
                if kind in SINGLE or _says_something(row, visible):
                    yield kind, row


def _says_something(row: Row, visible: set[str]) -> bool:
    """A row of which only the hidden id is left was emptied, which means deleted."""
    kept_practice = "rating" in row.cells and row.cells.get("id")
    filled = any(row.cells.get(field) is not None for field in visible)
    return filled or bool(row.other) or bool(kept_practice)


def _with_ids(
    rows: Iterator[tuple[type[Record], Row]], kept: Kept, places: Names, notes: list[str]
) -> Iterator[Given]:
    """Every row with its id; a copied row, or one somebody added, gets one of its own."""
    listed = list(rows)
    own = [_own_id(kind, row, places) for kind, row in listed]
    fresh = NewIds([*own, *kept.exported])
    seen: set[str] = set()
    for (kind, row), row_id in zip(listed, own, strict=True):
        is_blank = kind is PracticeAnswer and not (
            row.cells.get("rating") or row.cells.get("remark")
        )
        if is_blank and row_id not in kept.exported:
            continue
        if row_id and row_id in seen:
            text = _("Sheet “{sheet}”, row {row} is a copy; it was read as a new entry.")
            notes.append(text.format(sheet=row.sheet, row=row.number))
        known = bool(row_id) and row_id not in seen
        seen.add(row_id)
        yield Given(kind, row, row_id if known else fresh.next(kind.kind), known)


def _own_id(kind: type[Record], row: Row, places: Names) -> str:
    text = as_text(row.cells.get("id"))
    if kind in SINGLE:
        return SINGLE[kind]
    if kind is PracticeAnswer:
        try:
            return read_id(text, places)
        except Unreadable:
            return ""
    return text if POSSIBLE_ID.fullmatch(text) else ""


def _names(places: Names, given: list[Given]) -> Names:
    """What places and rows are called: a step may name its priority by its title."""
    labels, ids = dict(places.label_of), dict(places.id_of)
    for g in given:
        parts = [
            as_text(g.row.cells.get(f"{part}.id")) for part in ("intercept", "element", "flow")
        ]
        labels |= {each: each for each in (g.id, *parts) if each}
        called = next((g.row.cells[f] for f in MAIN_FIELDS if g.row.cells.get(f)), "")
        ids.setdefault(" ".join(as_text(called).lower().split()), g.id)
    return Names(labels, ids, places.words)


def _columns(sheets: Sheets) -> dict[str, frozenset[str]]:
    """Which fields this file shows, by kind of the sheets it still has."""
    return {
        kind.kind: fields_of(sheets[name], columns, is_form=kind is Workshop)
        for kind, columns in COLUMNS.items()
        if (name := plain(kind.plural)) in sheets
    }
