"""What is being made, what is ready: one file for one revision, however many ask for it."""

from __future__ import annotations

import logging
import secrets
import threading
import time
from collections.abc import Callable
from concurrent.futures import Future
from dataclasses import dataclass, field, replace
from hashlib import sha256

from sim_workshop.domain.errors import CannotMake, WorkshopError
from sim_workshop.domain.workshop import Map
from sim_workshop.use_cases.beside import NOTHING, Beside
from sim_workshop.use_cases.making.apart import BROKEN, Apart, Order
from sim_workshop.use_cases.making.lines import Line

MOST_BYTES = 64 * 1024 * 1024
"""Of finished files kept; the longest unused go first."""
KEPT_SECONDS = 600.0
SAID_SECONDS = 20.0
"""How long a failure is told to everybody who waits, before the next one who asks tries anew."""
AT_FIRST = {
    "report.docx": 8.0, "report-10-pages.docx": 8.0, "report.pdf": 9.0, "everything.zip": 15.0,
}  # fmt: skip
"""Seconds a file is thought to take until one was made."""
USUAL = 3.0

Turned = Callable[[bytes], bytes]


@dataclass(frozen=True)
class Wanted:
    """A file somebody asks for."""

    name: str
    file_name: str
    """What it is called on the computer of whoever asked."""
    map: Map
    language: str
    beside: Beside = NOTHING
    of: str = ""
    """The file it is another form of."""
    elsewhere: Turned | None = None
    """Another program makes it; our own process only waits."""
    mark: str = ""
    """The same for what may be told the same file; else that of the whole Map."""

    @property
    def key(self) -> tuple[str, str, str]:
        return (self.name, self.mark or self.map.once(mark_of), self.language)


def mark_of(map_: Map) -> str:
    """The same for the same contents. What left before is not among them: it changes nothing in a
    file that was written down already."""
    said = sha256(f"{map_.code} {map_.revision}".encode())
    for each in (map_.community, *map_.records.values(), *map_.members.values()):
        said.update(each.model_dump_json().encode())
    said.update(repr(sorted(map_.tallies.items())).encode())
    return said.hexdigest()


def bare(map_: Map) -> Map:
    """Without what was worked out from it meanwhile."""
    return replace(map_)


@dataclass(eq=False)
class Coming:
    """A file on its way, or ready, or the sentence why there is none."""

    wanted: Wanted | None
    """What it is made from; nothing any more once it is made."""
    code: str
    name: str
    file_name: str
    expects: float
    ticket: str = field(default_factory=lambda: secrets.token_urlsafe(9))
    """By which whoever waits finds this very file again, though the room has moved on."""
    future: Future[bytes] = field(default_factory=Future)
    """Nobody who waits for it can call it off: it is for all."""
    begun: float = 0.0
    ended: float = 0.0
    used: float = field(default_factory=time.monotonic)

    def __post_init__(self) -> None:
        self.future.set_running_or_notify_cancel()

    @property
    def share(self) -> float:
        """About how much is done: a guess from how long it took the last time."""
        if self.future.done():
            return 1.0
        return min(0.95, (time.monotonic() - self.begun) / self.expects) if self.begun else 0.0

    @property
    def failed(self) -> str:
        """The sentence why there is none, once that is known."""
        fault = self.future.exception() if self.future.done() else None
        return str(fault) if fault else ""

    @property
    def size(self) -> int:
        return len(self.future.result()) if self.future.done() and not self.failed else 0


class MadeFiles:
    """The files of one server. Safe to share between threads."""

    def __init__(self, most_bytes: int = MOST_BYTES) -> None:
        self.apart, self._most = Apart(), most_bytes
        self._press = Line("files", self.apart.stop)
        self._beside = Line("files-elsewhere")
        self._lock = threading.RLock()
        self._coming: dict[tuple[str, str, str], Coming] = {}
        self._took: dict[str, float] = {}
        self.made = 0
        """How many files were written since the server started."""

    def ask(self, wanted: Wanted, *, again: bool = False) -> Coming:
        """The file, on its way if it is not there yet: everybody who asks gets the same one."""
        with self._lock:
            self._tidy()
            known = self._coming.get(wanted.key)
            if known is not None and not (known.failed and (again or self._was_told(known))):
                known.used = time.monotonic()
                return known
            return self._waiting_for_older(wanted) or self._begin(wanted)

    def _was_told(self, failed: Coming) -> bool:
        return time.monotonic() - failed.ended > SAID_SECONDS

    def _waiting_for_older(self, wanted: Wanted) -> Coming | None:
        """One that nobody has begun yet becomes the newer one: in a busy room thirty people do not
        make thirty revisions."""
        mine = (wanted.map.code, wanted.name, wanted.language)
        for key, coming in self._coming.items():
            if (coming.code, key[0], key[2]) == mine and not coming.begun and not wanted.of:
                coming.wanted, coming.file_name = wanted, wanted.file_name
                self._coming[wanted.key] = self._coming.pop(key)
                return coming
        return None

    def _begin(self, wanted: Wanted) -> Coming:
        expects = self._took.get(wanted.name) or AT_FIRST.get(wanted.name, USUAL)
        base = None
        if wanted.of:
            base = self.ask(replace(wanted, name=wanted.of, of="", elsewhere=None))
            expects += 0 if base.future.done() else base.expects
        coming = Coming(wanted, wanted.map.code, wanted.name, wanted.file_name, expects)
        self._coming[wanted.key] = coming
        line = self._beside if wanted.elsewhere else self._press
        line.put(lambda: self._make(coming, base))
        return coming

    def _make(self, coming: Coming, base: Coming | None) -> None:
        with self._lock:
            coming.begun, wanted = time.monotonic(), coming.wanted
        assert wanted is not None
        try:
            content = self._written(wanted, base)
            self._ended(coming, coming.begun)
            coming.future.set_result(content)
        except WorkshopError as refused:
            self._ended(coming)
            coming.future.set_exception(refused)
        except Exception:  # whoever waits is told, whatever it was
            logging.getLogger(__name__).exception("%s was not made", wanted.name)
            self._ended(coming)
            coming.future.set_exception(CannotMake(BROKEN))

    def _ended(self, coming: Coming, began: float = 0.0) -> None:
        with self._lock:
            coming.ended = coming.used = time.monotonic()
            coming.wanted = None
            self.made += 1
            if began:
                self._took[coming.name] = max(0.5, coming.ended - began)

    def _written(self, wanted: Wanted, base: Coming | None) -> bytes:
        source: Map | bytes = bare(wanted.map) if base is None else base.future.result()
        if wanted.elsewhere is not None and isinstance(source, bytes):
            return wanted.elsewhere(source)
        return self.apart.make(Order(wanted.name, source, wanted.language, wanted.beside))

    def known(self, wanted: Wanted) -> Coming | None:
        """This very file, if somebody asked for it before and it did not fail."""
        with self._lock:
            found = self._coming.get(wanted.key)
            return None if found is None or found.failed else found

    def find(self, ticket: str) -> Coming | None:
        """What somebody waits for, though the workshop has a newer revision by now."""
        with self._lock:
            found = next((c for c in self._coming.values() if c.ticket == ticket), None)
            if found is not None:
                found.used = time.monotonic()
            return found

    def forget(self, code: str) -> None:
        """Drops all files of a workshop: a text was wiped, or the workshop is gone."""
        with self._lock:
            for key, coming in list(self._coming.items()):
                if coming.code == code:
                    del self._coming[key]

    def _tidy(self) -> None:
        """Old ones go, then the longest unused until the rest has room."""
        finished = sorted(
            ((c.used, key) for key, c in self._coming.items() if c.future.done()), reverse=True
        )
        room, now = self._most, time.monotonic()
        for used, key in finished:
            room -= self._coming[key].size
            if room < 0 or now - used > KEPT_SECONDS:
                del self._coming[key]

    def close(self) -> None:
        """Ends the process: the server stops."""
        self.apart.stop()
