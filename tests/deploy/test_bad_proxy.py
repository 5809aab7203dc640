"""A proxy as networks have them: no websockets, answers held back, quiet connections ended. The
preflight names each of them, and the room goes on by the light page."""

from __future__ import annotations

import os
import shutil
from collections.abc import Iterator

import pytest
from playwright.sync_api import Page, expect

from sim_workshop.store import open_store
from sim_workshop.use_cases import arranging, hosting
from sim_workshop.use_cases.acting import Acting
from tests.browser.visiting import PATIENCE_MS, PHONE, browser_program, size
from tests.conftest import opened_workshop
from tests.deploy.conftest import Front, Fronted


def spoiled(site: str) -> str:
    """What such a proxy does otherwise than the file we ship."""
    for ours, theirs in (
        ("proxy_set_header Upgrade $http_upgrade;", ""),
        ("proxy_set_header Connection $sim_connection;", 'proxy_set_header Connection "";'),
        ("proxy_buffering off;", "proxy_buffering on; proxy_ignore_headers X-Accel-Buffering;"),
        ("proxy_read_timeout 1h;", "proxy_read_timeout 8s;"),
    ):
        assert ours in site
        site = site.replace(ours, theirs)
    return site


@pytest.fixture(scope="module")
def fronted(front: Front) -> Fronted:
    return front(spoiled, SIM_TRUSTED_PROXY="127.0.0.1", SIM_PUBLIC_URL="{url}")


@pytest.fixture(scope="module")
def room(fronted: Fronted) -> Iterator[Acting]:
    store = open_store(fronted.server.database)
    made = opened_workshop(store)
    arranging.move_room(made, stage="intercept", at="1")
    yield made
    store.close()


@pytest.fixture
def page() -> Iterator[Page]:
    if not shutil.which(os.environ.get("SIM_BROWSER", "")):
        why = "No browser: name one with SIM_BROWSER"
        pytest.fail(why) if os.environ.get("CI") == "true" else pytest.skip(why)
    with browser_program() as program:
        context = program.new_context(viewport=size(PHONE), ignore_https_errors=True)
        context.set_default_timeout(PATIENCE_MS)
        yield context.new_page()
        context.close()


def test_each_fault_of_the_proxy_is_named(fronted: Fronted, room: Acting, page: Page) -> None:
    key = hosting.new_link(room.store, room.code, "facilitator")
    page.goto(f"{fronted.url}/sign-in?key={key}")
    page.get_by_label("Your name").fill("Dana")
    page.get_by_role("button", name="Sign in").click()
    page.wait_for_url("**/")
    page.goto(f"{fronted.url}/preflight")
    address = page.locator(".codes li").first.inner_text().split()[-1]
    assert address.startswith(f"{fronted.url}/preflight/")
    page.goto(address)
    expect(page.locator("#verdict")).to_have_text(
        "The light page works here; the full page does not."
    )
    found = {
        str(li.get_attribute("data-check")): li.get_attribute("class")
        for li in page.locator("#checks li").all()
    }
    assert found == {
        "http": "ok", "post": "ok", "cookie": "ok", "socket": "no", "streamlit": "no",
        "stream": "no", "idle": "no", "download": "ok", "clock": "ok",
    }  # fmt: skip


def test_people_join_write_and_read_by_the_light_page(
    fronted: Fronted, room: Acting, page: Page
) -> None:
    page.goto(f"{fronted.url}/join/{room.code}")
    page.get_by_label("Your name").fill("Jo Field")
    page.get_by_label("Agency or group").fill("City police")
    expect(page.get_by_label("Light page")).to_be_checked()
    page.get_by_role("button", name="Join the workshop").click()
    page.get_by_role("link", name="Go to the room").click()
    page.wait_for_url(f"**/plain/{room.code}")
    page.get_by_label("One thing, in your words").fill("Through a bad proxy")
    page.get_by_role("button", name="Save", exact=True).click()
    expect(page.locator("#list").get_by_text("Through a bad proxy")).to_be_visible()
    assert [g.text for g in room.map.gaps] == ["Through a bad proxy"]
    expect(page.locator("#live")).to_contain_text("every 15 s")
    arranging.move_room(room, stage="break")
    expect(page.locator("#room")).to_contain_text("on a break")
