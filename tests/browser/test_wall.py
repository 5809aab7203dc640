"""The projected screen: read from the back row, with nothing to press and nothing cut off."""

from __future__ import annotations

import re
from typing import Any
from zoneinfo import ZoneInfo

import pytest
from playwright.sync_api import Page, expect

from sim_workshop.use_cases import arranging, evidencing, hosting, mapping, prioritizing, showing
from tests.browser.conftest import Start, Visit
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


def test_the_countys_numbers_are_legible_one_card_to_a_page(visit: Visit, room: Room) -> None:
    given: dict[str, Any] = {"measure": "m2.1", "unit": "people", "source": "Jail roster"}
    for year, value in (("2022", "4120"), ("2023", "3390"), ("2024", "3512")):
        shown = evidencing.place_number(room.lead, value=value, period=year, **given)
    small = evidencing.place_number(room.lead, measure="m2.4", value="4", unit="people")
    showing.show_cards(room.lead, ids=[shown.id, small.id])
    showing.pause_wall(room.lead, paused=True)  # it would turn while a slow browser opens it
    page = wall_of(visit, room)
    assert_legible(page, "evidence")
    expect(page.locator(".evidence .large strong")).to_have_text("3,512")
    expect(page.locator("svg.trend")).to_have_attribute(
        "aria-label", "2022: 4,120; 2023: 3,390; 2024: 3,512"
    )
    showing.turn_wall(room.lead, by=1)
    expect(page.get_by_text("Not shown: too few people")).to_be_visible()
    assert_legible(page, "evidence")
    showing.pause_wall(room.lead, paused=False)
    arranging.move_room(room.lead, stage="intercept")
    page.wait_for_selector("#wall[data-step=intercept]")


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


def test_an_empty_workshop_shows_where_the_room_is_and_how_to_join(
    visit: Visit, houses: Houses
) -> None:
    room = houses.empty("Empty County")
    arranging.move_room(room.lead, stage="intercept", at="1")
    page = wall_of(visit, room)
    expect(page.locator("#title")).to_have_text("Law Enforcement")
    expect(page.locator(".column .none:visible")).to_have_count(3)
    expect(page.locator(".join img")).to_be_visible()
    expect(page.locator(".join .code")).to_have_text(hosting.spoken_code(room.code))
    expect(page.locator(".strip li")).to_have_count(len(room.map.intercepts))
    expect(page.locator("[aria-current=step]")).to_contain_text("Law Enforcement")


FIRST_IS_NOT = "b => document.querySelector('.gap .card:not([hidden]) .words').innerText != b"


def full_room(houses: Houses) -> Room:
    room = houses.empty("Full County")
    arranging.move_room(room.lead, stage="intercept", at="1")
    for n in range(24):
        mapping.place_entry(room.participant, kind="gap", text=f"Missing number {n}", places=["1"])
    return room


def cards(page: Page) -> list[str]:
    return page.locator(".column.gap .card:visible .words").all_inner_texts()


def test_two_walls_turn_together_and_a_facilitator_holds_and_turns_both(
    visit: Visit, houses: Houses
) -> None:
    room = full_room(houses)
    showing.pause_wall(room.lead, paused=True)
    walls = [wall_of(visit, room), wall_of(visit, room)]
    for wall in walls:
        expect(wall.get_by_text("more on other pages")).to_be_visible()
    first = cards(walls[0])
    seen = set(first)
    for _turn in range(12):
        before = cards(walls[0])
        showing.turn_wall(room.lead, by=1)
        for wall in walls:
            wall.wait_for_function(
                FIRST_IS_NOT,
                arg=before[0],
            )
            wait_until_quiet(wall)
        assert cards(walls[0]) == cards(walls[1])
        seen |= set(cards(walls[0]))
        if len(seen) == 24:
            break
    assert len(seen) == 24
    here = cards(walls[0])
    walls[1].wait_for_timeout(9_000)  # a turn goes by, and it is held
    assert cards(walls[0]) == cards(walls[1]) == here
    walls[1].reload()
    walls[1].wait_for_selector(".card:visible")
    wait_until_quiet(walls[1])
    assert cards(walls[1]) == here
    showing.pause_wall(room.lead, paused=False)
    for wall in walls:
        wall.wait_for_function(
            FIRST_IS_NOT,
            arg=here[0],
        )
    wait_until_quiet(walls[0])
    assert cards(walls[0]) == cards(walls[1])


def test_what_is_pinned_stands_at_the_head_of_every_page(visit: Visit, houses: Houses) -> None:
    room = full_room(houses)
    oldest = next(gap.id for gap in room.map.gaps if gap.text == "Missing number 0")
    showing.pin_entry(room.lead, id=oldest)
    showing.pause_wall(room.lead, paused=True)
    page = wall_of(visit, room)
    expect(page.get_by_text("more on other pages")).to_be_visible()
    before = cards(page)
    assert before[0] == "Missing number 0"
    showing.turn_wall(room.lead, by=1)
    page.wait_for_function(
        "b => document.querySelectorAll('.gap .card:not([hidden]) .words')[1].innerText != b",
        arg=before[1],
    )
    assert cards(page)[0] == "Missing number 0"
    assert_nothing_cut(page)


def assert_nothing_cut(page: Page) -> None:
    wait_until_quiet(page)
    assert [t for t in page.evaluate(TEXTS) if t["out"] or t["cut"]] == []


def test_a_withdrawn_link_and_a_deleted_workshop_leave_the_last_picture_and_say_so(
    visit: Visit, houses: Houses
) -> None:
    room = houses.empty("Deleted County")
    arranging.move_room(room.lead, stage="intercept", at="1")
    mapping.place_entry(room.participant, kind="gap", text="Last words", places=["1"])
    page = wall_of(visit, room)
    expect(page.get_by_text("Last words")).to_be_visible()
    key = hosting.new_link(houses.store, room.code, "wall")
    other = visit(hosting.sign_in_with_key(houses.store, key), room=room, viewport=PROJECTOR)
    lent = other.open(f"/wall/{room.code}")
    hosting.withdraw_links(room.lead, role="wall")
    mapping.place_entry(room.participant, kind="gap", text="Not for a lent wall", places=["1"])
    expect(page.get_by_text("Not for a lent wall")).to_be_visible()
    expect(lent.locator("#lost")).to_have_text("The link of this wall was withdrawn or has expired")
    expect(lent.get_by_text("Last words")).to_be_visible()
    expect(lent.get_by_text("Not for a lent wall")).to_have_count(0)
    hosting.delete_workshop(houses.store, houses.host, room.code)
    expect(page.locator("#lost")).to_have_text("This workshop was deleted")
    expect(page.get_by_text("Last words")).to_be_visible()


def test_a_restart_of_the_server_changes_nothing_but_the_age_mark(
    visit: Visit, start: Start
) -> None:
    """And F5 after it: the same picture."""
    houses = Houses(start())
    room = houses.empty("Restarted County")
    arranging.move_room(room.lead, stage="intercept", at="1")
    arranging.start_timer(room.lead, minutes=45)
    mapping.place_entry(room.participant, kind="gap", text="Written before", places=["1"])
    visitor = visit(home=houses.server.url, viewport=PROJECTOR)
    visitor.context.add_cookies([houses.cookie(room.lead.member, at=room.code)])  # type: ignore[list-item]
    page = visitor.open(f"/wall/{room.code}")
    houses.server.kill()
    mapping.place_entry(room.participant, kind="gap", text="Written meanwhile", places=["1"])
    expect(page.locator("#lost")).to_contain_text("Picture from")
    expect(page.get_by_text("Written before")).to_be_visible()
    houses.server.start()
    expect(page.get_by_text("Written meanwhile")).to_be_visible()
    expect(page.locator("#lost")).to_have_text("")
    before = page.locator("#stage").inner_text()
    page.reload()
    expect(page.get_by_text("Written meanwhile")).to_be_visible()
    assert page.locator("#stage").inner_text().replace("new\n", "") == before.replace("new\n", "")
    expect(page.locator("#timer")).to_be_visible()
    houses.close()


def test_what_cannot_be_drawn_leaves_the_picture_before(visit: Visit, houses: Houses) -> None:
    room = full_room(houses)
    visitor = visit(room.lead.member, room=room, viewport=PROJECTOR)
    page = visitor.open(f"/wall/{room.code}")
    before = cards(page)
    page.evaluate("void (VIEWS.break.draw = () => { throw new Error('on purpose'); })")
    arranging.move_room(room.lead, stage="break")
    page.wait_for_timeout(500)
    assert cards(page) == before
    assert any("on purpose" in problem for problem in visitor.problems)
    visitor.problems.clear()
    arranging.move_room(room.lead, stage="intercept")
    expect(page.locator(".column.gap .card:visible").first).to_be_visible()


def test_clocks_of_the_wall_are_the_workshops_not_the_projectors(
    visit: Visit, houses: Houses
) -> None:
    room = houses.demonstration()
    arranging.start_timer(room.lead, minutes=10)
    arranging.move_room(room.lead, stage="break")
    ends = room.map.room.timer_ends
    assert ends
    away = visit(
        room.lead.member, room=room, viewport=PROJECTOR, timezone_id="Asia/Tokyo"
    ).open(f"/wall/{room.code}")  # fmt: skip
    back = ends.astimezone(ZoneInfo(room.map.workshop.time_zone)).strftime("%H:%M")
    expect(away.get_by_text(f"We go on at {back}")).to_be_visible()


def test_number_cards_begin_with_the_first_and_stay_over_f5(visit: Visit, houses: Houses) -> None:
    room = houses.demonstration()
    shown = [
        evidencing.place_number(room.lead, measure=measure, value="4120", unit="people")
        for measure in ("m2.1", "m2.4", "m2.8")
    ]
    showing.show_cards(room.lead, ids=[n.id for n in shown])
    showing.pause_wall(room.lead, paused=True)
    walls = [wall_of(visit, room) for _ in range(2)]
    page = walls[0].locator(".evidence .page")
    expect(page).to_have_text(re.compile(r"^[12] / 3$"))  # a slow machine may have turned once
    showing.turn_wall(room.lead, by=1)
    wait_until_quiet(walls[0])
    here = page.inner_text()
    walls[0].reload()
    for wall in walls:
        expect(wall.locator(".evidence .page")).to_have_text(here)


def test_the_wall_counts_down_to_the_close_of_the_vote_not_to_the_end_of_a_timer(
    visit: Visit, room: Room
) -> None:
    page, (round_,) = wall_of(visit, room), [r for r in room.map.rounds if r.state == "open"]
    timer = page.locator("#timer")
    expect(timer).to_be_hidden()
    arranging.start_timer(room.lead, minutes=20)
    expect(timer).to_contain_text("left of 20 min")
    prioritizing.close_round(room.lead, round=round_.id, seconds=120)
    expect(timer).to_contain_text(re.compile(r"^[12]:\d\d until the vote closes$"))
    prioritizing.reopen_round(room.lead, round=round_.id)
    expect(timer).to_be_hidden()  # with a vote the clock of the room stops
