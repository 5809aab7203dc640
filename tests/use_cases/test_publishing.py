"""What leaves is written down, so that a later publication cannot reveal what this one hides."""

from __future__ import annotations

from pathlib import Path

import pytest

from sim_workshop.domain.privacy import release
from sim_workshop.exchange import workshop_json
from sim_workshop.store import open_store
from sim_workshop.store.publishing import printed_in
from sim_workshop.use_cases import carrying, evidencing, history
from sim_workshop.use_cases.acting import Acting
from sim_workshop.use_cases.publishing import make_file, remember


@pytest.fixture
def counted(facilitator: Acting) -> Acting:
    """53 people in all, 30 of them men; the others come later."""
    evidencing.place_number(facilitator, name="Seen", value="53", unit="people")
    _count(facilitator, "men", 30)
    return facilitator


def _count(acting: Acting, group: str, value: int) -> str:
    return evidencing.place_number(
        acting, name="Seen", value=str(value), unit="people", breakdown=(("sex", group),)
    ).id  # fmt: skip


def report(acting: Acting) -> bytes:
    return make_file(acting.store, acting.code, acting.member, "report.docx").content


def withheld(acting: Acting) -> set[str]:
    found = release(acting.map).suppressed
    hidden = [p for p in acting.map.numbers if p.id in found]
    return {p.breakdown[0][1] if p.breakdown else "all" for p in hidden}


@pytest.mark.usefixtures("pages_uncounted")
def test_a_published_file_writes_down_what_it_shows_once(counted: Acting) -> None:
    before = counted.map.revision
    report(counted)
    report(counted)
    assert counted.map.revision == before
    assert [(p.point.value, p.why) for p in counted.map.printed] == [("53", ""), ("30", "")]


@pytest.mark.usefixtures("pages_uncounted")
def test_what_holds_no_numbers_and_working_files_write_nothing_down(counted: Acting) -> None:
    for name in ("plan.csv", "map.svg", "workbook.xlsx", "workshop.json"):
        make_file(counted.store, counted.code, counted.member, name)
    assert counted.map.printed == ()


@pytest.mark.usefixtures("pages_uncounted")
def test_a_total_that_left_protects_nothing_in_the_next_file(counted: Acting) -> None:
    """Without the first file, the total alone would be hidden with the 3."""
    total = counted.map.numbers[0].id
    report(counted)
    evidencing.remove_number(counted, id=total)
    _count(counted, "women", 20)
    _count(counted, "others", 3)
    assert withheld(counted) == {"women", "others"}


@pytest.mark.usefixtures("pages_uncounted")
def test_undo_does_not_take_back_what_left(counted: Acting) -> None:
    _count(counted, "others", 3)
    report(counted)
    left = counted.map.printed
    history.undo_last(counted)
    assert counted.map.printed == left


@pytest.mark.usefixtures("pages_uncounted")
def test_it_is_in_the_backup_and_in_the_whole_record(counted: Acting, tmp_path: Path) -> None:
    report(counted)
    left = counted.map.printed
    counted.store.backup(tmp_path / "kept.zip")
    other = open_store(f"sqlite:///{tmp_path / 'other.sqlite'}")
    other.restore(tmp_path / "kept.zip", replace=False)
    assert other.read(counted.code).printed == left
    found = workshop_json.read(workshop_json.write(counted.map))
    [taken] = carrying.take_in(other, [found])
    assert other.read(taken.opened.code).printed == left
    other.close()


@pytest.mark.usefixtures("pages_uncounted")
def test_deleted_with_its_workshop(counted: Acting) -> None:
    report(counted)
    counted.store.delete_workshop(counted.code)
    with counted.store.people() as connection:
        assert printed_in(connection, counted.code) == ()


def test_the_command_line_writes_it_down_too(counted: Acting, tmp_path: Path) -> None:
    carrying.write_all(counted.store, counted.code, tmp_path / "files")
    assert len(counted.map.printed) == 2


def test_a_card_on_the_wall_writes_down_its_own_numbers_only(counted: Acting) -> None:
    first = counted.map.numbers[0]
    remember(counted.store, counted.code, "wall", {first.id})
    assert [p.point.value for p in counted.map.printed] == ["53"]
