"""How every act of a person is done: may they, is it right, then one transaction."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, replace
from datetime import UTC, datetime
from typing import TypeVar

from sim_workshop.domain.errors import NotAllowed, NotFound, WorkshopError
from sim_workshop.domain.people import Member, credit_of
from sim_workshop.domain.record import LONGEST_TEXT, VISIBLE, Standing, Written
from sim_workshop.domain.roles import Act, may
from sim_workshop.domain.screening import WHAT_WAS_SEEN, Hit, screen
from sim_workshop.domain.showing import KEPT_BACK
from sim_workshop.domain.text import clean
from sim_workshop.domain.workshop import Map
from sim_workshop.store import Store, Work
from sim_workshop.words import _

IN_THE_ROOM: frozenset[Standing] = VISIBLE | KEPT_BACK
W = TypeVar("W", bound=Written)


def utc_now() -> datetime:
    return datetime.now(UTC)


class Held(WorkshopError):
    """A text may name somebody. Nothing was saved; the person changes it or states otherwise."""

    def __init__(self, hits: Sequence[Hit]) -> None:
        seen = "; ".join(f"{_(WHAT_WAS_SEEN[h.what])}, “{h.text}”" for h in hits)
        super().__init__(
            f"This may identify a person ({seen}). Change it, or state that it names nobody."
        )
        self.hits = tuple(hits)


@dataclass(frozen=True)
class Acting:
    """A person at work in one workshop."""

    store: Store
    code: str
    member: Member
    now: Callable[[], datetime] = utc_now
    key: str = ""
    """Idempotency key of the act about to be done: the same key twice is one act."""

    @property
    def map(self) -> Map:
        return self.store.read(self.code)

    def with_key(self, key: str) -> Acting:
        return replace(self, key=key)

    @contextmanager
    def act(self, verb: str, needs: Act, about: str = "") -> Iterator[Work]:
        """One act: refuses with the reason, or gives the pen and commits at the end."""
        with self.store.transact(self.code, self.member, verb, self.now(), key=self.key) as work:
            work.credit = self.credit(work.map)
            ruling = may(self.member, needs, work.map, work.map.get(about) if about else None)
            if not ruling:
                raise NotAllowed(ruling.reason)
            yield work

    def within(self, work: Work) -> Acting:
        """The same person in the middle of an act: what they do now is part of it."""
        return _Within(self.store, self.code, self.member, self.now, work=work)

    def credit(self, map_: Map) -> str:
        """How this person's acts are named now, by the entries' setting."""
        present = [m for m in map_.members.values() if not m.withdrawn]
        return credit_of(self.member, map_.workshop.entry_names, present)


@dataclass(frozen=True)
class _Within(Acting):
    """Every rule holds as ever; one transaction, one line of the log, one thing to take back."""

    work: Work | None = None

    @property
    def map(self) -> Map:
        assert self.work is not None
        return self.work.map

    @contextmanager
    def act(self, verb: str, needs: Act, about: str = "") -> Iterator[Work]:  # noqa: ARG002
        assert self.work is not None
        ruling = may(self.member, needs, self.map, self.map.get(about) if about else None)
        if not ruling:
            raise NotAllowed(ruling.reason)
        yield self.work


def short_enough(text: str) -> str:
    """The text, or a sentence that it is too long: nothing is cut."""
    if len(text) > LONGEST_TEXT:
        raise NotAllowed(
            f"This text has {len(text):,} characters; the most one entry holds is "
            f"{LONGEST_TEXT:,}. Nothing was saved. Shorten it, or attach it to the report."
        )
    return text


def not_empty(text: str, what: str) -> str:
    if not clean(text):
        raise NotAllowed(f"{what} is empty. Nothing was saved.")
    return short_enough(text)


def still_here(work: Work, id: str, of: type[W], standing: frozenset[Standing] = IN_THE_ROOM) -> W:
    """The record, unless it was merged, removed or wiped: then nothing is done to it any more."""
    found = work.need(id, of)
    if found.standing not in standing:
        raise NotFound("This was merged, removed or wiped, or is held for its author.")
    return found


def screened(*texts: str, names_nobody: bool = False) -> None:
    """Refuses texts in which the screen sees a person, unless the author states otherwise."""
    hits = [hit for text in texts for hit in screen(short_enough(text))]
    if hits and not names_nobody:
        raise Held(hits)
