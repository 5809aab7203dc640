"""Workgroups and grants: one chair, both systems, nothing orphaned, dates in order."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date

import pytest

from sim_workshop.domain.errors import NotAllowed, NotFound, StaleEdit
from sim_workshop.domain.year.working import Funding, Workgroup
from sim_workshop.use_cases import history, hosting, planning, prioritizing, working
from sim_workshop.use_cases.acting import Acting, Held
from tests.conftest import joined


def a_step(lead: Acting, group: str, text: str = "Find a house") -> str:
    priority = prioritizing.name_priority(lead, title=f"For {text}").id
    return planning.place_step(lead, priority=priority, text=text, workgroup=group).id


def test_a_workgroup_is_kept_corrected_and_taken_back(facilitator: Acting) -> None:
    made = working.form_workgroup(facilitator, name=" Nights ", chair="Ana Ruiz", mode="issues")
    assert (made.name, made.mode) == ("Nights", "issues")
    working.correct_workgroup(facilitator, id=made.id, seen=made, co_chair="Max Hill")
    assert facilitator.map.all(Workgroup) == (made.but(co_chair="Max Hill"),)
    assert "corrected the workgroup “Nights”" in history.undo_last(facilitator)
    assert facilitator.map.all(Workgroup) == (made,)


@pytest.mark.parametrize("chair", ["Ana Ruiz and Max Hill", "Ana Ruiz; Max Hill"])
def test_two_current_chairs_are_refused(lead: Acting, chair: str) -> None:
    with pytest.raises(NotAllowed, match="A workgroup has one chair"):
        working.form_workgroup(lead, name="Nights", chair=chair)
    assert lead.map.all(Workgroup) == ()


def test_chair_and_co_chair_are_two_people(lead: Acting) -> None:
    with pytest.raises(NotAllowed, match="are two people"):
        working.form_workgroup(lead, name="Nights", chair="Ana Ruiz", co_chair="ana ruiz")


def test_a_name_stands_once(lead: Acting) -> None:
    working.form_workgroup(lead, name="Nights")
    with pytest.raises(NotAllowed, match="of this name already"):
        working.form_workgroup(lead, name="NIGHTS")


def test_of_two_people_at_one_workgroup_the_second_is_shown_both(lead: Acting) -> None:
    seen = working.form_workgroup(lead, name="Nights")
    working.correct_workgroup(lead, id=seen.id, seen=seen, chair="Ana Ruiz")
    with pytest.raises(StaleEdit) as stale:
        working.correct_workgroup(lead, id=seen.id, seen=seen, chair="Max Hill")
    assert "Ana Ruiz" in stale.value.theirs
    assert "Max Hill" in stale.value.yours


@pytest.mark.parametrize("end", [working.close_workgroup, working.remove_workgroup])
def test_a_workgroup_with_open_steps_does_not_end_and_says_which(
    lead: Acting, end: Callable[..., Workgroup]
) -> None:
    group = working.form_workgroup(lead, name="Nights")
    step = a_step(lead, group.id)
    done = a_step(lead, group.id, "Ask the council")
    planning.correct_step(lead, id=done, status="done")
    with pytest.raises(NotAllowed, match="still has open steps: “Find a house”"):
        end(lead, id=group.id)
    assert lead.map.all(Workgroup) == (group,)
    planning.correct_step(lead, id=step, status="dropped", status_reason="No money")
    end(lead, id=group.id)


def test_many_open_steps_are_counted(lead: Acting) -> None:
    group = working.form_workgroup(lead, name="Nights")
    for n in range(7):
        a_step(lead, group.id, f"Step {n}")
    with pytest.raises(NotAllowed, match="and 2 more"):
        working.close_workgroup(lead, id=group.id)


def test_a_closed_workgroup_takes_no_step_and_opens_again(lead: Acting) -> None:
    group = working.form_workgroup(lead, name="Nights")
    closed = working.close_workgroup(lead, id=group.id, on=date(2027, 5, 4))
    assert closed.closed_on == date(2027, 5, 4)
    with pytest.raises(NotAllowed, match=r"closed\. Choose one that is at work"):
        a_step(lead, group.id)
    working.reopen_workgroup(lead, id=group.id)
    a_step(lead, group.id)


def test_a_removed_workgroup_is_not_touched_again(lead: Acting) -> None:
    group = working.form_workgroup(lead, name="Nights")
    working.remove_workgroup(lead, id=group.id)
    with pytest.raises(NotFound, match="was removed"):
        working.correct_workgroup(lead, id=group.id, name="Days")


def test_grants_end_after_they_start(facilitator: Acting) -> None:
    with pytest.raises(NotAllowed, match="The grant ends before it starts"):
        working.place_grant(
            facilitator, title="Bridge", starts=date(2027, 7, 1), ends=date(2026, 6, 30)
        )
    grant = working.place_grant(
        facilitator, title="Bridge", starts=date(2026, 7, 1), ends=date(2027, 6, 30),
        agencies=("Jail", "Clinic"),
    )  # fmt: skip
    with pytest.raises(NotAllowed, match="2025-01-01 is before 2026-07-01"):
        working.correct_grant(facilitator, id=grant.id, seen=grant, ends=date(2025, 1, 1))
    assert facilitator.map.all(Funding) == (grant,)
    working.remove_grant(facilitator, id=grant.id)
    assert facilitator.map.all(Funding) == ()


def test_who_may_keep_the_year(lead: Acting) -> None:
    planner = hosting.sign_in_with_key(
        lead.store, hosting.new_link(lead.store, lead.code, "planner")
    )
    working.form_workgroup(Acting(lead.store, lead.code, planner), name="Nights")
    with pytest.raises(NotAllowed, match="Only planners and facilitators"):
        working.form_workgroup(joined(lead, "Jo", "City police"), name="Days")


def test_a_purpose_that_names_somebody_is_held(lead: Acting) -> None:
    with pytest.raises(Held):
        working.form_workgroup(lead, name="Nights", purpose="Help Maria at 503-555-0188")
    assert lead.map.all(Workgroup) == ()
