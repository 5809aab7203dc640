"""Which seats at which intercept nobody fills."""

from __future__ import annotations

import pytest

from sim_workshop.domain.coverage import coverage, sectors_missing, sectors_present
from sim_workshop.domain.people import Stakeholder
from sim_workshop.domain.place import ALL
from sim_workshop.domain.workshop import PlaceEdit
from tests.builders import a_map

SHERIFF = Stakeholder(id="s1", name="Jane Roe", seats=("s1.3", "s2.1"), present=True, sector="jail")
INVITED = Stakeholder(id="s2", name="John Doe", seats=("s1.3",), sector="jail")
GONE = Stakeholder(id="s3", name="Ann", seats=("s1.2",), removed=True, sector="courts")


def test_a_seat_counts_once_however_many_can_speak_for_it() -> None:
    by_intercept = {c.intercept: c for c in coverage(a_map(SHERIFF, INVITED, GONE))}
    law = {s.seat.id: s for s in by_intercept["1"].seats}
    assert law["s1.3"].invited == (SHERIFF, INVITED)
    assert law["s1.3"].present == (SHERIFF,)
    assert not law["s1.2"].is_filled
    assert (by_intercept["1"].filled, by_intercept["2"].filled) == (1, 1)


def test_every_intercept_and_the_whole_table_in_order() -> None:
    assert [c.intercept for c in coverage(a_map())] == ["0", "1", "2", "3", "4", "5", ALL]


def test_an_intercept_the_workshop_hid_wants_nobody() -> None:
    map_ = a_map()
    zero = map_.intercept("0")
    assert zero
    hidden = PlaceEdit(id="0", intercept=zero.model_copy(update={"hidden": True}))
    assert "0" not in [c.intercept for c in coverage(a_map(hidden))]


def test_sectors_are_counted_without_those_taken_off_the_list() -> None:
    assert sectors_present(a_map(SHERIFF, INVITED, GONE)) == {"jail": 2}


def test_a_sector_is_the_same_by_its_id_and_by_its_name() -> None:
    by_name = INVITED.but(sector="Jail")
    assert sectors_present(a_map(SHERIFF, by_name)) == {"jail": 2}
    assert "jail" not in sectors_missing(a_map(by_name))


@pytest.mark.parametrize(
    ("said", "not_missing"),
    [("law enforcement and jail", {"law_enforcement", "jail"}), ("court", {"courts"}),
     ("fire and EMS", {"ems_fire"}), ("lived experience", {"lived_experience"}),
     ("hospital district", {"hospital"}), ("consultant", set()), ("and", set())],
)  # fmt: skip
def test_what_words_of_their_own_may_mean_is_not_called_missing(
    said: str, not_missing: set[str]
) -> None:
    map_ = a_map(SHERIFF.but(sector=said))
    all_ = {term.id for term in map_.pack.vocabulary.sectors} - {"other"}
    assert all_ - set(sectors_missing(map_)) == not_missing
