"""The wall is opened twice side by side and pressed F5 on in the middle of the day: both show the
same, and neither is ever empty."""

from __future__ import annotations

import pytest
from playwright.sync_api import expect

from sim_workshop.use_cases import arranging, mapping
from tests.browser.conftest import Visit
from tests.browser.rooms import Houses, Room
from tests.browser.visiting import PROJECTOR


@pytest.fixture
def room(houses: Houses) -> Room:
    return houses.demonstration()


def test_pitfall_14_two_walls_and_a_reload(visit: Visit, room: Room) -> None:
    arranging.move_room(room.lead, stage="intercept", at="1", prompt=0)
    walls = [
        visit(room.lead.member, room=room, viewport=PROJECTOR).open(f"/wall/{room.code}")
        for _ in range(2)
    ]
    for wall in walls:
        wall.wait_for_selector("#wall[data-step=intercept]")
    mapping.place_entry(room.lead, kind="gap", text="Said to both walls", places=["1"])
    for wall in walls:
        expect(wall.get_by_text("Said to both walls")).to_have_count(1)
    walls[0].reload()
    mapping.place_entry(room.lead, kind="gap", text="Said during F5", places=["1"])
    for wall in walls:
        expect(wall.get_by_text("Said to both walls")).to_have_count(1)
        expect(wall.get_by_text("Said during F5")).to_have_count(1)
    assert len({wall.locator("#title").inner_text() for wall in walls}) == 1
