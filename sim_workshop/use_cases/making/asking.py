"""Asking for a file: who may have it is ruled each time, how it is made happens once."""

from __future__ import annotations

from sim_workshop.domain.people import Member
from sim_workshop.domain.workshop import Map
from sim_workshop.store import Store
from sim_workshop.use_cases.making.made_files import Coming, MadeFiles, Wanted
from sim_workshop.use_cases.publishing import (
    EVERYTHING,
    KINDS,
    Kind,
    file_name,
    kind_for,
    leaving,
    what_it_needs,
)
from sim_workshop.words import language


def ask_for(
    files: MadeFiles, store: Store, code: str, member: Member | None, name: str,
    *, ticket: str = "", again: bool = False,
) -> Coming:  # fmt: skip
    """A file for this person: the one their ticket stands for, or that of the newest revision."""
    map_ = store.read(code)
    kind = kind_for(map_, member, name)
    waited_for = files.find(ticket) if ticket else None
    if waited_for and (waited_for.code, waited_for.name) == (code, name) and not again:
        return waited_for
    known = None if again else files.known(wanted(store, map_, kind))
    return known or files.ask(wanted(store, leaving(store, map_, kind), kind), again=again)


def wanted(store: Store, map_: Map, kind: Kind) -> Wanted:
    """What is asked for, in the language of whoever asks."""
    return Wanted(
        kind.name, file_name(map_, kind), map_, language(),
        beside=what_it_needs(store, map_, kind),
        of=kind.of, elsewhere=kind.turned if kind.elsewhere else None,
    )  # fmt: skip


def media_type(name: str) -> str:
    """What a browser takes a file of this name for."""
    return next(k.media_type for k in (*KINDS, EVERYTHING) if k.name == name)
