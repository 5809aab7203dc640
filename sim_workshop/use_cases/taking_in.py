"""Reading an edited file back into its workshop: the difference is seen first, then written."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Sequence
from dataclasses import asdict, dataclass
from typing import Any

from pydantic import BaseModel

from sim_workshop.domain.errors import CannotRead, NotAllowed
from sim_workshop.domain.evidence import Anecdote
from sim_workshop.domain.hits import Hit
from sim_workshop.domain.people import Member
from sim_workshop.domain.record import Record, Written
from sim_workshop.domain.roles import may
from sim_workshop.domain.screening import screen
from sim_workshop.domain.workshop import Workshop
from sim_workshop.exchange.changed_rows import Row, rows
from sim_workshop.exchange.difference import Change, Difference, difference
from sim_workshop.exchange.imported import Imported
from sim_workshop.exchange.names import main_text
from sim_workshop.store import Store, Work
from sim_workshop.use_cases.acting import Acting, screened
from sim_workshop.use_cases.carrying import read_content
from sim_workshop.use_cases.hosting import refuse_settings


@dataclass(frozen=True)
class Compared:
    """A file beside its workshop: what it would change, and what of it could not be placed."""

    difference: Difference
    rows: tuple[Row, ...]
    notes: tuple[str, ...]
    seen: tuple[Hit, ...] = ()
    """What the screen of texts sees in what it would write, each once."""


def compare(acting: Acting, *, name: str, content: bytes) -> Compared:
    """Reads a file somebody edited and writes nothing."""
    if not (ruling := may(acting.member, "settings", acting.map)):
        raise NotAllowed(ruling.reason)
    found = read_content(name, content)
    if len(found) != 1:
        raise CannotRead("This file holds several communities; choose one of a single workshop.")
    seen = difference(acting.map, found[0])
    hits = [h for text in _new_texts(seen.added, seen.changed) for h in screen(text)]
    once = {(hit.what, hit.text): hit for hit in hits}
    return Compared(seen, rows(acting.map, seen), found[0].notes, tuple(once.values()))


COMMAND_LINE = Member(id="command-line", role="facilitator", name="Command line")


def take_difference(
    acting: Acting, *, found: Difference, overrule: Collection[str] = (), names_nobody: bool = False
) -> tuple[int, int, int]:
    """Writes what was confirmed: added, changed, removed, in one act that undo takes back whole.

    A record the room changed since the file was written stays as the room has it, unless its id
    is in `overrule`. A record that changed since the difference was shown refuses the whole act.
    So does a text in which the screen sees a person, unless it is stated that none is named, and
    a setting that could not be changed on the page of settings either.
    """
    changed = [c for c in found.changed if not c.meanwhile or c.before.id in overrule]
    screened(*_new_texts(found.added, changed), names_nobody=names_nobody)
    with acting.act("difference.taken", "settings") as work:
        _still_as_shown(work, [*(c.before for c in changed), *found.removed])
        for record in found.added:
            _not_taken(work, record)
            work.put(_stated(record))
        for change in changed:
            _refuse_as_settings(acting.member, change)
            work.put(_in_other_words(change))
        for record in found.removed:
            _take_away(work, record)
        work.details["counts"] = [len(found.added), len(changed), len(found.removed)]
    return len(found.added), len(changed), len(found.removed)


NO_TEXTS = frozenset({"id", "author", "email", "member", "grant"})
"""Fields that are no words for others to read."""


def _new_texts(added: Sequence[Record], changed: Sequence[Change]) -> list[str]:
    """What others would read for the first time."""
    fields = [(r, [*type(r).model_fields]) for r in added]
    fields += [(c.after, [*c.fields]) for c in changed]
    return [
        text for record, names in fields if record.is_visible
        for name in names if name not in NO_TEXTS
        for text in _texts(getattr(record, name))
    ]  # fmt: skip


def _texts(value: object) -> Iterator[str]:
    """Every text in a value, at any depth. A day or a number tells of nobody."""
    if isinstance(value, str):
        yield value
    elif isinstance(value, tuple):
        for each in value:
            yield from _texts(each)
    elif isinstance(value, BaseModel):
        for _, each in value:
            yield from _texts(each)


def _refuse_as_settings(member: Member, change: Change) -> None:
    if isinstance(change.before, Workshop) and isinstance(change.after, Workshop):
        refuse_settings(member, change.before, change.after)


def _in_other_words(change: Change) -> Record:
    """A story was released for print in the words it had then."""
    after = change.after
    if isinstance(after, Anecdote) and "text" in change.fields:
        after = after.but(released=False, released_by="", release_reason="")
    return _stated(after)


def _stated(record: Record) -> Record:
    """What the screen sees a person in gets here only where it was stated that it names nobody."""
    if isinstance(record, Written) and record.is_visible and screen(record.text):
        return record.but(names_nobody=True)
    return record


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
    store: Store, code: str, found: Sequence[Imported], *, write: bool, names_nobody: bool = False
) -> dict[str, Any]:
    """`import FILE --into CODE`: the difference as JSON; written only with --yes."""
    if len(found) != 1:
        raise CannotRead("This file holds several communities; --into takes one. Nothing changed.")
    acting = Acting(store, code, COMMAND_LINE.model_copy(update={"workshop": code}))
    before = acting.map
    seen = difference(before, found[0])
    if write:
        take_difference(acting, found=seen, names_nobody=names_nobody)
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
