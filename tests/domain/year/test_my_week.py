"""Whose week it is: by name on steps and chairs, else everybody's."""

from __future__ import annotations

from datetime import date, timedelta

import pytest

from sim_workshop.domain.committee import Meeting
from sim_workshop.domain.plan import ActionStep
from sim_workshop.domain.year.engagement import Charter
from sim_workshop.domain.year.my_week import is_on, week_of
from sim_workshop.domain.year.working import Matter, Workgroup
from tests.builders import a_map, a_member

TODAY = date(2028, 3, 1)


def day(ahead: int) -> date:
    return TODAY + timedelta(days=ahead)


def step(id: str, due: int, lead: str = "", **known: str) -> ActionStep:
    return ActionStep(id=id, text="Find a house", due=day(due), lead=lead, **known)


@pytest.mark.parametrize(
    ("name", "written", "there"),
    [
        ("Jane Roe", "Jane Roe", True),
        ("jane  roe", "Jane Roe, Health Department", True),
        ("Jane Roe", "Jane Roe (Health)", True),
        ("Jane", "Jane Roe", False),
        ("Roe", "", False),
        ("", "", False),
    ],
)
def test_a_name_stands_there_alone_or_before_a_post(name: str, written: str, there: bool) -> None:
    assert is_on(name.replace("  ", " "), (written,)) is there


def test_ones_own_steps_by_day() -> None:
    jane = a_member("planner", name="Jane Roe")
    map_ = a_map(step("a", -1, "Jane Roe"), step("b", 0, "Jane Roe"), step("c", 7, "Jane Roe"),
                 step("d", 8, "Jane Roe"), step("e", -1, "Tom Oak"),
                 step("f", -9, "Jane Roe", status="done"))  # fmt: skip
    week = week_of(map_, jane, TODAY)
    assert (week.named, [s.id for s in week.overdue], [s.id for s in week.due]) == (
        True, ["a"], ["b", "c"],
    )  # fmt: skip
    everybody = week_of(map_, jane, TODAY, everybody=True)
    assert [s.id for s in everybody.overdue] == ["a", "e"]


def test_a_workgroups_chair_sees_its_meetings_and_the_committees_and_a_matter_is_everybodys() -> (
    None
):
    chair = a_member("planner", name="Jo Lee")
    map_ = a_map(
        Workgroup(id="w1", name="Housing", chair="Jo Lee"), Workgroup(id="w2", name="Jail"),
        Meeting(id="m1", title="Committee", on=day(31)),
        Meeting(id="m2", title="Housing", on=day(1), workgroup="w1"),
        Meeting(id="m3", title="Jail", on=day(2), workgroup="w2"),
        Meeting(id="m4", title="Far", on=day(32)), Meeting(id="m5", title="Past", on=day(-1)),
        Matter(id="ma", text="The form is long"), Matter(id="mb", text="Old", state="closed"),
    )  # fmt: skip
    week = week_of(map_, chair, TODAY)
    assert [g.id for g in week.groups] == ["w1"]
    assert [m.id for _, m in week.meetings] == ["m2", "m1"]
    assert [m.id for m in week.matters] == ["ma"]
    assert not week.leads_committee


def test_the_chair_of_the_committee_sees_every_meeting() -> None:
    chair = a_member("facilitator", name="Ana Ruiz")
    map_ = a_map(Charter(chair="Ana Ruiz"), Workgroup(id="w2", name="Jail"),
                 Meeting(id="m3", title="Jail", on=day(2), workgroup="w2"))  # fmt: skip
    week = week_of(map_, chair, TODAY)
    assert (week.leads_committee, [m.id for _, m in week.meetings]) == (True, ["m3"])
    assert not week.is_free
