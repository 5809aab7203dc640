"""The workbook: one sheet per kind of record, with headings people understand, to be edited in
Excel or LibreOffice and read back. `python -m sim_workshop.exchange.workbook` writes the empty one
for the time before the workshop, `templates/workbook.xlsx`."""

from __future__ import annotations

import io
from collections.abc import Collection, Sequence
from pathlib import Path

from openpyxl import Workbook
from openpyxl.utils import get_column_letter

from sim_workshop.content import load_pack
from sim_workshop.domain.committee import Recommendation
from sim_workshop.domain.community import Community
from sim_workshop.domain.evidence import LocalMeasure
from sim_workshop.domain.place import Pack
from sim_workshop.domain.priorities import Round, standings
from sim_workshop.domain.privacy import Released
from sim_workshop.domain.record import Record
from sim_workshop.domain.workshop import Map, PlaceEdit, PracticeAnswer, Room, Workshop
from sim_workshop.exchange.cells import Names
from sim_workshop.exchange.column import Column
from sim_workshop.exchange.columns import COLUMNS, COMMUNITY
from sim_workshop.exchange.drop_downs import DropDowns
from sim_workshop.exchange.excel_text import pieces
from sim_workshop.exchange.imported import INTERNAL, SUPPRESSED
from sim_workshop.exchange.kept import KEPT, Kept, kept_of
from sim_workshop.exchange.names import main_text, names_of
from sim_workshop.exchange.sheet_writing import (
    SPARE_ROWS,
    Contents,
    Look,
    Sheet,
    set_footer,
    write_form,
    write_lines,
    write_table,
)

README, COMMUNITY_SHEET, RESULTS = "README", "Community", "Results"
TEMPLATE = Path(__file__).resolve().parents[2] / "templates" / "workbook.xlsx"
Sheets = dict[type[Record], list[Contents]]
NOT_BEFORE = (Round, LocalMeasure, PlaceEdit, Room, Recommendation)
"""Kinds nobody fills in before the workshop."""
HOW_TO = (
    "",
    "How to use this workbook",
    "· One sheet for each kind of entry, one row for each entry. Change texts, add rows at the "
    "foot, delete rows, sort and filter as you like.",
    "· Keep the headings. Columns may be moved; a column you remove is left as it is on the way "
    "back.",
    "· Hidden columns hold the ids by which an entry is known again. A copied row becomes a new "
    "entry.",
    "· Where: pick a place from the list, or write several, one to a line. The id in brackets "
    "decides.",
    "· Formulas are not read. Put values in their place (copy, paste special, values).",
    "· Save as .xlsx and import it; what would change is shown before anything is written.",
    "· The sheet Results is for reading only.",
)


def write(map_: Map) -> bytes:
    """The full workbook of a workshop: a working file, marked INTERNAL, that reads back exactly."""
    sheets: Sheets = {k: [r.contents() for r in map_.all(k, hidden=True)] for k in COLUMNS}
    return _book(map_, sheets, INTERNAL, kept_of(map_, whole=True))


def review(released: Released) -> bytes:
    """The workbook that may leave: without private columns, with a mark where a number was left
    out. Edited and imported, it changes what was edited and nothing else."""
    map_, hidden = released.map, set(released.suppressed)
    kinds = [kind for kind in COLUMNS if kind is not Room]
    sheets: Sheets = {k: [_marked(r, hidden) for r in map_.all(k)] for k in kinds}
    return _book(map_, sheets, "", kept_of(map_, whole=False, suppressed=tuple(sorted(hidden))))


def _marked(record: Record, hidden: Collection[str]) -> Contents:
    left_out = {"value": SUPPRESSED} if record.id in hidden else {}
    return record.contents() | left_out


def empty(pack: Pack) -> bytes:
    """The workbook a planning team fills in before the workshop: nothing but headings, lists,
    and the pack's practices to rate."""
    map_ = Map(code="", revision=0, community=Community(id="", name=""), pack=pack, records={})
    answers: list[Contents] = [PracticeAnswer(id=p.id).contents() for p in pack.practices]
    sheets: Sheets = {
        k: answers if k is PracticeAnswer else [] for k in COLUMNS if k not in NOT_BEFORE
    }
    sheets[Workshop] = [Workshop().contents()]
    return _book(map_, sheets, "", Kept())


def _book(map_: Map, sheets: Sheets, mark: str, kept: Kept) -> bytes:
    book = Workbook(write_only=True)
    look, names = Look(book), names_of(map_)
    lists = DropDowns(map_, names)
    readme = [map_.name or "SIM workshop", *filter(None, [mark]), *HOW_TO]
    write_lines(book.create_sheet(README, 0), readme, look)
    community = map_.community.model_dump(mode="json")
    write_form(book.create_sheet(COMMUNITY_SHEET), COMMUNITY, community, names, look)
    for kind, rows in sheets.items():
        columns = [c for c in COLUMNS[kind] if mark or not c.private]
        _write_kind(book.create_sheet(kind.plural), kind, columns, rows, names, look)
        _offer(book[kind.plural], kind, columns, len(rows), lists)
    _write_results(book.create_sheet(RESULTS), map_, look)
    _write_kept(book.create_sheet(KEPT), kept, look)
    lists.write(look)
    return _saved(book, mark, map_.name)


def _write_kind(
    sheet: Sheet,
    kind: type[Record],
    columns: Sequence[Column],
    rows: Sequence[Contents],
    names: Names,
    look: Look,
) -> None:
    if kind is Workshop:
        write_form(sheet, columns, (rows or [Workshop().contents()])[0], names, look)
    else:
        write_table(sheet, columns, rows, names, look)
    sheet.sheet_state = "hidden" if kind is Room else "visible"


def _offer(
    sheet: Sheet, kind: type[Record], columns: Sequence[Column], rows: int, lists: DropDowns
) -> None:
    for at, column in enumerate(columns, 1):
        letter = get_column_letter(at)
        is_form = kind is Workshop
        lists.offer(
            sheet,
            column,
            f"B{at + 1}" if is_form else f"{letter}2:{letter}{rows + SPARE_ROWS}",
        )


def _write_results(sheet: Sheet, map_: Map, look: Look) -> None:
    """What closed rounds counted, for people to read; it is not read back."""
    headings = ("Vote", "Place", "Letter", "Priority", "Votes", "Of which on paper")
    for letter, width in zip("ABCDEF", (36, 8, 8, 60, 10, 12), strict=True):
        sheet.column_dimensions[letter].width = width
    sheet.freeze_panes = "A2"
    sheet.append([look.heading(sheet, heading) for heading in headings])
    for round_ in map_.rounds:
        if tally := map_.tallies.get(round_.id):
            for s in standings(round_, tally):
                priority = map_.get(s.priority)
                letter = getattr(priority, "letter", "")
                title = main_text(priority) if priority else s.priority
                on_paper = tally.paper_votes.get(s.priority, 0)
                cells = (round_.title, s.place_in_words, letter, title, s.votes, on_paper)
                sheet.append([look.value(sheet, cell) for cell in cells])


def _write_kept(sheet: Sheet, kept: Kept, look: Look) -> None:
    sheet.sheet_state = "veryHidden"
    for piece in pieces(kept.model_dump_json()):
        sheet.append([look.value(sheet, piece)])


def _saved(book: Workbook, mark: str, title: str) -> bytes:
    for sheet in book.worksheets:
        set_footer(sheet, mark)
    book.properties.title, book.properties.creator = title, "SIM Workshop"
    book.properties.description = mark
    out = io.BytesIO()
    book.save(out)
    return out.getvalue()


if __name__ == "__main__":
    TEMPLATE.write_bytes(empty(load_pack()))
