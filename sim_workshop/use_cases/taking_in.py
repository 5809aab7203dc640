"""Reading an edited file back into its workshop: the difference is seen first, then written."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from dataclasses import asdict, dataclass
from typing import Any

from sim_workshop.domain.errors import CannotRead, NotAllowed
from sim_workshop.domain.people import Member
from sim_workshop.domain.record import Record, Written
from sim_workshop.domain.roles import may
from sim_workshop.exchange.changed_rows import Row, rows
from sim_workshop.exchange.difference import Change, Difference, difference
from sim_workshop.exchange.imported import Imported
from sim_workshop.exchange.names import main_text
from sim_workshop.store import Store, Work
from sim_workshop.use_cases.acting import Acting
from sim_workshop.use_cases.carrying import read_content


@dataclass(frozen=True)
class Compared:
    """A file beside its workshop: what it would change, and what of it could not be placed."""

    difference: Difference
    rows: tuple[Row, ...]
    notes: tuple[str, ...]


def compare(acting: Acting, *, name: str, content: bytes) -> Compared:
    """Reads a file somebody edited and writes nothing."""
    if not (ruling := may(acting.member, "settings", acting.map)):
        raise NotAllowed(ruling.reason)
    found = read_content(name, content)
    if len(found) != 1:
        raise CannotRead("This file holds several communities; choose one of a single workshop.")
    seen = difference(acting.map, found[0])
    return Compared(seen, rows(acting.map, seen), found[0].notes)


COMMAND_LINE = Member(id="command-line", role="facilitator", name="Command line")


def take_difference(
    acting: Acting, *, found: Difference, overrule: Collection[str] = ()
) -> tuple[int, int, int]:
    """Writes what was confirmed: added, changed, removed, in one act that undo takes back whole.

    A record the room changed since the file was written stays as the room has it, unless its id
    is in `overrule`. A record that changed since the difference was shown refuses the whole act.
    """
    with acting.act("difference.taken", "settings") as work:
        changed = [c for c in found.changed if not c.meanwhile or c.before.id in overrule]
        _still_as_shown(work, [*(c.before for c in changed), *found.removed])
        for record in found.added:
            _not_taken(work, record)
            work.put(record)
        for change in changed:
            work.put(change.after)
        for record in found.removed:
            _take_away(work, record)
        work.details["counts"] = [len(found.added), len(changed), len(found.removed)]
    return len(found.added), len(changed), len(found.removed)


def _still_as_shown(work: Work, shown: Sequence[Record]) -> None:
    for record in shown:
        if work.map.get(record.id) != record:
            raise NotAllowed(
                f"“{main_text(record)}” was changed while you looked at the difference. Nothing "
                "was written. Read the file again to see it as it stands now."
            )


def _not_taken(work: Work, record: Record) -> None:
    if work.map.get(record.id) is not None:
        raise NotAllowed(
            "Something new was written under the same number meanwhile. Nothing was written. "
            "Read the file again."
        )


def _take_away(work: Work, record: Record) -> None:
    """A removed row hides its record; undo and the history bring it back."""
    hides = {"removed", "withdrawn"} & set(type(record).model_fields)
    if isinstance(record, Written):
        work.put(record.but(standing="removed", standing_reason="Removed in the workbook"))
    elif hides:
        work.put(record.but(**dict.fromkeys(hides, True)))
    else:
        work.forget(record.id)


def from_command_line(
    store: Store, code: str, found: Sequence[Imported], *, write: bool
) -> dict[str, Any]:
    """`import FILE --into CODE`: the difference as JSON; written only with --yes."""
    if len(found) != 1:
        raise CannotRead("This file holds several communities; --into takes one. Nothing changed.")
    acting = Acting(store, code, COMMAND_LINE.model_copy(update={"workshop": code}))
    before = acting.map
    seen = difference(before, found[0])
    if write:
        take_difference(acting, found=seen)
    return {
        "code": code, "written": write, "notes": list(found[0].notes),
        "added": [_named(r) for r in seen.added],
        "changed": [_changed(c) for c in seen.changed],
        "removed": [_named(r) for r in seen.removed],
        "rows": [asdict(row) for row in rows(before, seen)],
    }  # fmt: skip


def _named(record: Record) -> dict[str, str]:
    return {"id": record.id, "kind": record.kind, "text": main_text(record)}


def _changed(change: Change) -> dict[str, Any]:
    return {
        **_named(change.after), "fields": list(change.fields), "meanwhile": change.meanwhile,
    }  # fmt: skip
