"""The draft as the planning team reads it: the report as a page, made like any other file."""

from __future__ import annotations

from dataclasses import replace

from sim_workshop.domain.review import Review, ReviewComment
from sim_workshop.domain.workshop import Map
from sim_workshop.store import Store
from sim_workshop.use_cases.making.asking import wanted
from sim_workshop.use_cases.making.made_files import Coming, MadeFiles, mark_of
from sim_workshop.use_cases.publishing import KINDS, leaving

DRAFT = "report.docx"


def draft_of(files: MadeFiles, store: Store, map_: Map) -> Coming:
    """The newest draft. It leaves the house: its numbers are written down before it is made."""
    kind = next(k for k in KINDS if k.name == DRAFT)
    same = map_.once(_as_read)
    known = files.known(replace(wanted(store, map_, kind), mark=same))
    if known is not None:
        return known
    leaves = leaving(store, map_, kind)
    return files.ask(replace(wanted(store, leaves, kind), mark=leaves.once(_as_read)))


def _as_read(map_: Map) -> str:
    """A comment makes no other draft: it is not made anew for everybody who said something."""
    kept = {i: r for i, r in map_.records.items() if not isinstance(r, Review | ReviewComment)}
    return mark_of(replace(map_, revision=0, records=kept))
