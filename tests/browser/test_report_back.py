"""A chair reports back on a phone without any script, by keyboard alone; the committee sees it."""

from __future__ import annotations

from playwright.sync_api import expect

from sim_workshop.domain.year.monitoring import ReportBack
from sim_workshop.use_cases import planning, prioritizing, reporting_back, working
from tests.browser.conftest import Visit
from tests.browser.rooms import HELD, Houses
from tests.browser.visiting import PHONE, width_over


def test_reported_by_keyboard_on_a_phone_without_a_script(houses: Houses, visit: Visit) -> None:
    room = houses.empty("Report County")
    group = working.form_workgroup(room.lead, name="Nights", chair="Ana Ruiz")
    priority = prioritizing.name_priority(room.lead, title="Beds").id
    planning.place_step(room.lead, priority=priority, text="Find a house", workgroup=group.id)
    key = reporting_back.make_report_link(room.lead, id=group.id)
    page = visit(viewport=PHONE, java_script_enabled=False).context.new_page()
    page.goto(f"{houses.server.url}/report-back/{key}")
    page.get_by_label("Goals").focus()
    for words in ("Open by May", "May 2027", "Ana Ruiz", "A lease is signed", HELD):
        page.keyboard.type(words)
        page.keyboard.press("Tab")
    page.get_by_label("How it stands").select_option("stalled")
    send = page.get_by_role("button", name="Send the report-back")
    send.focus()
    page.keyboard.press("Enter")
    expect(page.get_by_role("alert")).to_contain_text("This may identify a person")
    expect(page.get_by_label("Goals")).to_have_value("Open by May")
    page.get_by_label("Trouble").fill("No money for staff")
    send.click()
    expect(page.get_by_role("alert")).to_contain_text("Say in a few words why")
    page.get_by_label("Reason").fill("No lease yet")
    send.click()
    expect(page.get_by_role("status")).to_contain_text("Sent. Thank you.")
    assert width_over(page) <= 0
    (made,) = room.map.all(ReportBack)
    assert (made.progress, made.trouble) == ("A lease is signed", "No money for staff")

    seen = visit(room.lead.member, room=room).open("/meetings")
    expect(seen.get_by_text("No workgroup lacks any of the three.")).to_be_visible()
    seen = visit(room.lead.member, room=room).open("/progress")
    expect(seen.get_by_text("No lease yet")).to_be_visible()
