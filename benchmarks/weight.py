"""What a page weighs: bytes over the wire by kind, in a browser that never was here, and again.

`SIM_BROWSER=/usr/bin/chromium python -m benchmarks.weight`. Bodies are counted as they were sent,
compressed or not, with the frames of Streamlit's websocket; the event stream is left out, it never
ends. The last line is one JSON object.
"""

from __future__ import annotations

import sys
from pathlib import Path

sys.path.insert(
    0, str(Path(__file__).resolve().parents[1])
)  # also as `python benchmarks/weight.py`

import json
import os
import tempfile
from collections import Counter
from dataclasses import dataclass, field
from typing import Any

from playwright.sync_api import Browser, BrowserContext, CDPSession, Page

from benchmarks.measuring import machine
from sim_workshop.use_cases import arranging
from tests.browser.rooms import Houses
from tests.browser.running import Server
from tests.browser.visiting import browser_program, settled

KINDS = {"Script": "scripts", "Stylesheet": "styles", "Font": "fonts", "Document": "document"}
PAGES = {
    "join": "/join/{code}", "plain": "/plain/{code}", "intercept": "/intercept?at=1",
    "ballot": "/ballot", "map": "/map", "wall": "/wall/{code}",
}  # fmt: skip


@dataclass
class Weight:
    """One page, loaded once."""

    kinds: Counter[str] = field(default_factory=Counter)
    requests: int = 0
    files: Counter[str] = field(default_factory=Counter)

    @property
    def total(self) -> int:
        return sum(self.kinds.values())


def weigh(page: Page, address: str) -> Weight:
    """Opens it and counts what comes."""
    weight, asked = Weight(), {}
    network: CDPSession = page.context.new_cdp_session(page)
    network.send("Network.enable")

    def came(event: dict[str, Any]) -> None:
        asked[event["requestId"]] = (event.get("type", ""), event["response"])

    def ended(event: dict[str, Any]) -> None:
        kind, response = asked.pop(event["requestId"], ("", None))
        if response is None or response.get("fromDiskCache"):
            return
        size = int(event["encodedDataLength"])
        weight.kinds[KINDS.get(kind, "other")] += size
        weight.files[response["url"].split("/", 3)[-1]] += size
        weight.requests += 1

    def framed(event: dict[str, Any]) -> None:
        said = event["response"]
        length = len(said["payloadData"])
        weight.kinds["websocket"] += length * 3 // 4 if said["opcode"] == 2 else length

    network.on("Network.responseReceived", came)
    network.on("Network.loadingFinished", ended)
    network.on("Network.webSocketFrameReceived", framed)
    page.goto(address)
    settled(page)
    network.detach()
    return weight


def cold_and_again(context: BrowserContext, address: str) -> tuple[Weight, Weight]:
    first = weigh(context.new_page(), address)
    again = weigh(context.new_page(), address)
    return first, again


def weigh_all(browser: Browser, houses: Houses) -> dict[str, tuple[Weight, Weight]]:
    room = houses.demonstration()
    arranging.move_room(room.lead, stage="intercept", at="1")
    found = {}
    for name, path in PAGES.items():
        context = browser.new_context(locale="en-US")
        if name != "join":
            who = room.lead if name == "wall" else room.participant
            context.add_cookies([houses.cookie(who.member, at=room.code)])  # type: ignore[list-item]
        found[name] = cold_and_again(context, houses.server.url + path.format(code=room.code))
        context.close()
    return found


def print_table(found: dict[str, tuple[Weight, Weight]]) -> None:
    columns = ("document", "scripts", "styles", "fonts", "websocket", "other")
    print(f"{'KB':<18}{'all':>8}{'requests':>10}" + "".join(f"{c:>11}" for c in columns))
    for name, pair in found.items():
        for when, weight in zip(("cold", "again"), pair, strict=True):
            cells = "".join(f"{weight.kinds[c] / 1000:>11.1f}" for c in columns)
            print(
                f"{name + ', ' + when:<18}{weight.total / 1000:>8.1f}{weight.requests:>10}{cells}"
            )


def main() -> None:
    os.environ.setdefault("SIM_BROWSER", "/usr/bin/chromium")
    with tempfile.TemporaryDirectory() as folder, browser_program() as browser:
        houses = Houses(Server(Path(folder)).start())
        try:
            found = weigh_all(browser, houses)
        finally:
            houses.close()
            houses.server.stop()
    print(machine())
    print_table(found)
    heaviest = found["intercept"][0].files.most_common(12)
    print("heaviest of the intercept page, cold:")
    for file, size in heaviest:
        print(f"{size / 1000:>9.1f} KB  {file}")
    print(json.dumps({
        f"{name}_{when}_bytes": weight.total
        for name, pair in found.items()
        for when, weight in zip(("cold", "again"), pair, strict=True)
    }))  # fmt: skip


if __name__ == "__main__":
    main()
