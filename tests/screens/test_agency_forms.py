"""Agency forms as the facilitator sees them: made, linked, read, placed; asked-for numbers said."""

from __future__ import annotations

from datetime import date

import pytest

from sim_workshop.domain.questionnaire import Questionnaire
from sim_workshop.use_cases import asking_ahead
from sim_workshop.use_cases.asking_ahead import Line
from tests.screens.conftest import Room, words
from tests.screens.driving import by_button, field, labels, open_drawer, press, send


@pytest.fixture
def form(room: Room) -> Questionnaire:
    """One agency has answered, its number is still missing."""
    measures = [m.id for m in room.map.measures.values() if m.tier == "core"][:2]
    made = asking_ahead.make_form(
        room.lead, agency="Sheriff", contact="Commander", due=date(2026, 1, 5), asks=measures
    )
    key = asking_ahead.make_form_link(room.lead, id=made.id)
    lines = [
        Line("q10", {"text": "No bed at night", "where": "1"}),
        Line("q01", {"text": "Jail commander", "where": room.map.pack.seats[0].id}),
        Line(measures[0], {"value": "4,120", "period": "2025", "source": "Jail log"}),
    ]
    asking_ahead.save_answers(room.store, key, lines, finished=False)
    return room.map.questionnaires[0]


def test_a_form_is_made_and_its_link_comes_with_a_letter(room: Room) -> None:
    room.joined("Jo", "Sheriff")
    screen = room.screen("agency_forms", room.facilitator)
    assert "No agency has been asked yet." in words(screen)
    opens = by_button("Make a form")
    open_drawer(screen, opens)
    send(screen, opens, "Save", Agency="Sheriff")
    assert [f.agency for f in room.map.questionnaires] == ["Sheriff"]
    press(screen, next(b for b in labels(screen) if "Make the link" in b))
    address, mail = (c.value for c in screen.code)
    key = address.rpartition("/form/")[2]
    assert asking_ahead.open_form(room.store, key).form.agency == "Sheriff"
    assert address in mail
    assert "opens nothing else" in mail
    screen.run()
    assert not screen.code, "shown once"


def test_who_is_late_and_what_is_missing_is_said(room: Room, form: Questionnaire) -> None:
    said = words(room.screen("agency_forms", room.facilitator))
    for part in ("1 agency asked, 0 complete, 1 late, 3 answers to place.", "late",
                 "1 number not answered", "Commander"):  # fmt: skip
        assert part in said


def test_an_answer_is_placed_by_one_press_as_its_question_proposes(
    room: Room, form: Questionnaire
) -> None:
    screen = room.screen("agency_forms", room.facilitator, form=form.id)
    press(screen, "Place")
    (gap,) = room.map.gaps
    assert (gap.text, gap.places, gap.credit) == ("No bed at night", ("1",), "Sheriff")
    press(screen, "Put on the list")
    assert room.map.stakeholders[-1].role == "Jail commander"


def test_a_number_is_placed_through_the_number_form(room: Room, form: Questionnaire) -> None:
    screen = room.screen("agency_forms", room.facilitator, form=form.id)
    opens = by_button("Place as a number")
    open_drawer(screen, opens)
    assert field(screen, "Value").value == "4,120"
    assert field(screen, "Period").value == "2025"
    send(screen, opens, "Save the number")
    (point,) = room.map.numbers
    assert (point.measure, point.low, point.owner) == (form.asks[0], 4120, "Sheriff")


def test_an_answer_is_left_out_and_taken_up_again(room: Room, form: Questionnaire) -> None:
    screen = room.screen("agency_forms", room.facilitator, form=form.id)
    press(screen, "Leave out")
    assert len(room.map.questionnaires[0].waiting) == 2
    press(screen, "Take up again")
    assert len(room.map.questionnaires[0].waiting) == 3


def test_a_withdrawn_link_is_said(room: Room, form: Questionnaire) -> None:
    screen = room.screen("agency_forms", room.facilitator)
    press(screen, next(b for b in labels(screen) if "Withdraw" in b))
    assert "no link is out" in words(screen)


def test_the_evidence_page_says_what_was_asked_of_whom(room: Room, form: Questionnaire) -> None:
    said = words(room.screen("evidence", room.facilitator))
    assert "answered by Sheriff, to be placed" in said
    assert "asked of Sheriff, due" in said


def test_participants_do_not_read_the_forms(room: Room, form: Questionnaire) -> None:
    jo = room.joined("Jo", "Jail")
    screen = room.screen("agency_forms", jo.member)
    assert "kept by the facilitators" in words(screen)
    assert "No bed at night" not in words(screen)
