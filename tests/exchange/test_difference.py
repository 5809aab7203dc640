"""What an import would change, shown before anything is written."""

from __future__ import annotations

from typing import Any

import pytest
from hypothesis import assume, given

from sim_workshop.content import load_pack
from sim_workshop.domain.community import Community
from sim_workshop.domain.evidence import DataPoint, LocalMeasure
from sim_workshop.domain.findings import Gap, Opportunity
from sim_workshop.domain.place import Measure, Pack
from sim_workshop.domain.record import Record
from sim_workshop.domain.workshop import KINDS, Map, Workshop
from sim_workshop.exchange import county, read_workbook, workbook, workshop_json
from sim_workshop.exchange.difference import LINK_FIELDS, OWN_KEY, Difference, difference
from sim_workshop.exchange.imported import Imported
from tests.exchange.any_records import any_records
from tests.exchange.conftest import COUNTIES
from tests.exchange.editing import column, edited, put
from tests.exchange.test_round_trips import SLOW


@pytest.fixture(scope="module")
def exported(washington: Map) -> bytes:
    return workbook.write(washington)


@pytest.fixture
def compared(washington: Map, exported: bytes, pack: Pack):
    """The workbook of a workshop, edited, against the workshop as it is now."""

    def compare(change: Any, now: Map | None = None) -> Difference:
        data = edited(exported, change)
        return difference(now or washington, read_workbook.read(data, pack))

    return compare


def with_record(map_: Map, *records: Any) -> Map:
    return Map(map_.code, map_.revision + 1, map_.community, map_.pack,
               {**map_.records, **{r.id: r for r in records}})  # fmt: skip


def test_added_changed_and_removed_rows(compared, washington: Map) -> None:
    def change(book: Any) -> None:
        sheet = book["Gaps"]
        put(sheet, 2, Type_of_gap="Training")
        put(sheet, sheet.max_row + 1, **{"What happens now, or is missing": "New one"})
        sheet.delete_rows(3)

    found = compared(change)
    assert [r.text for r in found.added] == ["New one"]
    assert [(c.before.id, c.fields, c.meanwhile) for c in found.changed] == [
        (washington.gaps[0].id, ("gap_type",), False)
    ]
    assert [r.id for r in found.removed] == [washington.gaps[1].id]


def test_what_the_room_did_meanwhile_is_left_alone(compared, washington: Map) -> None:
    first = washington.gaps[0].but(text="Said better in the room")
    now = with_record(washington, first, Gap(id="live1", text="Added in the room"))
    assert compared(lambda book: None, now).is_empty


def test_a_row_both_changed_is_a_conflict(compared, washington: Map) -> None:
    now = with_record(washington, washington.gaps[0].but(text="Said better in the room"))

    def change(book: Any) -> None:
        put(book["Gaps"], 2, **{"What happens now, or is missing": "Said better in Excel"})

    (conflict,) = compared(change, now).changed
    assert conflict.meanwhile
    assert (conflict.before.text, conflict.after.text) == (
        "Said better in the room", "Said better in Excel",
    )  # fmt: skip


def test_a_new_row_never_takes_the_id_of_something_new_in_the_room(
    compared, washington: Map
) -> None:
    def change(book: Any) -> None:
        sheet, ideas = book["Gaps"], book["Ideas"]
        put(sheet, sheet.max_row + 1, **{"What happens now, or is missing": "From Excel"})
        put(ideas, ideas.max_row + 1, Idea="An answer", Answers_the_gaps="From Excel")

    same_id = compared(change).added[0].id
    now = with_record(washington, Gap(id=same_id, text="From the room"))
    gap, idea = compared(change, now).added
    assert gap.id not in now.records
    assert idea.answers == (gap.id,)


def test_an_entry_whose_kind_the_room_changed_is_left_alone(compared, washington: Map) -> None:
    gap = washington.gaps[0]
    now = with_record(washington, Opportunity(id=gap.id, text=gap.text))
    assert compared(lambda book: None, now).is_empty

    def change(book: Any) -> None:
        put(book["Gaps"], 2, **{"What happens now, or is missing": "Edited"})

    (conflict,) = compared(change, now).changed
    assert conflict.meanwhile


def test_a_removed_column_or_sheet_removes_nothing(compared) -> None:
    def change(book: Any) -> None:
        del book["Gaps"]
        sheet = book["Resources"]
        put(sheet, 2, Hours="day and night")
        sheet.delete_cols(column(sheet, "Status"))

    found = compared(change)
    assert [c.fields for c in found.changed] == [("hours",)]
    assert not found.removed


def test_a_changed_value_takes_its_numbers_along(compared) -> None:
    def change(book: Any) -> None:
        put(book["Numbers"], 2, Value="6,000-6,500")

    (change_,) = compared(change).changed
    assert isinstance(change_.after, DataPoint)
    assert (change_.after.low, change_.after.high) == (6000, 6500)


def test_json_of_the_same_workshop(washington: Map) -> None:
    back = workshop_json.read(workshop_json.write(washington))
    now = with_record(washington, washington.gaps[0].but(text="Changed since"))
    (changed,) = difference(now, back).changed
    assert changed.after == washington.gaps[0]
    assert not difference(now, back).removed


# A file made elsewhere


def test_a_county_file_only_adds_and_gives_new_ids(washington: Map, pack: Pack) -> None:
    (whatcom,) = county.read((COUNTIES / "whatcom_wa.yaml").read_bytes(), pack)
    found = difference(washington, whatcom)
    taken = {r.id for r in found.added} & washington.records.keys()
    assert not taken
    assert not found.removed
    gaps = [r for r in found.added if isinstance(r, Gap)]
    assert [g.text for g in gaps] == [r.text for r in whatcom.records if isinstance(r, Gap)]
    steps = [r for r in found.added if r.kind == "step"]
    objectives = {r.id for r in found.added if r.kind == "objective"}
    assert {s.objective for s in steps} <= objectives  # type: ignore[attr-defined]


def test_the_same_county_file_again_adds_nothing(washington: Map, pack: Pack) -> None:
    again = county.read((COUNTIES / "washington_or.yaml").read_bytes(), pack)[0]
    assert difference(washington, again).is_empty


def test_links_follow_the_new_ids(washington: Map) -> None:
    gap = Gap(id="g1", text="A gap from elsewhere", places=("1",))
    idea = Opportunity(id="o1", text="An idea from elsewhere", answers=("g1",))
    measure = LocalMeasure(id="m1", measure=Measure(id="m1", name="Ours"))
    number = DataPoint(id="n1", name="N", measure="m1", value="5", part_of=("n1",))
    elsewhere = Imported(washington.community, (gap, idea, measure, number), code="OTHER")
    found = {r.kind: r for r in difference(washington, elsewhere).added}
    assert found["opportunity"].answers == (found["gap"].id,)  # type: ignore[attr-defined]
    assert found["gap"].id != "g1"
    assert found["number"].measure == found["measure"].id  # type: ignore[attr-defined]
    assert found["number"].part_of == (found["number"].id,)  # type: ignore[attr-defined]


@SLOW
@given(records=any_records())
def test_no_link_of_any_kind_points_to_an_id_of_the_other_workshop(
    records: tuple[Record, ...],
) -> None:
    """Every record of the file gets a new id here, and whoever named it follows."""
    map_ = Map("HERE", 1, Community(id="c", name="T"), load_pack(), {})
    target = next((r.id for r in records if not isinstance(r, OWN_KEY)), "")
    assume(target)
    others = tuple(linked_to(r, target) for r in records)
    found = difference(map_, Imported(map_.community, others, code="OTHER"))
    new = {r.id for r in found.added}
    for record in found.added:
        if not isinstance(record, OWN_KEY):
            assert target not in record.links() or target in new


def linked_to(record: Record, target: str) -> Record:
    """The record with every link it has to one other record."""
    fields = LINK_FIELDS[type(record)] & set(record.contents()) - {"id"}
    old = record.contents()
    return record.but(**{f: [target] if isinstance(old[f], list) else target for f in fields})


def test_every_link_a_record_can_have_is_known_to_be_one() -> None:
    """A kind that says what it links to names no field the import would leave behind."""
    for kind in KINDS.values():
        bare = kind.model_construct(id="x")
        for field in kind.model_fields.keys() - LINK_FIELDS[kind] - {"id"}:
            blank = getattr(bare, field, "")
            probe: Any = ("probe",) if isinstance(blank, tuple) else "probe"
            try:
                links = bare.model_copy(update={field: probe}).links()
            except AttributeError:  # a part with fields of its own, such as a place
                continue
            assert "probe" not in links, (kind, field)


def test_a_settled_workshop_keeps_its_settings(washington: Map) -> None:
    settled = with_record(washington, washington.workshop.but(title="Ours", votes_per_person=5))
    theirs = Workshop(title="Theirs", purpose="To map", votes_per_person=7)
    (change,) = difference(settled, Imported(washington.community, (theirs,))).changed
    after = change.after
    assert isinstance(after, Workshop)
    assert (after.title, after.purpose, after.votes_per_person) == ("Ours", "To map", 5)
