"""The map on the projected screen: chosen at the console, drawn anew without a flicker."""

from __future__ import annotations

import os
from pathlib import Path

import pytest
from playwright.sync_api import Page, expect

from sim_workshop.use_cases import arranging, mapping, showing
from tests.browser.conftest import Visit
from tests.browser.rooms import Houses, Room
from tests.browser.visiting import PROJECTOR, wait_until_quiet

WATCH = """() => {
  window.empty = 0; window.painted = 0; window.anew = 0;
  const look = () => { if (!document.querySelector('.picture svg')) window.empty += 1; };
  const seen = (changes) => {
    window.painted += 1;
    for (const change of changes) window.anew += change.addedNodes.length;
    requestAnimationFrame(look);
  };
  const watched = { childList: true, subtree: true };
  new MutationObserver(seen).observe(document.querySelector('.picture > div'), watched);
}"""
SMALLEST = """() => Math.min(...[...document.querySelectorAll('.picture text')]
  .map((text) => text.getBoundingClientRect().height))"""
SIZES = """() => {
  const picture = document.querySelector('.picture svg');
  const scale = picture.getBoundingClientRect().width / picture.viewBox.baseVal.width;
  return [...picture.querySelectorAll('text')]
    .map((text) => [text.textContent, parseFloat(text.getAttribute('font-size')) * scale])
    .filter(([said, size]) => size < 23.9 && !/^[0-9?]+$/.test(said));
}"""
"""What is smaller than 24 px, but for the numerals of neighbours, counts and a sign."""
SIZE_OF = """(said) => {
  const text = [...document.querySelectorAll('.picture text')].find((t) => t.textContent === said);
  const picture = text.ownerSVGElement;
  return parseFloat(text.getAttribute('font-size'))
    * picture.getBoundingClientRect().width / picture.viewBox.baseVal.width;
}"""
KEPT = os.environ.get("SIM_PICTURES", "")


@pytest.fixture
def room(houses: Houses) -> Room:
    return houses.demonstration()


def wall_of(visit: Visit, room: Room, asked: str = "") -> Page:
    page = visit(room.lead.member, room=room, viewport=PROJECTOR).open(f"/wall/{room.code}{asked}")
    page.wait_for_selector(".picture svg")
    wait_until_quiet(page)
    return page


def keep(page: Page, name: str) -> None:
    """A picture to look at, when somebody asks for it."""
    if KEPT:
        page.screenshot(path=Path(KEPT) / f"{name}.png")


@pytest.mark.parametrize("asked", ["", "?dark"])
def test_the_whole_map_fits_and_one_intercept_is_large(
    asked: str, visit: Visit, room: Room
) -> None:
    arranging.move_room(room.lead, stage="map", whole_map=True)
    page = wall_of(visit, room, asked)
    expect(page.locator("#title")).to_have_text("The map")
    box = page.locator(".picture svg").bounding_box()
    assert box
    assert box["y"] >= 0
    assert box["y"] + box["height"] <= PROJECTOR[1]
    assert page.evaluate(SMALLEST) >= 15
    keep(page, f"wall-map-whole{asked[1:]}")
    arranging.move_room(room.lead, stage="map", at="1", whole_map=False)
    expect(page.locator("#title")).to_have_text("Law Enforcement")
    expect(page.locator(".picture").get_by_text("What is missing here")).to_have_count(1)
    wait_until_quiet(page)
    assert page.evaluate(SMALLEST) >= 14, "the numeral in the square of a neighbour"
    assert page.evaluate(SIZES) == []
    assert page.evaluate(SIZE_OF, "911 dispatch") >= 24
    assert page.evaluate("[document.body.scrollWidth, document.body.scrollHeight]") == [*PROJECTOR]
    keep(page, f"wall-map-one{asked[1:]}")


def test_a_new_entry_is_painted_without_a_flicker(visit: Visit, room: Room) -> None:
    arranging.move_room(room.lead, stage="map", whole_map=True)
    page = wall_of(visit, room)
    page.evaluate(WATCH)
    gaps = len([g for g in room.map.gaps if "i3.jail" in g.places])
    mapping.place_entry(room.participant, kind="gap", text="No beds", places=["i3.jail"])
    jail = page.locator(f'.picture [aria-label*="Jail, "][aria-label*="{gaps + 1} gap"]')
    jail.wait_for(state="attached")
    assert page.evaluate("window.painted") == 1
    assert page.evaluate("window.empty") == 0
    marks = page.locator(".picture svg > g > *").count()
    assert page.evaluate("window.anew") < marks / 10, "the rest of the map is not touched"


def test_what_does_not_change_the_map_paints_nothing(visit: Visit, room: Room) -> None:
    arranging.move_room(room.lead, stage="map", whole_map=True)
    page = wall_of(visit, room)
    page.evaluate(WATCH)
    arranging.start_timer(room.lead, minutes=5)
    expect(page.locator("#timer")).to_be_visible()
    wait_until_quiet(page)
    assert page.evaluate("window.painted") == 0


def test_its_pages_obey_the_console_and_stay_over_f5(visit: Visit, room: Room) -> None:
    for gap in range(10):
        mapping.place_entry(room.lead, kind="gap", text=f"Missing {gap}", places=["i1.dispatch"])
    arranging.move_room(room.lead, stage="map", at="1", whole_map=False)
    held = showing.pause_wall(room.lead, paused=True)
    page = wall_of(visit, room)
    number = page.locator(".picture .page")
    expect(number).to_have_text(f"Page {held.wall_page % 2 + 1} of 2")
    showing.turn_wall(room.lead, by=1)
    expect(number).to_have_text(f"Page {(held.wall_page + 1) % 2 + 1} of 2")
    page.reload()
    expect(number).to_have_text(f"Page {(held.wall_page + 1) % 2 + 1} of 2")
    page.wait_for_timeout(9_000)
    expect(number).to_have_text(f"Page {(held.wall_page + 1) % 2 + 1} of 2")
