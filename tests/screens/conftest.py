"""Screens are run as Streamlit runs them, on a real store, as the person whose cookie they get."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import pytest
from streamlit.runtime.context import ContextProxy, StreamlitCookies
from streamlit.testing.v1 import AppTest

from sim_workshop.domain.community import Community
from sim_workshop.domain.people import Member
from sim_workshop.domain.workshop import Map
from sim_workshop.store import Store
from sim_workshop.use_cases import engaging, hosting
from sim_workshop.use_cases.acting import Acting
from sim_workshop.use_cases.house import COOKIE, Person, house

START = Path(__file__).resolve().parents[2] / "sim_workshop" / "pages" / "start.py"
PATIENCE = 60


@dataclass
class Browser:
    """What Streamlit hears of a browser: its cookies."""

    cookies: dict[str, str] = field(default_factory=dict)


@dataclass
class Room:
    """A workshop with its host and facilitator, and the screens as each person sees them."""

    store: Store
    code: str
    host: Member
    facilitator: Member
    browser: Browser

    @property
    def map(self) -> Map:
        return self.store.read(self.code)

    @property
    def lead(self) -> Acting:
        return Acting(self.store, self.code, self.facilitator)

    def joined(self, name: str, agency: str, sector: str = "") -> Acting:
        member = engaging.join(self.store, self.code, name, agency, sector)
        return Acting(self.store, self.code, member)

    def sign_in(self, *members: Member, at: str | None = None) -> None:
        """From here on the browser is this person, in all of these memberships."""
        known = Person({m.workshop: m.id for m in members}, self.code if at is None else at)
        self.browser.cookies = {COOKIE: house().cookie_of(known)} if members else {}

    def screen(
        self, page: str, *members: Member, looking_at: str | None = None, **asked: str
    ) -> AppTest:
        """A screen as this person sees it first; `asked` is what stands in its address."""
        self.sign_in(*members, at=looking_at)
        screen = AppTest.from_file(START, default_timeout=PATIENCE)
        for name, value in asked.items():
            screen.query_params[name] = value
        if page != "home":
            screen.switch_page(f"{page}.py")
        screen.run()
        assert not screen.exception, screen.exception
        return screen


@pytest.fixture
def room(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Room]:
    """A workshop of Washington County, just opened."""
    monkeypatch.setenv("SIM_DATABASE", f"sqlite:///{tmp_path / 'sim.sqlite'}")
    house.cache_clear()
    store = house().store
    host = hosting.sign_in_with_key(store, hosting.first_host_key(store) or "")
    county = Community(id="washington-or", name="Washington County", state="Oregon")
    opened = hosting.open_workshop(store, host, county, host_name="Sam Field")
    browser = Browser()
    # Streamlit's own test kit gives a screen no cookies; a person of ours is a cookie.
    monkeypatch.setattr(
        ContextProxy, "cookies", property(lambda _context: StreamlitCookies(browser.cookies))
    )
    yield Room(store, opened.code, host, opened.facilitator, browser)
    store.close()
    house.cache_clear()


def words(screen: AppTest) -> str:
    """Everything of a screen that was written as HTML."""
    return "\n".join(str(part.value) for part in screen.html)


def choose(screen: AppTest, key: str, value: str) -> None:
    """Press one of a row of choices."""
    row: Any = screen.get_by_key(key)
    row.set_value(value).run()
    assert not screen.exception


def choices(screen: AppTest, key: str) -> list[str]:
    """What a row of choices offers."""
    row: Any = screen.get_by_key(key)
    return list(row.options)
