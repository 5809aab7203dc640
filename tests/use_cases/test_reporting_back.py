"""Report-backs: by link without an account, once, until it expires or is withdrawn; reasons where
a word needs one; nothing half saved."""

from __future__ import annotations

from datetime import UTC, date, datetime, timedelta
from typing import Any

import pytest

from sim_workshop.domain.errors import NotAllowed, NotFound
from sim_workshop.domain.year.monitoring import ReportBack
from sim_workshop.domain.year.said import Said, StepSaid
from sim_workshop.domain.year.working import Workgroup
from sim_workshop.use_cases import (
    history,
    hosting,
    planning,
    prioritizing,
    reporting_back,
    working,
)
from sim_workshop.use_cases.acting import Acting, Held
from sim_workshop.use_cases.solving import local_day
from tests.conftest import COUNTY, joined

NOW = datetime.now(UTC)
GOOD = Said(goals="Open by May", timeline="May 2027", responsible="Ana Ruiz", progress="A lease")


def a_group(lead: Acting) -> Workgroup:
    return working.form_workgroup(lead, name="Nights", chair="Ana Ruiz", chair_agency="Clinic")


def a_step(lead: Acting, group: str, text: str = "Find a house") -> str:
    priority = prioritizing.name_priority(lead, title=f"For {text}").id
    return planning.place_step(lead, priority=priority, text=text, workgroup=group).id


def status_of(lead: Acting) -> dict[str, tuple[str, str]]:
    return {s.id: (s.status, s.status_reason) for s in lead.map.steps}


def test_a_chair_reports_by_the_link(facilitator: Acting) -> None:
    group = a_group(facilitator)
    step = a_step(facilitator, group.id)
    key = reporting_back.make_report_link(facilitator, id=group.id)
    opened = reporting_back.open_report(facilitator.store, key)
    assert (opened.workgroup.name, [s.id for s in opened.steps]) == ("Nights", [step])
    said = Said(progress="A lease", steps=[StepSaid(step, "stalled", "No money", "not_started")])
    made = reporting_back.send_report(facilitator.store, key, said, now=NOW)
    assert facilitator.map.all(ReportBack) == (made,)
    assert made is not None
    today = local_day(facilitator.map, NOW)
    assert (made.progress, made.by, made.on) == ("A lease", "Ana Ruiz", today)
    assert status_of(facilitator) == {step: ("stalled", "No money")}
    first = history.lines(facilitator.store, facilitator.map)[0]
    assert (first.who, first.sentence) == ("Nights", "reported back for “Nights”")


def test_the_same_send_twice_is_one_report(facilitator: Acting) -> None:
    key = reporting_back.make_report_link(facilitator, id=a_group(facilitator).id)
    assert reporting_back.send_report(facilitator.store, key, GOOD, once="abc")
    assert reporting_back.send_report(facilitator.store, key, GOOD, once="abc") is None
    assert len(facilitator.map.all(ReportBack)) == 1


def test_a_link_expires_is_renewed_and_is_withdrawn(facilitator: Acting) -> None:
    group = a_group(facilitator)
    first = reporting_back.make_report_link(facilitator, id=group.id)
    later = NOW + reporting_back.LINK_LIFE + timedelta(days=1)
    with pytest.raises(NotAllowed, match="expired or was withdrawn"):
        reporting_back.open_report(facilitator.store, first, now=later)
    second = reporting_back.make_report_link(facilitator, id=group.id)
    with pytest.raises(NotAllowed, match="expired or was withdrawn"):
        reporting_back.send_report(facilitator.store, first, GOOD)
    reporting_back.withdraw_report_link(facilitator, id=group.id)
    with pytest.raises(NotAllowed, match="expired or was withdrawn"):
        reporting_back.open_report(facilitator.store, second)
    assert facilitator.map.all(ReportBack) == ()


@pytest.mark.parametrize(
    "change",
    [
        {"chair": "Max Hill"},
        {"chair_until": date(2020, 1, 1)},
        {"chair_until": NOW.date() + timedelta(days=9)},
    ],
)
def test_a_former_chairs_link_opens_nothing(lead: Acting, change: dict[str, Any]) -> None:
    group = a_group(lead)
    key = reporting_back.make_report_link(lead, id=group.id)
    working.correct_workgroup(lead, id=group.id, **change)
    with pytest.raises(NotAllowed, match="expired or was withdrawn"):
        reporting_back.open_report(lead.store, key)


def test_the_link_of_a_closed_workgroup_opens_nothing(lead: Acting) -> None:
    group = a_group(lead)
    key = reporting_back.make_report_link(lead, id=group.id)
    working.close_workgroup(lead, id=group.id)
    with pytest.raises(NotAllowed, match="expired or was withdrawn"):
        reporting_back.open_report(lead.store, key)
    with pytest.raises(NotAllowed, match="reports back no more"):
        reporting_back.make_report_link(lead, id=group.id)


def test_the_key_signs_nobody_in_and_no_other_key_opens_the_form(lead: Acting) -> None:
    key = reporting_back.make_report_link(lead, id=a_group(lead).id)
    with pytest.raises(NotFound):
        hosting.sign_in_with_key(lead.store, key)
    other = hosting.new_link(lead.store, lead.code, "planner")
    for wrong in (other, "guessed", ""):
        with pytest.raises(NotFound):
            reporting_back.open_report(lead.store, wrong)


@pytest.mark.parametrize("status", ["stalled", "dropped", "unable_to_measure"])
def test_three_words_need_a_reason_and_nothing_is_half_saved(lead: Acting, status: str) -> None:
    group = a_group(lead)
    fine, other = a_step(lead, group.id), a_step(lead, group.id, "Rent it")
    key = reporting_back.make_report_link(lead, id=group.id)
    said = Said(progress="x", steps=[StepSaid(fine, "done"), StepSaid(other, status)])
    with pytest.raises(NotAllowed, match="why, for: “Rent it”"):
        reporting_back.send_report(lead.store, key, said)
    assert lead.map.all(ReportBack) == ()
    assert status_of(lead) == {fine: ("not_started", ""), other: ("not_started", "")}


@pytest.mark.parametrize("status", ["finished", "", "DONE"])
def test_a_word_that_is_no_status_is_refused(lead: Acting, status: str) -> None:
    group = a_group(lead)
    step = a_step(lead, group.id)
    key = reporting_back.make_report_link(lead, id=group.id)
    with pytest.raises(NotAllowed, match="not on the list"):
        reporting_back.send_report(lead.store, key, Said(steps=[StepSaid(step, status)]))


def test_a_step_of_another_workgroup_is_not_touched(lead: Acting) -> None:
    group, other = a_group(lead), working.form_workgroup(lead, name="Days")
    step = a_step(lead, other.id)
    key = reporting_back.make_report_link(lead, id=group.id)
    with pytest.raises(NotFound, match="given to another workgroup"):
        reporting_back.send_report(lead.store, key, Said(steps=[StepSaid(step, "done")]))
    assert status_of(lead)[step] == ("not_started", "")


def test_of_two_who_set_a_step_the_second_hears_of_it(lead: Acting) -> None:
    group = a_group(lead)
    step = a_step(lead, group.id)
    key = reporting_back.make_report_link(lead, id=group.id)
    planning.correct_step(lead, id=step, status="done")
    said = Said(steps=[StepSaid(step, "at_risk", "", "not_started")])
    with pytest.raises(NotAllowed, match="another status meanwhile"):
        reporting_back.send_report(lead.store, key, said)
    again = Said(steps=[StepSaid(step, "at_risk", "", "done")])
    assert reporting_back.send_report(lead.store, key, again)
    assert status_of(lead)[step] == ("at_risk", "")


@pytest.mark.parametrize("where", ["goals", "timeline", "progress", "trouble"])
def test_a_text_that_names_somebody_is_held_until_stated_otherwise(
    lead: Acting, where: str
) -> None:
    key = reporting_back.make_report_link(lead, id=a_group(lead).id)
    texts: dict[str, Any] = {where: "Maria is at 503-555-0188"}
    said = Said(**texts)
    with pytest.raises(Held):
        reporting_back.send_report(lead.store, key, said)
    assert lead.map.all(ReportBack) == ()
    assert reporting_back.send_report(lead.store, key, said, names_nobody=True)


def test_nothing_written_is_nothing_saved(lead: Acting) -> None:
    group = a_group(lead)
    step = a_step(lead, group.id)
    key = reporting_back.make_report_link(lead, id=group.id)
    same = Said(by="Ana", steps=[StepSaid(step, "not_started")])
    with pytest.raises(NotAllowed, match="Nothing was written"):
        reporting_back.send_report(lead.store, key, same)


def test_a_member_of_the_workgroup_reports_in_the_app_and_takes_it_back(lead: Acting) -> None:
    jo = joined(lead, "Jo", "City police")
    seat = next(s for s in lead.map.stakeholders if s.member == jo.member.id)
    group = working.form_workgroup(lead, name="Nights", members=(seat.id,))
    step = a_step(lead, group.id)
    said = Said(progress="A lease", steps=[StepSaid(step, "on_track")])
    reporting_back.report_back(jo, workgroup=group.id, said=said)
    assert status_of(lead)[step] == ("on_track", "")
    history.undo_last(jo)
    assert status_of(lead)[step] == ("not_started", "")
    assert lead.map.all(ReportBack) == ()
    other = working.form_workgroup(lead, name="Days")
    with pytest.raises(NotAllowed, match="Its own people report back"):
        reporting_back.report_back(jo, workgroup=other.id, said=said)


def test_a_report_back_is_removed_by_whoever_keeps_the_year(lead: Acting) -> None:
    made = reporting_back.report_back(lead, workgroup=a_group(lead).id, said=GOOD)
    reporting_back.remove_report_back(lead, id=made.id)
    assert lead.map.all(ReportBack) == ()


def test_a_copy_of_the_workshop_has_no_link_and_leaves_the_original_alone(
    lead: Acting,
) -> None:
    group = a_group(lead)
    key = reporting_back.make_report_link(lead, id=group.id)
    records = [r for r in lead.map.records.values() if r.kind == "workgroup"]
    copy = hosting.open_workshop(lead.store, None, COUNTY, host_name="Sam", records=records)
    other = Acting(lead.store, copy.code, copy.facilitator)
    assert [g.grant for g in other.map.all(Workgroup)] == [""]
    reporting_back.withdraw_report_link(other, id=group.id)
    assert reporting_back.open_report(lead.store, key).workgroup.id == group.id


def test_a_link_made_for_a_chair_who_leaves_ends_with_that_day(lead: Acting) -> None:
    leaves = NOW.date() + timedelta(days=9)
    group = working.form_workgroup(lead, name="Nights", chair="Ana Ruiz", chair_until=leaves)
    key = reporting_back.make_report_link(lead, id=group.id)
    opened = reporting_back.open_report(lead.store, key, now=NOW + timedelta(days=8))
    assert opened.workgroup.id == group.id
    with pytest.raises(NotAllowed, match="expired or was withdrawn"):
        reporting_back.open_report(lead.store, key, now=NOW + timedelta(days=12))
