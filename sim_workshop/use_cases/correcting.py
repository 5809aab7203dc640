"""One correction of a record that is kept for the year: as this person saw it, or both shown."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any, TypeVar

from pydantic import BaseModel

from sim_workshop.domain.errors import NotFound, StaleEdit
from sim_workshop.domain.record import Removable
from sim_workshop.store import Work

K = TypeVar("K", bound=Removable)


def still_kept(work: Work, id: str, of: type[K]) -> K:
    """The record, unless somebody took it off."""
    found = work.need(id, of)
    if found.removed:
        raise NotFound(f"This {of.label.lower()} was taken off.")
    return found


def corrected(
    work: Work, of: type[K], id: str, seen: Removable | None, changes: Mapping[str, Any]
) -> K:
    """The record with the changes. If somebody changed the same meanwhile, both are shown."""
    known = still_kept(work, id, of)
    return known.but(**own_changes(known, seen, changes))


def own_changes(
    known: BaseModel, seen: BaseModel | None, changes: Mapping[str, Any]
) -> dict[str, Any]:
    """What this person changed of what they saw: the rest of a form stays as others have made it
    since. Where somebody was faster with the same, theirs and yours are shown instead."""
    if seen is None:
        return dict(changes)
    own = {name: now for name, now in changes.items() if getattr(seen, name) != now}
    other = [n for n in own if getattr(known, n) not in (getattr(seen, n), own[n])]
    if other:
        theirs = known.model_dump(mode="json")
        raise StaleEdit(
            theirs=" | ".join(_said(theirs[c]) for c in other),
            yours=" | ".join(_said(changes[c]) for c in other),
        )
    return own


def _said(content: object) -> str:
    """As it reads: lists by comma, nothing for what is empty."""
    if isinstance(content, Mapping):
        return " ".join(str(v) for v in content.values() if v)
    if isinstance(content, list | tuple):
        return ", ".join(_said(part) for part in content)
    return str(content if content is not None else "")
