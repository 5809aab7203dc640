"""The room at one moment, read once and put into words once for everybody who is told the same.

Two hundred screens hear of one entry: what is alike for all of them is rendered a single time.
Only what is a person's own (their marks, their held texts, what they wrote) is rendered for them.
"""

from __future__ import annotations

import json
from collections.abc import Callable, Collection, Iterable, Mapping
from dataclasses import dataclass, field
from datetime import datetime
from functools import partial
from typing import Any, Literal

from sim_workshop.domain.findings import CARDS, Entry
from sim_workshop.domain.people import LEADING, Member
from sim_workshop.domain.priorities import Round
from sim_workshop.domain.roles import may
from sim_workshop.domain.steps import step_key
from sim_workshop.domain.workshop import Map, PlaceEdit, Room, Workshop
from sim_workshop.live.group_telling import own_group
from sim_workshop.live.telling import (
    ballot_told,
    by_letter,
    entry_told,
    may_see,
    room_told,
)
from sim_workshop.store import Change, Store

Sort = Literal["leads", "wall", "room"]
"""Readers who are told the same, but for what is their own."""
Parts = Mapping[str, str]
"""The room, each of its values as JSON."""
NOBODY: Mapping[Sort, Member] = {
    "leads": Member(id="", role="co-facilitator"),
    "wall": Member(id="", role="wall"),
    "room": Member(id="", role="observer"),
}


def sort_of(reader: Member) -> Sort:
    if reader.role in LEADING:
        return "leads"
    return "wall" if reader.role == "wall" else "room"


def as_json(value: Any) -> str:
    return json.dumps(value, ensure_ascii=False)


@dataclass
class Snapshot:
    """What is told from here on, until somebody does something."""

    map: Map
    ballot: dict[str, Any] | None
    """The vote without anybody's marks."""
    marks: Mapping[str, Mapping[str, int]]
    """While a vote is open: the marks of each of the readers, by member."""
    done: frozenset[str]
    working: int
    """How many are asked the question."""
    answered: int = 0
    """How many have answered the questions at the end."""
    asked: int = 0
    """How many of those who came they are for."""
    changes: Mapping[int, tuple[str, ...]] = field(default_factory=dict)
    """By revision told before: ids of the cards that changed since."""
    _kept: dict[Any, Any] = field(default_factory=dict)

    @property
    def closes_at(self) -> datetime | None:
        """When the countdown of the open vote ends."""
        round_ = self.map.get(self.map.room.round) if self.map.room.round else None
        is_open = isinstance(round_, Round) and round_.state == "open"
        return round_.closes_at if is_open and isinstance(round_, Round) else None

    # Entries.

    def entries(self, reader: Member, since: int) -> str:
        """ "entries": [...], "gone": [...] of what changed, as this reader may see it."""
        changed = self.changes.get(since, ())
        if reader.id and reader.id in self._authors(since):
            return self._entries_told(changed, reader)
        key = "entries", sort_of(reader), since
        if key not in self._kept:
            self._kept[key] = self._entries_told(changed, NOBODY[sort_of(reader)])
        return str(self._kept[key])

    def everything(self, reader: Member) -> str:
        """All entries this reader may see."""
        if reader.id and any(e.author == reader.id for e in self.map.entries(hidden=True)):
            return _everything(reader, self.map)
        return self.map.of_kinds(SAID_OF, EVERYTHING[sort_of(reader)])

    def _authors(self, since: int) -> frozenset[str]:
        key = "authors", since
        if key not in self._kept:
            found = (self.map.get(id_) for id_ in self.changes.get(since, ()))
            self._kept[key] = frozenset(e.author for e in found if isinstance(e, Entry))
        return frozenset(self._kept[key])

    def _entries_told(self, changed: Iterable[str], reader: Member) -> str:
        told, gone = [], []
        for id_ in changed:
            record = self.map.get(id_)
            if isinstance(record, Entry) and may_see(record, reader):
                told.append(entry_told(self.map, record, reader))
            else:
                gone.append(id_)
        return f'"entries": {as_json(told)}, "gone": {as_json(gone)}'

    # The room.

    def room(self, join: dict[str, str]) -> Parts:
        """Where the room is; one and the same object for everybody who joins by this address."""
        key = "room", id(join)
        if key not in self._kept:
            self._kept[key] = {k: as_json(v) for k, v in room_told(self.map, join).items()}
        found: Parts = self._kept[key]
        return found

    def room_difference(self, before: Parts, now: Parts) -> str:
        """Only the values that are told anew, as the inside of a JSON object."""
        key = "difference", id(before), id(now)
        if key not in self._kept:
            anew = (f'"{k}": {v}' for k, v in now.items() if before.get(k) != v)
            self._kept[key] = ", ".join(anew), before  # kept, so that its id stays its own
        return str(self._kept[key][0])

    def own_told(self, reader: Member) -> Parts:
        """Values of the room that are told to each differently."""
        key = "own", sort_of(reader), reader.id in self.done
        if key not in self._kept:
            self._kept[key] = {
                "done": self.done_told(reader), "evaluation": self.evaluation_told(reader),
            }  # fmt: skip
        told: Parts = self._kept[key]
        if self.map.breakouts:
            return {**told, "own_group": as_json(own_group(self.map, reader))}
        return told

    def evaluation_told(self, reader: Member) -> str:
        """Whether the questions at the end are open; to facilitators and walls how many have
        answered. Never what."""
        told: dict[str, Any] = {"state": self.map.room.evaluating}
        if sort_of(reader) != "room":
            told |= {"count": self.answered, "of": self.asked}
        return as_json(told)

    def done_told(self, reader: Member) -> str:
        """How many are done with the question, for facilitators and walls; to everybody else only
        whether they said so themselves. Never who."""
        told: dict[str, Any] = {"mine": reader.id in self.done}
        if sort_of(reader) != "room":
            told |= {"count": len(self.done), "of": max(self.working, len(self.done))}
        return as_json(told)

    # The vote.

    def ballot_of(self, reader: Member) -> str:
        """The vote with the reader's own marks."""
        if self.ballot is None:
            return "null"
        if "ballot" not in self._kept:
            self._kept["ballot"] = as_json({k: v for k, v in self.ballot.items() if k != "marks"})
        marks = self.marks.get(reader.id) if reader.votes else None
        return f'{self._kept["ballot"][:-1]}, "marks": {as_json(marks)}}}'


def _everything(reader: Member, map_: Map) -> str:
    found = (e for e in map_.entries(hidden=True) if may_see(e, reader))
    return as_json([entry_told(map_, e, reader) for e in found])


SAID_OF = CARDS | {PlaceEdit.kind, Room.kind, Workshop.kind}
"""What changes how a card is told: itself, its place, whether it is pinned, the time zone."""
EVERYTHING: Mapping[Sort, Callable[[Map], str]] = {
    sort: partial(_everything, nobody) for sort, nobody in NOBODY.items()
}


def take(store: Store, code: str, readers: Iterable[Member], working: int,
         since: Iterable[int]) -> Snapshot:  # fmt: skip
    """Reads the room once for all these readers. Call it off the event loop."""
    map_ = store.read(code)
    done = store.done_at(code, step_key(map_.room))
    ballot = ballot_told(store, map_, NOBODY["room"])
    changes = {n: _changed(store, code, n) if n < map_.revision else () for n in set(since)}
    answered = asked = 0
    if map_.room.evaluating == "open":
        answered = store.evaluations_in(code)
        asked = asked_at_the_end(map_, store.not_come_yet(code))
    marks = _marks(store, map_, readers)
    return Snapshot(map_, ballot, marks, done, working, answered, asked, changes)


def asked_at_the_end(map_: Map, not_come: Collection[str] = ()) -> int:
    """How many the questions at the end are for: a link nobody has opened is nobody yet."""
    came = (m for m in map_.members.values() if m.id not in not_come)
    return sum(1 for m in came if may(m, "evaluate", map_))


def _marks(store: Store, map_: Map, readers: Iterable[Member]) -> dict[str, dict[str, int]]:
    round_ = map_.get(map_.room.round) if map_.room.round else None
    if not isinstance(round_, Round) or round_.state != "open":
        return {}
    voters = [r.id for r in readers if r.votes]
    found = store.marks_of(map_.code, round_.id, voters)
    return {member: by_letter(map_, marks) for member, marks in found.items()}


def _changed(store: Store, code: str, since: int) -> tuple[str, ...]:
    changes = store.changes(code, since=since, kinds=CARDS | {Room.kind})
    pins = (id_ for c in changes for id_ in _pinned_or_unpinned(c))
    return tuple(dict.fromkeys([*(c.record for c in changes if c.kind in CARDS), *pins]))


def _pinned_or_unpinned(change: Change) -> set[str]:
    """An entry is told anew when it is pinned, though only the room changed."""
    before, after = (set(getattr(r, "pinned", ())) for r in (change.before, change.after))
    return before ^ after
