"""What is new on the map since a moment: a reading of the change log, nothing kept beside it."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from sim_workshop.domain.errors import NotFound
from sim_workshop.domain.evidence import DataPoint
from sim_workshop.domain.findings import Entry
from sim_workshop.domain.record import Record
from sim_workshop.domain.workshop import Map, PlaceEdit
from sim_workshop.store import Change, Store
from sim_workshop.use_cases.hosting import FROM_LAST_TIME


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


def last_time(store: Store, map_: Map) -> Map | None:
    """The workshop this one was opened from, if it is of the same community and still here."""
    if not map_.workshop.opened_from:
        return None
    try:
        old = store.read(map_.workshop.opened_from)
    except NotFound:
        return None
    return old if old.community.id == map_.community.id else None


def between(old: Map, new: Map) -> Since:
    """What a remapping found otherwise: a record that came along keeps its id. Ideas and the
    parking lot stay with last time and have not gone."""
    then, now = _on_the_map(old), _on_the_map(new)
    then = {i: r for i, r in then.items() if r.kind in FROM_LAST_TIME}
    same = {i for i in now if i in then and _is_the_same(then[i], now[i])}
    return Since(
        tuple(r for i, r in now.items() if i not in same),
        tuple((then[i], now[i]) for i in now if i in same and _reads_otherwise(then[i], now[i])),
        tuple(r for i, r in then.items() if i not in same and not _is_wiped(new.get(i))),
    )


def _on_the_map(map_: Map) -> dict[str, Record]:
    kinds = (Entry, DataPoint, PlaceEdit)
    return {r.id: r for r in map_.records.values() if isinstance(r, kinds) and r.is_visible}


def _is_the_same(then: Record, now: Record) -> bool:
    """Another entry may have got the id of one that did not come along: it was written later."""
    when = (getattr(then, "written_at", None), getattr(now, "written_at", None))
    return then.kind == now.kind and when[0] == when[1]


def _reads_otherwise(then: Record, now: Record) -> bool:
    """Who wrote it is not what the map says."""
    beside = {"author", "credit", "wordings", "by_proxy"}
    return then.model_dump(exclude=beside) != now.model_dump(exclude=beside)


def _is_on_the_map(change: Change) -> bool:
    record = change.after or change.before
    return isinstance(record, (Entry, DataPoint, PlaceEdit))


def _shown(record: Record | None) -> Record | None:
    return record if record is not None and record.is_visible else None


def _is_wiped(record: Record | None) -> bool:
    return getattr(record, "standing", "") == "redacted"
