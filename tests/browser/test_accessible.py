"""Every screen for everybody: axe, no sideways scrolling, no failure, all by keyboard."""

from __future__ import annotations

import os
from typing import Any

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Page, expect

from tests.browser.conftest import Visit
from tests.browser.rooms import Houses, Room
from tests.browser.running import ROOT
from tests.browser.screens import LOOKS, Look
from tests.browser.visiting import (
    LAPTOP,
    PHONE,
    PROJECTOR,
    Scheme,
    capture,
    press,
    upload,
    width_over,
)

Light = tuple[tuple[int, int], Scheme]
LIGHTS: tuple[Light, ...] = (
    (PHONE, "dark"), (LAPTOP, "light"), (LAPTOP, "dark"), (PHONE, "light"),
)  # fmt: skip
ALL = bool(os.environ.get("SIM_AXE_ALL"))
SEEN = [
    pytest.param(look, light, id=f"{look.name}-{light[0][0]}-{light[1]}")
    for look in LOOKS for light in LIGHTS[: 4 if ALL else 1 if look.again else 2]
]  # fmt: skip
"""Each screen on a dark phone and a light laptop; all four ways only when asked for."""
SERIOUS = ("serious", "critical")
AXE = Axe()


def violations(page: Page) -> list[str]:
    """What axe holds to be serious, each in a line."""
    found: list[dict[str, Any]] = AXE.run(page).response["violations"]
    return [
        f"{v['id']}: {node['target']} {node['failureSummary']}"
        for v in found if v["impact"] in SERIOUS for node in v["nodes"]
    ]  # fmt: skip


@pytest.mark.parametrize(("look", "light"), SEEN)
def test_a_screen_is_for_everybody(
    look: Look, light: Light, visit: Visit, houses: Houses, rooms: dict[str, Room]
) -> None:
    room, (viewport, scheme) = rooms[look.room], light
    visitor = visit(*look.members(houses, room), room=room, viewport=viewport, scheme=scheme)
    page = visitor.open(look.address(room))
    if look.upload:
        upload(page, ROOT / "tests" / "data" / look.upload)
    if look.press:
        press(page, look.press)
    assert width_over(page) <= 0
    assert violations(page) == []


@pytest.mark.parametrize("room_name", ["demonstration", "voting"])
@pytest.mark.parametrize("asked", ["", "?dark"])
def test_the_wall_is_for_everybody(
    room_name: str, asked: str, visit: Visit, rooms: dict[str, Room]
) -> None:
    room = rooms[room_name]
    visitor = visit(room.lead.member, room=room, viewport=PROJECTOR)
    page = visitor.open(f"/wall/{room.code}{asked}")
    assert width_over(page) <= 0
    assert violations(page) == []


def test_one_writes_without_a_mouse(houses: Houses, visit: Visit) -> None:
    room = houses.demonstration()
    page = visit(room.participant.member, room=room).open("/intercept?at=1")
    for _ in range(40):
        page.keyboard.press("Tab")
        if capture(page).evaluate("field => field.getRootNode().activeElement === field"):
            break
    page.keyboard.type("Nobody answers at night")
    page.keyboard.press("Enter")
    expect(page.get_by_role("button", name="Nobody answers at night")).to_be_visible()
    expect(capture(page)).to_have_value("")
    page.keyboard.type("and the next")
    expect(capture(page)).to_have_value("and the next")
    assert "Nobody answers at night" in [gap.text for gap in room.map.gaps]
