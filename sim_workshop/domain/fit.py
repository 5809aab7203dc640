"""What must hold between the parts of a content pack: every id once, every name of something
else a name of something there. What does not fit is said with where to look."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator
from difflib import get_close_matches
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from sim_workshop.domain.place import Pack

COMMUNITY = "community"
"""Where the boxes at both ends of the picture and the care band belong; not an intercept."""
ALL = "all"
"""Whose seats are wanted at every intercept."""
WEIGHED = ("votes", "importance", "feasibility", "severity", "evidence")
"""The terms of the weighed ranking that every pack weighs."""
LEVERAGE = "leverage"
"""The term a workshop may switch on where its arrows are counted."""


class Misfit(NamedTuple):
    """Two parts of a pack that do not fit together, and where to look."""

    group: str
    """A field of Pack, such as "flows"."""
    position: int
    key: str
    """The field of that part; empty for all of it."""
    expected: str


def misfits(pack: Pack) -> Iterator[Misfit]:
    """Everything in a pack that does not fit together, the plainest mistakes first."""
    yield from _ids_used_twice(pack)
    yield from _unknown_places(pack)
    yield from _unknown_terms(pack)
    yield from _unknown_sources(pack)
    yield from _unknown_seats(pack)
    yield from _rows_used_twice(pack)
    yield from _weights_that_do_not_add_up(pack)


def _ids_used_twice(pack: Pack) -> Iterator[Misfit]:
    named: Counter[str] = Counter()
    for group in pack.WITH_ID:
        for position, part in enumerate(getattr(pack, group)):
            named[part.id] += 1
            if named[part.id] > 1 or part.id in {COMMUNITY, ALL}:
                said = f"an id of its own: “{part.id}” is already in use"
                yield Misfit(group, position, "id", said)


def _unknown_places(pack: Pack) -> Iterator[Misfit]:
    intercepts = {i.id for i in pack.intercepts}
    boxes = {e.id for e in pack.elements}
    asked = (
        ("elements", "intercept", intercepts | {COMMUNITY}, "an intercept"),
        ("prompts", "intercept", intercepts, "an intercept"),
        ("practices", "intercept", intercepts, "an intercept"),
        ("typical_resources", "intercept", intercepts, "an intercept"),
        ("typical_gaps", "intercept", intercepts, "an intercept"),
        ("measures", "intercept", intercepts, "an intercept"),
        ("benchmarks", "intercept", intercepts, "an intercept"),
        ("seats", "intercept", intercepts | {ALL}, "an intercept or “all”"),
        ("flows", "start", boxes, "the id of a box"),
        ("flows", "end", boxes, "the id of a box"),
        ("prompts", "element", boxes, "the id of a box"),
    )
    for group, key, known, what in asked:
        yield from _unknown(pack, group, key, known, what)


def _unknown_terms(pack: Pack) -> Iterator[Misfit]:
    words = pack.vocabulary
    asked = (
        ("practices", "evidence", "evidence_levels"),
        ("typical_gaps", "type", "gap_types"),
        ("measures", "unit", "units"),
        ("measures", "key_measure", "key_measures"),
        ("benchmarks", "unit", "units"),
        ("flows", "kind", "flow_kinds"),
    )
    for group, key, listing in asked:
        yield from _unknown(pack, group, key, words.ids(listing), f"one of the {listing}")


def _unknown(pack: Pack, group: str, key: str, known: Iterable[str], what: str) -> Iterator[Misfit]:
    for position, part in enumerate(getattr(pack, group)):
        value = getattr(part, key)
        if value and value not in known:
            yield Misfit(group, position, key, f"{what}, and {_there_is_no(value, known)}")


def _there_is_no(value: str, known: Iterable[str]) -> str:
    near = get_close_matches(value, sorted(known), n=1)
    return f"there is no “{value}”" + (f" (did you mean “{near[0]}”?)" if near else "")


def _unknown_sources(pack: Pack) -> Iterator[Misfit]:
    known = {s.key for s in pack.sources}
    for group in pack.WITH_ID:
        key = "sources" if group == "intercepts" else "src"
        for position, part in enumerate(getattr(pack, group)):
            for source in getattr(part, key):
                if source not in known:
                    said = f"the key of one of the sources, and {_there_is_no(source, known)}"
                    yield Misfit(group, position, key, said)


def _unknown_seats(pack: Pack) -> Iterator[Misfit]:
    known = {s.id for s in pack.seats}
    for position, charter in enumerate(pack.charter):
        for seat in charter.seats:
            if seat not in known:
                said = f"the ids of seats, and {_there_is_no(seat, known)}"
                yield Misfit("charter", position, "seats", said)


def _rows_used_twice(pack: Pack) -> Iterator[Misfit]:
    taken: dict[tuple[str, int], str] = {}
    for position, box in enumerate(pack.elements):
        if box.row is None:
            continue
        first = taken.setdefault((box.intercept, box.row), box.id)
        if first != box.id:
            yield Misfit(
                "elements", position, "row", f"a row of its own: {first} has row {box.row}"
            )


def _weights_that_do_not_add_up(pack: Pack) -> Iterator[Misfit]:
    known = ", ".join(WEIGHED)
    if set(pack.weights) - {LEVERAGE} != set(WEIGHED):
        yield Misfit("weights", 0, "", f"one weight for each of {known}")
    elif min(pack.weights.values()) < 0 or abs(sum(pack.weights.values()) - 1) > 0.001:
        total = sum(pack.weights.values())
        yield Misfit("weights", 0, "", f"weights of 0 or more that sum to 1, not {total:g}")
