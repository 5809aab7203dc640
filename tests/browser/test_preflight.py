"""The preflight as a venue's IT person meets it: on a device of their own, through what their
network does, and on the host's page."""

from __future__ import annotations

import os
import re
import subprocess
import sys
import time
from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Page, expect

from sim_workshop.serving import answers
from tests.browser.conftest import Start, Visit
from tests.browser.rooms import Houses, Room
from tests.browser.running import OURS, PATIENCE, ROOT
from tests.browser.test_accessible import violations
from tests.browser.visiting import PHONE, width_over
from tests.ports import free_port


@pytest.fixture
def alone(tmp_path: Path) -> Iterator[tuple[str, Path]]:
    """`preflight` by itself: the address it printed, and what it says from then on."""
    said = tmp_path / "said"
    environment = {k: v for k, v in os.environ.items() if k not in OURS}
    environment |= {"SIM_WORKSHOP_READY": "1", "SIM_DATA": str(tmp_path / "data"),
                    "PYTHONUNBUFFERED": "1"}  # fmt: skip
    command = [sys.executable, "-m", "sim_workshop", "preflight", "--host", "127.0.0.1",
               "--port", str(free_port())]  # fmt: skip
    with said.open("wb") as out:
        process = subprocess.Popen(
            command, cwd=ROOT, env=environment, stdout=out, stderr=subprocess.STDOUT
        )
    deadline = time.monotonic() + PATIENCE
    while "Ctrl-C" not in said.read_text("utf-8") and time.monotonic() < deadline:
        time.sleep(0.1)
    found = re.search(r"http://\S+/preflight/\S+", said.read_text("utf-8"))
    assert found, said.read_text("utf-8")
    yield found[0], said
    process.terminate()
    process.wait(PATIENCE)
    assert not (tmp_path / "data").exists()  # nothing was set up


@pytest.fixture(scope="module")
def own(start: Start) -> Iterator[tuple[Houses, Room]]:
    """A server that answers every address of this machine, as on the day."""
    houses = Houses(start(host="0.0.0.0"))
    yield houses, houses.demonstration()
    houses.close()


def hosts_page(visit: Visit, own: tuple[Houses, Room], path: str = "/preflight") -> Page:
    houses, room = own
    visitor = visit(home=houses.server.url)
    who = (houses.host, room.lead.member)
    visitor.context.add_cookies([houses.cookie(*who, at=room.code)])  # type: ignore[list-item]
    return visitor.open(path)


def token_of(page: Page) -> str:
    return page.locator(".codes li").first.inner_text().split()[-1].rsplit("/", 1)[-1]


def opened(page: Page, address: str) -> None:
    """As soon as somebody listens there."""
    port = int(address.split(":")[2].split("/")[0])
    while not answers("127.0.0.1", port):
        time.sleep(0.1)
    page.goto(address)


def test_before_anything_is_set_up_a_device_finds_that_everything_works(
    alone: tuple[str, Path], visit: Visit
) -> None:
    address, said = alone
    page = visit(home=address, viewport=PHONE).context.new_page()
    opened(page, address)
    expect(page.locator("#verdict")).to_have_text("Everything works here.")
    assert page.locator("#checks li.ok").count() == 9
    assert width_over(page) <= 0
    assert violations(page) == []
    printed = said.read_text("utf-8")
    assert "WebSockets open" in printed
    assert "Everything works here." in printed
    assert any(block in printed for block in "█▀▄")


def test_a_network_without_websockets_is_named_on_both_screens(
    visit: Visit, own: tuple[Houses, Room]
) -> None:
    home, host = own[0].server.url, hosts_page(visit, own)
    assert violations(host) == []
    token = token_of(host)
    phone = visit(home=home, viewport=PHONE).context.new_page()
    phone.route_web_socket(re.compile(".*"), lambda socket: socket.close(code=1011))
    phone.goto(f"{home}/preflight/{token}")
    light = "The light page works here; the full page does not."
    expect(phone.locator("#verdict")).to_have_text(light)
    expect(
        phone.get_by_text("A proxy or filter does not pass the HTTP header Upgrade.")
    ).to_be_visible()
    expect(phone.locator("[data-check=stream]")).to_have_class("ok")
    expect(phone.locator("[data-check=socket]")).to_have_class("no")
    expect(host.get_by_text(light)).to_be_visible()
    assert violations(phone) == []
    assert violations(host) == []


def test_without_scripts_it_says_that_http_works(visit: Visit, own: tuple[Houses, Room]) -> None:
    home, token = own[0].server.url, token_of(hosts_page(visit, own))
    page = visit(home=home, viewport=PHONE, java_script_enabled=False).context.new_page()
    page.goto(f"{home}/preflight/{token}")
    expect(page.get_by_text("Plain HTTP works.")).to_be_visible()
    page.get_by_role("button", name="Check that a form arrives").click()
    expect(page.locator("[data-check=post]")).to_contain_text("works")
    expect(page.locator("[data-check=cookie]")).to_contain_text("works")


def test_the_sheet_fits_one_printed_page(visit: Visit, own: tuple[Houses, Room]) -> None:
    page = hosts_page(visit, own, "/preflight/sheet")
    expect(page.get_by_role("img", name="QR code")).to_be_visible()
    for paper in ("Letter", "A4"):
        sheet = page.pdf(format=paper)
        assert len(re.findall(rb"/Type\s*/Page[^s]", sheet)) == 1, paper
