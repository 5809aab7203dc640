"""The draft as the planning team reads it: the report as a page, made like any other file."""

from __future__ import annotations

from sim_workshop.domain.workshop import Map
from sim_workshop.store import Store
from sim_workshop.use_cases.making.asking import wanted
from sim_workshop.use_cases.making.made_files import Coming, MadeFiles
from sim_workshop.use_cases.publishing import KINDS, leaving

DRAFT = "report.docx"


def draft_of(files: MadeFiles, store: Store, map_: Map) -> Coming:
    """The newest draft. It leaves the house: its numbers are written down before it is made."""
    kind = next(k for k in KINDS if k.name == DRAFT)
    known = files.known(wanted(store, map_, kind))
    return known or files.ask(wanted(store, leaving(store, map_, kind), kind))
