"""What a file of the workshop may need that is not in its Map: what people gave to it, and how many
acts its log holds."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime
from itertools import groupby
from zoneinfo import ZoneInfo

from sim_workshop.domain.upload import Upload
from sim_workshop.store import Store
from sim_workshop.words import later

CountedActs = tuple[tuple[date, tuple[tuple[str, int], ...]], ...]
"""By day, how many acts were about what."""


@dataclass(frozen=True)
class Beside:
    """Plain values: a file may be made in a process of its own."""

    uploads: tuple[Upload, ...] = ()
    acts: CountedActs = ()

    def upload(self, digest: str) -> Upload | None:
        return next((u for u in self.uploads if u.hash == digest), None)


NOTHING = Beside()


def beside(store: Store, code: str) -> Beside:
    return Beside(store.files(code), counted_acts(store, code))


ABOUT = {
    "entry": later("entries"), "entries": later("entries"), "story": later("stories"),
    "comment": later("comments"), "number": later("numbers"), "numbers": later("numbers"),
    "measure": later("measures"), "place": later("map"), "practice": later("practices"),
    "priority": later("priorities"), "round": later("votes"), "objective": later("plan"),
    "step": later("plan"), "recommendation": later("recommendations"),
    "meeting": later("meetings"), "stakeholder": later("participants"),
    "member": later("participants"), "agenda": later("agenda"), "room": later("running the room"),
    "group": later("groups"), "groups": later("groups"), "pen": later("groups"),
    "evaluation": later("evaluation"), "form": later("forms"), "answer": later("forms"),
    "text": later("report"), "report": later("report"), "settings": later("settings"),
}  # fmt: skip
OTHER = later("other")


def counted_acts(store: Store, code: str) -> CountedActs:
    """From the log, by the workshop's own clock; the most frequent first."""
    zone = ZoneInfo(store.read(code).workshop.time_zone)
    acts = {c.revision: (_day(c.at, zone), c.verb) for c in store.changes(code)}
    days = groupby(sorted(acts.values()), key=lambda act: act[0])
    return tuple((day, _counted(verb for _day, verb in found)) for day, found in days)


def _day(at: datetime, zone: ZoneInfo) -> date:
    return at.astimezone(zone).date()


def _counted(verbs: Iterable[str]) -> tuple[tuple[str, int], ...]:
    counted = Counter(ABOUT.get(v.partition(".")[0], OTHER) for v in verbs)
    return tuple(sorted(counted.items(), key=lambda found: (-found[1], found[0])))
