"""A difference in words, row by row: what people read before an edited file is taken in."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from sim_workshop.domain.record import Record
from sim_workshop.domain.workshop import Map
from sim_workshop.exchange.cells import Names
from sim_workshop.exchange.columns import COLUMNS
from sim_workshop.exchange.difference import Change, Difference
from sim_workshop.exchange.names import main_text, names_of


@dataclass(frozen=True)
class Differs:
    """One column in which a row differs."""

    column: str
    before: str
    after: str


@dataclass(frozen=True)
class Row:
    """One record the file adds, changes or no longer has."""

    id: str
    what: Literal["added", "changed", "removed"]
    kind: str
    text: str
    differs: tuple[Differs, ...] = ()
    meanwhile: bool = False
    """The room changed it, too, since the file was written."""


def rows(map_: Map, found: Difference) -> tuple[Row, ...]:
    """Changed rows first: they take the place of something."""
    names = names_of(map_)
    changed = [_changed(c, names) for c in found.changed]
    added = [Row(r.id, "added", r.label, main_text(r)) for r in found.added]
    removed = [Row(r.id, "removed", r.label, main_text(r)) for r in found.removed]
    return (*changed, *added, *removed)


def _changed(change: Change, names: Names) -> Row:
    after = change.after
    differs = tuple(_differs(change, names, type(after)))
    return Row(after.id, "changed", after.label, main_text(after), differs, change.meanwhile)


def _differs(change: Change, names: Names, kind: type[Record]) -> list[Differs]:
    """By the columns people know; ids and what only the program reads are left out."""
    shown = [c for c in COLUMNS.get(kind, ()) if not c.hidden]
    pairs = [
        Differs(c.heading, c.words(change.before, names), c.words(change.after, names))
        for c in shown
    ]
    return [pair for pair in pairs if pair.before != pair.after]
