"""Files in real browsers: how far they are, with and without a script; what is published as
pages."""

from __future__ import annotations

from pathlib import Path
from typing import Any
from zipfile import ZipFile

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Browser, BrowserContext, Error, expect

from tests.browser.conftest import Visit
from tests.browser.rooms import Houses, Room
from tests.browser.visiting import LAPTOP, PATIENCE_MS, PHONE, Scheme, size, width_over

SERIOUS = ("serious", "critical")


def signed_in(context: BrowserContext, houses: Houses, room: Room) -> None:
    cookie: Any = houses.cookie(room.lead.member, at=room.code)
    context.add_cookies([cookie])
    context.set_default_timeout(PATIENCE_MS)


@pytest.fixture(scope="module")
def pages(
    houses: Houses,
    rooms: dict[str, Room],
    browser: Browser,
    tmp_path_factory: pytest.TempPathFactory,
) -> Path:
    """What is published as pages, as it lies on a disk: report, plan, directory of services."""
    room, folder = rooms["demonstration"], tmp_path_factory.mktemp("files")
    context = browser.new_context()
    signed_in(context, houses, room)
    for name in ("report.html", "plan.html", "services.zip"):
        answer = context.request.get(f"{houses.server.url}/files/{room.code}/{name}")
        (folder / name).write_bytes(answer.body())
    context.close()
    with ZipFile(folder / "services.zip") as directory:
        directory.extractall(folder)
    next((folder / "services").iterdir()).rename(folder / "services" / "one.html")
    return folder


def test_a_press_shows_how_far_it_is_and_brings_the_file(
    visit: Visit, rooms: dict[str, Room]
) -> None:
    room = rooms["voting"]
    page = visit(room.lead.member, room=room).open("/report")
    with page.expect_download() as coming:
        page.locator('ul.files a[href$="/report.docx"]').click()
        expect(page.locator(".coming progress")).to_be_visible()
    assert coming.value.suggested_filename.endswith("-report.docx")
    expect(page.locator(".coming")).to_have_count(0)


def test_without_a_script_a_page_says_how_far_it_is(
    houses: Houses, rooms: dict[str, Room], browser: Browser
) -> None:
    room = rooms["evaluated"]
    context = browser.new_context(java_script_enabled=False, viewport=size(PHONE))
    signed_in(context, houses, room)
    page = context.new_page()
    with page.expect_download() as coming:
        try:
            page.goto(f"{houses.server.url}/files/{room.code}/everything.zip")
        except Error as begun:  # it was there at once
            assert "Download is starting" in begun.message  # noqa: PT017
        else:
            expect(page.get_by_role("heading")).to_contain_text("The file is")
    assert coming.value.suggested_filename.endswith("-everything.zip")
    context.close()


@pytest.mark.parametrize("name", ["report.html", "plan.html", "index.html", "services/one.html"])
@pytest.mark.parametrize(("screen", "scheme"), [(PHONE, "dark"), (LAPTOP, "light")])
def test_what_is_published_as_a_page_is_for_everybody(
    pages: Path, browser: Browser, name: str, screen: tuple[int, int], scheme: Scheme
) -> None:
    context = browser.new_context(viewport=size(screen), color_scheme=scheme, offline=True)
    page = context.new_page()
    asked: list[str] = []
    page.on("request", lambda r: asked.append(r.url))
    page.goto((pages / name).as_uri())
    found = [v for v in Axe().run(page).response["violations"] if v["impact"] in SERIOUS]
    assert found == []
    assert width_over(page) <= 0
    assert {u.split(":")[0] for u in asked} <= {"file", "data"}
    context.close()
