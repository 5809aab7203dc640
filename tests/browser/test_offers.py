"""While somebody types: an offer above the line, words added to an entry, seen on other screens."""

from __future__ import annotations

from playwright.sync_api import expect

from sim_workshop.use_cases import arranging, mapping
from tests.browser.conftest import Visit
from tests.browser.rooms import Houses
from tests.browser.visiting import PHONE

SAID = "No crisis bed for police at night"
TYPED = "Police have no crisis bed at night"


def test_one_types_sees_the_offer_and_adds_theirs(houses: Houses, visit: Visit) -> None:
    room = houses.empty("Offer County")
    arranging.move_room(room.lead, stage="intercept", at="1")
    entry = mapping.place_entry(room.lead, kind="gap", text=SAID, places=["1"])
    other = visit(room.lead.member, room=room).open("/intercept?at=1")
    page = visit(room.participant.member, room=room, viewport=PHONE).open("/intercept?at=1")
    field = page.locator(".capture .field")
    field.click()
    where = field.bounding_box()
    field.press_sequentially(TYPED, delay=15)
    offer = page.locator(".offers .offered")
    expect(offer).to_contain_text(SAID)
    expect(page.locator(".offers [role=status]")).to_contain_text("1 similar entry above")
    now = field.bounding_box()
    assert field.evaluate("e => e.getRootNode().activeElement === e"), "the cursor was moved"
    assert where
    assert now
    box = offer.bounding_box()
    assert box
    assert box["y"] + box["height"] <= now["y"], "the offer covers the line"
    page.keyboard.press("Escape")
    expect(offer).to_be_hidden()
    assert field.input_value() == TYPED
    field.press_sequentially(" x", delay=15)
    page.wait_for_timeout(700)
    expect(offer).to_be_hidden()  # closed for this text
    field.fill("")
    field.press_sequentially(TYPED, delay=15)
    expect(offer).to_be_visible()
    page.keyboard.press("Shift+Tab")
    page.keyboard.press("Enter")
    expect(page.locator(".capture .status")).to_contain_text("Saved")
    expect(other.locator(".columns .card", has_text=SAID)).to_contain_text("said by 2")
    assert field.input_value() == ""
    assert field.evaluate("e => e.getRootNode().activeElement === e")
    assert [w.text for w in room.map.gaps[0].wordings] == [TYPED]
    read = visit(room.lead.member, room=room).open(f"/entry?id={entry.id}")
    expect(read.get_by_text(TYPED)).to_be_visible()


def test_saving_does_not_wait_for_the_offer(houses: Houses, visit: Visit) -> None:
    room = houses.empty("Quick County")
    arranging.move_room(room.lead, stage="intercept", at="1")
    mapping.place_entry(room.lead, kind="gap", text=SAID, places=["1"])
    person = visit(room.participant.member, room=room)
    person.context.route("**/similar/**", lambda route: None)  # never answered
    page = person.open("/intercept?at=1")
    field = page.locator(".capture .field")
    field.click()
    field.press_sequentially(TYPED, delay=15)
    page.wait_for_timeout(500)
    page.keyboard.press("Enter")
    expect(page.locator(".capture .status")).to_contain_text("Saved")
    assert {g.text for g in room.map.gaps} == {SAID, TYPED}
