"""Real browsers on a real server: what no other test sees."""

from __future__ import annotations

import os
import shutil
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Browser

from sim_workshop.domain.people import Member
from tests.browser.rooms import Houses, Room
from tests.browser.running import Server
from tests.browser.visiting import LAPTOP, Scheme, Visitor, browser_program, size

HERE = Path(__file__).parent
Start = Callable[..., Server]
Visit = Callable[..., Visitor]


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """What drives a browser says so."""
    for item in items:
        if item.path.parent == HERE and "browser" in getattr(item, "fixturenames", ()):
            item.add_marker(pytest.mark.browser)


def leave_out(why: str) -> None:
    """Said aloud; in CI, where everything is installed, a failure."""
    if os.environ.get("CI") == "true":
        pytest.fail(why)
    pytest.skip(why)


@pytest.fixture(scope="module")
def browser() -> Iterator[Browser]:
    """One for each file: a program of Playwright that stays would disturb other tests' loops."""
    if not shutil.which(os.environ.get("SIM_BROWSER", "")):
        leave_out("No browser: run `python3 -m sim_workshop test`, or name one with SIM_BROWSER")
    with browser_program() as program:
        yield program


@pytest.fixture(scope="module")
def start(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Start]:
    """Starts servers with data of their own."""
    started: list[Server] = []

    def begin(**how: Any) -> Server:
        server = Server(tmp_path_factory.mktemp("server"), **how)
        started.append(server)
        return server.start()

    yield begin
    for server in started:
        server.stop()


@pytest.fixture(scope="session")
def houses(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Houses]:
    """A server that all files share, and its database. Whoever changes a room makes their own."""
    server = Server(tmp_path_factory.mktemp("server"))
    made = Houses(server)
    server.start()
    yield made
    made.close()
    server.stop()


@pytest.fixture(scope="session")
def rooms(houses: Houses) -> dict[str, Room]:
    """Rooms that are only looked at."""
    return {"demonstration": houses.demonstration(), "voting": houses.voting(),
            "grouping": houses.grouping(), "evaluating": houses.evaluating(),
            "evaluated": houses.evaluated(), "committee": houses.committee(),
            "light": houses.light(), "year": houses.year()}  # fmt: skip


@pytest.fixture
def visit(browser: Browser, request: pytest.FixtureRequest) -> Iterator[Visit]:
    """Browsers of persons, known to the server or not; no script of ours fails in any of them."""
    visitors: list[Visitor] = []

    def come(
        *members: Member, room: Room | None = None, home: str = "",
        viewport: tuple[int, int] = LAPTOP, scheme: Scheme = "light", **more: Any,
    ) -> Visitor:  # fmt: skip
        context = browser.new_context(
            viewport=size(viewport), color_scheme=scheme, reduced_motion="reduce",
            locale="en-US", **more,
        )  # fmt: skip
        houses = None if home else request.getfixturevalue("houses")
        if houses and members:
            at = room.code if room else ""
            context.add_cookies([houses.cookie(*members, at=at)])
        address = home or (houses.server.url if houses else "")
        visitors.append(Visitor(address, context))
        return visitors[-1]

    yield come
    for visitor in visitors:
        visitor.context.close()
    assert [problem for visitor in visitors for problem in visitor.problems] == []
