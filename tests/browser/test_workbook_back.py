"""A workbook edited in Excel, given back in a browser: the difference, a choice for each row that
the room changed as well, and the statement that nobody is named."""

from __future__ import annotations

import io
import os
from pathlib import Path

import pytest
from openpyxl import load_workbook
from playwright.sync_api import Page, expect

from sim_workshop.exchange import workbook
from sim_workshop.use_cases import mapping
from tests.browser.conftest import Visit
from tests.browser.rooms import Houses, Room
from tests.browser.visiting import LAPTOP, PHONE, press, settled, width_over


@pytest.fixture
def room(houses: Houses) -> Room:
    return houses.demonstration()


def edited(room: Room, file: Path) -> None:
    """Three gaps said otherwise in Excel, with a telephone number; two of them were changed in the
    room meanwhile."""
    book = load_workbook(io.BytesIO(workbook.write(room.map)))
    sheet = book["Gaps"]
    for row in (2, 3, 4):
        sheet.cell(row, 2).value = f"{sheet.cell(row, 2).value} 503-555-0188 (as Excel has it)"
    book.save(file)
    for gap in room.map.gaps[:2]:
        mapping.correct_entry(room.lead, id=gap.id, text=f"{gap.text} (as the room has it)")


@pytest.mark.parametrize(("viewport", "scheme"), [(LAPTOP, "light"), (PHONE, "dark")])
def test_each_row_both_changed_is_chosen_by_itself(
    visit: Visit, room: Room, tmp_path: Path, viewport: tuple[int, int], scheme: str
) -> None:
    file = tmp_path / "workbook.xlsx"
    edited(room, file)
    gaps = room.map.gaps[:3]
    page = visit(room.lead.member, room=room, viewport=viewport, scheme=scheme).open("/report")
    give(page, file)
    both = page.locator('[class*="st-key-both_"]')
    expect(both).to_have_count(2)
    expect(both.first.get_by_role("cell", name="(as the room has it)")).to_be_visible()
    take = both.first.get_by_text("Take what the file has")
    take.scroll_into_view_if_needed()
    assert width_over(page) <= 0
    if folder := os.environ.get("SIM_PICTURES"):
        page.screenshot(path=f"{folder}/workbook-back-{scheme}.png")
    take.click()
    settled(page)
    expect(page.get_by_text("a telephone number, “503-555-0188”").first).to_be_visible()
    page.get_by_text("This names nobody", exact=True).click()
    settled(page)
    if folder:
        page.screenshot(path=f"{folder}/workbook-stated-{scheme}.png", full_page=True)
    press(page, "Write these 2 rows")
    expect(page.get_by_text("The workbook was taken in.")).to_be_visible()
    said = [str(getattr(room.map.get(gap.id), "text", "")).rpartition(" (as ")[2] for gap in gaps]
    assert said == ["Excel has it)", "the room has it)", "Excel has it)"]


def give(page: Page, file: Path) -> None:
    """By the field under "Read an edited workbook back"."""
    field = page.locator(".st-key-narrow_workbook input[type=file]")
    field.set_input_files(file)
    page.wait_for_timeout(500)
    settled(page)
