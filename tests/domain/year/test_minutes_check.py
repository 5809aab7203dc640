"""The minutes check: goals, timeline, responsible party, each where it is found or missing."""

from __future__ import annotations

from datetime import date

import pytest

from sim_workshop.domain.plan import ActionStep
from sim_workshop.domain.year.minutes_check import check_minutes
from sim_workshop.domain.year.monitoring import ReportBack
from sim_workshop.domain.year.working import Workgroup
from tests.builders import a_map

GROUP = Workgroup(id="wg1", name="Nights")
FULL = ReportBack(id="rb1", workgroup="wg1", on=date(2027, 3, 1), goals="Open by May",
                  timeline="May 2027", responsible="Ana Ruiz")  # fmt: skip
STEP = ActionStep(id="t1", text="Find a house", workgroup="wg1", success="A lease",
                  due=date(2027, 5, 1), who="Ana Ruiz", lead="Ana Ruiz")  # fmt: skip


def test_a_group_that_never_reported_and_has_no_steps_misses_all_three() -> None:
    (checked,) = check_minutes(a_map(GROUP))
    assert checked.missing == ("goals", "timeline", "responsible")


def test_what_the_newest_report_back_says_counts() -> None:
    (checked,) = check_minutes(a_map(GROUP, FULL))
    assert set(checked.found.values()) == {"report_back"}
    assert checked.missing == ()
    newer = FULL.but(id="rb2", on=date(2027, 6, 1), timeline="", goals="")
    (checked,) = check_minutes(a_map(GROUP, FULL, newer))
    assert (checked.missing, checked.report_back) == (("goals", "timeline"), newer)


def test_steps_count_when_every_open_one_says_it() -> None:
    (checked,) = check_minutes(a_map(GROUP, STEP))
    assert checked.missing == ()
    bare = ActionStep(id="t2", text="Rent it", workgroup="wg1")
    (checked,) = check_minutes(a_map(GROUP, STEP, bare))
    assert checked.missing == ("goals", "timeline", "responsible")
    (checked,) = check_minutes(a_map(GROUP, STEP, bare.but(status="done")))
    assert checked.missing == ()


@pytest.mark.parametrize("who", ["all", "the team", "everyone", "TBD"])
def test_all_is_nobody(who: str) -> None:
    (checked,) = check_minutes(a_map(GROUP, FULL.but(responsible=who)))
    assert checked.missing == ("responsible",)


def test_closed_groups_are_not_asked_and_the_emptiest_stands_first() -> None:
    closed = Workgroup(id="wg2", name="Days", closed_on=date(2027, 1, 1))
    empty = Workgroup(id="wg3", name="Weekends")
    found = check_minutes(a_map(GROUP, FULL, closed, empty))
    assert [c.workgroup.id for c in found] == ["wg3", "wg1"]
