"""What was read from a file: a whole workshop's records, before anything is written."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass, field

from sim_workshop.domain.community import Community
from sim_workshop.domain.people import Member
from sim_workshop.domain.place import Pack
from sim_workshop.domain.printed import Printed
from sim_workshop.domain.priorities import Tally
from sim_workshop.domain.record import Record
from sim_workshop.domain.upload import Upload
from sim_workshop.domain.workshop import Map

INTERNAL = (
    "INTERNAL: a working file for facilitators and hosts alone. Small counts, stories and names "
    "in it are not suppressed. Do not publish or forward it."
)
"""What every working file says of itself."""
SUPPRESSED = "[suppressed]"
"""What stands in a file where a value was left out."""
PREFIX: Mapping[str, str] = {
    "stakeholder": "w", "resource": "r", "strength": "st", "gap": "g", "opportunity": "o",
    "parking": "k", "measure": "m", "number": "n", "story": "y", "priority": "p", "round": "v",
    "objective": "j", "step": "s", "recommendation": "c", "meeting": "t", "note": "z",
    "place": "place", "practice": "practice", "agency": "ag", "agreement": "mo", "problem": "pr",
    "report_card": "rc", "data_source": "ds", "maturity": "ma", "workgroup": "wg",
    "funding": "fu", "matter": "mt", "report_back": "rb", "cycle": "cy", "baseline": "bl",
    "handled": "ha", "pause": "pa", "close_out": "co",
}  # fmt: skip
"""With what an id that a file gives to a record begins. No place of a pack begins like that."""


@dataclass(frozen=True)
class Imported:
    """One workshop as a file has it. The caller decides what becomes of it."""

    community: Community
    records: tuple[Record, ...]
    notes: tuple[str, ...] = ()
    """Sentences about what could not be placed: where it was kept instead."""
    pack: Pack | None = None
    """The content pack the workshop started from; None where the file does not carry it."""
    tallies: Mapping[str, Tally] = field(default_factory=dict)
    """What closed rounds counted; never a ballot of a person."""
    members: tuple[Member, ...] = ()
    printed: tuple[Printed, ...] = ()
    """Numbers as they left before, and which were left out."""
    uploads: tuple[Upload, ...] = ()
    """Files people gave to the workshop."""
    code: str = ""
    """The workshop the file came from; empty for a file made elsewhere."""
    revision: int = 0
    exported: Mapping[str, str] = field(default_factory=dict)
    """Fingerprints of all records the file held when it was written, by id."""
    suppressed: frozenset[str] = frozenset()
    """Ids of numbers whose value the file left out: there nothing was meant to change."""
    columns: Mapping[str, frozenset[str]] = field(default_factory=dict)
    """Fields a file has columns for, by kind; empty for a file that always holds everything."""

    def as_map(self, pack: Pack, code: str = "") -> Map:
        """The workshop as it would be, under the given pack where the file carries none."""
        return Map(
            code=code or self.code,
            revision=self.revision,
            community=self.community,
            pack=self.pack or pack,
            records={r.id: r for r in self.records},
            tallies=self.tallies,
            members={m.id: m for m in self.members},
            printed=self.printed,
        )


def fingerprint(record: Record, fields: Collection[str] | None = None) -> str:
    """Changes with any content of the record, or with any of these fields: what tells an edited
    row from an untouched one."""
    contents = record.contents()
    named = {k: v for k, v in contents.items() if fields is None or k in fields}
    written = json.dumps(named, sort_keys=True, ensure_ascii=True)
    return hashlib.sha256(written.encode()).hexdigest()[:12]


def name_of(map_: Map) -> str:
    """A name that stays and from which nobody finds the code people join with: trying a code
    takes a twentieth of a second, and there are a million million of them."""
    return hashlib.scrypt(map_.code.encode(), salt=b"calendar", n=2**14, r=8, p=1, dklen=8).hex()


class NewIds:
    """Ids for records that come without: short, in order, and never one that is taken."""

    def __init__(self, taken: Iterable[str] = ()) -> None:
        self._taken = set(taken)
        self._last: dict[str, int] = {}

    def next(self, kind: str) -> str:
        """The next free id for a record of this kind: "g3"."""
        prefix = PREFIX.get(kind, kind)
        while True:
            self._last[prefix] = self._last.get(prefix, 0) + 1
            fresh = f"{prefix}{self._last[prefix]}"
            if fresh not in self._taken:
                self._taken.add(fresh)
                return fresh
