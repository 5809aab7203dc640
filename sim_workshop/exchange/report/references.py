"""What the report rests on: every source gets a short label, and stands once in the list.

Labels are the workshop's own where it has them ("S3"); sources named only by a record get the
next free one. The pack's sources keep their keys.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from sim_workshop.domain.place import Source as PackSource
from sim_workshop.domain.workshop import Map
from sim_workshop.exchange.report.footnotes import Footnotes
from sim_workshop.exchange.report.word import NOTHING, Inline, anchor_link, inline, run
from sim_workshop.words import _


@dataclass(frozen=True)
class Reference:
    """One source as the list prints it."""

    label: str
    bookmark: str
    what: str
    url: str = ""
    read: str = ""


class References:
    """The sources of one report, in the order of the workshop's own list."""

    def __init__(self, map_: Map, *, listed: bool = True) -> None:
        """`listed`: the list of sources is printed, and labels lead to it."""
        self._pack = map_.pack
        self._linked = listed
        self.notes: Footnotes | None = None
        """Where the first citation of a source says what it is."""
        self._by_text: dict[str, Reference] = {}
        self._labels: set[str] = set()
        self._noted: set[str] = set()
        self._cited_of_pack: dict[str, PackSource] = {}
        for source in map_.workshop.sources:
            self._add(source.url or source.what, source.id, source.what, source.read)

    @property
    def listed(self) -> tuple[Reference, ...]:
        return tuple(self._by_text.values())

    @property
    def of_pack(self) -> tuple[PackSource, ...]:
        """Sources of the content pack that were cited, by their keys."""
        return tuple(self._cited_of_pack[key] for key in sorted(self._cited_of_pack))

    def cite(self, source: str, read: str = "") -> Inline:
        """A link to a source in the list; nothing where no source is named."""
        if not source:
            return NOTHING
        found = self._by_text.get(source) or self._add(source, "", "", read)
        shown = self._link(found.bookmark, found.label)
        if self.notes is None or found.label in self._noted:
            return shown
        self._noted.add(found.label)
        return inline(shown, self.notes.refer(f"source {found.label}", *_in_full(found)))

    def _link(self, bookmark: str, label: str) -> Inline:
        return anchor_link(bookmark, run(label, "Hyperlink")) if self._linked else run(label)

    def cite_pack(self, keys: Iterable[str]) -> Inline:
        """Links to sources of the content pack."""
        cited = [s for s in (self._pack.source(key) for key in keys) if s is not None]
        self._cited_of_pack.update({s.key: s for s in cited})
        links = [self._link(pack_bookmark(s.key), s.key) for s in cited]
        return inline(*(part for link in links for part in (run(" "), link)))

    def _add(self, text: str, label: str, what: str, read: str) -> Reference:
        label = label if label and label not in self._labels else self._next_label()
        self._labels.add(label)
        is_address = text.startswith(("http://", "https://"))
        entry = Reference(
            label=label,
            bookmark=f"source_{len(self._by_text) + 1}",
            what=what or ("" if is_address else text),
            url=text if is_address else "",
            read=_how_much(read),
        )
        self._by_text[text] = entry
        return entry

    def _next_label(self) -> str:
        number = len(self._labels) + 1
        while f"S{number}" in self._labels:
            number += 1
        return f"S{number}"


def _in_full(reference: Reference) -> Iterable[Inline]:
    """The source as a footnote has it."""
    said = ". ".join(x for x in (reference.what, reference.url) if x)
    yield run(f"{reference.label}: ", "Strong")
    yield run(f"{said} ({reference.read})" if reference.read else said)


def _how_much(read: str) -> str:
    """How much of a source was read, in words."""
    said = {"full": _("read in full"), "partial": _("read in part")}
    return said.get(read, read)


def pack_bookmark(key: str) -> str:
    """Bookmarks are letters, digits and underscores, at most 40."""
    return "pack_" + "".join(c if c.isalnum() and c.isascii() else "_" for c in key)[:30]
