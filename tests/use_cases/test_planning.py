"""The action plan: one lead, a date as written, stale edits, the facilitators' own advice."""

from __future__ import annotations

from datetime import date

import pytest
from pydantic import ValidationError

from sim_workshop.domain.errors import NotAllowed, NotFound, StaleEdit, WorkshopError
from sim_workshop.use_cases import arranging, history, planning, prioritizing
from sim_workshop.use_cases.acting import Acting
from tests.conftest import joined


@pytest.fixture
def priority(facilitator: Acting) -> str:
    return prioritizing.name_priority(facilitator, title="Crisis center").id


def test_a_step_keeps_who_and_when_as_written_and_reads_what_they_say(
    facilitator: Acting, priority: str
) -> None:
    step = planning.place_step(
        facilitator, priority=priority, text="Find a house", who="Ana Ruiz", when="3/4/2027"
    )
    assert (step.who, step.lead) == ("Ana Ruiz", "Ana Ruiz")
    assert (step.when, step.due) == ("3/4/2027", date(2027, 3, 4))
    assert facilitator.map.steps == (step,)


@pytest.mark.parametrize("who", ["all", "team", "", "Everyone", "Sheriff and Mental Health"])
def test_nobody_in_particular_is_saved_as_unfilled(
    facilitator: Acting, priority: str, who: str
) -> None:
    step = planning.place_step(facilitator, priority=priority, text="Find a house", who=who)
    assert (step.who, step.lead) == (who, "")


def test_a_date_nobody_can_read_stays_as_written(facilitator: Acting, priority: str) -> None:
    step = planning.place_step(
        facilitator, priority=priority, text="Find a house", when="when the grant comes"
    )
    assert (step.when, step.due) == ("when the grant comes", None)


def test_of_two_people_at_one_step_the_second_is_shown_both(
    facilitator: Acting, priority: str
) -> None:
    seen = planning.place_step(facilitator, priority=priority, text="Find a house", who="Ana Ruiz")
    planning.correct_step(facilitator, id=seen.id, seen=seen, who="Max Hill", when="2027-05-01")
    with pytest.raises(StaleEdit) as stale:
        planning.correct_step(facilitator, id=seen.id, seen=seen, text="Rent a house")
    assert "Max Hill" in stale.value.theirs
    assert "Rent a house" in stale.value.yours
    step = facilitator.map.steps[0]
    assert (step.text, step.lead, step.due) == ("Find a house", "Max Hill", date(2027, 5, 1))


def test_steps_stand_in_the_order_they_were_written(facilitator: Acting, priority: str) -> None:
    texts = ["Find a house", "Rent it", "Open it"]
    for text in texts:
        planning.place_step(facilitator, priority=priority, text=text)
    assert [s.text for s in facilitator.map.steps] == texts


def test_what_stalls_needs_a_reason(facilitator: Acting, priority: str) -> None:
    step = planning.place_step(facilitator, priority=priority, text="Find a house")
    with pytest.raises(ValidationError, match="need a reason"):
        planning.correct_step(facilitator, id=step.id, status="stalled")
    planning.correct_step(facilitator, id=step.id, status="stalled", status_reason="No lease")
    assert facilitator.map.steps[0].status == "stalled"


def test_a_removed_step_leaves_and_undo_brings_it_back(facilitator: Acting, priority: str) -> None:
    step = planning.place_step(facilitator, priority=priority, text="Find a house")
    planning.remove_step(facilitator, id=step.id)
    assert facilitator.map.steps == ()
    history.undo_last(facilitator)
    assert facilitator.map.steps == (step,)


def test_objectives_meetings_and_recommendations(facilitator: Acting, priority: str) -> None:
    objective = planning.place_objective(facilitator, priority=priority, text="Open by 2028")
    planning.correct_objective(facilitator, id=objective.id, text="Open by May 2028")
    assert facilitator.map.objectives == (objective.but(text="Open by May 2028"),)
    advice = planning.recommend(facilitator, text="Meet monthly")
    planning.correct_recommendation(facilitator, id=advice.id, text="Meet every month")
    assert [r.text for r in facilitator.map.recommendations] == ["Meet every month"]
    meeting = planning.set_meeting(facilitator, title="Committee", when="March 4, 2027")
    assert (meeting.on, meeting.when) == (date(2027, 3, 4), "March 4, 2027")
    planning.cancel_meeting(facilitator, id=meeting.id)
    assert facilitator.map.meetings == ()


@pytest.mark.parametrize("text", ["", "  ", "\n"])
def test_nothing_empty_gets_into_the_plan(facilitator: Acting, priority: str, text: str) -> None:
    before = facilitator.map
    for attempt in (
        lambda: planning.place_step(facilitator, priority=priority, text=text),
        lambda: planning.place_objective(facilitator, priority=priority, text=text),
        lambda: planning.recommend(facilitator, text=text),
        lambda: planning.set_meeting(facilitator, title=text, when="2027-01-01"),
    ):
        with pytest.raises(WorkshopError, match="is empty"):
            attempt()
    assert facilitator.map is before


def test_a_step_belongs_to_a_priority_there_is(facilitator: Acting) -> None:
    with pytest.raises(NotFound, match="priority is no longer here"):
        planning.place_step(facilitator, priority="c99", text="Find a house")


def test_stakeholders_write_the_plan_when_the_room_gets_to_it(
    facilitator: Acting, priority: str
) -> None:
    jo = joined(facilitator, "Jo", "City police")
    with pytest.raises(NotAllowed, match="while the room is at it"):
        planning.place_step(jo, priority=priority, text="Find a house")
    arranging.move_room(facilitator, stage="plan")
    planning.place_step(jo, priority=priority, text="Find a house")
    assert [s.text for s in facilitator.map.steps] == ["Find a house"]
    with pytest.raises(NotAllowed, match="Only hosts and facilitators"):
        planning.recommend(jo, text="Meet monthly")


def test_two_who_correct_a_recommendation_lose_nothing(facilitator: Acting) -> None:
    seen = planning.recommend(facilitator, text="Meet monthly")
    planning.correct_recommendation(facilitator, id=seen.id, seen=seen, text="Meet every week")
    with pytest.raises(StaleEdit) as stale:
        planning.correct_recommendation(facilitator, id=seen.id, seen=seen, text="Meet twice")
    assert (stale.value.theirs, stale.value.yours) == ("Meet every week", "Meet twice")
    assert [r.text for r in facilitator.map.recommendations] == ["Meet every week"]
