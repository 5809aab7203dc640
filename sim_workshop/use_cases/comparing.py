"""What is new on the map since a moment: a reading of the change log, nothing kept beside it."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from sim_workshop.domain.evidence import DataPoint
from sim_workshop.domain.findings import Entry
from sim_workshop.domain.record import Record
from sim_workshop.domain.workshop import Map, PlaceEdit
from sim_workshop.store import Change, Store


@dataclass(frozen=True)
class Since:
    """What stands on the map now and did not then, what reads otherwise, and what has gone."""

    added: tuple[Record, ...]
    changed: tuple[tuple[Record, Record], ...]
    """Before and after."""
    gone: tuple[Record, ...]


def since(store: Store, map_: Map, moment: datetime) -> Since:
    """Entries, numbers and places; only what everybody in the room may see, then and now."""
    first: dict[str, Record | None] = {}
    for change in reversed(store.changes(map_.code)):
        if change.at > moment and _is_on_the_map(change):
            first.setdefault(change.record, change.before)
    added: list[Record] = []
    changed: list[tuple[Record, Record]] = []
    gone: list[Record] = []
    for id_, before in first.items():
        then, now = _shown(before), _shown(map_.get(id_))
        if now is not None and then is None:
            added.append(now)
        elif now is None and then is not None and not _is_wiped(map_.get(id_)):
            gone.append(then)
        elif now is not None and then is not None and now != then:
            changed.append((then, now))
    return Since(tuple(added), tuple(changed), tuple(gone))


def _is_on_the_map(change: Change) -> bool:
    record = change.after or change.before
    return isinstance(record, (Entry, DataPoint, PlaceEdit))


def _shown(record: Record | None) -> Record | None:
    return record if record is not None and record.is_visible else None


def _is_wiped(record: Record | None) -> bool:
    return getattr(record, "standing", "") == "redacted"
