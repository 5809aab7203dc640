"""The main job, from an empty room to the files taken home: a facilitator at a laptop and a
participant with a phone, each in a browser of their own."""

from __future__ import annotations

import csv
from dataclasses import dataclass
from pathlib import Path

from docx import Document
from openpyxl import load_workbook
from playwright.sync_api import Locator, Page, expect

from sim_workshop.domain.workshop import Map
from sim_workshop.store import open_store
from tests.browser.conftest import Start, Visit
from tests.browser.running import Server
from tests.browser.visiting import PHONE, capture, press, settled

GAP, RESOURCE = "No crisis bed after 22:00", "Peer line, every night"
HALF, REST = "Officers wait ", "four hours in the emergency department"
FIRST, SECOND = "A crisis bed at night", "One form for every hand-over"
STEP, WHO, WHEN = "Ask the hospital for two beds", "Ana Pérez", "2027-03-31"


@dataclass
class Room:
    """The two browsers, and the store behind them."""

    server: Server
    lead: Page
    phone: Page
    code: str

    @property
    def map(self) -> Map:
        store = open_store(self.server.database)
        try:
            return store.read(self.code)
        finally:
            store.close()


def test_from_an_empty_room_to_the_files(start: Start, visit: Visit, tmp_path: Path) -> None:
    server = start()
    lead, code = open_workshop(visit(home=server.url).open(server.sign_in_link))
    phone = join(visit(home=server.url, viewport=PHONE).open("/join"), code)
    room = Room(server, lead, phone, code)
    each_sees_what_the_other_writes(room)
    the_room_moves_and_the_phone_follows(room)
    candidates_are_named(room)
    the_vote_is_held(room)
    a_step_is_planned(room)
    the_files_hold_it_all(room, tmp_path)
    the_participant_gets_no_working_file(room)


def open_workshop(page: Page) -> tuple[Page, str]:
    """By the link that the start printed, to a workshop with nothing in it."""
    page.get_by_label("Your name").fill("Sam Field")
    page.get_by_role("button", name="Sign in").click()
    settled(page)
    press(page, "Open a workshop")
    page.get_by_label("Name of the community").fill("Test County")
    page.get_by_label("State", exact=True).fill("Oregon")
    press(page, "Open the workshop")
    code = page.locator(".tile .big").inner_text().replace(" ", "")
    page.get_by_role("link", name="Enter Test County").click()
    settled(page)
    page.get_by_role("link", name="1 Law Enforcement").click()
    expect(page.locator("h1")).to_have_text("Law Enforcement")
    press(page, "Bring the room here")
    return page, code


def join(page: Page, code: str) -> Page:
    page.get_by_label("Code of the room").fill(code)
    page.get_by_role("button", name="Go on").click()
    page.get_by_label("Your name").fill("Jo Reyes")
    page.get_by_label("Agency or group").fill("Peer support")
    page.get_by_role("button", name="Join the workshop").click()
    page.get_by_role("link", name="Go to the room").click()
    expect(settled(page).locator("h1")).to_have_text("Law Enforcement")
    return page


def each_sees_what_the_other_writes(room: Room) -> None:
    capture(room.phone).press_sequentially(HALF)
    write(room.lead, GAP)
    expect(card(room.phone, GAP)).to_be_visible()
    assert has_focus(room.phone)
    expect(capture(room.phone)).to_have_value(HALF)
    room.phone.keyboard.type(REST)
    room.phone.keyboard.press("Enter")
    expect(card(room.lead, HALF + REST)).to_be_visible()
    room.lead.locator("label.pill", has_text="Resource").click()
    write(room.lead, RESOURCE)
    expect(card(room.phone, RESOURCE)).to_be_visible()
    assert {e.text for e in room.map.entries()} == {GAP, HALF + REST, RESOURCE}


def write(page: Page, text: str) -> None:
    capture(page).fill(text)
    capture(page).press("Enter")


def card(page: Page, text: str) -> Locator:
    return page.get_by_role("button", name=text, exact=True)


def has_focus(page: Page) -> bool:
    """Whether one can go on typing."""
    at = "field => field.getRootNode().activeElement === field"
    return bool(capture(page).evaluate(at))


def the_room_moves_and_the_phone_follows(room: Room) -> None:
    capture(room.phone).press_sequentially("still writing")
    press(room.lead, "Move the room to 2")
    title = next(i.name for i in room.map.intercepts if i.id == "2")
    expect(room.lead.locator("h1")).to_have_text(title)
    expect(room.phone.locator("h1")).to_have_text(title)
    expect(capture(room.phone)).to_have_value("still writing")
    capture(room.phone).fill("")


def candidates_are_named(room: Room) -> None:
    go(room.lead, "Priorities")
    for title in (FIRST, SECOND):
        press(room.lead, "Add a candidate")
        drawer = room.lead.get_by_role("dialog")
        drawer.get_by_label("Title").fill(title)
        drawer.get_by_role("button", name="None of these: process only").click()
        drawer.get_by_role("button", name="Save the candidate").click()
        expect(room.lead.get_by_role("heading", name=title)).to_be_visible()
    assert [p.title for p in room.map.priorities] == [FIRST, SECOND]


def go(page: Page, step: str) -> None:
    page.get_by_role("link", name=step, exact=True).click()
    expect(page.locator("[aria-current]")).to_have_text(step)
    settled(page)


def the_vote_is_held(room: Room) -> None:
    press(room.lead, "Open the ballot")
    room.lead.get_by_role("dialog").get_by_role("button", name="Open the ballot").click()
    expect(
        room.phone.get_by_text("You have 3 votes. Several may go to one candidate.")
    ).to_be_visible()
    candidates = room.phone.locator(".candidate")
    expect(candidates).to_have_count(2)
    candidates.nth(0).locator("label.choice").nth(2).click()
    candidates.nth(1).locator("label.choice").nth(1).click()
    room.phone.get_by_role("button", name="Cast my votes").click()
    expect(room.phone.get_by_text("Your 3 votes are counted")).to_be_visible()
    expect(room.lead.locator(".figure")).to_contain_text("1 of")
    expect(room.lead.get_by_text("2 votes")).to_have_count(0)
    press(room.lead, "Close the vote")
    press(room.lead, "Reveal the result")
    expect(room.phone.locator(".result.chosen")).to_have_count(2)
    expect(room.phone.locator(".ballot .round")).to_have_text("Round 1")
    expect(room.phone.locator(".ballot .about")).to_contain_text("Closed ")
    expect(room.phone.locator(".result").first).to_contain_text("2 votes")
    press(room.lead, "Take 2 to the plan")
    assert next(iter(room.map.tallies.values())).total == 3
    assert [p.title for p in room.map.chosen] == [FIRST, SECOND]


def a_step_is_planned(room: Room) -> None:
    press(room.lead, "Go to the plan")
    expect(room.lead.locator("h1")).to_have_text("Action plan")
    press(room.lead, "Add a step")
    drawer = room.lead.get_by_role("dialog")
    drawer.get_by_label("Action step").fill(STEP)
    drawer.get_by_label("Who", exact=True).fill(WHO)
    drawer.get_by_label("When", exact=True).fill(WHEN)
    drawer.get_by_role("button", name="Save the step").click()
    expect(room.lead.get_by_role("rowheader", name=STEP)).to_be_visible()
    [step] = room.map.steps
    assert (step.text, step.lead, str(step.due)) == (STEP, WHO, WHEN)


def the_files_hold_it_all(room: Room, folder: Path) -> None:
    go(room.lead, "Report")
    texts = {e.text for e in room.map.entries()}
    everything = {*texts, FIRST, SECOND, STEP, WHO}
    report = Document(str(download(room, "report.docx", folder)))
    rows = [[cell.text for cell in row.cells] for table in report.tables for row in table.rows]
    said = "\n".join([*(p.text for p in report.paragraphs), *(c for row in rows for c in row)])
    assert [text for text in everything if text not in said] == []
    assert ["1", "A", FIRST, "2"] in [row[:4] for row in rows]
    assert ["2", "B", SECOND, "1"] in [row[:4] for row in rows]
    book = load_workbook(download(room, "workbook.xlsx", folder), read_only=True)
    sheets = {sheet.title: list(sheet.iter_rows(values_only=True)) for sheet in book}
    book.close()
    cells = {str(value) for lines in sheets.values() for line in lines for value in line}
    assert everything <= cells
    assert {2, 1} <= {value for line in sheets["Results"] for value in line}
    with download(room, "plan.csv", folder).open(encoding="utf-8-sig", newline="") as file:
        assert [row for row in csv.reader(file) if STEP in row and WHO in row]


def download(room: Room, name: str, folder: Path) -> Path:
    """By its link on the page, with the session of this browser."""
    with room.lead.expect_download() as coming:
        room.lead.locator(f'a[href$="/{name}"]').click()
    path = folder / coming.value.suggested_filename
    coming.value.save_as(path)
    assert path.name.endswith(name)
    assert path.name.startswith("INTERNAL-") == (name == "workbook.xlsx")
    return path


def the_participant_gets_no_working_file(room: Room) -> None:
    expect(room.phone.get_by_role("link", name="Report")).to_have_count(0)
    for name in ("workbook.xlsx", "workshop.json"):
        answer = room.phone.goto(f"{room.server.url}/files/{room.code}/{name}")
        assert answer
        assert answer.status == 403
        expect(room.phone.get_by_text("Working files are for facilitators")).to_be_visible()
