"""Problem solving on a real record: found by the log's days, dealt with, paused, mended."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, date, datetime, timedelta

import pytest

from sim_workshop.domain.errors import NotAllowed, WorkshopError
from sim_workshop.domain.year.engagement import Agreement, Charter
from sim_workshop.domain.year.finding import Finding
from sim_workshop.domain.year.finding_words import plain_fact
from sim_workshop.domain.year.working import Workgroup
from sim_workshop.use_cases import agreeing, history, planning, prioritizing, solving
from sim_workshop.use_cases.acting import Acting, Held
from tests.conftest import joined

START = datetime(2027, 3, 1, 15, tzinfo=UTC)


def on_day(acting: Acting, days: int) -> Acting:
    return replace(acting, now=lambda: START + timedelta(days=days))


def put(acting: Acting, *records: Charter | Agreement | Workgroup) -> None:
    with acting.act("test.put", "keep_year") as work:
        for record in records:
            work.put(record)


def rules(acting: Acting) -> list[str]:
    return [f.rule for f in solving.health_of(acting).open]


def the(acting: Acting, rule: str) -> Finding:
    return next(f for f in solving.health_of(acting).open if f.rule == rule)


@pytest.fixture
def begun(facilitator: Acting) -> Acting:
    """A plan with one step and a meeting to come, written on the first day."""
    lead = on_day(facilitator, 0)
    chosen = prioritizing.name_priority(lead, title="Crisis center")
    prioritizing.take_to_plan(lead, ids=[chosen.id])
    planning.place_step(lead, priority=chosen.id, text="Find a house")
    planning.set_meeting(lead, title="Committee", when="2030-01-01")
    return lead


def test_a_step_nobody_touched_is_found_by_the_log_and_gone_once_it_moves(begun: Acting) -> None:
    assert "stalled" not in rules(on_day(begun, 60))
    late = on_day(begun, 61)
    assert plain_fact(the(late, "stalled")) == (
        "Steps of no workgroup have not moved, the first since 2027-03-01: 1.1."
    )
    planning.correct_step(late, id=late.map.steps[0].id, status="on_track")
    assert "stalled" not in rules(late)


def test_the_store_says_when_each_record_was_last_written(begun: Acting) -> None:
    step = begun.map.steps[0]
    later = on_day(begun, 3)
    planning.correct_step(later, id=step.id, status="on_track")
    assert begun.store.last_changed(begun.code)[step.id] == later.now()
    assert begun.store.moved(begun.code)[step.id] == (begun.now(), later.now())


def test_what_was_dealt_with_is_quiet_while_the_fact_stays_the_same(begun: Acting) -> None:
    late = on_day(begun, 61)
    kept = solving.deal_with(late, finding=the(late, "stalled"), how="Waits for the lease")
    assert (kept.how, kept.on) == ("Waits for the lease", date(2027, 5, 1))
    assert "stalled" not in rules(late)
    assert [q.because for q in solving.health_of(late).quiet] == [kept]
    planning.place_step(late, priority=late.map.priorities[0].id, text="Hire a nurse")
    assert "stalled" in rules(on_day(begun, 130))


def test_dealing_with_it_again_replaces_what_was_said_and_it_can_be_taken_up_again(
    begun: Acting,
) -> None:
    late = on_day(begun, 61)
    finding = the(late, "stalled")
    first = solving.deal_with(late, finding=finding, how="Waits")
    again = solving.deal_with(late, finding=finding, how="Waits for the lease")
    assert again.id == first.id
    solving.take_up_again(late, id=again.id)
    assert "stalled" in rules(late)
    history.undo_last(late)
    assert "stalled" not in rules(late)


def test_a_pause_needs_a_reason_and_ends(begun: Acting) -> None:
    late = on_day(begun, 61)
    with pytest.raises(WorkshopError, match="reason is empty"):
        solving.pause(late, reason=" ")
    with pytest.raises(NotAllowed, match="ends before it begins"):
        solving.pause(late, reason="Flood", until=date(2027, 4, 30))
    solving.pause(late, reason="Flood", until=date(2027, 5, 9))
    with pytest.raises(NotAllowed, match="paused already"):
        solving.pause(late, reason="Snow")
    assert rules(late) == []
    assert "stalled" in rules(on_day(begun, 70))


def test_a_pause_is_ended_by_hand_from_today_on(begun: Acting) -> None:
    late = on_day(begun, 61)
    stop = solving.pause(late, reason="Flood")
    ended = solving.end_pause(on_day(begun, 65), id=stop.id)
    assert ended.until == date(2027, 5, 4)
    assert "stalled" in rules(on_day(begun, 65))
    same_day = solving.pause(on_day(begun, 66), reason="Snow")
    assert solving.end_pause(on_day(begun, 66), id=same_day.id).removed


def test_a_chair_is_seated_in_the_committee_and_in_a_workgroup(begun: Acting) -> None:
    put(begun, Workgroup(id="w1", name="Housing"))
    solving.seat_chair(begun, chair="Ana Ruiz", chair_agency="Sheriff", successor="Jo Lee")
    charter = begun.map.get("charter")
    assert isinstance(charter, Charter)
    assert (charter.chair, charter.successor, charter.chair_since) == (
        "Ana Ruiz", "Jo Lee", date(2027, 3, 1),
    )  # fmt: skip
    assert "no_chair" in rules(begun)
    solving.seat_chair(begun, of="w1", chair="Max Hill", co_chair="Jo Lee")
    assert "no_chair" not in rules(begun)


def test_the_charter_is_looked_at_and_an_agreement_renewed(begun: Acting) -> None:
    put(begun, Charter(chair="Ana Ruiz", co_chair="Jo Lee", agreed_on=date(2026, 1, 1)),
        Agreement(id="a1", title="Jail data", ends=date(2027, 2, 1)))  # fmt: skip
    assert {"charter_review", "agreement_ended"} <= set(rules(begun))
    agreeing.review_charter(begun)
    with pytest.raises(NotAllowed, match="days to come"):
        solving.renew_agreement(begun, id="a1", ends=date(2027, 2, 28))
    solving.renew_agreement(begun, id="a1", ends=date(2029, 2, 1), review=date(2028, 2, 1))
    assert not {"charter_review", "agreement_ended"} & set(rules(begun))


def test_what_names_a_person_served_is_held_and_only_those_who_keep_the_year_act(
    begun: Acting,
) -> None:
    late = on_day(begun, 61)
    finding = the(late, "stalled")
    with pytest.raises(Held):
        solving.deal_with(late, finding=finding, how="Call 503-555-0134")
    jo = replace(joined(begun, "Jo", "City police"), now=late.now)
    with pytest.raises(NotAllowed, match="Only planners and facilitators"):
        solving.deal_with(jo, finding=finding, how="Waits")
    with pytest.raises(NotAllowed, match="Only planners and facilitators"):
        solving.pause(jo, reason="Flood")
