"""The real routes on a database of their own, asked as a browser asks them."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from starlette.applications import Starlette
from starlette.middleware import Middleware
from starlette.testclient import TestClient

from sim_workshop.use_cases.acting import Acting
from sim_workshop.use_cases.house import COOKIE, House, Person, house
from sim_workshop.web.guarding import Guarded
from sim_workshop.web.news import feed
from sim_workshop.web.routes import ROUTES
from tests.conftest import opened_workshop

HERE = "http://192.168.4.10:8501"
"""As a laptop of the room reaches the server: not localhost, not https."""


@pytest.fixture
def served(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[House]:
    """The house of this process, on an empty SQLite database."""
    for name in ("SIM_PUBLIC_URL", "SIM_SECRET", "SIM_DATA"):
        monkeypatch.delenv(name, raising=False)
    monkeypatch.setenv("SIM_DATABASE", f"sqlite:///{tmp_path / 'web.sqlite'}")
    _begin_anew()
    yield house()
    house().store.close()
    _begin_anew()


def _begin_anew() -> None:
    house.cache_clear()
    feed.cache_clear()


def restarted() -> House:
    """The server stopped and started again on the same database."""
    house().store.close()
    _begin_anew()
    return house()


@pytest.fixture
def room(served: House) -> Acting:
    """The facilitator of a workshop on this server."""
    return opened_workshop(served.store)


def browser() -> TestClient:
    """A browser nobody has signed in with yet. It follows no redirect by itself."""
    app = Starlette(routes=ROUTES, middleware=[Middleware(Guarded)])
    return TestClient(app, base_url=HERE, follow_redirects=False)


def browser_of(acting: Acting) -> TestClient:
    """A browser in which this person is signed in."""
    signed_in = browser()
    person = Person({acting.member.workshop: acting.member.id}, acting.code)
    signed_in.cookies.set(COOKIE, house().cookie_of(person))
    return signed_in
