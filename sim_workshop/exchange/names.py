"""What places and records are called in a file, so that people see names where we keep ids."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator

from sim_workshop.domain.place import Pack, Vocabulary
from sim_workshop.domain.record import Record
from sim_workshop.domain.text import one_line, shortened
from sim_workshop.domain.workshop import Map
from sim_workshop.exchange.cells import Names

LONGEST_LABEL = 60
MAIN_FIELDS = ("text", "title", "name", "agency", "value")
"""Where a record says what it is: the first of these that is filled."""


def main_text(record: Record) -> str:
    """What a record says, in full: its text, title or name."""
    found = (getattr(record, name, "") for name in MAIN_FIELDS)
    return next((text for text in found if text), record.id)


def names_of(map_: Map) -> Names:
    """Names of all places and records of a workshop."""
    called = [*_places(map_), *_parts(map_.pack), *_records(map_.records.values())]
    words = vocabulary_words(map_.pack.vocabulary)
    return Names({each: label for each, label, _ in called}, _unambiguous(called), words)


def vocabulary_words(vocabulary: Vocabulary) -> dict[str, dict[str, str]]:
    """Every list of the vocabulary: id and label."""
    return {
        listing: {term.id: term.label for term in getattr(vocabulary, listing)}
        for listing in type(vocabulary).model_fields
    }


Called = tuple[str, str, tuple[str, ...]]
"""An id, its label, and the other names by which a person may mean it."""


def _places(map_: Map) -> Iterator[Called]:
    """The pack's places under the workshop's own, hidden ones too: records may still be there."""
    for i in {i.id: i for i in (*map_.pack.intercepts, *map_.intercepts)}.values():
        other = (i.name, i.id, f"intercept {i.id}", i.short_name)
        yield i.id, one_line(f"{i.token} {i.name}"), other
    signs = {i.id: i.token for i in (*map_.pack.intercepts, *map_.intercepts)}
    boxes = {e.id: e for e in (*map_.pack.elements, *map_.elements)}
    for e in boxes.values():
        label = one_line(f"{signs.get(e.intercept, 'Community')}: {e.name}")
        yield e.id, label, (e.name, e.short_name)
    for f in {f.id: f for f in (*map_.pack.flows, *map_.flows)}.values():
        ends = (boxes[end].name if end in boxes else end for end in (f.start, f.end))
        yield f.id, one_line(" → ".join(ends)), ()


def _parts(pack: Pack) -> Iterator[Called]:
    for seat in pack.seats:
        yield seat.id, one_line(seat.name), ()
    for measure in pack.measures:
        yield measure.id, one_line(measure.name), ()
    for practice in pack.practices:
        yield practice.id, one_line(practice.text), (practice.text,)


def _records(records: Iterable[Record]) -> Iterator[Called]:
    for record in records:
        if record.kind not in {"place", "practice", "workshop", "room"}:
            whole = main_text(record)
            letter = getattr(record, "letter", "")
            label = one_line(f"{letter} {shortened(whole, LONGEST_LABEL)}")
            yield record.id, label, (one_line(whole), letter)


def _unambiguous(called: Iterable[Called]) -> dict[str, str]:
    by_name = {(name.lower(), each) for each, label, other in called for name in (label, *other)}
    count = Counter(name for name, _ in by_name)
    return {name: each for name, each in by_name if name and count[name] == 1}
