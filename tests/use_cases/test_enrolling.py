"""The register of agencies: made from the list in one press, one agency a name, goals signed on."""

from __future__ import annotations

import pytest

from sim_workshop.domain.errors import NotAllowed, NotFound, StaleEdit
from sim_workshop.domain.year.engagement import Agency
from sim_workshop.use_cases import engaging, enrolling, history, hosting
from sim_workshop.use_cases.acting import Acting, Held
from tests.conftest import joined


def test_made_from_the_list_in_one_press_and_taken_back_whole(facilitator: Acting) -> None:
    add = engaging.add_stakeholder
    add(facilitator, name="Deputy Lee", agency="Sheriff", seats=("s2.1",))
    add(facilitator, name="Sheriff Cole", agency="sheriff", decides=True, seats=("s1.3",),
        alternate="Captain Ruiz")  # fmt: skip
    add(facilitator, name="Dr. Ash", agency="County clinic", sector="Treatment provider")
    add(facilitator, name="Sam", agency="")
    assert enrolling.take_from_list(facilitator) == 2
    sheriff, clinic = facilitator.map.all(Agency)
    assert (sheriff.designee, sheriff.alternate) == ("Sheriff Cole", "Captain Ruiz")
    assert sheriff.seats == ("s2.1", "s1.3")
    assert (clinic.name, clinic.designee, clinic.sector) == (
        "County clinic", "Dr. Ash", "Treatment provider",
    )  # fmt: skip
    with pytest.raises(NotAllowed, match="registered already"):
        enrolling.take_from_list(facilitator)
    assert "registered the agencies of the list" in history.undo_last(facilitator)
    assert facilitator.map.all(Agency) == ()


def test_a_role_that_is_the_very_name_of_one_seat_fills_it(facilitator: Acting) -> None:
    for agency, role in (
        ("City police", " police CHIEF "), ("County", "Deputy police chief"),
        ("State", "Prosecutor"),  # a seat of more than one intercept: a person chooses
    ):  # fmt: skip
        engaging.add_stakeholder(
            facilitator, name=f"Somebody of {agency}", agency=agency, role=role
        )
    enrolling.take_from_list(facilitator)
    assert [a.seats for a in facilitator.map.all(Agency)] == [("s1.2",), (), ()]


def test_two_agencies_of_one_name_are_one(facilitator: Acting) -> None:
    first = enrolling.place_agency(facilitator, name="Sheriff")
    clinic = enrolling.place_agency(facilitator, name="Clinic")
    with pytest.raises(NotAllowed, match="agency of this name"):
        enrolling.place_agency(facilitator, name="  SHERIFF ")
    with pytest.raises(NotAllowed, match="agency of this name"):
        enrolling.correct_agency(facilitator, id=clinic.id, name="sheriff")
    enrolling.correct_agency(facilitator, id=first.id, name="The Sheriff")
    enrolling.remove_agency(facilitator, id=clinic.id)
    assert [a.name for a in facilitator.map.all(Agency)] == ["The Sheriff"]
    enrolling.place_agency(facilitator, name="Clinic")
    with pytest.raises(NotFound):
        enrolling.correct_agency(facilitator, id=clinic.id, name="Other")


def test_an_agency_signs_on_to_goals_that_are_shared(facilitator: Acting) -> None:
    hosting.change_settings(facilitator, goals=("Fewer jail days",))
    agency = enrolling.place_agency(facilitator, name="Clinic", goals=("Fewer jail days",))
    with pytest.raises(NotAllowed, match="goals the agencies share"):
        enrolling.correct_agency(facilitator, id=agency.id, goals=("World peace",))
    hosting.change_settings(facilitator, goals=("Fewer bookings",))
    kept = enrolling.correct_agency(facilitator, id=agency.id, gains="Fewer no-shows")
    assert kept.goals == ("Fewer jail days",), "what it signed stays signed"


def test_of_two_corrections_both_are_shown_and_only_facilitators_and_planners_keep_it(
    facilitator: Acting,
) -> None:
    agency = enrolling.place_agency(facilitator, name="Clinic")
    enrolling.correct_agency(facilitator, id=agency.id, seen=agency, gains="Shorter waits")
    with pytest.raises(StaleEdit) as both:
        enrolling.correct_agency(facilitator, id=agency.id, seen=agency, gains="Fewer calls")
    assert (both.value.theirs, both.value.yours) == ("Shorter waits", "Fewer calls")
    with pytest.raises(NotAllowed, match="planners and facilitators"):
        enrolling.place_agency(joined(facilitator, "Jo", "Clinic"), name="Other")
    with pytest.raises(Held):
        enrolling.place_agency(facilitator, name="A", gains="Call 503-555-0142 for Mr. Hall")
