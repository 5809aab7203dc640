"""Whoever came in stays in: over a reload, a restart of the server, in a second tab; and on the
plain http address that a room's laptops use."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from playwright.sync_api import Page, expect

from sim_workshop import reach
from tests.browser.conftest import Start, Visit
from tests.browser.rooms import Houses, Room
from tests.browser.visiting import PHONE, Visitor, capture, settled

HERE = "127.0.0.2"
"""Also this machine, under a name that is not localhost."""


@pytest.fixture(scope="module")
def own(start: Start) -> Iterator[tuple[Houses, Room]]:
    """A server that may be restarted, heard on every address."""
    houses = Houses(start(host="0.0.0.0"))
    yield houses, houses.demonstration()
    houses.close()


def join(visitor: Visitor, code: str, name: str) -> Page:
    """By the form, as people do."""
    page = visitor.open("/join")
    page.get_by_label("Code of the room").fill(f"{code[:4].lower()} {code[4:]}")
    page.get_by_role("button", name="Go on").click()
    page.get_by_label("Your name").fill(name)
    page.get_by_label("Agency or group").fill("Peer support")
    page.get_by_role("button", name="Join the workshop").click()
    page.get_by_role("link", name="Go to the room").click()
    return settled(page)


def write(page: Page, text: str) -> None:
    capture(page).fill(text)
    capture(page).press("Enter")
    expect(page.get_by_role("button", name=text)).to_be_visible()
    expect(capture(page)).to_have_value("")


def test_a_reload_a_second_tab_and_a_restart_keep_the_person(
    own: tuple[Houses, Room], visit: Visit
) -> None:
    server, room = own[0].server, own[1]
    visitor = visit(home=server.url, viewport=PHONE)
    page = join(visitor, room.code, "Ana Pérez")
    person = page.get_by_role("button", name="Ana Pérez")
    expect(person).to_be_visible()
    settled(visitor.open("/"))
    expect(visitor.context.pages[1].get_by_role("button", name="Ana Pérez")).to_be_visible()
    capture(page).fill("half a thou")
    page.reload()
    settled(page)
    expect(person).to_be_visible()
    expect(capture(page)).to_have_value("half a thou")

    server.restart()
    expect(page.locator(".presence")).to_have_attribute("data-state", "on")
    expect(capture(page)).to_have_value("half a thou")
    capture(page).fill("")
    write(page, "Written after the restart")
    page.reload()
    settled(page)
    expect(person).to_be_visible()
    members = [m for m in room.map.members.values() if m.name == "Ana Pérez"]
    assert len(members) == 1
    [entry] = [gap for gap in room.map.gaps if gap.text == "Written after the restart"]
    assert entry.author == members[0].id
    visitor.problems.clear()  # connections refused while the server was away


def test_a_plain_http_address_of_the_network_is_enough(
    own: tuple[Houses, Room], visit: Visit
) -> None:
    """Browsers keep parts of the language from such an address, `crypto.randomUUID` for one."""
    server, room = own[0].server, own[1]
    address = reach.lan_address() or HERE
    visitor = visit(home=f"http://{address}:{server.port}", viewport=PHONE)
    page = join(visitor, room.code, "Bo Li")
    if address != HERE:
        assert page.evaluate("[isSecureContext, typeof crypto.randomUUID]") == [False, "undefined"]
    write(page, "Written over plain http")
    assert "Written over plain http" in [gap.text for gap in room.map.gaps]


def test_whoever_leads_at_localhost_hands_out_addresses_for_other_devices(
    own: tuple[Houses, Room], visit: Visit
) -> None:
    houses, room = own
    visitor = visit(home=houses.server.url)
    visitor.context.add_cookies([houses.cookie(room.lead.member, at=room.code)])  # type: ignore[list-item]
    page = visitor.open("/links")
    address = reach.lan_address() or "localhost"
    expect(
        page.get_by_text(f"http://{address}:{houses.server.port}/join", exact=True)
    ).to_be_visible()
