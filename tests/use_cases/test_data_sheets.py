"""A data sheet is written in one act, or not at all."""

from __future__ import annotations

import pytest

from sim_workshop.domain.errors import CannotRead, NotAllowed
from sim_workshop.domain.evidence import DataPoint
from sim_workshop.domain.record import LONGEST_TEXT
from sim_workshop.store import Done
from sim_workshop.use_cases import data_sheets, evidencing, history
from sim_workshop.use_cases.acting import Acting, Held
from tests.conftest import joined

POINTS = tuple(
    DataPoint(id=f"row {n}", name="Bookings", value=str(n), low=float(n), high=float(n),
              unit="people", period=str(n))
    for n in range(2001, 2021)
)  # fmt: skip


def take(acting: Acting, *points: DataPoint, **known: bool) -> int:
    return data_sheets.take_numbers(acting, points=points, file="jail.csv", sheet="Jail", **known)


def test_all_numbers_come_in_one_act_and_one_undo_takes_them_back(facilitator: Acting) -> None:
    first = evidencing.place_number(facilitator, name="Beds", value="12")
    before = facilitator.map.revision
    assert take(facilitator, *POINTS) == 20
    assert facilitator.map.revision == before + 1
    numbers = facilitator.map.numbers
    assert [p.value for p in numbers] == ["12", *(p.value for p in POINTS)]
    assert len({p.id for p in numbers}) == 21
    history.undo_last(facilitator)
    assert facilitator.map.numbers == (first,)


def test_pressed_twice_it_is_written_once(facilitator: Acting) -> None:
    acting = facilitator.with_key("draft-1")
    take(acting, *POINTS)
    with pytest.raises(Done):
        take(acting, *POINTS)
    assert len(facilitator.map.numbers) == 20


def test_only_facilitators_take_in_a_sheet(facilitator: Acting) -> None:
    jo = joined(facilitator, "Jo", "Jail")
    with pytest.raises(NotAllowed):
        data_sheets.open_sheet(jo, name="jail.csv", content=b"Measure,2023\nBookings,45")
    with pytest.raises(NotAllowed):
        take(jo, *POINTS)
    assert facilitator.map.numbers == ()


def test_nothing_is_half_imported(facilitator: Acting) -> None:
    before = facilitator.map
    with pytest.raises(Held):
        take(facilitator, *POINTS, POINTS[0].but(owner="ana@example.org"))
    with pytest.raises(NotAllowed):
        take(facilitator, *POINTS, POINTS[0].but(definition="x" * (LONGEST_TEXT + 1)))
    with pytest.raises(NotAllowed, match="No number is left"):
        take(facilitator)
    assert facilitator.map is before
    assert take(facilitator, POINTS[0].but(owner="ana@example.org"), names_nobody=True) == 1


def test_a_file_that_cannot_be_read_is_named(facilitator: Acting) -> None:
    with pytest.raises(CannotRead, match=r"^scan.pdf: This is neither"):
        data_sheets.open_sheet(facilitator, name="scan.pdf", content=b"%PDF-1.7")
