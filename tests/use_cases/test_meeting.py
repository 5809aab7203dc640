"""Meetings and small matters: series, minutes, dates that cannot be meant, sorting."""

from __future__ import annotations

from datetime import UTC, date, datetime

import pytest

from sim_workshop.domain.errors import NotAllowed, NotFound, StaleEdit
from sim_workshop.domain.year.working import Matter
from sim_workshop.store import Store
from sim_workshop.use_cases import history, meeting, planning, raising, working
from sim_workshop.use_cases.acting import Acting, Held
from tests.conftest import joined, opened_workshop

JUNE = datetime(2027, 6, 15, 12, tzinfo=UTC)


@pytest.fixture
def facilitator(store: Store) -> Acting:
    lead = opened_workshop(store)
    return Acting(lead.store, lead.code, lead.member, now=lambda: JUNE)


def test_a_series_is_one_act_and_one_undo(facilitator: Acting) -> None:
    made = meeting.plan_meetings(
        facilitator, title="Steering committee", first=date(2027, 7, 1), count=3, every_days=30
    )
    assert [m.on for m in made] == [date(2027, 7, 1), date(2027, 7, 31), date(2027, 8, 30)]
    assert facilitator.map.meetings == made
    history.undo_last(facilitator)
    assert facilitator.map.meetings == ()


@pytest.mark.parametrize(
    "bad", [{"first": None}, {"count": 0}, {"count": 99}, {"every_days": 0}, {"title": " "}]
)
def test_what_is_no_series_is_refused(facilitator: Acting, bad: dict[str, object]) -> None:
    asked = {"title": "Committee", "first": date(2027, 7, 1), **bad}
    with pytest.raises(NotAllowed, match="saved"):
        meeting.plan_meetings(facilitator, **asked)  # type: ignore[arg-type]
    assert facilitator.map.meetings == ()


def test_minutes_with_a_tick_list_of_agencies(facilitator: Acting) -> None:
    (made,) = meeting.plan_meetings(facilitator, title="Committee", first=date(2027, 6, 1))
    kept = meeting.keep_minutes(
        facilitator, id=made.id, seen=made, on=date(2027, 6, 2), lasted=90, led_by="Ana Ruiz",
        attended=("Jail", "jail", " Clinic "), minutes="We went through the plan.",
        decisions=("Meet monthly", ""),
    )  # fmt: skip
    assert (kept.held, kept.on, kept.attended) == (True, date(2027, 6, 2), ("jail", "Clinic"))
    assert kept.decisions == ("Meet monthly",)
    assert facilitator.map.meetings == (kept,)


def test_minutes_of_a_meeting_to_come_are_refused(facilitator: Acting) -> None:
    (made,) = meeting.plan_meetings(facilitator, title="Committee", first=date(2027, 7, 1))
    with pytest.raises(NotAllowed, match="2027-07-01 is still to come"):
        meeting.keep_minutes(facilitator, id=made.id, on=made.on)
    kept = meeting.keep_minutes(facilitator, id=made.id, on=date(2027, 6, 1))
    with pytest.raises(NotAllowed, match="cannot be in the future"):
        meeting.correct_meeting(facilitator, id=kept.id, on=date(2027, 9, 1))


def test_minutes_of_a_single_case_are_held(facilitator: Acting) -> None:
    (made,) = meeting.plan_meetings(facilitator, title="Committee", first=date(2027, 6, 1))
    with pytest.raises(Held):
        meeting.keep_minutes(facilitator, id=made.id, on=made.on,
                             minutes="We spoke about Maria, 503-555-0188")  # fmt: skip
    assert not facilitator.map.meetings[0].held


def test_two_people_keep_the_minutes(facilitator: Acting) -> None:
    (seen,) = meeting.plan_meetings(facilitator, title="Committee", first=date(2027, 6, 1))
    meeting.keep_minutes(facilitator, id=seen.id, seen=seen, on=seen.on, minutes="Long talk")
    with pytest.raises(StaleEdit) as stale:
        meeting.keep_minutes(facilitator, id=seen.id, seen=seen, on=seen.on, minutes="Short talk")
    assert "Long talk" in stale.value.theirs
    assert "Short talk" in stale.value.yours


def test_a_cancelled_meeting_has_no_minutes(facilitator: Acting) -> None:
    (made,) = meeting.plan_meetings(facilitator, title="Committee", first=date(2027, 6, 1))
    planning.cancel_meeting(facilitator, id=made.id)
    with pytest.raises(NotFound, match="was cancelled"):
        meeting.keep_minutes(facilitator, id=made.id, on=made.on)


def test_a_meeting_of_a_workgroup_needs_the_workgroup(facilitator: Acting) -> None:
    with pytest.raises(NotFound):
        meeting.plan_meetings(facilitator, title="x", first=date(2027, 7, 1), workgroup="wg9")


def test_anyone_of_the_committee_raises_a_matter(facilitator: Acting) -> None:
    jo = joined(facilitator, "Jo", "City police")
    made = raising.raise_matter(jo, text="The sally port is locked after ten")
    assert (made.state, made.raised_on is not None) == ("new", True)
    with pytest.raises(NotAllowed, match="Only planners"):
        raising.triage_matter(jo, id=made.id, state="closed", outcome="Fixed")


def test_a_matter_is_sorted(facilitator: Acting) -> None:
    made = raising.raise_matter(facilitator, text="The sally port is locked after ten")
    assert made.raised_on == date(2027, 6, 15)
    (soon,) = meeting.plan_meetings(facilitator, title="Committee", first=date(2027, 7, 1))
    group = working.form_workgroup(facilitator, name="Nights")
    sorted_ = raising.triage_matter(facilitator, id=made.id, state="next_meeting", meeting=soon.id)
    assert (sorted_.state, sorted_.meeting) == ("next_meeting", soon.id)
    taken = raising.triage_matter(facilitator, id=made.id, state="taken", workgroup=group.id)
    assert (taken.state, taken.workgroup, taken.meeting) == ("taken", group.id, "")
    with pytest.raises(NotFound):
        raising.triage_matter(facilitator, id=made.id, state="taken", workgroup="wg9")
    with pytest.raises(NotAllowed, match="what became of it"):
        raising.triage_matter(facilitator, id=made.id, state="closed", outcome=" ")
    closed = raising.triage_matter(facilitator, id=made.id, state="closed", outcome="Key cut")
    assert facilitator.map.all(Matter) == (closed,)
    with pytest.raises(StaleEdit):
        raising.triage_matter(facilitator, id=made.id, seen=taken, state="new")


def test_a_matter_about_a_person_is_held(facilitator: Acting) -> None:
    with pytest.raises(Held):
        raising.raise_matter(facilitator, text="John Miller, 503-555-0188, is still in jail")
    assert facilitator.map.all(Matter) == ()
