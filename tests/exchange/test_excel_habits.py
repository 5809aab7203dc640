"""What Excel and the people who use it do to a workbook, and what is read all the same."""

from __future__ import annotations

from datetime import date, datetime
from typing import Any

import pytest
from openpyxl.comments import Comment
from openpyxl.utils.datetime import CALENDAR_MAC_1904
from openpyxl.worksheet.table import Table

from sim_workshop.domain.errors import CannotRead
from sim_workshop.domain.evidence import DataPoint
from sim_workshop.domain.findings import Gap, Resource
from sim_workshop.domain.place import Pack
from sim_workshop.domain.plan import ActionStep
from sim_workshop.domain.workshop import Map
from sim_workshop.exchange import read_workbook, workbook
from sim_workshop.exchange.imported import Imported
from tests.exchange.any_records import HOSTILE
from tests.exchange.editing import column, edited, put, saved_by_excel


@pytest.fixture(scope="module")
def exported(washington: Map) -> bytes:
    return workbook.write(washington)


@pytest.fixture
def after(exported: bytes, pack: Pack):
    """The workbook read back after somebody changed it."""

    def read(change: Any) -> Imported:
        return read_workbook.read(edited(exported, change), pack)

    return read


def record(imported: Imported, record_id: str) -> Any:
    return next(r for r in imported.records if r.id == record_id)


def added(imported: Imported, washington: Map, kind: type) -> list[Any]:
    return [r for r in imported.records if isinstance(r, kind) and r.id not in washington.records]


def test_saving_without_a_change_changes_nothing(after, washington: Map) -> None:
    assert after(lambda book: None).records == tuple(washington.records.values())


def test_texts_come_back_after_excel_saved_them_in_its_own_way(washington: Map, pack: Pack) -> None:
    gaps = {f"g{n}": Gap(id=f"g{n}", text=text or "-") for n, text in enumerate(HOSTILE, 900)}
    map_ = Map("C", 1, washington.community, pack, {**washington.records, **gaps})
    back = read_workbook.read(saved_by_excel(workbook.write(map_)), pack)
    assert back.records == tuple(map_.records.values())


def test_a_row_somebody_adds_becomes_a_record(after, washington: Map) -> None:
    def change(book: Any) -> None:
        last = book["Gaps"].max_row + 1
        put(book["Gaps"], last, **{"What happens now, or is missing": "No bus at night",
                                   "Where": "Jail", "Quick fix?": "Yes"})  # fmt: skip

    (gap,) = added(after(change), washington, Gap)
    assert (gap.text, gap.places, gap.quick_fix) == ("No bus at night", ("i3.jail",), True)
    assert gap.id not in washington.records


def test_what_follows_from_a_new_rows_words_is_read_from_them(after, washington: Map) -> None:
    def change(book: Any) -> None:
        put(book["Numbers"], book["Numbers"].max_row + 1, What_is_measured="Waiting",
            Value="180-200", Period="2022")  # fmt: skip
        put(book["Action steps"], book["Action steps"].max_row + 1, Action_step="Write it",
            Who="Jane Roe", When="March 2027", Priority="Collect data")  # fmt: skip

    read = after(change)
    (number,), (step,) = added(read, washington, DataPoint), added(read, washington, ActionStep)
    assert (number.low, number.high, str(number.starts)) == (180, 200, "2022-01-01")
    assert (step.lead, str(step.due)) == ("Jane Roe", "2027-03-31")
    assert step.priority == washington.priorities[4].id


def test_a_step_can_name_a_priority_added_in_the_same_workbook(after, washington: Map) -> None:
    def change(book: Any) -> None:
        put(book["Priorities"], book["Priorities"].max_row + 1, Priority="Open a respite house")
        put(book["Action steps"], book["Action steps"].max_row + 1, Action_step="Find a house",
            Priority="open a respite house")  # fmt: skip

    read = after(change)
    (step,) = added(read, washington, ActionStep)
    assert record(read, step.priority).title == "Open a respite house"


def test_numbers_dates_and_percents_as_excel_keeps_them(after, washington: Map) -> None:
    def change(book: Any) -> None:
        sheet, steps = book["Numbers"], book["Action steps"]
        for row, value in ((2, 45), (3, 45.5), (4, 0.75), (5, "  80 ")):
            put(sheet, row, Value=value)
        sheet.cell(4, column(sheet, "Value")).number_format = "0%"
        put(sheet, 6, At_least="1,250", At_most="1,300")
        put(steps, 2, Due=date(2027, 3, 31))
        put(steps, 3, Due=46477)
        steps.cell(3, column(steps, "Due")).number_format = "General"
        put(steps, 4, Due="3/31/2027")
        put(steps, 5, Due=datetime(2027, 3, 31, 17, 30))  # noqa: DTZ001

    read = after(change)
    numbers = [r for r in read.records if isinstance(r, DataPoint)]
    steps = [r for r in read.records if isinstance(r, ActionStep)]
    assert [n.value for n in numbers[:4]] == ["45", "45.5", "75%", "80"]
    assert (numbers[4].low, numbers[4].high) == (1250, 1300)
    assert {str(s.due) for s in steps[:4]} == {"2027-03-31"}


def test_moved_columns_title_rows_and_trailing_spaces(after, washington: Map) -> None:
    def change(book: Any) -> None:
        sheet = book["Gaps"]
        sheet.insert_rows(1, 2)
        sheet["B1"] = "Gaps of our workshop"
        sheet["B3"] = "  what happens now, or is missing * "
        sheet.insert_cols(1)

    assert after(change).records == tuple(washington.records.values())


def test_a_removed_column_or_sheet_loses_nothing(after, washington: Map) -> None:
    def change(book: Any) -> None:
        del book["Notes"]
        sheet = book["Resources"]
        sheet.delete_cols(column(sheet, "Status"))

    read = after(change)
    assert "status" not in read.columns["resource"]
    assert "note" not in read.columns


def test_merged_cells_count_for_each_of_their_rows(after) -> None:
    def change(book: Any) -> None:
        sheet = book["Gaps"]
        at = sheet.cell(2, column(sheet, "Whom it hits hardest")).coordinate
        sheet[at] = "people without a home"
        sheet.merge_cells(f"{at}:{at[0]}4")

    read = after(change)
    gaps = [r for r in read.records if isinstance(r, Gap)]
    assert [g.falls_on for g in gaps[:4]] == ["people without a home"] * 3 + [""]
    assert any("merged cells" in note for note in read.notes)


def test_hidden_and_filtered_rows_are_read_and_told(after, washington: Map) -> None:
    def change(book: Any) -> None:
        for row in (2, 3):
            book["Gaps"].row_dimensions[row].hidden = True

    read = after(change)
    assert read.records == tuple(washington.records.values())
    assert read.notes == ("Sheet “Gaps”: 2 hidden rows were read too.",)


def test_a_copied_row_is_a_new_entry(after, washington: Map) -> None:
    def change(book: Any) -> None:
        sheet = book["Gaps"]
        sheet.append([cell.value for cell in sheet[2]])

    read = after(change)
    (copy,) = added(read, washington, Gap)
    assert copy.text == washington.gaps[0].text
    assert any("is a copy" in note for note in read.notes)


def test_an_emptied_row_is_a_deleted_one(after, washington: Map) -> None:
    def change(book: Any) -> None:
        sheet = book["Gaps"]
        for cell in sheet[2]:
            if cell.column > 1:
                cell.value = None

    read = after(change)
    assert washington.gaps[0].id not in {r.id for r in read.records}


def test_a_word_nobody_knows_is_kept_as_a_remark_and_listed(after) -> None:
    def change(book: Any) -> None:
        put(book["Resources"], 2, Status="sort of")
        put(book["Action steps"], 2, Due="when the grant comes")
        put(book["Gaps"], 2, Where="the moon")

    read = after(change)
    resource = next(r for r in read.records if isinstance(r, Resource))
    step = next(r for r in read.records if isinstance(r, ActionStep))
    assert "Status: sort of" in resource.remarks
    assert "Due: when the grant comes" in step.remarks
    assert sum("was kept as a remark" in note for note in read.notes) == 3


def test_columns_of_their_own_become_remarks(after) -> None:
    def change(book: Any) -> None:
        sheet = book["Gaps"]
        sheet.cell(1, sheet.max_column + 1).value = "Our comment"
        sheet.cell(2, sheet.max_column).value = "ask the sheriff"

    read = after(change)
    gap = next(r for r in read.records if isinstance(r, Gap))
    assert "our comment: ask the sheriff" in gap.remarks


def test_a_value_a_record_refuses_is_kept_as_a_remark(after, washington: Map) -> None:
    def change(book: Any) -> None:
        put(book["Priorities"], 2, Importance=9)

    read = after(change)
    priority = record(read, washington.priorities[0].id)
    assert priority.importance is None
    assert "importance: 9" in priority.remarks


def test_a_stalled_step_without_a_reason_stays_a_step(after, washington: Map) -> None:
    def change(book: Any) -> None:
        put(book["Action steps"], 2, Status="Stalled")

    step = record(after(change), washington.steps[0].id)
    assert (step.status, step.remarks) == ("not_started", ("status: stalled",))


def test_a_row_that_makes_no_record_is_kept_as_a_note(after, washington: Map) -> None:
    def change(book: Any) -> None:
        put(book["Action steps"], book["Action steps"].max_row + 1, Who="Jane Roe")

    read = after(change)
    assert any("was kept as a note" in note for note in read.notes)
    note = [r for r in read.records if r.kind == "note"][-1]
    assert note.text == "Action steps | Jane Roe"


def test_a_sheet_of_their_own_is_told_and_left(after, washington: Map) -> None:
    def change(book: Any) -> None:
        book.create_sheet("My sums")["A1"] = "private"

    read = after(change)
    assert read.notes == ("The sheet “My sums” is not one of this program's and was not read.",)


def test_the_empty_workbook_filled_in_opens_a_workshop(pack: Pack) -> None:
    def change(book: Any) -> None:
        book["Community"]["B2"] = "Marion County"
        book["Workshop"]["B2"] = "Our mapping"
        put(book["Participants"], 2, Name="Jane Roe", Agency="Sheriff", Present="x")
        put(book["Practices"], 2, **{"In place?": "In place"})

    read = read_workbook.read(edited(workbook.empty(pack), change), pack)
    map_ = read.as_map(pack, "C")
    assert (read.community.name, map_.name, read.code) == ("Marion County", "Our mapping", "")
    assert [(s.name, s.present) for s in map_.stakeholders] == [("Jane Roe", True)]
    answers = [r for r in read.records if r.kind == "practice"]
    assert [(a.id, a.rating) for a in answers] == [(pack.practices[0].id, "in_place")]  # type: ignore[attr-defined]


def test_sorted_rows_are_the_same_records_in_the_order_of_the_workshop(
    after, washington: Map
) -> None:
    def change(book: Any) -> None:
        sheet = book["Gaps"]
        rows = [[cell.value for cell in row] for row in sheet.iter_rows(min_row=2)]
        for number, row in enumerate(sorted(rows, key=lambda r: str(r[1])), 2):
            for at, value in enumerate(row, 1):
                sheet.cell(number, at).value = value

    assert after(change).records == tuple(washington.records.values())


def test_a_renamed_sheet_is_known_by_its_headings(after, washington: Map) -> None:
    def change(book: Any) -> None:
        book["Gaps"].title = "Lücken 2027"
        book["Strengths"].title = "What is good"
        book["Numbers"].delete_cols(column(book["Numbers"], "Change"))
        book["Numbers"].title = "Data"

    read = after(change)
    assert {r.id for r in read.records} == set(washington.records)
    assert [r for r in read.records if isinstance(r, Gap)] == list(washington.gaps)
    assert set(read.notes) == {
        "The sheet “Lücken 2027” was read as “Gaps”: it has its headings.",
        "The sheet “What is good” was read as “Strengths”: it has its headings.",
        "The sheet “Data” was read as “Numbers”: it has its headings.",
    }


def test_a_copy_of_a_sheet_is_not_read_a_second_time(after, washington: Map) -> None:
    def change(book: Any) -> None:
        book.copy_worksheet(book["Gaps"]).title = "Gaps (2)"

    read = after(change)
    assert read.records == tuple(washington.records.values())
    assert read.notes == ("The sheet “Gaps (2)” is not one of this program's and was not read.",)


def test_dates_of_a_workbook_that_counts_from_1904(after, washington: Map) -> None:
    def change(book: Any) -> None:
        book.epoch = CALENDAR_MAC_1904
        put(book["Action steps"], 2, Due=date(2027, 3, 31))

    step = record(after(change), washington.steps[0].id)
    assert str(step.due) == "2027-03-31"


def test_comments_on_cells_are_counted_and_not_read(after, washington: Map) -> None:
    def change(book: Any) -> None:
        for cell in ("B2", "B3"):
            book["Gaps"][cell].comment = Comment("ask the sheriff", "somebody")

    read = after(change)
    assert read.records == tuple(washington.records.values())
    (note,) = read.notes
    assert note.startswith("Sheet “Gaps”: 2 comments on cells were not read.")


def test_rows_formatted_as_a_table_are_the_same_rows(after, washington: Map) -> None:
    def change(book: Any) -> None:
        sheet = book["Gaps"]
        reach = sheet.auto_filter.ref
        sheet.auto_filter.ref = None
        sheet.add_table(Table(displayName="Gaps1", ref=reach))

    assert after(change).records == tuple(washington.records.values())


def test_a_formula_is_refused_and_named(after) -> None:
    def change(book: Any) -> None:
        put(book["Numbers"], 2, Value="=SUM(1,2)")

    with pytest.raises(CannotRead, match="The sheet “Numbers” holds a formula in"):
        after(change)


def test_a_text_begun_with_an_apostrophe_is_the_text_behind_it(after, washington: Map) -> None:
    """As Excel keeps what somebody typed as '=1+1: the sign is a mark of the cell, not of it."""

    def change(book: Any) -> None:
        cell = book["Gaps"].cell(2, column(book["Gaps"], "What happens now, or is missing"))
        cell.value, cell.data_type, cell.quotePrefix = "=1+1", "s", True

    assert record(after(change), washington.gaps[0].id).text == "=1+1"


def test_numbers_kept_as_text_and_trailing_spaces(after, washington: Map) -> None:
    def change(book: Any) -> None:
        put(book["Priorities"], 2, Importance=" 4 ", Number="2")
        put(book["Gaps"], 2, Type_of_gap="  Training  ", Where=" Jail ")

    read = after(change)
    priority, gap = record(read, washington.priorities[0].id), record(read, washington.gaps[0].id)
    assert (priority.importance, priority.number) == (4, 2)
    assert (gap.gap_type, gap.places) == ("training", ("i3.jail",))
    assert read.notes == ()


def test_a_day_excel_made_of_a_word_is_kept_as_a_day(after, washington: Map) -> None:
    """ "March 2027" typed into a cell becomes the first of March."""

    def change(book: Any) -> None:
        put(book["Action steps"], 2, When=datetime(2027, 3, 1))  # noqa: DTZ001

    assert record(after(change), washington.steps[0].id).when == "2027-03-01"


def test_rows_left_by_a_filter_are_all_read(after, washington: Map) -> None:
    def change(book: Any) -> None:
        sheet = book["Gaps"]
        sheet.auto_filter.add_filter_column(1, [str(sheet["B2"].value)])
        for row in range(3, sheet.max_row + 1):
            sheet.row_dimensions[row].hidden = True

    read = after(change)
    assert read.records == tuple(washington.records.values())
    assert "hidden rows were read too" in read.notes[0]
