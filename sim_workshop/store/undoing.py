"""Undo: a compensating act on one's own last act, refused when somebody built on it."""

from __future__ import annotations

from sqlalchemy import Connection, select

from sim_workshop.domain.errors import NotAllowed, NotFound
from sim_workshop.store import tables as t
from sim_workshop.store.reading import Change, changes_of
from sim_workshop.store.writing import Work

NEVER_UNDONE = (
    "round.", "ballot.", "member.", "text.redacted", "workshop.", "room.", "evaluation.",
    "form.linked", "form.closed", "workgroup.linked", "workgroup.unlinked",
    "survey.",
)  # fmt: skip
"""Acts that cannot be taken back by undo: votes, joining, wiping, opening, links."""


def last_act(connection: Connection, code: str, member: str) -> list[Change]:
    """The lines of the member's last act that is neither an undo nor undone already."""
    undone = set(
        connection.execute(
            select(t.change.c.undoes).where(
                t.change.c.workshop == code, t.change.c.undoes.is_not(None)
            )
        ).scalars()
    )
    lines = changes_of(connection, code, member=member)
    candidates = [c for c in lines if c.undoes is None and c.revision not in undone and c.record]
    candidates = [c for c in candidates if not c.verb.startswith(NEVER_UNDONE)]
    if not candidates:
        return []
    return [c for c in candidates if c.revision == candidates[0].revision]


def undo(work: Work) -> list[Change]:
    """Puts back what the last act changed. Content is compared, not revision numbers: an undo
    touches the record too, and undoing it again must still find what it left."""
    lines = last_act(work.connection, work.map.code, work.member.id)
    if not lines:
        raise NotFound("There is nothing of yours left to undo.")
    for line in lines:
        if work.map.get(line.record) != line.after:
            raise NotAllowed("Somebody has changed this since. It stays as it is now.")
    for line in lines:
        if line.before is None:
            work.forget(line.record)
        else:
            work.put(line.before)
    _refuse_if_named(work, {line.record for line in lines if line.before is None})
    work.undoes = lines[0].revision
    return lines


def _refuse_if_named(work: Work, forgotten: set[str]) -> None:
    """Others may have built on a record by naming it: an idea for the gap, a step of a priority.
    What the same act named it by is put back as well and does not count."""
    for record_id in work.map.records:
        left = work.get(record_id)
        if left is not None and forgotten & set(left.links()):
            raise NotAllowed("Somebody has built on this since. It stays as it is now.")
