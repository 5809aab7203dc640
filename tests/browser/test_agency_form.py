"""An agency's form on a phone without any script, and its answers placed by keyboard alone."""

from __future__ import annotations

from playwright.sync_api import expect

from sim_workshop.use_cases import asking_ahead
from tests.browser.conftest import Visit
from tests.browser.rooms import HELD, Houses
from tests.browser.visiting import PHONE, settled, width_over


def test_filled_in_on_a_phone_without_a_script_and_placed_by_keyboard(
    houses: Houses, visit: Visit
) -> None:
    room = houses.empty("Form County")
    form = asking_ahead.make_form(room.lead, agency="County hospital")
    key = asking_ahead.make_form_link(room.lead, id=form.id)
    page = visit(viewport=PHONE, java_script_enabled=False).context.new_page()
    page.goto(f"{houses.server.url}/form/{key}")
    gaps = page.locator("#q10")
    gaps.get_by_label("Answer 1").fill("Nobody answers after five")
    gaps.get_by_label("Where on the way").first.select_option("0")
    gaps.get_by_role("button", name="One more line 10").click()
    expect(gaps.locator("textarea")).to_have_count(4)
    gaps.get_by_label("Answer 2").fill(HELD)
    page.get_by_role("button", name="Save and go on later").click()
    expect(page.get_by_role("status")).to_contain_text("Saved.")
    expect(gaps.get_by_text("Saved, but held")).to_be_visible()
    gaps.get_by_label("Answer 2").fill("")
    page.get_by_role("button", name="Send to the facilitators").click()
    expect(page.get_by_role("status")).to_contain_text("Sent to the facilitators")
    assert [a.text for a in room.map.questionnaires[0].answers] == ["Nobody answers after five"]
    assert not room.map.entries()

    seen = visit(room.lead.member, room=room).open(f"/agency_forms?form={form.id}")
    place = seen.get_by_role("button", name="Place", exact=True)
    place.focus()
    seen.keyboard.press("Enter")
    settled(seen)
    expect(seen.get_by_text("Every answer was placed or left out.")).to_be_visible()
    assert [(g.text, g.places, g.credit) for g in room.map.gaps] == [
        ("Nobody answers after five", ("0",), "County hospital")
    ]
    assert width_over(seen) <= 0
