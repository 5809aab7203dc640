"""A courthouse without internet: everything comes from our own server."""

from __future__ import annotations

import json
import shutil
import subprocess
import sys
from pathlib import Path
from urllib.parse import urlsplit

from playwright.sync_api import expect

from tests.browser.conftest import Visit, leave_out
from tests.browser.rooms import Houses, Room
from tests.browser.running import ROOT
from tests.browser.screens import LOOKS
from tests.browser.visiting import PHONE, PROJECTOR, settled

UNSHARE = ("unshare", "--map-root-user", "--net")
OURS = ("http", "ws")


def own_network() -> tuple[str, ...]:
    """How a program is run in a network in which there is nobody else."""
    if not (shutil.which("unshare") and shutil.which("ip")):
        leave_out("unshare or ip is not installed: the app was not tried without a network")
    tried = subprocess.run([*UNSHARE, "true"], capture_output=True, check=False)
    if tried.returncode:
        leave_out("This system lets nobody make a network: the app was not tried without one")
    return UNSHARE


def test_it_starts_and_answers_where_there_is_no_network(tmp_path: Path) -> None:
    command = [*own_network(), sys.executable, "-m", "tests.browser.alone", str(tmp_path)]
    done = subprocess.run(
        command, cwd=ROOT, capture_output=True, text=True, timeout=120, check=False
    )
    assert done.returncode == 0, done.stderr
    answers = json.loads(done.stdout)
    assert "Join: http://localhost:" in answers["said"]
    assert answers["/"][0] == 200
    assert json.loads(answers["/health"][1])["ok"] is True
    assert "Code of the room" in answers["/join"][1]


def test_a_whole_visit_asks_nobody_else(
    visit: Visit, houses: Houses, rooms: dict[str, Room]
) -> None:
    room = rooms["demonstration"]
    visitors = [visit(houses.host, room.lead.member, room=room), visit(viewport=PHONE)]
    page = visitors[0].open("/intercept?at=1")
    for name in ("Who is here", "Evidence", "Map", "Priorities", "Plan", "Report"):
        page.get_by_role("link", name=name, exact=True).click()
        expect(page.locator("h1")).not_to_have_text("Law Enforcement")
        settled(page)
    page.goto(f"{houses.server.url}/wall/{room.code}")
    page.set_viewport_size({"width": PROJECTOR[0], "height": PROJECTOR[1]})
    for look in LOOKS:
        if look.who == "nobody":
            visitors[1].open(look.address(rooms[look.room])).close()
    asked = {url for visitor in visitors for url in visitor.asked}
    assert len(asked) > 20
    elsewhere = {
        url for url in asked
        if urlsplit(url).scheme.startswith(OURS)
        and urlsplit(url).netloc != urlsplit(houses.server.url).netloc
    }  # fmt: skip
    assert elsewhere == set()
