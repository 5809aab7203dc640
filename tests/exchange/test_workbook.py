"""The workbook as a person opens it."""

from __future__ import annotations

import io
import zipfile
from dataclasses import replace
from pathlib import Path

import pytest
from openpyxl import load_workbook
from openpyxl.workbook.workbook import Workbook
from pydantic import BaseModel

from sim_workshop.domain.committee import Meeting
from sim_workshop.domain.community import Community
from sim_workshop.domain.evidence import Anecdote, DataPoint
from sim_workshop.domain.findings import Gap
from sim_workshop.domain.people import Stakeholder
from sim_workshop.domain.place import Element, Flow, Intercept, Measure, Pack
from sim_workshop.domain.privacy import release
from sim_workshop.domain.record import Record
from sim_workshop.domain.workshop import KINDS, Map, PlaceEdit
from sim_workshop.domain.year.working import Workgroup
from sim_workshop.exchange import read_workbook, workbook
from sim_workshop.exchange.columns import COLUMNS
from sim_workshop.exchange.difference import difference
from sim_workshop.exchange.imported import SUPPRESSED
from sim_workshop.exchange.names import names_of
from sim_workshop.exchange.sheet_order import ORDER, SELDOM
from tests.exchange.editing import edited, put

ROOT = Path(__file__).parents[2]


@pytest.fixture(scope="module")
def book(washington: Map) -> Workbook:
    return load_workbook(io.BytesIO(workbook.write(washington)))


@pytest.mark.parametrize("kind", KINDS.values(), ids=lambda k: k.kind)
def test_every_field_of_every_kind_has_a_column(kind: type[Record]) -> None:
    columns = [c.field for c in COLUMNS[kind]]
    assert {c.split(".")[0] for c in columns} == set(kind.model_fields)
    assert len(set(columns)) == len(columns)
    headings = [c.heading for c in COLUMNS[kind]]
    assert len(set(headings)) == len(headings)


@pytest.mark.parametrize(("part", "model"), [
    ("intercept", Intercept), ("element", Element), ("flow", Flow), ("measure", Measure),
])  # fmt: skip
def test_every_field_of_a_part_has_a_column(part: str, model: type[BaseModel]) -> None:
    every = {c.field for columns in COLUMNS.values() for c in columns}
    assert {f"{part}.{name}" for name in model.model_fields} <= every


def test_sheets_have_names_excel_takes(book: Workbook) -> None:
    names = [sheet.title for sheet in book.worksheets]
    assert names[0] == "README"
    assert len({name.lower() for name in names}) == len(names)
    assert all(len(name) <= 31 and not set("[]:*?/\\") & set(name) for name in names)


def test_a_working_file_says_internal_on_its_first_sheet_and_every_page(book: Workbook) -> None:
    assert str(book["README"]["A2"].value).startswith("INTERNAL")
    footers = [s.oddFooter for s in book.worksheets]
    assert all(f and str(f.left.text).startswith("INTERNAL") for f in footers)


def test_headings_stay_in_view_and_ids_out_of_it(book: Workbook) -> None:
    gaps = book["Gaps"]
    assert gaps.freeze_panes == "B2"
    assert str(gaps.auto_filter.ref).startswith("A1:")
    assert gaps.column_dimensions["A"].hidden
    assert gaps.column_dimensions["B"].width == 60
    assert [c.value for c in gaps[1]][:3] == ["Id", "What happens now, or is missing", "Where"]
    assert gaps["C2"].value == "1: Co-responder team [i1.coresponder]"


def test_a_wide_sheet_prints_over_several_pages_that_say_what_each_row_is(book: Workbook) -> None:
    narrow, wide = book["README"], book["Resources"]
    fits = [sheet.sheet_properties.pageSetUpPr for sheet in (narrow, wide)]
    assert [bool(setup and setup.fitToPage) for setup in fits] == [True, False]
    assert (wide.page_setup.scale, wide.page_setup.orientation) == (70, "landscape")
    assert (wide.print_title_rows, wide.print_title_cols) == ("$1:$1", "$A:$B")


def test_choices_are_offered(book: Workbook) -> None:
    offered = {str(v.sqref): v for v in book["Resources"].data_validations.dataValidation}
    status = next(v for ref, v in offered.items() if ref.startswith("E2"))
    cells = book["Lists"][status.formula1.split("!")[1]]
    assert "In place and enough" in [row[0].value for row in cells]
    assert status.showErrorMessage
    assert len(offered) > 3


def test_the_readme_leads_to_every_sheet_in_sight(book: Workbook) -> None:
    linked = {c.value: c.hyperlink.location for (c, *_) in book["README"].iter_rows(max_col=1)
              if c.hyperlink}  # fmt: skip
    seen = [s.title for s in book.worksheets if s.sheet_state == "visible"]
    assert set(linked) == set(seen) - {"README", "Community", "Results"}
    assert linked["Action steps"] == "'Action steps'!A1"
    counts = {r[0].value: r[1].value for r in book["README"].iter_rows() if r[0].value in linked}
    assert counts["Gaps"] == book["Gaps"].max_row - 1


FOR_THE_PROGRAM = {"room", "report"}
"""Kinds whose sheet nobody edits."""


def test_every_kind_stands_in_one_part_of_the_readme() -> None:
    assert len(set(ORDER)) == len(ORDER)
    assert KINDS.keys() - {kind.kind for kind in ORDER} <= FOR_THE_PROGRAM
    assert set(ORDER) >= SELDOM


def test_sheets_few_need_are_hidden_until_there_is_something_in_them(
    book: Workbook, washington: Map
) -> None:
    assert book["Workgroups"].sheet_state == "hidden"
    assert book["Gaps"].sheet_state == book["Stories"].sheet_state == "visible"
    group = Workgroup(id="wg1", name="Data group")
    used = replace(washington, records={**washington.records, group.id: group})
    assert load_workbook(io.BytesIO(workbook.write(used)))["Workgroups"].sheet_state == "visible"


def test_columns_of_an_import_are_hidden_while_they_are_empty(book: Workbook) -> None:
    def hidden(sheet: str, heading: str) -> bool:
        at = next(c.column_letter for c in book[sheet][1] if c.value == heading)
        return bool(book[sheet].column_dimensions[at].hidden)

    assert hidden("Gaps", "Areas (empty: all)")
    assert hidden("Priorities", "Withdrawn")
    assert not hidden("Gaps", "Status, in the source's words")
    assert not hidden("Gaps", "Type of gap")


def test_rows_are_as_high_as_their_text_and_grow_with_it(washington: Map) -> None:
    long = Gap(id="g1", text="word " * 100, falls_on="Xyz")
    data = workbook.write(replace(washington, records={"g1": long}))
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        names = [n for n in archive.namelist() if n.startswith("xl/worksheets/sheet")]
        (sheet,) = [x for n in names if b"Xyz" in (x := archive.read(n))]
    assert b'ht="150"' in sheet
    assert b"customHeight" not in sheet  # a spreadsheet fits the row anew when it is edited


def test_practices_are_written_out_to_be_rated(book: Workbook, pack: Pack) -> None:
    assert book["Practices"]["A2"].value == f"{pack.practices[0].text} [{pack.practices[0].id}]"


def test_links_of_the_year_offer_what_there_is(washington: Map) -> None:
    more = (Workgroup(id="wg1", name="Data group"), Meeting(id="t9", title="First meeting"))
    map_ = replace(washington, records={**washington.records, **{r.id: r for r in more}})
    made = load_workbook(io.BytesIO(workbook.write(map_)))
    words = {str(c.value) for row in made["Lists"].iter_rows() for c in row}
    assert {"Data group [wg1]", "First meeting [t9]"} <= words


def test_nothing_in_it_runs(book: Workbook) -> None:
    cells = [c for sheet in book.worksheets for row in sheet.iter_rows() for c in row]
    assert not [c for c in cells if c.data_type == "f"]


def test_votes_can_be_read_but_practices_not_yet_rated_can_be_filled_in(book: Workbook) -> None:
    assert [c.value for c in book["Results"][1]][:2] == ["Vote", "Place"]
    assert book["Practices"].max_row > 30


def test_a_record_prints_for_a_report_by_the_same_columns(washington: Map) -> None:
    names = names_of(washington)
    where = next(c for c in COLUMNS[Gap] if c.field == "places")
    assert where.words(washington.gaps[0], names) == "1: Co-responder team"


def test_the_empty_workbook_in_templates_is_current(pack: Pack) -> None:
    kept = load_workbook(ROOT / "templates" / "workbook.xlsx")
    made = load_workbook(io.BytesIO(workbook.empty(pack)))
    assert kept.sheetnames == made.sheetnames
    for sheet in made.worksheets:
        there = [[c.value for c in row] for row in kept[sheet.title].iter_rows()]
        assert there == [[c.value for c in row] for row in sheet.iter_rows()], (
            "run: python -m sim_workshop.exchange.workbook"
        )


def test_the_empty_workbook_is_not_internal(pack: Pack) -> None:
    made = load_workbook(io.BytesIO(workbook.empty(pack)))
    cells = [c.value for sheet in made.worksheets for row in sheet.iter_rows() for c in row]
    assert not any("INTERNAL" in str(value) for value in cells)


# The review workbook: the one that may leave


@pytest.fixture
def released_map(washington: Map) -> Map:
    more = [
        DataPoint(id="n90", name="People diverted", value="4", low=4, high=4, unit="people"),
        Stakeholder(id="w90", name="Alex Doe", email="alex@example.org", member="m1"),
        Anecdote(id="y90", text="An unreleased story"),
        Gap(id="g90", text="A gap", author="secretmember"),
    ]
    records = {**washington.records, **{r.id: r for r in more}}
    return Map("TESTCODE", 5, washington.community, washington.pack, records)


def test_a_review_workbook_holds_nothing_private_or_small(released_map: Map) -> None:
    data = workbook.review(release(released_map))
    book = load_workbook(io.BytesIO(data))
    said = [str(c.value) for sheet in book.worksheets for row in sheet.iter_rows() for c in row]
    together = "\n".join(said)
    for secret in ("alex@example.org", "unreleased story", "secretmember", "INTERNAL"):
        assert secret not in together
    numbers = book["Numbers"]
    row = next(r for r in numbers.iter_rows(values_only=True) if r[1] == "People diverted")
    assert row[2] == SUPPRESSED
    assert 4 not in row


def test_names_of_people_are_in_it_only_where_the_workshop_shows_them(
    released_map: Map, pack: Pack
) -> None:
    """And who corrects a title in a file without names takes no name away."""
    data = workbook.review(release(released_map))
    assert "Name" not in [c.value for c in load_workbook(io.BytesIO(data))["Participants"][1]]

    def change(book: Workbook) -> None:
        sheet = book["Participants"]
        put(sheet, sheet.max_row, Title_or_role="Sergeant")

    found = difference(released_map, read_workbook.read(edited(data, change), pack))
    (changed,) = found.changed
    assert changed.fields == ("role",)
    assert changed.after.name == "Alex Doe"  # type: ignore[attr-defined]
    shown = released_map.workshop.but(entry_names="name")
    named = replace(released_map, records={**released_map.records, "workshop": shown})
    book = load_workbook(io.BytesIO(workbook.review(release(named))))
    assert "Alex Doe" in [c.value for row in book["Participants"].iter_rows() for c in row]


def test_the_code_people_join_with_is_not_in_it_and_it_is_known_again(
    released_map: Map, pack: Pack
) -> None:
    data = workbook.review(release(released_map))
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        assert not [n for n in archive.namelist() if b"TESTCODE" in archive.read(n)]
    elsewhere = replace(released_map, code="OTHER")
    back = read_workbook.read(data, pack)
    assert difference(released_map, back).is_empty
    assert not difference(elsewhere, back).removed


def test_a_suppressed_cell_means_unchanged(released_map: Map, pack: Pack) -> None:
    back = read_workbook.read(workbook.review(release(released_map)), pack)
    assert back.suppressed == {"n90"}
    assert difference(released_map, back).is_empty


def test_places_of_the_county_are_in_the_workbook(pack: Pack) -> None:
    edit = PlaceEdit(id="intercept:2.5", intercept=Intercept(id="2.5", name="Hearings", order=2.5))
    gap = Gap(id="g1", text="X", places=("2.5",))
    community = Community(id="c", name="Test County")
    map_ = Map("C", 1, community, pack, {edit.id: edit, gap.id: gap})
    gaps = load_workbook(io.BytesIO(workbook.write(map_)))["Gaps"]
    assert gaps["C2"].value == "2.5 Hearings [2.5]"
