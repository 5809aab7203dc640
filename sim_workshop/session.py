"""Who looks at this page, at which workshop, and the one place where an act of a page is done."""

from __future__ import annotations

import logging
import secrets
from collections.abc import Callable
from dataclasses import dataclass, replace
from typing import Any
from urllib.parse import urlsplit

import streamlit as st
from pydantic import ValidationError

from sim_workshop import reach
from sim_workshop.domain.errors import NotFound, StaleEdit, WorkshopError
from sim_workshop.domain.people import LEADING, Member
from sim_workshop.domain.record import Record
from sim_workshop.domain.roles import Act, Ruling, may
from sim_workshop.domain.workshop import Map
from sim_workshop.store import Done
from sim_workshop.use_cases.acting import Acting, Held
from sim_workshop.use_cases.house import COOKIE, House, Person, house
from sim_workshop.views.bars import refusal, stale
from sim_workshop.views.live.assembling import WHO
from sim_workshop.words import _, languages, use_language


@dataclass(frozen=True)
class Session:
    """A person at a page."""

    house: House
    person: Person
    host: Member | None
    """Who they are on this server as a whole, if they host it."""
    member: Member | None
    code: str
    map: Map | None
    """The workshop as it stands in this run; None where nobody has entered one."""

    @property
    def here(self) -> Map:
        """The workshop's Map, on pages that exist only inside a workshop."""
        if self.map is None:
            st.switch_page("home.py")
        return self.map

    @property
    def me(self) -> Member:
        if self.member is None:
            st.switch_page("home.py")
        return self.member

    @property
    def leads(self) -> bool:
        return self.member is not None and self.member.role in LEADING

    def may(self, act: Act, about: Any = None) -> Ruling:
        return may(self.member, act, self.map, about)

    def acting(self) -> Acting:
        return Acting(self.house.store, self.code, self.me, key=secrets.token_hex(16))

    @property
    def base_url(self) -> str:
        """Where people reach this server: as set, or as this very page was reached."""
        reached = urlsplit(st.context.url or "")
        here = f"{reached.scheme}://{reached.netloc}" if reached.netloc else ""
        return (self.house.settings.public_url or here or self.house.settings.base_url).rstrip("/")

    @property
    def room_url(self) -> str:
        """Where others reach this server: whoever leads at "localhost" still hands out addresses
        that work on their devices."""
        base = self.base_url
        if not reach.is_only_here(base):
            return base
        port = urlsplit(base).port or self.house.settings.port
        return reach.room_url(replace(self.house.settings, port=port))


def session() -> Session:
    """Read anew in every run: nothing about a person is kept in the browser tab but the cookie."""
    the_house = house()
    person = the_house.person_of(st.context.cookies.get(COOKIE))
    host = the_house.member_of(person, "")
    code = person.at
    try:
        map_ = the_house.store.read(code) if code else None
    except NotFound:
        map_ = None
    member = the_house.member_of(person, code) if map_ else None
    st.session_state[WHO] = member.id if member else ""
    spoken = (st.context.locale or "").partition("-")[0]
    use_language(spoken if spoken in languages() else "en")
    return Session(
        the_house, person, host, member,
        code if map_ and member else "", map_ if member else None,
    )  # fmt: skip


def do(use_case: Callable[..., Any], /, *args: Any, **kwargs: Any) -> Any:
    """One act of this person in the workshop they look at: what the use case gives, None when it
    was refused. (Typed loosely: a page only asks whether it was done.)"""
    return attempt(lambda: use_case(session().acting(), *args, **kwargs))


def correct(use_case: Callable[..., Any], record: Record, **changes: Any) -> Any:
    """One correction of a record as this person saw it. When somebody was faster both are shown,
    and the next attempt goes in the place of what was shown."""
    key = f"faster {record.id}"
    opened, shown = st.session_state.get(key, (None, None))
    seen = shown if opened == record else record

    def act() -> Any:
        now = session()
        try:
            return use_case(now.acting(), id=record.id, seen=seen, **changes)
        except StaleEdit:
            st.session_state[key] = (record, now.here.get(record.id))
            raise

    return attempt(act)


def attempt(act: Callable[[], Any]) -> Any:
    """Anything a person asked for. What is refused is said in place and leaves what was typed;
    None then. Anything else is a bug and goes to the log."""
    try:
        return act()
    except Done:
        return None
    except StaleEdit as edit:
        stale(str(edit), edit.theirs, edit.yours)
    except Held as held:
        refusal(str(held))
    except WorkshopError as refused:
        refusal(_(str(refused)))
    except ValidationError as misfit:
        refusal(_first_sentence(misfit))
    return None


def _first_sentence(misfit: ValidationError) -> str:
    said = misfit.errors()[0]["msg"].removeprefix("Value error, ")
    return f"{said[:1].upper()}{said[1:]}. Nothing was saved."


def say_it_broke(error: Exception) -> bool:
    """A bug: loudly in the log for whoever runs the server, one calm sentence on the screen."""
    logging.getLogger("sim_workshop").error("A screen failed", exc_info=error)
    refusal(
        _(
            "Something went wrong on this screen. What was saved is kept. Reload the page; if it "
            "happens again, tell whoever runs this server: the reason is in its log."
        )
    )
    return True
