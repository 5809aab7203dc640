"""The projected screen: read from the back row, with nothing to press and nothing cut off."""

from __future__ import annotations

import pytest
from playwright.sync_api import Page, expect

from sim_workshop.use_cases import arranging, hosting, mapping, prioritizing
from tests.browser.conftest import Visit
from tests.browser.rooms import HELD, Houses, Room
from tests.browser.visiting import PROJECTOR, wait_until_quiet

SMALLEST_PX = 24
TEXTS = """() => {
  const found = [];
  const walk = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
  while (walk.nextNode()) {
    const text = walk.currentNode.textContent.trim();
    const element = walk.currentNode.parentElement;
    if (!text || ["SCRIPT", "STYLE"].includes(element.tagName)) continue;
    const range = document.createRange();
    range.selectNodeContents(walk.currentNode);
    const box = range.getBoundingClientRect();
    if (!box.width || getComputedStyle(element).visibility === "hidden") continue;
    found.push({
      text, size: parseFloat(getComputedStyle(element).fontSize),
      out: box.left < 0 || box.top < 0 || box.right > innerWidth || box.bottom > innerHeight,
      cut: getComputedStyle(element).overflow !== "visible"
        && (element.scrollWidth > element.clientWidth + 1
          || element.scrollHeight > element.clientHeight + 4),
    });
  }
  return found;
}"""


@pytest.fixture
def room(houses: Houses) -> Room:
    return houses.voting()


def wall_of(visit: Visit, room: Room) -> Page:
    """The facilitator's own browser shows it: the most that any wall could be told."""
    return visit(room.lead.member, room=room, viewport=PROJECTOR).open(f"/wall/{room.code}")


def assert_legible(page: Page, step: str) -> None:
    page.wait_for_selector(f"#wall[data-step={step}]")
    wait_until_quiet(page)
    texts = page.evaluate(TEXTS)
    assert texts
    assert [t for t in texts if t["size"] < SMALLEST_PX] == []
    assert [t for t in texts if t["out"] or t["cut"]] == []
    assert page.locator("button, input, select, textarea, a, [contenteditable]").count() == 0
    whole = page.evaluate("[document.body.scrollWidth, document.body.scrollHeight]")
    assert whole == list(PROJECTOR)
    expect(page.get_by_text("Practice data")).to_be_visible()


def test_it_follows_the_day_and_is_legible_at_each_step(visit: Visit, room: Room) -> None:
    page, (round_,) = wall_of(visit, room), [r for r in room.map.rounds if r.state == "open"]
    assert_legible(page, "ballot")
    prioritizing.close_round(room.lead, round=round_.id)
    expect(page.get_by_text("The vote is closed")).to_be_visible()
    assert_legible(page, "ballot")
    prioritizing.reveal_round(room.lead, round=round_.id)
    assert_legible(page, "result")
    arranging.move_room(room.lead, stage="plan")
    assert_legible(page, "plan")
    arranging.start_timer(room.lead, minutes=10)
    arranging.move_room(room.lead, stage="break")
    assert_legible(page, "break")
    for intercept in room.map.intercepts:
        arranging.move_room(room.lead, stage="intercept", at=intercept.id)
        expect(page.locator("#title")).to_have_text(intercept.name)
        assert_legible(page, "intercept")


def test_the_longest_texts_fit(
    visit: Visit, houses: Houses, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A code of wide letters, a long prompt, more and longer entries than there is room for."""
    monkeypatch.setattr(hosting, "new_code", lambda: "MWMWWMWM")
    room = houses.demonstration()
    for number in range(12):
        words = "an officer waits four hours in the emergency department " * (1 + number % 4 * 5)
        mapping.place_entry(room.participant, kind="gap", text=f"{number} {words}", places=["1"])
    mapping.place_entry(room.participant, kind="resource", text="W" * 400, places=["1"])
    page = wall_of(visit, room)
    expect(page.get_by_text("more, the list moves by itself").first).to_be_visible()
    asks = {p.ask: n for n, p in enumerate(room.map.pack.prompts_of("1"))}
    arranging.move_room(room.lead, stage="intercept", prompt=asks[max(asks, key=len)])
    expect(page.locator(".prompt")).to_have_text(max(asks, key=len))
    assert_legible(page, "intercept")


def test_a_held_text_is_on_no_wall(visit: Visit, room: Room) -> None:
    arranging.move_room(room.lead, stage="intercept", at="1")
    held = [e.text for e in room.map.entries(hidden=True) if e.standing == "held"]
    assert held == [HELD]
    page = wall_of(visit, room)
    mapping.place_entry(room.participant, kind="gap", text="Seen by all", places=["1"])
    expect(page.get_by_text("Seen by all")).to_be_visible()
    assert HELD not in page.content()


def test_a_vote_under_way_shows_how_many_and_nothing_else(visit: Visit, room: Room) -> None:
    page = wall_of(visit, room)
    votes = sum(1 for m in room.map.members.values() if m.votes and not m.withdrawn)
    expect(page.locator(".sum")).to_have_text(f"1of {votes} have voted")
    for priority in room.map.priorities:
        expect(page.get_by_text(priority.title)).to_have_count(0)
    expect(page.locator(".letter, .bar, .results")).to_have_count(0)
    expect(page.locator(".dots .cast")).to_have_count(1)
