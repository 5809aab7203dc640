"""Where a workshop is kept. The only SQL. Reads a Map, writes changes, decides nothing."""

from __future__ import annotations

import secrets
import threading
from collections.abc import Callable, Collection, Iterator
from contextlib import contextmanager
from dataclasses import replace
from datetime import datetime
from pathlib import Path
from typing import Any

from sqlalchemy import Connection, Engine, delete, insert, select
from sqlalchemy.exc import IntegrityError

from sim_workshop.domain.community import Community
from sim_workshop.domain.errors import NotAllowed, NotSaved
from sim_workshop.domain.moved import moved_away
from sim_workshop.domain.people import Member
from sim_workshop.domain.place import Pack
from sim_workshop.domain.rollup import RollUp
from sim_workshop.domain.upload import Upload
from sim_workshop.domain.workshop import Map
from sim_workshop.store import backup as backups
from sim_workshop.store import (
    counting,
    done_with,
    evaluations,
    publishing,
    reading,
    redacting,
    rolling_up,
    signing_in,
    writing,
)
from sim_workshop.store import (
    mailed as mails,
)
from sim_workshop.store import tables as t
from sim_workshop.store.engine import is_held_elsewhere, open_engine, quick
from sim_workshop.store.reading import Change
from sim_workshop.store.signing_in import Grant
from sim_workshop.store.writing import Done, Work

__all__ = ["Change", "Done", "Grant", "Store", "Work", "open_store"]


REVISION = "SELECT revision FROM workshop WHERE code = :value"
MEMBER = "SELECT body FROM member WHERE id = :value"


class Store:
    """One database. Safe to share between threads; holds the newest Map of each workshop."""

    def __init__(self, engine: Engine) -> None:
        self.engine = engine
        self._maps: dict[str, Map] = {}
        self._maps_lock = threading.Lock()
        self._writing = threading.RLock()
        self._listeners: list[Callable[[str, int], None]] = []
        self._forgetters: list[Callable[[str], None]] = []
        self._done: dict[tuple[str, str], frozenset[str]] = {}
        self._done_turn = 0

    # Reading.

    def read(self, code: str) -> Map:
        """The workshop at its newest revision: shared by everybody who reads it."""
        known = self._maps.get(code)
        if known is not None and known.revision == quick(self.engine, REVISION, code):
            return known
        with self.engine.connect() as connection:
            revision = reading.revision_of(connection, code)
            known = self._maps.get(code)
            if known is not None and known.revision == revision:
                return known
            fresh = reading.read_at(connection, code, revision, known)
        return self._keep(fresh)

    def _keep(self, fresh: Map) -> Map:
        with self._maps_lock:
            known = self._maps.get(fresh.code)
            if known is None or known.revision < fresh.revision:
                self._maps[fresh.code] = fresh
            return self._maps[fresh.code]

    def forget(self, code: str) -> None:
        """Drops the shared Map, so that the next reading is from the tables."""
        with self._maps_lock:
            self._maps.pop(code, None)

    def codes(self) -> list[tuple[str, int]]:
        """Every workshop with its revision."""
        with self.engine.connect() as connection:
            rows = connection.execute(
                select(t.workshop.c.code, t.workshop.c.revision).order_by(t.workshop.c.opened_at)
            )
            return [(row.code, row.revision) for row in rows]

    def roll_up(self, codes: Collection[str]) -> RollUp:
        """Several workshops read together."""
        with self.engine.connect() as connection:
            return rolling_up.roll_up(connection, codes)

    def communities(self) -> list[Community]:
        with self.engine.connect() as connection:
            rows = connection.execute(select(t.community.c.body))
            return [Community.model_validate_json(row.body) for row in rows]

    def changes(
        self, code: str, *, since: int = -1, member: str = "", limit: int = 0,
        kinds: Collection[str] = (),
    ) -> list[Change]:  # fmt: skip
        """Lines of the log, newest first; of these kinds of record, where some are named."""
        with self.engine.connect() as connection:
            return reading.changes_of(
                connection, code, since=since, member=member, limit=limit, kinds=kinds
            )

    def last_changed(self, code: str) -> dict[str, datetime]:
        """When each record was last written, by the log."""
        return {record: last for record, (_first, last) in self.moved(code).items()}

    def moved(self, code: str) -> dict[str, tuple[datetime, datetime]]:
        """When each record was first and last written, by the log."""
        with self.engine.connect() as connection:
            return reading.moved_in(connection, code)

    @contextmanager
    def reading_log(self) -> Iterator[Connection]:
        """A reading transaction, for questions of the log."""
        with self.engine.connect() as connection:
            yield connection

    def mailed(self, code: str, limit: int = 50) -> list[mails.Mailed]:
        """Reminders of this workshop, the newest first."""
        with self.engine.connect() as connection:
            return mails.of_workshop(connection, code, limit)

    def claim_mail(self, code: str, things: Collection[str], address: str, at: datetime) -> bool:
        """Whether nobody sent any of these to this address: from now on they count as sent."""
        try:
            with self._writing, self.engine.begin() as connection:
                mails.claim(connection, code, things, address, at)
        except IntegrityError:
            return False
        return True

    def give_up_failed(self, code: str, things: Collection[str], address: str) -> None:
        """What never left may be tried again."""
        with self._writing, self.engine.begin() as connection:
            mails.give_up_failed(connection, code, things, address)

    def settle_mail(
        self, code: str, things: Collection[str], address: str, state: mails.State, said: str
    ) -> None:
        """What became of them."""
        with self._writing, self.engine.begin() as connection:
            mails.settle(connection, code, things, address, state, said)

    # Writing.

    def listen(self, listener: Callable[[str, int], None]) -> None:
        """Calls with (code, revision) after each commit of this process."""
        self._listeners.append(listener)

    @contextmanager
    def transact(
        self, code: str, member: Member, verb: str, at: datetime, *, key: str = "", credit: str = ""
    ) -> Iterator[Work]:
        """One act. Raises `Done` when its key was seen before. Nothing is written on an error."""
        with self._writing, self.engine.begin() as connection:
            revision = writing.lock(connection, code)
            if (result := writing.answered_before(connection, code, key, member.id)) is not None:
                raise Done(result)
            map_ = _at_home(self._under_lock(connection, code, revision))
            work = Work(connection, map_, member, verb, at, credit)
            yield work
            writing.write(work)
            work.answer.setdefault("revision", work.revision)
            writing.remember_answer(connection, code, key, member.id, verb, work.answer)
        self.told(code)

    def _under_lock(self, connection: Connection, code: str, revision: int) -> Map:
        known = self._maps.get(code)
        if known is not None and known.revision == revision:
            return known
        return reading.read_at(connection, code, revision, known)

    def told(self, code: str) -> None:
        """Tells the listeners: after the commit, never before. An act that is saved is not told
        as refused because the reading after it failed: the feed looks again by itself."""
        try:
            revision = self.read(code).revision
        except NotSaved:
            return
        for listener in self._listeners:
            listener(code, revision)

    def open_workshop(self, code: str, community: Community, pack: Pack, at: datetime) -> None:
        """Makes the rows a workshop needs before its first record."""
        body = reading.pack_text(pack)
        digest = reading.pack_hash(body)
        with self._writing, self.engine.begin() as connection:
            _insert_once(
                connection, t.community, "id", id=community.id, body=community.model_dump_json()
            )
            _insert_once(connection, t.pack, "hash", hash=digest, body=body)
            connection.execute(
                insert(t.workshop).values(
                    code=code, community=community.id, pack=digest, revision=0,
                    opened_at=at.isoformat(),
                )
            )  # fmt: skip

    def delete_workshop(self, code: str) -> None:
        with self._writing, self.engine.begin() as connection:
            for table in (
                t.ballot, t.round_secret, t.act, t.done, t.evaluation, t.published, t.mailed,
                t.change,
                t.record, t.file, t.grant, t.member,
            ):  # fmt: skip
                connection.execute(delete(table).where(table.c.workshop == code))
            connection.execute(delete(t.workshop).where(t.workshop.c.code == code))
        self.forget(code)
        redacting.forget_free_pages(self.engine)
        self._wiped(code)

    def forget_what_was_deleted(self) -> None:
        """Of a key or a text that is deleted for good nothing stays in the files."""
        redacting.forget_what_was_deleted(self.engine)

    def redact(self, code: str, words: list[str]) -> int:
        """Wipes texts everywhere; see redacting.py. The caller has logged who and when."""
        with self._writing:
            with self.engine.begin() as connection:
                wiped = redacting.wipe(connection, code, words)
            self.forget(code)
            redacting.forget_free_pages(self.engine)
        self._wiped(code)
        return wiped

    def _wiped(self, code: str) -> None:
        for forgets in self._forgetters:
            forgets(code)

    def when_wiped(self, forgets: Callable[[str], None]) -> None:
        """From now on tell this one of every workshop a text of which was wiped, or that is gone:
        whatever it keeps of it has to go too."""
        self._forgetters.append(forgets)

    # Ballots: under the same lock, without raising the revision.

    @contextmanager
    def voting(self, code: str) -> Iterator[tuple[Connection, Map]]:
        """The Map and the tables under the lock; nothing here raises the revision."""
        with self._writing, self.engine.begin() as connection:
            revision = writing.lock(connection, code)
            yield connection, _at_home(self._under_lock(connection, code, revision))

    @contextmanager
    def publishing(self, code: str) -> Iterator[tuple[Connection, Map]]:
        """The Map with all that has left so far, under the lock: whatever leaves now is written
        down before anybody else publishes. Nothing here raises the revision."""
        with self._writing, self.engine.begin() as connection:
            revision = writing.lock(connection, code)
            map_ = self._under_lock(connection, code, revision)
            left = publishing.printed_in(connection, code)
            yield connection, map_ if map_.printed == left else replace(map_, printed=left)
        with self.engine.connect() as connection:
            if publishing.printed_in(connection, code) != self.read(code).printed:
                self.forget(code)

    def cast_in(self, code: str, round_id: str) -> tuple[int, int]:
        """How many ballots are in, and how many of them on paper."""
        with self.engine.connect() as connection:
            return counting.cast_in(connection, code, round_id)

    def ballots_in(self, code: str, round_id: str) -> int:
        return self.cast_in(code, round_id)[0]

    def votes_used(self, code: str, round_id: str) -> list[tuple[int, int]]:
        """How many votes were used, and by how many secret ballots; most votes first."""
        with self.engine.connect() as connection:
            return counting.votes_used(connection, code, round_id)

    def own_marks(self, code: str, round_id: str, member: str) -> dict[str, int] | None:
        """What this member has marked, while the round is open."""
        with self.engine.connect() as connection:
            voter = counting.voter_key(connection, code, round_id, member)
            return counting.marks_of(connection, code, round_id, voter)

    def evaluations_in(self, code: str) -> int:
        """How many have answered the questions at the end."""
        with self.engine.connect() as connection:
            return evaluations.how_many(connection, code)

    def not_come_yet(self, code: str) -> frozenset[str]:
        """Members for whom there is a link that nobody has opened."""
        with self.engine.connect() as connection:
            return signing_in.not_come_yet(connection, code)

    def done_at(self, code: str, step: str) -> frozenset[str]:
        """Members who said that they are done with this step of the room: asked once for all
        screens, until somebody says so or takes it back."""
        if (known := self._done.get((code, step))) is not None:
            return known
        turn = self._done_turn
        with self.engine.connect() as connection:
            found = done_with.at(connection, code, step)
        if turn == self._done_turn:  # nobody was faster: an older count is not kept
            self._done[code, step] = found
        return found

    def done_changed(self) -> None:
        """After the commit: the counts are asked for anew."""
        self._done_turn += 1
        self._done = {}

    def marks_of(
        self, code: str, round_id: str, members: Collection[str]
    ) -> dict[str, dict[str, int]]:
        """What each of these members has marked, while the round is open: one reading for all."""
        with self.engine.connect() as connection:
            return counting.marks_of_members(connection, code, round_id, members)

    # People and keys.

    @contextmanager
    def people(self) -> Iterator[Connection]:
        """A transaction on members and grants."""
        with self._writing, self.engine.begin() as connection:
            yield connection

    def member(self, member_id: str) -> Member | None:
        body = quick(self.engine, MEMBER, member_id)
        return None if body is None else reading.member_from(body)

    def setting(self, name: str, make: Callable[[], str]) -> str:
        """A value of this database, made once: the secret that signs cookies."""
        with self._writing, self.engine.begin() as connection:
            found = connection.execute(
                select(t.setting.c.value).where(t.setting.c.name == name)
            ).scalar_one_or_none()
            if found is not None:
                return str(found)
            value = make()
            connection.execute(insert(t.setting).values(name=name, value=value))
            return value

    def cookie_secret(self) -> str:
        return self.setting("cookie_secret", lambda: secrets.token_hex(32))

    # Files and the whole.

    def keep_file(self, code: str, upload: Upload) -> None:
        """Keeps a file that was given to the workshop; the same file twice is one."""
        with self._writing, self.engine.begin() as connection:
            here = (t.file.c.workshop == code) & (t.file.c.hash == upload.hash)
            connection.execute(delete(t.file).where(here))
            connection.execute(
                insert(t.file).values(workshop=code, content=upload.content, **upload.about())
            )

    def file(self, code: str, digest: str) -> Upload | None:
        return next(iter(self.files(code, digest)), None)

    def files(self, code: str, digest: str = "") -> tuple[Upload, ...]:
        """All files given to the workshop, or the one of this hash."""
        here = t.file.c.workshop == code
        query = select(t.file).where(here & (t.file.c.hash == digest) if digest else here)
        with self.engine.connect() as connection:
            rows = connection.execute(query.order_by(t.file.c.hash))
            return tuple(Upload(r.hash, r.name, r.media_type, r.content) for r in rows)

    def backup(self, path: Path) -> dict[str, Any]:
        with self.engine.begin() as connection:
            return backups.backup(connection, path)

    def restore(self, path: Path, *, replace: bool) -> None:
        if replace and is_held_elsewhere(self.engine):
            raise NotAllowed("A server is using this database. Stop it before you restore.")
        with self._writing, self.engine.begin() as connection:
            backups.restore(connection, path, replace=replace)
        self._maps.clear()

    def close(self) -> None:
        self.engine.dispose()


def _at_home(map_: Map) -> Map:
    """The last door, behind every ruling: nothing is written to what was handed over."""
    if moved := moved_away(map_):
        raise NotAllowed(moved)
    return map_


def _insert_once(connection: Connection, table: Any, key: str, **values: str) -> None:
    known = select(table.c[key]).where(table.c[key] == values[key])
    if connection.execute(known).scalar_one_or_none() is None:
        connection.execute(insert(table).values(**values))


def open_store(url: str) -> Store:
    """The store behind a database URL, its tables brought to this version's."""
    if url.startswith("sqlite:///"):
        Path(url.removeprefix("sqlite:///")).parent.mkdir(parents=True, exist_ok=True)
    return Store(open_engine(url))
