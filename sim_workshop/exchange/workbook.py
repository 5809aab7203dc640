"""The workbook: one sheet per kind of record, with headings people understand, to be edited in
Excel or LibreOffice and read back. `python -m sim_workshop.exchange.workbook` writes the empty one
for the time before the workshop, `templates/workbook.xlsx`."""

from __future__ import annotations

import io
from collections.abc import Collection, Mapping, Sequence
from pathlib import Path

from openpyxl import Workbook
from openpyxl.utils import get_column_letter

from sim_workshop.content import load_pack
from sim_workshop.domain.breakouts import Breakout
from sim_workshop.domain.committee import Recommendation
from sim_workshop.domain.community import Community
from sim_workshop.domain.edition import state_of
from sim_workshop.domain.evaluation import Comment, Evaluated
from sim_workshop.domain.evidence import LocalMeasure
from sim_workshop.domain.findings import Apart
from sim_workshop.domain.named_in_public import naming_fields
from sim_workshop.domain.place import Pack
from sim_workshop.domain.priorities import Round, Standing, standings
from sim_workshop.domain.privacy import Released
from sim_workshop.domain.questionnaire import Questionnaire
from sim_workshop.domain.record import Record
from sim_workshop.domain.report_plan import ReportPlan
from sim_workshop.domain.review import Review, ReviewComment
from sim_workshop.domain.workshop import OF_THE_YEAR, Map, PlaceEdit, PracticeAnswer, Room, Workshop
from sim_workshop.exchange.columns import COLUMNS, COMMUNITY
from sim_workshop.exchange.drop_downs import DropDowns
from sim_workshop.exchange.excel_text import pieces
from sim_workshop.exchange.imported import INTERNAL, SUPPRESSED
from sim_workshop.exchange.kept import KEPT, Hidden, Kept, kept_of
from sim_workshop.exchange.names import main_text, names_of
from sim_workshop.exchange.sheet_order import ORDER, PART_OF, PARTS, SELDOM
from sim_workshop.exchange.sheet_writing import (
    LISTS,
    SPARE_ROWS,
    Contents,
    Look,
    Sheet,
    set_footer,
    write_form,
    write_table,
)

README, COMMUNITY_SHEET, RESULTS = "README", "Community", "Results"
TEMPLATE = Path(__file__).resolve().parents[2] / "templates" / "workbook.xlsx"
Sheets = dict[type[Record], list[Contents]]
NOT_BEFORE = (
    Round, LocalMeasure, PlaceEdit, Room, Recommendation, Breakout, Evaluated, Comment,
    Questionnaire, Apart, ReportPlan, Review, ReviewComment, *OF_THE_YEAR,
)  # fmt: skip
"""Kinds nobody fills in before the workshop."""
HOW_TO = (
    "· One sheet for each kind of entry, one row for each entry. Change texts, add rows at the "
    "foot, delete rows, sort and filter as you like.",
    "· Keep the headings and the names of the sheets. Columns may be moved; a column you remove "
    "is left as it is on the way back.",
    "· Hidden columns hold the ids by which an entry is known again. A copied row becomes a new "
    "entry.",
    "· Where: pick a place from the list, or write several, one to a line (Alt+Enter). The id in "
    "brackets decides.",
    "· Formulas are not read. Put values in their place (copy, paste special, values). Comments "
    "on cells are not read.",
    "· Sheets still empty that few workshops need are hidden: right-click any tab, Unhide.",
    "· Save as .xlsx and import it; what would change is shown before anything is written.",
)
README_WIDTHS = (30, 10, 90)
TOO_FEW_ON_PAPER = "too few to say"


def write(map_: Map) -> bytes:
    """The full workbook of a workshop: a working file, marked INTERNAL, that reads back exactly."""
    sheets: Sheets = {k: [r.contents() for r in map_.all(k, hidden=True)] for k in COLUMNS}
    return _Book(map_, INTERNAL).saved(sheets, kept_of(map_, whole=True))


def review(released: Released) -> bytes:
    """The workbook that may leave: without private columns, with a mark where a number was left
    out. Edited and imported, it changes what was edited and nothing else."""
    map_, hidden = released.map, set(released.suppressed)
    left_out = (
        Room, Questionnaire, Breakout, Apart, ReportPlan, Review, ReviewComment, *OF_THE_YEAR,
    )  # fmt: skip
    kinds = [kind for kind in COLUMNS if kind not in left_out]
    sheets: Sheets = {k: [_marked(r, hidden) for r in map_.all(k)] for k in kinds}
    named = map_.workshop.entry_names == "name"
    without = frozenset() if named else NAMES_OF_PEOPLE | naming_fields(map_)
    kept = kept_of(map_, whole=False, suppressed=tuple(sorted(hidden)), hidden=without)
    return _Book(map_, "", without).saved(sheets, kept)


NAMES_OF_PEOPLE: Hidden = frozenset({("stakeholder", "name"), ("stakeholder", "alternate")})
"""In a file that may leave only where the workshop shows names."""


def _marked(record: Record, hidden: Collection[str]) -> Contents:
    left_out = {"value": SUPPRESSED} if record.id in hidden else {}
    return record.contents() | left_out


def empty(pack: Pack) -> bytes:
    """The workbook a planning team fills in before the workshop: nothing but headings, lists,
    and the pack's practices to rate."""
    map_ = Map(code="", revision=0, community=Community(id="", name=""), pack=pack, records={})
    sheets: Sheets = {kind: [] for kind in COLUMNS if kind not in NOT_BEFORE}
    return _Book(map_, "").saved(sheets, Kept())


def _is_out_of_sight(kind: type[Record], rows: Sequence[Contents]) -> bool:
    return kind not in PART_OF or (kind in SELDOM and not rows)


def _place(kind: type[Record]) -> int:
    """Where its sheet stands; what is for the program alone stands last."""
    return ORDER.index(kind) if kind in ORDER else len(ORDER)


class _Book:
    """One workbook while it is written."""

    def __init__(self, map_: Map, mark: str, without: Hidden = frozenset()) -> None:
        self.without = without
        self.map, self.mark = map_, mark
        self.state = state_of(map_) if map_.code else ""
        self.book = Workbook(write_only=True)
        self.look, self.names = Look(self.book), names_of(map_)
        self.lists = DropDowns(map_, self.names)
        set_footer(self.look.lists, mark)

    def saved(self, sheets: Sheets, kept: Kept) -> bytes:
        """The whole file: README first, then a sheet per kind, and what the program keeps."""
        self._add_readme(sheets)
        community = self.map.community.model_dump(mode="json")
        write_form(self._sheet(COMMUNITY_SHEET), COMMUNITY, community, self.names, self.look)
        for kind in sorted(sheets, key=_place):
            self._add(kind, sheets[kind])
        self._add_results()
        self._add_kept(kept)
        self.lists.write(self.look)
        self.book.move_sheet(LISTS, len(self.book.sheetnames))
        self.book.properties.title, self.book.properties.creator = self.map.name, "SIM Workshop"
        self.book.properties.description = self.mark
        out = io.BytesIO()
        self.book.save(out)
        return out.getvalue()

    def _add_readme(self, sheets: Sheets) -> None:
        """Whose workbook it is, how to use it, and the way to each of its sheets."""
        sheet, look = self._sheet(README), self.look
        for letter, width in zip("ABC", README_WIDTHS, strict=True):
            sheet.column_dimensions[letter].width = width
        sheet.row_dimensions[1].height = 24
        sheet.append([look.title(sheet, self.map.name or "SIM workshop")])
        for mark in filter(None, (self.mark, self.state)):
            sheet.append([look.line(sheet, mark)])
        sheet.append([])
        sheet.append([look.part(sheet, "How to use this workbook")])
        for line in HOW_TO:
            sheet.append([look.note(sheet, line)])
        for part in PARTS:
            there = {kind: about for kind, about in part.holds.items() if kind in sheets}
            if there:
                self._add_index(sheet, part.title, there, sheets)

    def _add_index(
        self, sheet: Sheet, title: str, there: Mapping[type[Record], str], sheets: Sheets
    ) -> None:
        sheet.append([])
        sheet.append([self.look.part(sheet, title)])
        for kind, about in there.items():
            hidden = _is_out_of_sight(kind, sheets[kind])
            name = (
                self.look.value(sheet, kind.plural)
                if hidden
                else self.look.link(sheet, kind.plural)
            )
            many = "hidden" if hidden else len(sheets[kind])
            sheet.append([name, self.look.value(sheet, many), self.look.value(sheet, about)])

    def _sheet(self, title: str) -> Sheet:
        sheet = self.book.create_sheet(title)
        set_footer(sheet, self.mark)
        return sheet

    def _add(self, kind: type[Record], rows: Sequence[Contents]) -> None:
        told = [c for c in COLUMNS[kind] if (kind.kind, c.field) not in self.without]
        columns = [c for c in told if self.mark or not c.private]
        sheet = self._sheet(kind.plural)
        sheet.sheet_state = "hidden" if _is_out_of_sight(kind, rows) else "visible"
        if kind in PART_OF:
            sheet.sheet_properties.tabColor = PART_OF[kind].colour
        if kind is Workshop:
            one = (rows or [Workshop().contents()])[0]
            write_form(sheet, columns, one, self.names, self.look)
        else:
            rows = [*rows, *self._open_practices(rows)] if kind is PracticeAnswer else rows
            write_table(sheet, columns, rows, self.names, self.look)
        for at, column in enumerate(columns, 1):
            letter, last = get_column_letter(at), len(rows) + 1 + SPARE_ROWS
            where = f"B{at + 1}" if kind is Workshop else f"{letter}2:{letter}{last}"
            self.lists.offer(sheet, column, where)

    def _open_practices(self, answered: Sequence[Contents]) -> list[Contents]:
        """The pack's practices nobody has rated yet, to be rated in the workbook."""
        known = {answer["id"] for answer in answered}
        open_ = [p.id for p in self.map.pack.practices if p.id not in known]
        return [PracticeAnswer(id=practice).contents() for practice in open_]

    def _add_results(self) -> None:
        """What closed rounds counted, for people to read; it is not read back."""
        sheet = self._sheet(RESULTS)
        sheet.sheet_state = "visible" if self.map.tallies else "hidden"
        headings = {
            "Vote": 36,
            "Place": 8,
            "Letter": 8,
            "Priority": 60,
            "Votes": 10,
            "On paper": 10,
        }
        for at, width in enumerate(headings.values(), 1):
            sheet.column_dimensions[get_column_letter(at)].width = width
        sheet.freeze_panes = "A2"
        sheet.append([self.look.heading(sheet, heading) for heading in headings])
        for round_ in self.map.rounds:
            tally = self.map.tallies.get(round_.id)
            for standing in standings(round_, tally) if tally else ():
                paper = tally.paper_told if tally else {}
                on_paper = TOO_FEW_ON_PAPER if paper is None else paper.get(standing.priority, 0)
                cells = [round_.title, *self._result(standing), on_paper]
                sheet.append([self.look.value(sheet, cell) for cell in cells])

    def _result(self, standing: Standing) -> list[str | int]:
        found = self.map.get(standing.priority)
        title = main_text(found) if found else standing.priority
        return [standing.place_in_words, getattr(found, "letter", ""), title, standing.votes]

    def _add_kept(self, kept: Kept) -> None:
        sheet = self._sheet(KEPT)
        sheet.sheet_state = "veryHidden"
        for piece in pieces(kept.model_dump_json()):
            sheet.append([self.look.value(sheet, piece)])


if __name__ == "__main__":
    TEMPLATE.write_bytes(empty(load_pack()))
