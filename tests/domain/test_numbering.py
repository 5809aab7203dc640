"""1.1, 1.2 …: numbers that stay, and what is unfilled."""

from __future__ import annotations

from datetime import date
from itertools import pairwise

from hypothesis import given
from hypothesis import strategies as st

from sim_workshop.domain.numbering import step_numbers, unfilled, unfilled_of
from sim_workshop.domain.plan import ActionStep
from sim_workshop.domain.priorities import Priority
from tests.builders import a_map

FIRST = Priority(id="pB", letter="B", title="Answer at night", number=1)
SECOND = Priority(id="pA", letter="A", title="Share data", number=2)
ON_THE_LIST = Priority(id="pC", letter="C", title="Housing")


def _step(id: str, order: float = 0, priority: str = "pB", **known: object) -> ActionStep:
    return ActionStep(id=id, text=f"Step {id}", order=order, priority=priority, **known)


def test_steps_are_numbered_within_their_priority_in_order() -> None:
    steps = [
        _step("c", 3),
        _step("a", 1),
        _step("b", 2, "pA"),
        _step("d", 1, "pC"),
        _step("e", 4, ""),
    ]
    numbers = step_numbers(a_map(FIRST, SECOND, ON_THE_LIST, *steps))
    assert numbers == {"a": "1.1", "c": "1.2", "b": "2.1"}


def test_a_number_once_published_stays() -> None:
    """b was second when the plan was published; it is dropped, and a new step comes first."""
    steps = [_step("a", 1, number=1), _step("b", 2, number=2, removed=True),
             _step("c", 3, number=3), _step("new", 0)]  # fmt: skip
    assert step_numbers(a_map(FIRST, *steps)) == {"a": "1.1", "c": "1.3", "new": "1.4"}


def test_a_step_taken_out_before_the_plan_was_published_leaves_no_hole() -> None:
    steps = [_step("a", 1), _step("b", 2, removed=True), _step("c", 3)]
    assert step_numbers(a_map(FIRST, *steps)) == {"a": "1.1", "c": "1.2"}


def test_a_step_dropped_with_its_reason_is_still_in_the_plan() -> None:
    dropped = _step("b", 2, number=2, status="dropped", status_reason="no money")
    assert step_numbers(a_map(FIRST, _step("a", 1, number=1), dropped))["b"] == "1.2"


STEPS = st.lists(st.tuples(st.booleans(), st.booleans(), st.integers(0, 9)), max_size=8)


@given(STEPS)
def test_no_two_steps_share_a_number_and_none_takes_a_dropped_one(
    drawn: list[tuple[bool, bool, int]],
) -> None:
    steps = [
        _step(f"s{i}", order, number=i + 1 if frozen else None, removed=removed)
        for i, (frozen, removed, order) in enumerate(drawn)
    ]
    numbers = step_numbers(a_map(FIRST, *steps))
    assert len(set(numbers.values())) == len(numbers)
    gone = {f"1.{s.number}" for s in steps if s.removed and s.number}
    assert gone.isdisjoint(numbers.values())
    for step in steps:
        assert (step.id in numbers) is not step.removed
        assert step.removed or step.number is None or numbers[step.id] == f"1.{step.number}"
    waiting = [s for s in sorted(steps, key=lambda s: s.order) if s.id in numbers and not s.number]
    assert all(_last(numbers[a.id]) < _last(numbers[b.id]) for a, b in pairwise(waiting))


def _last(number: str) -> int:
    return int(number.split(".")[1])


def test_unfilled_steps_are_listed_with_why() -> None:
    due = date(2027, 6, 30)
    steps = [
        _step("ok", lead="Jane Roe", due=due), _step("blank", due=due),
        _step("two", who="Sheriff and Mental Health", due=due),
        _step("agency", who="county", due=due), _step("undated", lead="Jane Roe", when="ongoing"),
        _step("over", lead="Jane Roe", when="done", status="done"),
        _step("dropped", lead="Jane Roe", status="dropped", status_reason="No money"),
    ]  # fmt: skip
    listed = {u.step.id: (u.lead, u.has_date) for u in unfilled(a_map(FIRST, *steps))}
    assert listed == {
        "blank": ("nobody", True), "two": ("several", True), "agency": ("agency", True),
        "undated": ("", False),
    }  # fmt: skip


def test_a_lead_is_a_lead_whatever_was_written() -> None:
    assert unfilled_of(_step("a", lead="Jane Roe", who="all stakeholders")).lead == ""
