"""Every screen as a picture: `python -m tests.browser.pictures FOLDER [NAME ...]`.

Also the pictures of the README, with `README` as the folder. Not a test: somebody looks at them.
"""

from __future__ import annotations

import os
import sys
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from playwright.sync_api import Browser, Page

from sim_workshop.checking import find_browser
from sim_workshop.settings import DEFAULT_PORT
from sim_workshop.use_cases import arranging, prioritizing
from tests.browser.rooms import Houses, Room
from tests.browser.running import ROOT, Server
from tests.browser.screens import LOOKS, Look
from tests.browser.visiting import (
    LAPTOP,
    PHONE,
    PROJECTOR,
    Scheme,
    Visitor,
    browser_program,
    press,
    size,
    upload,
    whole_page,
)

LIGHTS: dict[str, tuple[tuple[int, int], Scheme]] = {
    "laptop": (LAPTOP, "light"), "phone": (PHONE, "light"), "phone-dark": (PHONE, "dark"),
}  # fmt: skip
WALL_STEPS = ("intercept", "ballot", "closed", "result", "plan", "break", "who", "dark")


@contextmanager
def house(port: int = 0) -> Iterator[tuple[Houses, dict[str, Room]]]:
    """A server of two workshops: everything filled in, and a vote under way."""
    with tempfile.TemporaryDirectory() as folder:
        server = Server(Path(folder), host="0.0.0.0")
        server.port = port or server.port
        houses = Houses(server)
        rooms = {"demonstration": houses.demonstration(), "voting": houses.voting(),
                 "year": houses.year()}  # fmt: skip
        server.start()
        try:
            yield houses, rooms
        finally:
            server.stop()
            houses.close()


def visitor(
    browser: Browser, houses: Houses, look: Look, room: Room, viewport: tuple[int, int],
    scheme: Scheme,
) -> Visitor:  # fmt: skip
    """A browser of whoever looks at this screen."""
    context = browser.new_context(
        viewport=size(viewport), color_scheme=scheme, reduced_motion="reduce", locale="en-US"
    )
    if members := look.members(houses, room):
        context.add_cookies([houses.cookie(*members, at=room.code)])  # type: ignore[list-item]
    return Visitor(houses.server.url, context)


def take(page: Page, path: Path, *, whole: bool) -> None:
    if whole:
        whole_page(page)
    page.screenshot(path=path)


def screens(folder: Path, names: list[str]) -> None:
    """Each screen at laptop size light, and at phone size light and dark."""
    with browser_program() as browser, house() as (houses, rooms):
        for look in LOOKS:
            if names and look.name not in names:
                continue
            if look.room not in rooms:
                rooms[look.room] = getattr(houses, look.room)()
            for called, (viewport, scheme) in LIGHTS.items():
                room = rooms[look.room]
                seen = visitor(browser, houses, look, room, viewport, scheme)
                page = seen.open(look.address(room))
                if look.upload:
                    upload(page, ROOT / "tests" / "data" / look.upload)
                if look.press:
                    press(page, look.press)
                page.screenshot(path=folder / f"{look.name}-{called}.png")
                take(page, folder / f"{look.name}-{called}-whole.png", whole=True)
                for problem in seen.problems:
                    print(f"{look.name} {called}: {problem}", file=sys.stderr)
                seen.context.close()
        if not names or "wall" in names:
            walls(browser, houses, rooms, folder)


def walls(browser: Browser, houses: Houses, rooms: dict[str, Room], folder: Path) -> None:
    """The wall at each stage of the day."""
    room = rooms["voting"]
    context = browser.new_context(viewport=size(PROJECTOR), reduced_motion="reduce")
    context.add_cookies([houses.cookie(room.lead.member, at=room.code)])  # type: ignore[list-item]
    seen = Visitor(houses.server.url, context)
    for step in WALL_STEPS:
        go(room, step)
        page = seen.open(f"/wall/{room.code}" + ("?dark" if step == "dark" else ""))
        page.wait_for_timeout(800)
        page.screenshot(path=folder / f"wall-{step}.png")
        page.close()
    context.close()


def go(room: Room, step: str) -> None:
    """The room at this stage. The vote goes only forward."""
    open_ = next((r for r in room.map.rounds if r.state == "open"), None)
    closed = next((r for r in room.map.rounds if r.state == "closed"), None)
    if step == "closed" and open_:
        prioritizing.close_round(room.lead, round=open_.id)
    elif step == "result" and closed:
        prioritizing.reveal_round(room.lead, round=closed.id)
    else:
        stage = "intercept" if step == "dark" else step
        arranging.move_room(room.lead, stage=stage)
    if step == "intercept":
        arranging.start_timer(room.lead, minutes=45)


def for_readme() -> None:
    """The pictures of the README, at the sizes people see; two people are in the room."""
    pictures = ROOT / "docs" / "pictures"
    pictures.mkdir(exist_ok=True)
    with browser_program() as browser, house(port=DEFAULT_PORT) as (houses, rooms):
        room = rooms["demonstration"]
        arranging.start_timer(room.lead, minutes=45)
        phone = visitor(browser, houses, Look("", "", who="participant"), room, PHONE, "light")
        phone.open("/intercept?at=1")
        seen = visitor(browser, houses, Look("", ""), room, LAPTOP, "light")
        for name, path, window in (
            ("map", "/map", (LAPTOP[0], 1010)), ("intercept", "/intercept?at=1", LAPTOP),
        ):  # fmt: skip
            page = seen.open(path)
            page.set_viewport_size(size(window))
            page.wait_for_timeout(1500)
            page.screenshot(path=pictures / f"{name}.png")
        page = seen.context.new_page()
        page.set_viewport_size(size(PROJECTOR))
        page.goto(f"{houses.server.url}/wall/{room.code}")
        page.wait_for_timeout(1500)
        page.screenshot(path=pictures / "wall.png")
        phone.context.close()
        seen.context.close()


def main(arguments: list[str]) -> None:
    os.environ["SIM_BROWSER"] = find_browser(os.environ, sys.platform) or ""
    if arguments[:1] == ["README"]:
        return for_readme()
    folder = Path(arguments[0])
    folder.mkdir(parents=True, exist_ok=True)
    return screens(folder, arguments[1:])


if __name__ == "__main__":
    main(sys.argv[1:])
