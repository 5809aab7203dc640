"""Eight tabs of one person on a plain http address of the venue: a browser opens six connections to
a host and no more, and keeps parts of the language from such an address."""

from __future__ import annotations

import os
from typing import Any

from playwright.sync_api import Browser, Page, expect

from sim_workshop.use_cases import arranging, mapping
from tests.browser.rooms import Houses
from tests.browser.visiting import FLAGS, PATIENCE_MS, capture, settled

HOST = "court.example"
TABS = 8
OPEN = "[...__simLive.feeds.values()].filter((f) => f.source && f.source.readyState < 2).length"


def open_streams(tabs: list[Page]) -> int:
    return sum(int(page.evaluate(OPEN)) for page in tabs)


def test_eight_tabs_share_one_stream_and_all_of_them_are_live(
    browser: Browser, houses: Houses
) -> None:
    room = houses.empty("Many Tabs County")
    arranging.move_room(room.lead, stage="intercept", at="1")
    away = f"--host-resolver-rules=MAP {HOST} 127.0.0.1"
    program = browser.browser_type.launch(
        executable_path=os.environ["SIM_BROWSER"], args=[*FLAGS, away]
    )
    context = program.new_context(locale="en-US")
    context.set_default_timeout(PATIENCE_MS)
    address = f"http://{HOST}:{houses.server.port}"
    cookie: Any = {**houses.cookie(room.participant.member, at=room.code), "url": address}
    context.add_cookies([cookie])
    tabs: list[Page] = []
    for _tab in range(TABS):
        page = context.new_page()
        page.goto(f"{address}/intercept?at=1")
        tabs.append(settled(page))
    first = tabs[0]
    assert first.evaluate(
        "[isSecureContext, typeof crypto.randomUUID, typeof navigator.locks,"
        " typeof navigator.serviceWorker]"
    ) == [False, "undefined", "undefined", "undefined"]
    assert open_streams(tabs) == 1
    mapping.place_entry(room.lead, kind="gap", text="Seen in all of them", places=["1"])
    for page in tabs:
        expect(page.locator(".presence")).to_have_attribute("data-state", "on")
        expect(page.locator(".card", has_text="Seen in all of them")).to_be_visible()
    capture(tabs[-1]).fill("Written in the eighth")
    capture(tabs[-1]).press("Enter")
    for page in tabs:
        expect(page.locator(".card", has_text="Written in the eighth")).to_be_visible()
    first.close()  # the one that listened for all
    mapping.place_entry(room.lead, kind="gap", text="After it was closed", places=["1"])
    for page in tabs[1:]:
        expect(page.locator(".card", has_text="After it was closed")).to_be_visible()
    assert open_streams(tabs[1:]) == 1
    program.close()
