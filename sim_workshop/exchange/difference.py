"""What an imported file would change in a workshop: shown before anything is written."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Any

from sim_workshop.domain.evidence import LocalMeasure
from sim_workshop.domain.privacy import BLANKED
from sim_workshop.domain.record import Record
from sim_workshop.domain.report_plan import ReportPlan
from sim_workshop.domain.workshop import Map, PlaceEdit, PracticeAnswer, Room, Workshop
from sim_workshop.exchange.columns import COLUMNS
from sim_workshop.exchange.derived import follows_changes
from sim_workshop.exchange.imported import SUPPRESSED, Imported, NewIds, fingerprint, name_of
from sim_workshop.exchange.lists import Named, NamedOne
from sim_workshop.exchange.names import main_text

OWN_KEY = (Workshop, Room, ReportPlan, PlaceEdit, PracticeAnswer)
"""Kinds whose id says what they are: there is one of each, and no second one can be added."""


@dataclass(frozen=True)
class Change:
    """One record as the workshop has it and as the file has it."""

    before: Record
    after: Record
    meanwhile: bool = False
    """The room changed it too since the file was written: somebody has to choose."""

    @property
    def fields(self) -> tuple[str, ...]:
        """What differs, by field."""
        old, new = self.before.contents(), self.after.contents()
        return tuple(key for key in new if old.get(key) != new[key])


@dataclass(frozen=True)
class Difference:
    """Records the file adds, changes and no longer has."""

    added: tuple[Record, ...] = ()
    changed: tuple[Change, ...] = ()
    removed: tuple[Record, ...] = ()

    @property
    def is_empty(self) -> bool:
        return not (self.added or self.changed or self.removed)


def difference(map_: Map, imported: Imported) -> Difference:
    """A file of this very workshop is compared record by record. One made elsewhere only adds: its
    ids mean nothing here, so they are given anew, and what is already there is not added again."""
    if not _is_of(map_, imported):
        return _of_elsewhere(map_, imported)
    added, changed = [], []
    for record in _without_clashes(map_, imported):
        before = map_.get(record.id)
        if before is None:
            added.append(record)
        elif _was_edited(record, imported):
            same_kind = type(before) is type(record)
            after = _as_meant(before, record, imported) if same_kind else record
            if after != before:
                changed.append(Change(before, after, _meanwhile(before, imported)))
    return Difference(tuple(added), tuple(changed), _removed(map_, imported))


def _is_of(map_: Map, imported: Imported) -> bool:
    """A file that may leave does not carry the code people join with, but what is made of it."""
    return bool(map_.code) and imported.code in (map_.code, map_.once(name_of))


def _without_clashes(map_: Map, imported: Imported) -> list[Record]:
    """The file's records; a row somebody added may have got the id of something the room wrote
    meanwhile, and is given another."""
    known = imported.exported
    ids = NewIds([*map_.records, *known, *(r.id for r in imported.records)])
    renamed = {
        r.id: ids.next(r.kind)
        for r in imported.records
        if known and r.id not in known and r.id in map_.records and not isinstance(r, OWN_KEY)
    }
    return [_relinked(r, renamed) for r in imported.records] if renamed else [*imported.records]


def _as_meant(before: Record, record: Record, imported: Imported) -> Record:
    """The file's record, with what the file did not show taken from the workshop's."""
    shown = imported.columns.get(record.kind)
    hidden = BLANKED if record.id in imported.suppressed else {}
    old = before.contents()
    kept = {
        key: old[key]
        for key, value in record.contents().items()
        if (shown is not None and key not in shown) or (key in hidden and _is_left_out(value))
    }
    return follows_changes(before, record.but(**kept) if kept else record)


def _is_left_out(value: Any) -> bool:
    return value in (None, "", SUPPRESSED, [])


def _was_edited(record: Record, imported: Imported) -> bool:
    """Whether a record differs from what it was when the file was written."""
    known = imported.exported.get(record.id)
    return known != fingerprint(record, imported.columns.get(record.kind))


def _meanwhile(before: Record, imported: Imported) -> bool:
    return before.id in imported.exported and _was_edited(before, imported)


def _removed(map_: Map, imported: Imported) -> tuple[Record, ...]:
    """Records the file once held and holds no more: of kinds it still has a sheet for."""
    there = {r.id for r in imported.records}
    gone = [r for i in imported.exported if i not in there and (r := map_.get(i))]
    never = (Workshop, Room, ReportPlan)
    return tuple(
        r for r in gone if r.kind in imported.columns and r.is_visible and not isinstance(r, never)
    )


def _of_elsewhere(map_: Map, imported: Imported) -> Difference:
    known = {_signature(r): r.id for r in map_.records.values()}
    renamed = {r.id: known[_signature(r)] for r in imported.records if _signature(r) in known}
    ids = NewIds([*map_.records, *_place_ids(map_)])
    for record in imported.records:
        if record.id not in renamed and not isinstance(record, OWN_KEY):
            renamed[record.id] = ids.next(record.kind)
    added, changed = [], []
    for record in (_relinked(r, renamed) for r in imported.records):
        before = map_.get(record.id)
        if before is None and not isinstance(record, Room | ReportPlan):
            added.append(record)
        elif isinstance(before, OWN_KEY) and not isinstance(before, Room | ReportPlan):
            after = _blanks_filled(before, record)
            if after != before:
                changed.append(Change(before, after))
    return Difference(tuple(added), tuple(changed))


def _place_ids(map_: Map) -> Iterable[str]:
    return [*(i.id for i in map_.pack.intercepts), *(e.id for e in map_.pack.elements),
            *(f.id for f in map_.pack.flows)]  # fmt: skip


def _signature(record: Record) -> tuple[object, ...]:
    """What makes two entries the same although their files know nothing of each other."""
    places = getattr(record, "places", ()) or getattr(record, "about", ())
    more = (getattr(record, "period", ""), getattr(record, "value", ""), getattr(record, "who", ""))
    own = record.id if isinstance(record, OWN_KEY) else ""
    return (record.kind, own, main_text(record), places[:1], *more)


def _relinked(record: Record, renamed: Mapping[str, str]) -> Record:
    """The record under its new id, with its links following the others' new ids."""
    contents = {
        key: _renamed(value, renamed) if key in LINK_FIELDS[type(record)] else value
        for key, value in record.contents().items()
    }
    contents["id"] = renamed.get(record.id, record.id)
    if isinstance(record, LocalMeasure):
        contents["measure"] = contents["measure"] | {"id": contents["id"]}
    return record.but(**contents)


def _link_fields() -> Mapping[type[Record], frozenset[str]]:
    """Fields that hold ids of records, by kind."""
    linked = {
        kind: frozenset(c.field for c in columns if isinstance(c.form, Named | NamedOne))
        for kind, columns in COLUMNS.items()
    }
    return linked | {Room: linked[Room] | {"round", "group", "block"}}


LINK_FIELDS = _link_fields()


def _renamed(value: Any, renamed: Mapping[str, str]) -> Any:
    if isinstance(value, list):
        return [_renamed(each, renamed) for each in value]
    return renamed.get(value, value) if isinstance(value, str) else value


def _blanks_filled(before: Record, record: Record) -> Record:
    """A settled workshop is not resettled by somebody's file; only what it leaves open is taken."""
    blank = type(before).model_construct(id=before.id).contents()
    old, new = before.contents(), record.contents()
    filled = {key: new[key] for key in new if old[key] == blank.get(key) and old[key] != new[key]}
    return before.but(**filled)
