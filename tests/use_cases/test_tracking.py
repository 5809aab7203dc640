"""The baseline is one act; a trial has its phases in order."""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest

from sim_workshop.domain.errors import NotAllowed, NotFound, StaleEdit
from sim_workshop.domain.year.monitoring import Baseline, Cycle
from sim_workshop.domain.year.outcomes import outcomes
from sim_workshop.use_cases import evidencing, history, planning, prioritizing, tracking
from sim_workshop.use_cases.acting import Acting, Held
from tests.conftest import joined


def a_number(lead: Acting, value: str, period: str, **known: Any) -> str:
    given = {"measure": "m2.1", "unit": "people", "source": "Jail log", **known}
    return evidencing.place_number(lead, value=value, period=period, **given).id


def a_step(lead: Acting) -> str:
    priority = prioritizing.name_priority(lead, title="Beds").id
    return planning.place_step(lead, priority=priority, text="Find a house").id


def test_the_baseline_is_frozen_by_one_act_and_one_undo(facilitator: Acting) -> None:
    booked = a_number(facilitator, "4120", "2025")
    stay = a_number(facilitator, "21", "2025", measure="m3.3", unit="days")
    made = tracking.freeze_baseline(facilitator, points=[booked, stay])
    assert [(b.name, b.value, b.low, b.period) for b in made] == [
        ("Bookings", "4120", 4120, "2025"), ("Length of stay with SMI", "21", 21, "2025"),
    ]  # fmt: skip
    assert made[0].definition == facilitator.map.measures["m2.1"].definition
    assert facilitator.map.all(Baseline) == made
    history.undo_last(facilitator)
    assert facilitator.map.all(Baseline) == ()


def test_a_series_is_frozen_once_and_later_numbers_are_compared(lead: Acting) -> None:
    first = a_number(lead, "4120", "2025")
    tracking.freeze_baseline(lead, points=[first])
    later = a_number(lead, "4000", "2026")
    with pytest.raises(NotAllowed, match="frozen already"):
        tracking.freeze_baseline(lead, points=[later])
    (found,) = outcomes(lead.map)
    assert found.change == -120
    evidencing.correct_number(lead, id=first, value="5000")
    (found,) = outcomes(lead.map)
    assert (found.baseline.value, found.change) == ("4120", -120)


def test_a_measure_whose_definition_changes_between_quarters_is_not_compared(lead: Acting) -> None:
    first = a_number(lead, "4120", "Q1 2026")
    tracking.freeze_baseline(lead, points=[first])
    a_number(lead, "900", "Q2 2026", definition="People, each once")
    (found,) = outcomes(lead.map)
    assert (found.why_not, found.change, found.broken) == ("unlike", None, frozenset({1}))


def test_what_cannot_be_frozen_freezes_nothing(lead: Acting) -> None:
    words = a_number(lead, "unable to measure", "2025")
    fine = a_number(lead, "21", "2025", measure="m3.3", unit="days")
    for points in ([], [fine, words], [fine, "n99"]):
        with pytest.raises((NotAllowed, NotFound)):
            tracking.freeze_baseline(lead, points=points)
    assert lead.map.all(Baseline) == ()


def test_a_number_is_taken_out_of_the_baseline_and_frozen_again(lead: Acting) -> None:
    point = a_number(lead, "4120", "2025")
    (made,) = tracking.freeze_baseline(lead, points=[point])
    tracking.remove_baseline(lead, id=made.id)
    assert lead.map.all(Baseline) == ()
    tracking.freeze_baseline(lead, points=[point])


def test_only_who_keeps_the_year_freezes(lead: Acting) -> None:
    point = a_number(lead, "4120", "2025")
    with pytest.raises(NotAllowed, match="Only planners"):
        tracking.freeze_baseline(joined(lead, "Jo", "Jail"), points=[point])


def test_a_trial_is_planned_done_studied_and_judged(facilitator: Acting) -> None:
    step = a_step(facilitator)
    made = tracking.place_cycle(facilitator, step=step, plan="One shift, two weeks")
    fresh = tracking.correct_cycle(
        facilitator, id=made.id, seen=made, do="Two shifts", study="Nobody waited", result="adopt",
        started=date(2027, 1, 4), ended=date(2027, 1, 18),
    )  # fmt: skip
    assert facilitator.map.all(Cycle) == (fresh,)
    assert history.undoable(facilitator) == "wrote down the trial of “Find a house”"
    tracking.remove_cycle(facilitator, id=made.id)
    assert facilitator.map.all(Cycle) == ()
    with pytest.raises(NotFound, match="was removed"):
        tracking.correct_cycle(facilitator, id=made.id, do="x")


@pytest.mark.parametrize(
    ("bad", "said"),
    [
        ({"plan": " "}, "Say first what is tried"),
        ({"started": date(2027, 2, 1), "ended": date(2027, 1, 1)}, "ends before it starts"),
        ({"result": "adopt"}, "what was learned before"),
    ],
)
def test_a_trial_out_of_order_is_refused(lead: Acting, bad: dict[str, Any], said: str) -> None:
    with pytest.raises(NotAllowed, match=said):
        tracking.place_cycle(lead, step=a_step(lead), **{"plan": "One shift", **bad})
    assert lead.map.all(Cycle) == ()


def test_a_trial_belongs_to_a_step_and_names_nobody(lead: Acting) -> None:
    with pytest.raises(NotFound):
        tracking.place_cycle(lead, step="t99", plan="One shift")
    with pytest.raises(Held):
        tracking.place_cycle(lead, step=a_step(lead), plan="With Maria, 503-555-0188")


def test_two_people_write_one_trial(lead: Acting) -> None:
    seen = tracking.place_cycle(lead, step=a_step(lead), plan="One shift")
    tracking.correct_cycle(lead, id=seen.id, seen=seen, do="Two shifts")
    with pytest.raises(StaleEdit):
        tracking.correct_cycle(lead, id=seen.id, seen=seen, do="No shift")
