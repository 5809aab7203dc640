"""The action plan: steps as written, what is unfilled, the second of two editors."""

from __future__ import annotations

from datetime import date

import pytest

from sim_workshop.domain.errors import StaleEdit
from sim_workshop.domain.plan import ActionStep
from sim_workshop.domain.priorities import Priority
from sim_workshop.use_cases import planning, prioritizing
from tests.screens.conftest import Room, words
from tests.screens.driving import (
    by_button,
    by_menu,
    field,
    labels,
    open_drawer,
    press,
    send,
    signed_in_as,
)


@pytest.fixture
def beds(room: Room) -> Priority:
    """A priority the room took to the plan."""
    found = prioritizing.name_priority(room.lead, title="More crisis <b>beds</b>")
    prioritizing.take_to_plan(room.lead, ids=[found.id])
    return found


def test_a_step_is_kept_as_written_with_the_lead_and_the_date_it_names(
    room: Room, beds: Priority
) -> None:
    objective = planning.place_objective(room.lead, priority=beds.id, text="One door")
    screen = room.screen("plan", room.facilitator)
    add = by_button("Add a step")
    open_drawer(screen, add)
    field(screen, "Action step").set_value("Write *one* referral form")
    send(screen, add, "Save the step", Objective="One door", Who="Jane Roe, Health Department",
         When="Q3 2027", Backup="Tom Oak")  # fmt: skip

    [step] = room.map.steps
    assert step == ActionStep(
        id=step.id, priority=beds.id, objective=objective.id, text="Write *one* referral form",
        who="Jane Roe, Health Department", lead="Jane Roe, Health Department", when="Q3 2027",
        due=date(2027, 9, 30), backup="Tom Oak", order=step.order,
    )  # fmt: skip
    said = words(screen)
    assert "Write *one* referral form" in said
    assert "More crisis &lt;b&gt;beds&lt;/b&gt;" in said
    assert "1 step. 1 has one named lead, 1 has a date." in said
    assert "Sep 30, 2027" in said


def test_a_lead_that_is_nobody_is_counted_and_quoted(room: Room, beds: Priority) -> None:
    planning.place_step(room.lead, priority=beds.id, text="Meet", who="all", when="long term")
    planning.place_step(room.lead, priority=beds.id, text="Plan", who="Sheriff", when="")

    said = words(room.screen("plan", room.facilitator))

    assert "2 steps. None has one named lead yet, none has a date." in said
    assert "Nobody in particular" in said
    assert "written as “all”" in said
    assert "An agency, not a person" in said
    assert said.count("No date") == 2
    assert "written as “long term”" in said


def test_what_is_over_needs_no_date_and_is_not_among_the_unfilled(
    room: Room, beds: Priority
) -> None:
    for text, status in (("Meet", "done"), ("Ask", "dropped")):
        planning.place_step(room.lead, priority=beds.id, text=text, who="Jane Roe", when="done",
                            status=status, status_reason="No money")  # fmt: skip
    screen = room.screen("plan", room.facilitator)
    said = words(screen)
    assert "2 steps. 2 have one named lead, none has a date, 2 are over and need none." in said
    assert "No date" not in said
    field(screen, "Show").set_value("unfilled").run()
    assert "Meet" not in words(screen)


def test_the_second_of_two_who_edit_a_step_sees_both_and_nothing_is_lost(
    room: Room, beds: Priority
) -> None:
    step = planning.place_step(room.lead, priority=beds.id, text="Meet", who="Jane Roe")
    screen = room.screen("plan", room.facilitator)
    edit = by_menu(f"edit_{beds.id}", "1.1")
    open_drawer(screen, edit)
    planning.correct_step(room.lead, id=step.id, text="Meet monthly")

    with pytest.raises(StaleEdit) as refused:
        planning.correct_step(room.lead, id=step.id, seen=step, text="Meet weekly")

    assert "Meet monthly" in refused.value.theirs
    assert "Meet weekly" in refused.value.yours
    assert room.map.steps[0].text == "Meet monthly"


def test_a_text_that_names_somebody_stays_in_the_drawer_until_it_is_cleared(
    room: Room, beds: Priority
) -> None:
    screen = room.screen("plan", room.facilitator)
    add = by_button("Add a step")
    open_drawer(screen, add)
    field(screen, "Action step").set_value("Call 503-555-0134")
    send(screen, add, "Save the step")

    assert not room.map.steps
    assert "a telephone number, “503-555-0134”" in words(screen)
    assert field(screen, "Action step").value == "Call 503-555-0134"

    field(screen, "This names nobody").check()
    send(screen, add, "Save the step")
    assert [s.text for s in room.map.steps] == ["Call 503-555-0134"]


def test_an_empty_step_is_refused_with_the_reason(room: Room, beds: Priority) -> None:
    screen = room.screen("plan", room.facilitator)
    add = by_button("Add a step")
    open_drawer(screen, add)
    send(screen, add, "Save the step", Who="Jane Roe")

    assert room.map.steps == ()
    assert "The step is empty. Nothing was saved." in words(screen)


def test_a_stalled_step_needs_its_reason(room: Room, beds: Priority) -> None:
    planning.place_step(room.lead, priority=beds.id, text="Meet")
    screen = room.screen("plan", room.facilitator)
    edit = by_menu(f"edit_{beds.id}", "1.1")
    open_drawer(screen, edit)
    send(screen, edit, "Save the step", Status="stalled")

    assert room.map.steps[0].status == "not_started"
    assert "need a reason" in words(screen)


def test_a_removed_step_is_gone_from_the_plan(room: Room, beds: Priority) -> None:
    planning.place_step(room.lead, priority=beds.id, text="Meet")
    screen = room.screen("plan", room.facilitator)
    edit = by_menu(f"edit_{beds.id}", "1.1")
    open_drawer(screen, edit)
    send(screen, edit, "Remove this step")

    assert room.map.steps == ()
    assert "No step yet." in words(screen)


def test_only_what_is_unfilled_can_be_shown(room: Room, beds: Priority) -> None:
    planning.place_step(room.lead, priority=beds.id, text="Done well", who="Jane Roe", when="2027")
    planning.place_step(room.lead, priority=beds.id, text="Left open", who="team")
    screen = room.screen("plan", room.facilitator)
    screen.selectbox(key="plan_shown").select("unfilled").run()

    assert "Left open" in words(screen)
    assert "Done well" not in words(screen)


def test_a_meeting_is_set_and_cancelled_and_one_that_is_over_is_not_next(room: Room) -> None:
    planning.set_meeting(room.lead, title="Kick-off", when="March 4, 2020")
    screen = room.screen("plan", room.facilitator)
    assert "Kick-off" not in words(screen)
    field(screen, "When").set_value("March 4, 2097")
    press(screen, "Set the meeting")

    over, meeting = room.map.meetings
    assert (meeting.title, meeting.on) == ("Steering committee", date(2097, 3, 4))

    press(screen, "Cancel")
    assert room.map.meetings == (over,)


def test_an_observer_reads_the_plan_and_changes_nothing(room: Room, beds: Priority) -> None:
    screen = room.screen("plan", signed_in_as(room, "observer"))

    assert "More crisis" in words(screen)
    assert labels(screen) == []
