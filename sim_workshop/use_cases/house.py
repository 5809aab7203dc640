"""What one running server holds: its store, its settings, the signer of its cookies."""

from __future__ import annotations

import os
from dataclasses import dataclass, field
from datetime import UTC, datetime
from functools import cached_property, lru_cache

from itsdangerous import BadSignature, URLSafeSerializer

from sim_workshop.domain.people import Member
from sim_workshop.settings import Settings
from sim_workshop.store import Store, open_store
from sim_workshop.use_cases.guessing import Failures
from sim_workshop.use_cases.making.made_files import MadeFiles
from sim_workshop.use_cases.returning import Pins

COOKIE = "sim_workshop"
COOKIE_LIFE_SECONDS = 400 * 24 * 3600
"""As long as browsers keep a cookie: a year of committee work without signing in again."""


@dataclass(frozen=True)
class Person:
    """Whoever holds this browser: who they are in each workshop, and which one they look at."""

    members: dict[str, str] = field(default_factory=dict)
    """Member id by workshop code; the empty code is the host of the server."""
    at: str = ""

    def joined(self, member: Member) -> Person:
        """The same person, with one more membership, now looking at that workshop."""
        members = {**self.members, member.workshop: member.id}
        return Person(members, member.workshop or self.at)

    def looking_at(self, code: str) -> Person:
        return Person(self.members, code)


@dataclass
class House:
    """Everything a process shares between the people it serves."""

    settings: Settings
    store: Store
    failures: Failures = field(default_factory=Failures)

    @cached_property
    def pins(self) -> Pins:
        return Pins(self.store.cookie_secret())

    @cached_property
    def files(self) -> MadeFiles:
        """Files on their way or ready. A text that is wiped is wiped from them too."""
        files = MadeFiles()
        self.store.when_wiped(files.forget)
        return files

    @cached_property
    def _signer(self) -> URLSafeSerializer:
        return URLSafeSerializer(self.store.cookie_secret(), salt="person")

    def cookie_of(self, person: Person) -> str:
        return str(self._signer.dumps({"m": person.members, "at": person.at}))

    def person_of(self, cookie: str | None) -> Person:
        """Who signed in with this browser; nobody, if the cookie is missing or was touched."""
        try:
            said = self._signer.loads(cookie or "")
            return Person(dict(said["m"]), str(said["at"]))
        except (BadSignature, KeyError, TypeError, ValueError):
            return Person()

    def member_of(self, person: Person, code: str) -> Member | None:
        """Who this person is in this workshop. A host is a reader of every workshop."""
        for key in (code, ""):
            found = self.store.member(person.members[key]) if key in person.members else None
            if found is not None and found.workshop == key and found.is_in(datetime.now(UTC)):
                return found
        return None


@lru_cache(maxsize=1)
def house() -> House:
    """The one of this process, from its environment."""
    settings = Settings.from_environment(os.environ)
    return House(settings, open_store(settings.database_url))
