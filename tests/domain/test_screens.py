"""Where somebody who comes in is led."""

from __future__ import annotations

from datetime import date

import pytest

from sim_workshop.domain.people import Member, Role
from sim_workshop.domain.plan import ActionStep
from sim_workshop.domain.screens import first_screen
from sim_workshop.domain.workshop import Workshop
from tests.builders import a_map

DAY = date(2027, 3, 4)
STEP = ActionStep(id="t1", text="Find a house")


@pytest.mark.parametrize(
    ("role", "today", "light", "screen"),
    [
        ("planner", date(2027, 3, 5), False, "year"), ("planner", DAY, False, "who"),
        ("planner", date(2027, 3, 5), True, "light"),
        ("facilitator", date(2027, 3, 5), False, "who"),
        ("stakeholder", date(2027, 3, 5), False, "intercept"),
    ],
)  # fmt: skip
def test_a_planner_is_led_to_the_year_after_once_the_day_is_over(
    role: Role, today: date, light: bool, screen: str
) -> None:
    map_ = a_map(Workshop(starts=DAY, light=light), STEP)
    assert first_screen(map_, Member(id="m1", role=role, workshop=map_.code), today) == screen


def test_without_a_plan_or_a_day_everybody_is_led_to_the_room() -> None:
    planner = Member(id="m1", role="planner", workshop="")
    for records in ((Workshop(starts=DAY),), (Workshop(), STEP)):
        assert first_screen(a_map(*records), planner, date(2028, 1, 1)) == "who"
