"""Meetings: the next one, those nobody wrote about, and who came by agency."""

from __future__ import annotations

from datetime import date
from itertools import pairwise

from hypothesis import given
from hypothesis import strategies as st

from sim_workshop.domain.committee import Meeting
from sim_workshop.domain.year.around import charter_of
from sim_workshop.domain.year.engagement import Agency, Charter
from sim_workshop.domain.year.meeting_facts import (
    Attended,
    attendance,
    coming,
    every,
    held,
    next_meeting,
    passed,
    without_minutes,
)
from tests.builders import a_map

TODAY = date(2027, 6, 15)


def a_meeting(id: str, on: date | None, **known: object) -> Meeting:
    return Meeting.model_validate({"id": id, "title": "Committee", "on": on, **known})


def test_meetings_to_come_passed_and_held() -> None:
    late = a_meeting("m1", date(2027, 6, 1))
    now = a_meeting("m2", TODAY)
    undated = a_meeting("m3", None)
    done = a_meeting("m4", date(2027, 5, 1), held=True)
    group = a_meeting("m5", date(2027, 6, 20), workgroup="wg1")
    map_ = a_map(group, undated, late, done, now)
    assert coming(map_, TODAY) == (now, group, undated)
    assert passed(map_, TODAY) == (late,)
    assert held(map_) == (done,)
    assert next_meeting(map_, TODAY) == now
    assert next_meeting(map_, date(2027, 6, 16)) is None, "the whole committee's, not a group's"
    assert next_meeting(map_, TODAY, "wg1") == group


def test_held_without_minutes_is_said_and_a_decision_is_enough() -> None:
    bare = a_meeting("m1", TODAY, held=True)
    decided = a_meeting("m2", TODAY, held=True, decisions=("Meet monthly",))
    assert without_minutes(a_map(bare, decided)) == (bare,)


def test_attendance_counts_agencies_of_meetings_with_a_tick_list() -> None:
    first = a_meeting("m1", date(2027, 1, 5), held=True, attended=("Jail", "Clinic"))
    second = a_meeting("m2", date(2027, 2, 5), held=True, attended=("clinic",))
    unticked = a_meeting("m3", date(2027, 3, 5), held=True)
    map_ = a_map(second, first, unticked, Agency(id="ag1", name="Court"))
    assert attendance(map_) == (
        Attended("Court", 0, 2, None),
        Attended("Jail", 1, 2, date(2027, 1, 5)),
        Attended("Clinic", 2, 2, date(2027, 2, 5)),
    )
    assert attendance(a_map(unticked, Agency(id="ag1", name="Court"))) == ()


def test_the_charter_says_how_often() -> None:
    assert charter_of(a_map()).meets_every_days == 30
    assert charter_of(a_map(Charter(meets_every_days=14))).meets_every_days == 14


@given(st.dates(date(2000, 1, 1), date(2100, 1, 1)), st.integers(1, 366), st.integers(1, 24))
def test_a_series_is_equally_far_apart(first: date, days: int, count: int) -> None:
    found = every(first, days, count)
    assert found[0] == first
    assert len(found) == count
    assert {(b - a).days for a, b in pairwise(found)} <= {days}
