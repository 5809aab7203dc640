"""The second day in real browsers: one writes, the others read along and lose nothing."""

from __future__ import annotations

import re

import pytest
from playwright.sync_api import Page, expect

from sim_workshop.use_cases import arranging, engaging, grouping, planning
from sim_workshop.use_cases.acting import Acting
from tests.browser.conftest import Visit
from tests.browser.rooms import Houses, Room
from tests.browser.test_wall import SMALLEST_PX, TEXTS
from tests.browser.visiting import PHONE, PROJECTOR, capture, press, wait_until_quiet, width_over


@pytest.fixture
def room(houses: Houses) -> Room:
    return houses.grouping()


def colleague(room: Room, name: str = "Lee Okafor") -> Acting:
    member = engaging.join(room.store, room.code, name, "County clinic")
    return Acting(room.store, room.code, member)


def save_step(page: Page, text: str) -> None:
    drawer = page.get_by_role("dialog")
    drawer.get_by_label("Action step", exact=True).fill(text)
    drawer.get_by_label("Who", exact=True).fill("Ana Ruiz")
    drawer.get_by_role("button", name="Save the step").click()
    expect(drawer).to_have_count(0)


def test_a_reader_signs_up_reads_along_and_takes_the_pen(visit: Visit, room: Room) -> None:
    reader, first = colleague(room), room.map.breakouts[0]
    writes = visit(room.participant.member, room=room).open("/groups")
    reads = visit(reader.member, room=room, viewport=PHONE).open("/groups")
    title = room.map.chosen[0].title
    reads.get_by_role("button", name=f"Join this group: {title}").click()
    expect(reads.get_by_text("Your group")).to_be_visible()
    expect(writes.get_by_text("2 of 8 seats")).to_be_visible()
    expect(reads.get_by_role("button", name="Add a step")).to_have_count(0)
    capture(reads).fill("Half a thought about")
    press(writes, "Add a step")
    save_step(writes, "Ask the judge for a calendar")
    for page in (writes, reads):
        expect(page.get_by_text("Ask the judge for a calendar").first).to_be_visible()
    expect(capture(reads)).to_have_value("Half a thought about")
    expect(capture(reads)).to_be_focused()
    assert width_over(reads) == 0
    reads.get_by_role("button", name="Take the pen over").click()
    expect(reads.get_by_role("button", name="Add a step")).to_be_visible()
    expect(writes.get_by_role("button", name="Add a step")).to_have_count(0)
    expect(writes.get_by_text("One person of the group writes for all.")).to_be_visible()
    expect(capture(reads)).to_have_value("Half a thought about")
    assert next(b for b in room.map.breakouts if b.id == first.id).scribe == reader.member.id


def test_a_half_typed_step_stays_while_others_write_and_the_room_moves(
    visit: Visit, room: Room
) -> None:
    page = visit(room.participant.member, room=room).open("/groups")
    press(page, "Add a step")
    field = page.get_by_role("dialog").get_by_label("Action step", exact=True)
    field.fill("Half a step")
    priority = room.map.breakouts[0].priority
    planning.place_step(room.lead, priority=priority, text="By a facilitator")
    expect(page.get_by_text("By a facilitator")).to_have_count(1)
    arranging.move_room(room.lead, stage="intercept")
    page.wait_for_timeout(1500)  # longer than a screen waits before it follows
    expect(field).to_have_value("Half a step")
    expect(field).to_be_focused()


def test_the_console_shows_how_far_and_puts_a_table_on_the_wall(visit: Visit, room: Room) -> None:
    lead = visit(room.lead.member, room=room).open("/console")
    press(lead, "Groups")
    expect(lead.get_by_text("1 of 8 seats")).to_be_visible()
    priority = room.map.breakouts[1].priority
    planning.place_step(room.lead, priority=priority, text="One more", who="Ana Ruiz", when="2027")
    expect(lead.get_by_text(re.compile("^3 steps"))).to_be_visible()
    wall = visit(room.lead.member, room=room, viewport=PROJECTOR).open(f"/wall/{room.code}")
    expect(wall.get_by_text("Table 3")).to_be_visible()
    first = room.map.chosen[0]
    lead.get_by_role("button", name=f"Show on the wall: {first.title}").click()
    expect(wall.locator("#title")).to_have_text(first.title)
    expect(lead.get_by_text("On the wall now")).to_be_visible()
    for number in range(9):
        long = "agree with every hospital how a person is handed over at night " * (1 + number % 4)
        planning.place_step(room.lead, priority=first.id, text=f"{number} {long}", who="all")
    expect(wall.get_by_text(re.compile(r"^Page \d of \d$"))).to_be_visible()
    wait_until_quiet(wall)
    texts = wall.evaluate(TEXTS)
    assert [t for t in texts if t["size"] < SMALLEST_PX or t["out"] or t["cut"]] == []
    assert wall.locator("button, input, select, textarea, a, [contenteditable]").count() == 0
    rows = wall.locator(".report .rows").bounding_box()
    last = wall.locator(".report tbody tr:visible").last.bounding_box()
    assert rows
    assert last
    assert last["y"] + last["height"] <= rows["y"] + rows["height"] + 1, "only whole rows"
    expect(wall.get_by_text(re.compile("steps without a lead"))).to_be_visible()


def test_the_drawer_of_the_console_seats_a_group_and_hands_its_pen_on(
    visit: Visit, room: Room
) -> None:
    lee, second = colleague(room), room.map.breakouts[1]
    grouping.join_group(lee, group=second.id)
    page = visit(room.lead.member, room=room).open("/console")
    press(page, "Groups")
    title = room.map.chosen[1].title
    page.get_by_role("button", name=f"Place, people, pen: {title}").click()
    drawer = page.get_by_role("dialog")
    expect(drawer.get_by_text("Lee Okafor, County clinic").first).to_be_visible()
    drawer.get_by_label("Where it sits").fill("Jury room")
    drawer.get_by_role("combobox", name="Who has the pen").click()
    page.get_by_role("option", name="Lee Okafor, County clinic").click()
    drawer.get_by_role("button", name="Save").click()
    expect(page.get_by_text("The group was changed.")).to_be_visible()
    found = next(b for b in room.map.breakouts if b.id == second.id)
    assert (found.place, found.scribe) == ("Jury room", lee.member.id)
